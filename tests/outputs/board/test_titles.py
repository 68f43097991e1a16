"""Titles of two lines part where the eye rests."""

import pytest

from wuhua.outputs.board.titles import parted, write_title


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2025年四季度被征地人员养老保障", ("2025年四季度", "被征地人员养老保障")),
        ("2025年四季度行政账干部报酬和误工补贴", ("2025年四季度行政账", "干部报酬和误工补贴")),
        ("党费收缴和使用（2025年下半年）", ("党费收缴和使用", "（2025年下半年）")),
        ("2025年12月计划生育家庭奖励扶助", ("2025年12月", "计划生育家庭奖励扶助")),
        ("关于中社路灯改造工程的结算公告", ("关于中社路灯改造", "工程的结算公告")),
        ("村两委成员", ("村两委", "成员")),
        ("延长便民服务时间的通知", ("延长便民服务", "时间的通知")),
    ],
)
def test_a_title_parts_after_its_period_or_between_phrases(title: str, lines: tuple[str, ...]) -> None:
    """No word is cut, and neither line is much longer than the other."""
    assert parted(title) == lines


@pytest.mark.parametrize("title", ["和", "", "2025年", "五化自查", "云溪村村规民约全文"])
def test_a_title_without_a_good_place_stays_whole(title: str) -> None:
    """Then it breaks wherever its line ends, rather than after one long line."""
    assert parted(title) == (title,)


def test_titles_are_text() -> None:
    """What looks like a tag in a title is shown as it was typed."""
    assert write_title("2025年四季度<b>情况</b>说明") == (
        '<span class="line-part">2025年四季度</span><span class="line-part">&lt;b&gt;情况&lt;/b&gt;说明</span>'
    )
    assert write_title("<i>") == "&lt;i&gt;"
