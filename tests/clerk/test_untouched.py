"""``wuhua new``: what it writes is never published as it stands, and says what to write."""

from datetime import date

import pytest

from tests.kinds.kit import check_text_of
from wuhua.clerk.next_file import ledger_known, ledger_period, next_text, stem_for
from wuhua.kinds import all_kinds, kinds_by_ident
from wuhua.model.kind import Kind

TODAY = date(2026, 4, 2)


def new_texts(kind: Kind, word: str = "") -> list[str]:
    """The files that the command would write in a village without records."""
    if kind.ident == "finance":
        return [next_text(kind, *each) for each in ledger_known(ledger_period("2026-03"), [], ())]
    named = any(field.alias == "期间" for field in kind.record.model_fields.values())
    word = word or ("2026-03" if kind.ident == "duty" else "2026年" if named else "")
    return [next_text(kind, *stem_for(kind, word, [], TODAY))]


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.ident)
def test_no_untouched_file_can_be_published(kind: Kind) -> None:
    """What only the clerk can know is open in every kind's file, and something of it blocks."""
    for text in new_texts(kind):
        assert any(finding.blocks for finding in check_text_of(kind, text).findings), text


def test_a_ledger_is_open_where_only_the_clerk_knows() -> None:
    """Opening balance and both sides are asked for, each with what to write when there is nothing."""
    finance = kinds_by_ident()["finance"]
    text, other = new_texts(finance)
    told = check_text_of(finance, text).told
    assert [line[:4] for line in told] == ["E204", "E203", "E203"]
    assert "\n收入:    # 收进来的钱，一笔一行；真的没有，写 []\n#   - 日期" in text
    filled = text.replace("期初余额:", "期初余额: 1.00").replace("收入: ", "收入: []").replace("支出: ", "支出: []")
    assert check_text_of(finance, filled).told == []
    assert "账套: 经济账" in other


def test_a_nil_report_names_the_item_and_asks_why() -> None:
    """The item that was named did not happen; its reason is what is missing, and nothing says that all happened."""
    nil = kinds_by_ident()["nil"]
    (text,) = new_texts(nil, "2026年三季度-CW-33")
    (finding,) = check_text_of(nil, text).findings
    assert (finding.code, text.split("\n")[finding.span.line - 1].split(":")[0]) == ("E209", "    原因")
    row = check_text_of(nil, text.replace("原因: ", "原因: 没有迁入迁出")).facts
    assert row is not None and row.data["nils"] == (("CW-33", "没有迁入迁出"),)
