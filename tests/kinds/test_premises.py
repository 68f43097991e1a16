"""设施用房: areas as computed from rooms, shares told in a villager's words."""

import pytest

from tests.kinds.sheets import figures, row_of, sheet, told

ROOMS = """总面积: 600
房间:
  - {名称: 大厅, 面积: 250.5, 公益: 是}
  - {名称: 书屋, 面积: 149.5, 公益: 是}
  - {名称: 办公室, 面积: 200}
  - {名称: 健身点, 面积: 500, 公益: 是, 室外: 是}
"""


def test_the_public_area_is_the_sum_of_public_rooms() -> None:
    """Rooms outdoors are no part of the premises; a declared figure stands over the sum."""
    assert row_of("premises", ROOMS).data["public"] == 4000000
    assert row_of("premises", ROOMS + "公益面积: 410\n").data["public"] == 4100000
    assert figures(sheet("premises", ROOMS))["给村民用"] == "400.0"


@pytest.mark.parametrize(("area", "said"), [("400", "6.7"), ("300", "5.0"), ("600", "10.0")])
def test_a_share_is_told_in_tenths(area: str, said: str) -> None:
    """Of every ten square metres so many are for villagers, rounded half up."""
    assert f"每十平方米里有 {said} 给村民用。" in told(sheet("premises", f"总面积: 600\n公益面积: {area}\n"))


def test_a_village_without_any_figure_of_rooms_tells_no_share() -> None:
    """Nothing written means nothing said, not zero."""
    assert row_of("premises", "总面积: 600\n房间: [{名称: 大厅, 公益: 是}]\n").data["public"] is None
    assert "每十平方米" not in told(sheet("premises", "总面积: 600\n"))


def test_a_plate_that_was_taken_down_hangs_no_more() -> None:
    """Only plates that hang are counted and judged."""
    text = "总面积: 1\n牌子:\n  - {名称: 甲, 种类: 其他, 位置: 外墙, 摘牌日期: 2025-01-01}\n  - {名称: 乙, 种类: 党组织, 位置: 外墙}\n"
    assert figures(sheet("premises", text))["外墙挂牌"] == "1"
    assert [plate[2] for plate in row_of("premises", text).data["plates"]] == ["乙"]
