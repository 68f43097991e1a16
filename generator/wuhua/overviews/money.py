"""Months added up: both ledgers side by side, transfers between them counted once, quarters and years (FT-02)."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from msgspec import Struct

from wuhua.base.dates import Period, read_period
from wuhua.model.facts import Facts
from wuhua.model.village import Village

BOOKS = ("行政账", "经济账")


class Sums(Struct):
    """Cents of one ledger (or of both) over a stretch of time, by heading; ``opening``/``closing`` None when unknown."""

    income: dict[str, int] = {}
    expense: dict[str, int] = {}
    total_income: int = 0
    total_expense: int = 0
    opening: int | None = None
    closing: int | None = None

    def add(self, row: Facts) -> None:
        """Add a later period."""
        for mine, theirs in ((self.income, row.data["income"]), (self.expense, row.data["expense"])):
            for name, cents in theirs.items():
                mine[name] = mine.get(name, 0) + cents
        self.total_income += row.cents["income"]
        self.total_expense += row.cents["expense"]
        self.opening = row.cents["opening"] if self.opening is None else self.opening
        self.closing = row.cents["closing"]


# One village is asked for them by every overview of a build.
@lru_cache(maxsize=2)
def ledgers(village: Village) -> list[tuple[Period, Facts]]:
    """The village's own ledgers (no group's), oldest first; not to be changed."""
    found = [(read_period(row.period), row) for row in village.of("finance") if not row.data["group"]]
    return sorted(
        ((period, row) for period, row in found if period is not None), key=lambda pair: (pair[0].end, pair[1].key)
    )


def within(rows: Iterable[tuple[Period, Facts]], whole: Period) -> list[tuple[Period, Facts]]:
    """The shortest ledgers of each book that lie within a period: months where there are months, so that nothing counts twice."""
    inside = [(period, row) for period, row in rows if whole.start <= period.start and period.end <= whole.end]
    return [(p, row) for p, row in inside if not any(_is_part(q, p) and _same(other, row) for q, other in inside)]


def _is_part(part: Period, whole: Period) -> bool:
    return part.months < whole.months and whole.start <= part.start and part.end <= whole.end


def _same(one: Facts, other: Facts) -> bool:
    return bool(one.data["book"] == other.data["book"])


def sums_of(rows: Iterable[tuple[Period, Facts]], book: str) -> Sums:
    """One ledger's sums over rows in order of time."""
    sums = Sums()
    for _, row in rows:
        if row.data["book"] == book:
            sums.add(row)
    return sums


def transfers_of(rows: Iterable[tuple[Period, Facts]]) -> int:
    """Cents that moved between the ledgers (G05), to be counted on neither side; a half whose other half is not here is no transfer."""
    halves = [half for _, row in rows for half in row.data["transfers"]]
    paid = {ident for ident, side, *_ in halves if side == "支出"}
    return sum(cents for ident, side, _, _, cents in halves if side == "收入" and ident in paid)


def latest_period(village: Village) -> Period | None:
    """The last period that has been published as of today; None when no ledger has been."""
    today = village.as_of.isoformat()
    periods = [period for period, row in ledgers(village) if row.posted and row.posted <= today]
    return max(periods, key=lambda period: (period.end, -period.months), default=None)


def years(village: Village) -> list[int]:
    """Years that have ledgers, newest first."""
    return sorted({period.year for period, _ in ledgers(village)}, reverse=True)


def quarter_of(day: date) -> Period:
    """The quarter that a day lies in."""
    return Period(day.year, (day.month - 1) // 3 * 3 + 1, 3)
