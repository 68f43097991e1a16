"""零报告: what did not happen, said in numbers and with its reason."""

from tests.kinds.kit import check_text_of, sheet_of
from wuhua.kinds import kinds_by_ident
from wuhua.model.sheet import Count, ProseBlock, TableBlock

NIL = kinds_by_ident()["nil"]
TWO = "期间: 2025年下半年\n没有发生的:\n  - {目录项: CW-24, 原因: 没有发放}\n  - {目录项: XX-99, 原因: 没有这件事}\n"


def test_each_item_is_named_with_its_reason() -> None:
    """The table names an item as the catalogue does, an unknown one as it was written; the figure counts them."""
    sheet = sheet_of(NIL, check_text_of(NIL, TWO))
    (table,) = sheet.blocks
    assert isinstance(table, TableBlock)
    assert [row[:2] for row in table.rows] == [("优抚对象待遇", "没有发放"), ("XX-99", "没有这件事")]
    assert sheet.headline[0].value == Count(2, "项")
    assert "有2项没有发生" in str(sheet.summary[0][0])


def test_a_report_without_lines_says_so() -> None:
    """A period in which everything happened is said in one sentence."""
    sheet = sheet_of(NIL, check_text_of(NIL, "期间: 2025年一季度\n"))
    assert isinstance(sheet.blocks[0], ProseBlock)
    assert "没有要说明的" in str(sheet.summary[0][0])


def test_the_row_carries_the_reasons() -> None:
    """The index keeps each item's reason with the period, so that its blank is silent."""
    facts = check_text_of(NIL, TWO).facts
    assert facts is not None
    assert (facts.period, facts.items, facts.due_from) == ("2025年下半年", ("FW-13",), "2025-12-31")
    assert facts.data["nils"] == (("CW-24", "没有发放"), ("XX-99", "没有这件事"))
