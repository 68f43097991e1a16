"""Blocks and tables without what nobody filled in."""

from decimal import Decimal

import pytest

from wuhua.model.sheet import Column, Count, FactsBlock, Measure, ProseBlock, TableBlock, Value
from wuhua.model.tables import fitted_table, without_empty_columns

NAME, NOTE, SUM = Column("名称", grow=True), Column("说明", grow=True), Column("金额（元）", number=True)


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ((("甲", None, 1),), ["名称", "金额（元）"]),
        ((("甲", None, None), ("乙", "旧的", None)), ["名称", "说明"]),
        (((None, "旧的", 0),), ["说明", "金额（元）"]),
        ((("甲", "旧的", 1),), ["名称", "说明", "金额（元）"]),
    ],
)
def test_a_column_that_no_row_fills_is_left_out(rows: tuple[tuple[Value, ...], ...], kept: list[str]) -> None:
    """A nought is something, None is nothing; heads, rows and foot stay as long as each other; all else stays as it was."""
    whole = TableBlock("清单", (NAME, NOTE, SUM), rows, (("合计", None, 5),), "备注", board_only=True)
    table = without_empty_columns(whole)
    assert [column.title for column in table.columns] == kept
    assert {len(row) for row in (*table.rows, *table.foot)} == {len(kept)}
    assert (table.title, table.note, table.board_only) == ("清单", "备注", True)


def test_a_total_keeps_its_column() -> None:
    """In a fitted table a foot keeps the column that no row fills; two that grow share the width."""
    table = fitted_table("清单", (NAME, NOTE, SUM), [("甲", None, None)], [("合计", None, Decimal("5.00"))], "备注")
    assert table.columns == (Column("名称"), SUM)
    assert (table.rows, table.foot, table.note) == ((("甲", None),), (("合计", Decimal("5.00")),), "备注")


def test_one_column_that_grows_keeps_growing() -> None:
    """Where a single column takes what width is left, it still does."""
    assert fitted_table("清单", (NAME, SUM), [("甲", 1)]).columns == (NAME, SUM)


def test_what_was_not_written_is_not_shown() -> None:
    """No number gives no count and no quantity, a label without a value no row, a blank line no paragraph."""
    assert (Count.of(None, "人"), Measure.of(None)) == (None, None)
    assert Count.of(0, "人") == Count(0, "人")
    assert Measure.of(Decimal("1.5")) == Measure(Decimal("1.5"), "")
    assert FactsBlock.of("事", [("甲", None), ("乙", 0), ("丙", "有")]).rows == (("乙", 0), ("丙", "有"))
    assert ProseBlock.of("事", " 第一段\n\n  \n第二段 ").paragraphs == ("第一段", "第二段")
