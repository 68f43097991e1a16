"""A notice is signed once, at the end of what it says; its table stands as other tables do."""

from datetime import date

import pytest

from tests.kinds.kit import check_text_of, sheet_of
from wuhua.kinds import kinds_by_ident
from wuhua.model.sheet import FactsBlock, ProseBlock, TableBlock

NOTICE = kinds_by_ident()["notice"]
TEXT = "主题: 停水\n正文: 明天停水。\n公开: {公开日期: 2025-04-08}\n"


@pytest.mark.parametrize(
    ("more", "shape"),
    [("", [ProseBlock]), ("要点: [{名称: 哪里, 内容: 中社}]\n", [ProseBlock, FactsBlock, ProseBlock])],
)
def test_the_signature_ends_what_is_said(more: str, shape: list[type]) -> None:
    """It stands under the text, or under the points where there are some, with the day on which it was posted."""
    page = sheet_of(NOTICE, check_text_of(NOTICE, TEXT + more))
    said = page.blocks[: len(shape)]
    assert [type(block) for block in said] == shape
    last = said[-1]
    assert isinstance(last, ProseBlock) and last.signed and last.signed[1] == date(2025, 4, 8)
    assert not any(isinstance(block, ProseBlock) and block.signed for block in said[:-1])


def test_columns_of_numbers_stand_to_the_right() -> None:
    """Every cell a number, or empty: to the right, as the clerk wrote it; a number as a name, or a word among them, does not."""
    table = "表:\n  表头: [组, 户数, 金额, 比例, 备注]\n  行: [['1', '32', '13860', 3.5%, '2'], ['2', —, '1,200.00', '-1%', 无]]\n"
    page = sheet_of(NOTICE, check_text_of(NOTICE, TEXT + table))
    made = next(block for block in page.blocks if isinstance(block, TableBlock) and block.title == "附表")
    assert [column.number for column in made.columns] == [False, True, True, True, False]
    assert made.rows[0] == ("1", "32", "13860", "3.5%", "2")


def test_amounts_have_their_thousands() -> None:
    """What is an amount and nothing else is written as everywhere; years and words stay as they are."""
    more = "要点:\n  - {名称: 一共, 内容: 58590.00元}\n  - {名称: 年份, 内容: '2025'}\n  - {名称: 说明, 内容: 每户58590.00元}\n"
    page = sheet_of(
        NOTICE, check_text_of(NOTICE, TEXT + more + "表: {表头: [组, 金额], 行: [[一组, 13860.00], [二组, —]]}\n")
    )
    facts = next(block for block in page.blocks if isinstance(block, FactsBlock))
    table = next(block for block in page.blocks if isinstance(block, TableBlock))
    assert [value for _, value in facts.rows] == ["58,590.00元", "2025", "每户58590.00元"]
    assert table.rows == (("一组", "13,860.00"), ("二组", "—")) and table.columns[1].number
