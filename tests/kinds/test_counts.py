"""数字公开: what its sheet and rule V08 say of numbers."""

import pytest

from tests.kinds.told import checked, facts_of, sentences, sheet_on
from wuhua.kinds.counts.view import share
from wuhua.model.sheet import TableBlock

GROUPS = ["社区戒毒（康复）人员", "社区矫正对象", "刑满释放人员", "肇事肇祸的严重精神障碍患者", "其他严重精神障碍患者"]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(("number", "codes"), [("0", []), ("1", ["V08"]), ("4", ["V08"]), ("5", []), ("少于5", [])])
def test_small_counts_of_special_groups_are_refused(group: str, number: str, codes: list[str]) -> None:
    """One to four of any special group is refused as an exact number; none, five, or 少于5 may be told."""
    text = f"类别: 调解平安\n期间: 2025年一季度\n特殊人群: [{{名称: {group}, 数量: {number}}}]\n"
    assert [finding.code for finding in checked("counts", text).findings] == codes


def test_a_group_has_no_other_name() -> None:
    """Special groups are named by a closed list, so that nobody can be written there."""
    text = "类别: 调解平安\n期间: 2025年一季度\n特殊人群: [{名称: 梁某某, 数量: 0}]\n"
    assert [finding.code for finding in checked("counts", text).findings] == ["E207"]


@pytest.mark.parametrize(
    ("number", "whole", "said"),
    [("2", 3, "66.7%"), ("8", 8, "100%"), ("少于5", 8, None), ("9", 8, None), ("0", 0, None), ("3", None, None)],
)
def test_what_cannot_be_told_is_not(number: str, whole: int | None, said: str | None) -> None:
    """Without an exact number, or with more than the whole, no share is told."""
    assert share(number, whole) == said


def test_a_column_that_nobody_filled_is_left_out() -> None:
    """The table has no empty column, and compares with the last period where that is written."""
    text = "类别: 户籍变动\n期间: 2025年一季度\n数字: [{名称: 迁入, 数量: 6, 上期: 9}, {名称: 迁出, 数量: 少于5}]\n"
    table = next(block for block in sheet_on("counts", text).blocks if isinstance(block, TableBlock))
    assert [column.title for column in table.columns] == ["是什么", "数量", "上一期", "比上一期"]
    assert [row[-1] for row in table.rows] == ["少3", None]
    assert table.rows[1][1] == "少于5人"


def test_a_nil_period_says_why() -> None:
    """A period in which nothing happened says so first, and its row tells the reason."""
    text = "类别: 户籍变动\n期间: 2025年一季度\n零报告: 没有人迁入迁出\n"
    assert sentences(sheet_on("counts", text)) == ["这一期没有发生：没有人迁入迁出。"]
    assert facts_of("counts", text).data["nil"] == "没有人迁入迁出"


@pytest.mark.parametrize(("category", "items", "period"), [("参保", ("CW-30",), "2025年"), ("其他数字", (), "")])
def test_what_the_catalogue_does_not_list_never_falls_due(category: str, items: tuple[str, ...], period: str) -> None:
    """Other numbers have no item, and so no period by which they are missed."""
    facts = facts_of("counts", f"类别: {category}\n期间: 2025年\n")
    assert (facts.items, facts.period) == (items, period)
