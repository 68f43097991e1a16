"""A ledger that is not there: one book's money is not told as the village's, and nobody reads that all is published."""

from decimal import Decimal

from tests.overviews.test_briefs import Entry, ledger, village
from wuhua.base.dates import Period
from wuhua.kinds import all_kinds
from wuhua.law.policy import load_policy
from wuhua.model.plain_words import plain_sentence
from wuhua.model.sheet import Sheet
from wuhua.overviews import periods, yearly
from wuhua.overviews.accounts import Account
from wuhua.overviews.gaps import gaps_of
from wuhua.overviews.home import home_sheet

IN, OUT = (Entry(side, name, Decimal("5.00")) for side, name in (("收入", "补助收入"), ("支出", "公益支出")))
HALF = Entry("收入", "补助收入", Decimal("40.00"), "2025-12-HZ1")
DUE = load_policy("全国", [("定期公开截止日", "15", "章程")])[0]
POSTED = "公开: {公开日期: 2026-01-08}\n"
BOTH = [ledger(f"2025-{month}", book, [IN, OUT]) for month in ("10", "11") for book in ("行政账", "经济账")]
ALONE = ledger("2025-12", "行政账", [IN, OUT, HALF], more=POSTED)


def told(sheet: Sheet) -> str:
    """Give a sheet's sentences as one text."""
    return "".join(plain_sentence(sentence) for sentence in sheet.summary)


def test_one_book_is_not_the_village() -> None:
    """Without the book that the month before had, figure and sentences say whose money it is, and what came from the other."""
    found = village([*BOTH, ALONE], DUE)
    for sheet in (home_sheet(found, all_kinds(), (), None), periods.period_sheet(found, "month/2025-12")):
        assert told(sheet).startswith("经济账还没有公开，这里只是行政账。")
        assert [figure.label for figure in sheet.headline] == ["收进来", "花出去", "行政账上还有"]
        assert "以前公开了" not in told(sheet) and "2025年12月经济账收支还没有公开" in told(sheet)
    assert "2025年12月，行政账收进来 45.00 元，其中从没有公开的账划转来的 40.00 元。" in told(sheet)
    assert "到月底行政账上还有" in told(sheet)


def test_a_year_says_which_month_it_is_without() -> None:
    """The year and its front page add up what is there, and say so."""
    found = village([*BOTH, ALONE])
    sheet = periods.period_sheet(found, "finance/2025")
    assert "2025年12月经济账还没有公开，没有算在里面。" in told(sheet)
    assert sheet.headline[2].label == "已公开的账上还有"
    assert yearly.money_sheet(found, yearly.FRONT).headline[2].label == "已公开的账上还有"


def test_whole_months_and_single_books_miss_nothing() -> None:
    """Both books, one book for ever, a book that begins within the year: nothing is missing."""
    last = ledger("2025-12", "经济账", [IN], more=POSTED)
    for rows in (
        [*BOTH, ALONE, last],
        [row for row in [*BOTH, ALONE] if row.data["book"] == "行政账"],
        [BOTH[0], *BOTH[2:]],
    ):
        found = village(rows)
        for period in (Period(2025, 12, 1), Period(2025, 10, 3), Period(2025, 1, 12)):
            assert gaps_of(found, period, Account.of(found, period).rows) == ()


def test_a_book_by_the_quarter_is_not_late_by_the_month() -> None:
    """Where the other book is written by the quarter, a month's page says so, and calls nothing late."""
    rows = [ledger(f"2025-{month}", "行政账", [IN, OUT], more=POSTED) for month in ("07", "08", "09", "10")]
    rows.append(ledger("2025年三季度", "经济账", [IN]))
    found = village(rows, DUE)
    for month in ("08", "10"):
        sheet = periods.period_sheet(found, f"month/2025-{month}")
        assert told(sheet).startswith("经济账几个月合记一本，这里只是行政账。") and "还没有公开" not in told(sheet)
    quarter = periods.period_sheet(found, "finance/2025-q3")
    assert quarter.headline[2].label == "账上还有"


def test_an_overdrawn_ledger_says_so() -> None:
    """Below nothing the money is not what is still there."""
    found = village([ledger("2025-12", "行政账", [OUT], more=POSTED)])
    figure = home_sheet(found, all_kinds(), (), None).headline[2]
    assert figure.label == "账上透支" and getattr(figure.value, "value", None) == Decimal("5.00")
