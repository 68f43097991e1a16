"""Quarters, years, sections and the first page, from the index alone."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.kit import POLICY, check_text_of
from wuhua.base.dates import Period
from wuhua.base.finding import Finding, Span
from wuhua.kinds import all_kinds, kinds_by_ident
from wuhua.model.facts import Facts, yuan
from wuhua.model.sheet import CardsBlock, Figure, ProseBlock, Sheet, Tone, unbound
from wuhua.model.village import Village
from wuhua.overviews.home import home_sheet
from wuhua.overviews.money import latest_period, ledgers, sums_of, within, years
from wuhua.overviews.periods import period_sheets
from wuhua.overviews.sections import LONG, chapters_of, section_key, section_sheets

FINANCE, GUIDE, DECISION = (kinds_by_ident()[name] for name in ("finance", "guide", "decision"))
TODAY = date(2025, 7, 1)


def ledger(
    period: str,
    income: int,
    expense: int,
    book: str = "行政账",
    opening: int = 0,
    posted: str = "2025-06-10",
    paid: str = "",
    **more: str,
) -> Facts:
    """Give the row of a ledger with one line a side, amounts in cents; ``more`` are fields of the income, ``paid`` the 划转 of the expense."""
    extra = "".join(f", {name}: {value}" for name, value in more.items())
    line = "\n  - {{日期: 2025-01-01, 科目: {0}, 摘要: 甲, 金额: {1}{2}}}"
    text = f"账套: {book}\n期间: {period}\n期初余额: {yuan(opening)}\n收入:{line.format('经营收入', yuan(income), extra)}\n"
    text += f"支出:{line.format('公益支出', yuan(expense), f', 划转: {paid}' if paid else '')}\n公开: {{公开日期: {posted}}}\n"
    facts = check_text_of(FINANCE, text, f"{period}-{book}").facts
    assert facts is not None
    return facts


def village(rows: Iterable[Facts]) -> Village:
    """Give a village of these rows."""
    return Village(rows, POLICY, TODAY)


def figures(sheet: Sheet) -> dict[Tone, object]:
    """Give a sheet's big figures by what they say."""
    return {figure.tone: unbound(figure.value) for figure in sheet.headline if isinstance(figure, Figure)}


@given(
    st.lists(
        st.tuples(st.integers(1, 12), st.integers(1, 10**9), st.integers(1, 10**9)),
        max_size=12,
        unique_by=lambda row: row[0],
    )
)
def test_quarters_and_the_year_are_sums_of_months(months: list[tuple[int, int, int]]) -> None:
    """Each month, each quarter and the year show the sums of their months, to the cent, and nothing else."""
    found = village(ledger(f"2025-{month:02}", income, expense) for month, income, expense in months)
    sheets = {sheet.key: sheet for sheet in period_sheets(found, 2025)}
    assert set(sheets) == (
        {f"finance/2025-q{(m - 1) // 3 + 1}" for m, _, _ in months} | {f"month/2025-{m:02}" for m, _, _ in months}
    ) | ({"finance/2025"} if months else set())
    for key, sheet in sheets.items():
        mine = [row for row in months if key.endswith(("/2025", f"q{(row[0] - 1) // 3 + 1}", f"-{row[0]:02}"))]
        assert figures(sheet)[Tone.IN] == yuan(sum(income for _, income, _ in mine))
        assert figures(sheet)[Tone.OUT] == yuan(sum(expense for _, _, expense in mine))


def test_a_quarter_is_not_counted_beside_its_months() -> None:
    """Where a book has months, its quarter is left out; another book's quarter still counts."""
    rows = [ledger(f"2025-0{month}", 100, 10) for month in (2, 3)]
    rows += [ledger("2025年一季度", 999, 99), ledger("2025年一季度", 7, 5, "经济账")]
    inside = within(ledgers(village(rows)), Period(2025, 1, 12))
    assert sums_of(inside, "行政账").total_income == 200
    assert sums_of(inside, "经济账").total_income == 7


def test_a_transfer_between_the_books_counts_once() -> None:
    """What one book pays the other is no income of the village, and no expense; half of a pair alone is both."""
    half = ledger("2025-03", 500, 10, 划转="T1")
    rows = [half, ledger("2025-03", 300, 500, "经济账", paid="T1")]
    for sheet in period_sheets(village(rows), 2025):
        assert (figures(sheet)[Tone.IN], figures(sheet)[Tone.OUT]) == (Decimal("3.00"), Decimal("0.10"))
    for sheet in period_sheets(village([half]), 2025):
        assert (figures(sheet)[Tone.IN], figures(sheet)[Tone.OUT]) == (Decimal("5.00"), Decimal("0.10"))


def test_the_first_page_shows_the_latest_published_period() -> None:
    """Home shows the newest period that is posted by today; one posted later waits."""
    rows = [ledger("2025-04", 400, 40), ledger("2025-05", 500, 50), ledger("2025-06", 600, 60, posted="2025-07-08")]
    found = village(rows)
    assert latest_period(found) == Period(2025, 5, 1)
    home = home_sheet(found, all_kinds(), (), None)
    assert home.title == "2025年5月的账"
    assert figures(home)[Tone.IN] == Decimal("5.00")
    assert years(found) == [2025]


def test_an_empty_village_has_a_first_page() -> None:
    """Without any record home still says what it is, and that nothing is late."""
    home = home_sheet(village(()), all_kinds(), (), None)
    assert home.title == "本村村务公开"
    assert home.headline == ()
    assert any(isinstance(block, ProseBlock) and "没有" in block.paragraphs[0] for block in home.blocks)


def test_what_is_late_is_on_the_first_page() -> None:
    """A finding of lateness puts its record among what to notice, with how late it is; other findings do not."""
    row = ledger("2025-05", 500, 50)
    span = Span(f"content/{row.file}")
    late = Finding("T03", "应在6月15日前公开", span, note="晚了9天")
    for findings, shown in (((late,), 1), ((Finding("C02", "没有填全", span),), 0)):
        cards = [
            b
            for b in home_sheet(village([row]), all_kinds(), findings, None).blocks
            if isinstance(b, CardsBlock) and b.title == "要留意的"
        ]
        assert sum(len(block.cards) for block in cards) == shown


def decision(number: int, year: int) -> Facts:
    """Give the row of a decision of a year."""
    text = f"事项: 第{number}件\n四议两公开:\n  党组织提议: {{日期: {year}-01-06}}\n"
    facts = check_text_of(DECISION, text, f"{year}-{number:03}").facts
    assert facts is not None
    return facts


def test_a_long_section_has_a_page_for_each_year() -> None:
    """More rows than fit go to a page a year, every record on exactly one of them, newest year first."""
    rows = [decision(number, 2023 + number % 3) for number in range(LONG + 1)]
    found = village(rows)
    chapters = chapters_of("decision", found)
    assert list(chapters) == ["2025", "2024", "2023"]
    assert sorted(row.key for part in chapters.values() for row in part) == sorted(row.key for row in rows)
    keys = [sheet.key for sheet in section_sheets(DECISION, found)]
    assert keys == [section_key("decision"), *(section_key("decision", year) for year in chapters)]


def test_a_short_section_is_one_page() -> None:
    """A section that fits has no chapters, and its own lead."""
    found = village([decision(1, 2024), decision(2, 2025)])
    (sheet,) = section_sheets(DECISION, found)
    assert sheet.summary == ((DECISION.lead,),)
    assert [str(row[0].text) for row in sheet.blocks[0].rows] == ["第2件", "第1件"]  # type: ignore[union-attr]


def test_a_body_without_seats_is_not_called_empty() -> None:
    """An assembly that lists no seats shows no number in the section, one with seats shows how many hold them."""
    org = kinds_by_ident()["org"]
    texts = {
        "a": "名称: 代表会议\n类别: 村民代表会议\n",
        "b": "名称: 监委会\n类别: 村务监督委员会\n成员: [{职务: 主任, 空缺: 辞职}]\n",
    }
    rows = [check_text_of(org, text, stem).facts for stem, text in texts.items()]
    (sheet,) = section_sheets(org, village(row for row in rows if row))
    shown = {row[0].text: str(row[2]) for row in sheet.blocks[0].rows}  # type: ignore[union-attr]
    assert shown["代表会议"] == "None"
    assert "number=0" in shown["监委会"]
