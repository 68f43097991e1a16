"""网格: groups left out, grids without a head; a household has no field."""

from tests.kinds.kit import check_text_of
from tests.kinds.sheets import figures, row_of, sheet, told
from wuhua.kinds import kinds_by_ident

VILLAGE = """名称: 云溪村
类别: 村
户籍人口: 3
户数: 2
村民小组: [{名称: 一组}, {名称: 二组}]
"""
ONE = "网格:\n  - {编号: 第一网格, 范围: 上社, 小组: [一组], 户数: 200, 人手: [{岗位: 网格长, 空缺: 正在推选}]}\n"


def test_a_group_without_a_grid_is_named() -> None:
    """S004-40: no gap: what the village's groups leave over is said."""
    village = row_of("profile", VILLAGE)
    assert "二组还没有划进网格。" in told(sheet("grid", ONE, village))
    two = ONE + "  - {编号: 第二网格, 范围: 下社, 小组: [二组], 户数: 310}\n"
    assert "最小的网格200户，最大的310户。 每个村民小组都划进了网格。" in told(sheet("grid", two, village))


def test_a_grid_without_a_head_is_counted() -> None:
    """A vacant head and no head at all both leave the grid without one."""
    made = sheet("grid", ONE + "  - {编号: 第二网格, 范围: 下社}\n")
    assert figures(made)["没有网格长"] == "2"


def test_a_household_card_cannot_be_written() -> None:
    """S004-44: there is no key for a household or a resident."""
    checked = check_text_of(kinds_by_ident()["grid"], ONE.replace("户数: 200", "户主: 某某"))
    assert checked.record is None
