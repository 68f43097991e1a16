"""Ledgers that a period should have and has not, so that what one ledger says is not taken for the whole village's money.

In: a village and a period's ledgers. Out: each missing ledger, whether its day is over; the words for figures and sentences.
A ledger is missed where the book was kept in the year before, or began within the period, and another book tells of the month.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from wuhua.base.dates import Period, read_period
from wuhua.law.duties import last_days
from wuhua.model.facts import Facts
from wuhua.model.village import Village
from wuhua.overviews.money import BOOKS

#: How far back a book is looked for, in months.
_BACK = 12
#: More missing ledgers than this are only counted.
_NAMED = 3


class Gap(NamedTuple):
    """A ledger that is not there. ``longer``: it tells of more than the page that misses it; ``is_late``: its day is over."""

    period: Period
    book: str
    longer: bool = False
    is_late: bool = False

    @property
    def title(self) -> str:
        """What the ledger would be called."""
        return f"{self.period.label}{self.book}收支"


def due_day(village: Village, row: Facts, period: Period) -> date | None:
    """The day by which a ledger such as ``row`` is to be published for a period; None where no rule says."""
    item = village.policy.item(row.items[0]) if row.items else None
    lasts = last_days(item, period, village.policy) if item else []
    return next((last.day for last in lasts if last.day), None)


def gaps_of(village: Village, period: Period, rows: Iterable[tuple[Period, Facts]]) -> tuple[Gap, ...]:
    """The ledgers of the months of which some book tells and another, that was kept before, does not."""
    own: dict[str, dict[Period, Facts]] = {book: {} for book in BOOKS}
    for part, row in rows:
        own[row.data["book"]] |= dict.fromkeys(_months(part), row)
    told = sorted({month for months in own.values() for month in months})
    # Of both books every month: nothing to look for.
    if all(len(months) == len(told) for months in own.values()):
        return ()
    before = _kept_before(village, period)
    found = set()
    for book, months in own.items():
        begun = told[0] if book in before else min(months, default=None)
        for month in told:
            if month in months:
                continue
            longer = _told_longer(village, month, book)
            model = longer or next(iter(months.values()), before.get(book))
            if model is not None and (longer or (begun is not None and month >= begun)):
                found.add(_gap(village, period, month, model))
    return tuple(sorted(found))


def _months(period: Period) -> list[Period]:
    return [Period(period.year, period.first_month + step, 1) for step in range(period.months)]


def _kept_before(village: Village, period: Period) -> dict[str, Facts]:
    """Each book that has a ledger in the year before a period, with its newest one."""
    first = Period(period.year, period.first_month, 1)
    rows = [row for back in range(_BACK, 0, -1) for row in village.dated("finance", first.shift(-back).text)]
    return {row.data["book"]: row for row in rows if not row.data["group"]}


def _gap(village: Village, period: Period, month: Period, model: Facts) -> Gap:
    """What is missing of a month: a ledger as long as the book's other ones."""
    usual = read_period(model.period)
    length = usual.months if usual else 1
    whole = Period(month.year, (month.first_month - 1) // length * length + 1, length)
    last = due_day(village, model, whole)
    longer = length > period.months
    return Gap(whole, model.data["book"], longer, not longer and last is not None and village.as_of > last)


def _told_longer(village: Village, month: Period, book: str) -> Facts | None:
    """The ledger that tells of a month among others; None where there is none."""
    for after in range(13 - month.first_month):
        for row in village.dated("finance", month.shift(after).text):
            whole = read_period(row.period)
            own = row.data["book"] == book and not row.data["group"]
            if own and whole and whole.months > 1 and whole.start <= month.start:
                return row
    return None


def told_gaps(period: Period, books: Iterable[str], gaps: tuple[Gap, ...]) -> str:
    """Which ledgers the figures are without; empty where they are whole."""
    if not gaps:
        return ""
    if period.months == 1:
        why = "几个月合记一本" if gaps[0].longer else "还没有公开"
        return f"{gaps[0].book}{why}，这里只是{'、'.join(books)}。"
    named = "、".join(gap.title.removesuffix("收支") for gap in gaps[:_NAMED])
    more = f"等{len(gaps)}本" if len(gaps) > _NAMED else ""
    why = "" if any(gap.longer for gap in gaps) else "还没有公开，"
    return f"{named}{more}{why}没有算在里面。"


def whose(period: Period, books: Iterable[str], gaps: tuple[Gap, ...]) -> str:
    """Whose money it is that is left: the village's (empty), one book's, or that of what is published."""
    if not gaps:
        return ""
    return "、".join(books) if period.months == 1 else "已公开的"
