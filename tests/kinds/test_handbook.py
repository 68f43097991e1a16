"""便民手册: a matter with a guide leads to it; an empty field says so."""

from tests.kinds.sheets import figures, row_of, sheet, table
from wuhua.model.sheet import Link

BOOK = "栏目:\n  - {栏目: 户籍, 事项: [{名称: 居住证, 指南: G22}, {名称: 落户}]}\n  - {栏目: 农机}\n"


def test_a_matter_leads_to_its_guide() -> None:
    """A guide that exists is a link, one that does not stays words."""
    guide = row_of("guide", "编号: G22\n事项: 居住证办理\n")
    rows = table(sheet("handbook", BOOK, guide), "户籍").rows
    assert rows[0][0] == Link("居住证", "guide/G22")
    assert rows[1][0] == "落户"
    assert table(sheet("handbook", BOOK), "户籍").rows[0][0] == "居住证"


def test_a_field_without_a_matter_says_so() -> None:
    """An empty field is shown, and counted as a field."""
    made = sheet("handbook", BOOK)
    assert table(made, "农机").note == "这一栏还没有内容。"
    assert figures(made) == {"一共": "2", "分成": "2"}
    assert row_of("handbook", BOOK).data["sections"] == (("户籍", 2), ("农机", 0))
