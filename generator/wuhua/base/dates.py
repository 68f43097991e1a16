"""Days and periods as a village writes them: ``2025-03-08``, ``2025-03``, ``2025年一季度``, ``2025年上半年``, ``2025年``."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

_DAY = re.compile(r"^([0-9]{4})-([0-9]{2})-([0-9]{2})$", re.ASCII)
_MONTH = re.compile(r"^([0-9]{4})-([0-9]{2})$", re.ASCII)
_QUARTER = re.compile(r"^([0-9]{4})年([一二三四])季度$", re.ASCII)
_HALF = re.compile(r"^([0-9]{4})年([上下])半年$", re.ASCII)
_YEAR = re.compile(r"^([0-9]{4})年$", re.ASCII)
_QUARTERS = "一二三四"


class Cadence(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_CADENCES = {1: Cadence.MONTH, 3: Cadence.QUARTER, 6: Cadence.HALF}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, quarter, half or whole year of the calendar; both ends belong to it."""

    year: int
    first_month: int
    months: int

    @property
    def cadence(self) -> Cadence:
        """Month, quarter, half-year or year."""
        return _CADENCES.get(self.months, Cadence.YEAR)

    @property
    def start(self) -> date:
        """First day, inclusive."""
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date:
        """Last day, inclusive."""
        last = self.first_month + self.months - 1
        return date(self.year, last, _days_in(self.year, last))

    @property
    def text(self) -> str:
        """The clerk's spelling: ``2025-03``, ``2025年一季度``, ``2025年上半年``, ``2025年``."""
        if self.cadence is Cadence.MONTH:
            return f"{self.year:04d}-{self.first_month:02d}"
        if self.cadence is Cadence.QUARTER:
            return f"{self.year:04d}年{_QUARTERS[self.first_month // 3]}季度"
        if self.cadence is Cadence.HALF:
            return f"{self.year:04d}年{'上' if self.first_month == 1 else '下'}半年"
        return f"{self.year:04d}年"

    @property
    def label(self) -> str:
        """The reader's spelling: ``2025年3月``, ``2025年一季度``, ``2025年``."""
        return f"{self.year}年{self.first_month}月" if self.cadence is Cadence.MONTH else self.text

    @property
    def slug(self) -> str:
        """ASCII for addresses: ``2025-03``, ``2025-q1``, ``2025-h1``, ``2025``."""
        if self.cadence is Cadence.QUARTER:
            return f"{self.year:04d}-q{self.first_month // 3 + 1}"
        if self.cadence is Cadence.HALF:
            return f"{self.year:04d}-h{self.first_month // 6 + 1}"
        return self.text.removesuffix("年")

    def shift(self, periods: int) -> "Period":
        """The period so many of its own length later (negative: earlier)."""
        index = self.year * 12 + self.first_month - 1 + periods * self.months
        return Period(index // 12, index % 12 + 1, self.months)

    def holds(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= day <= self.end


@lru_cache(4096)
def read_day(text: str) -> date | None:
    """Read ``2025-03-08``; None when it is no such day (30 February included)."""
    found = _DAY.match(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def period_holding(day: date, months: int) -> Period:
    """The period of so many months (1, 3, 6 or 12) that a day lies in."""
    return Period(day.year, (day.month - 1) // months * months + 1, months)


def months_in(period: Period) -> list[str]:
    """The months of a period as the index writes them: ``2025-03``."""
    last = period.first_month + period.months
    return [f"{period.year:04d}-{month:02d}" for month in range(period.first_month, last)]


def read_period(text: str) -> Period | None:
    """Read a month, quarter, half-year or year as a clerk writes it; None when it is none."""
    if (found := _MONTH.match(text)) and 1 <= int(found[2]) <= 12 and int(found[1]):
        return Period(int(found[1]), int(found[2]), 1)
    if (found := _QUARTER.match(text)) and int(found[1]):
        return Period(int(found[1]), _QUARTERS.index(found[2]) * 3 + 1, 3)
    if (found := _HALF.match(text)) and int(found[1]):
        return Period(int(found[1]), 1 if found[2] == "上" else 7, 6)
    if (found := _YEAR.match(text)) and int(found[1]):
        return Period(int(found[1]), 1, 12)
    return None


def show_day(day: date) -> str:
    """Write a day for people: ``2025年3月8日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def say_day(text: str) -> str:
    """Tell a day that is kept as ``2025-03-08`` as people say it; text that is none as it stands."""
    day = read_day(text)
    return show_day(day) if day else text


def add_days(day: date, days: int) -> date:
    """The day so many natural days later; the start day is not counted (民法典第201条)."""
    return day + timedelta(days=days)


def add_months(day: date, months: int) -> date:
    """The corresponding day so many months later, else that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, _days_in(year, month)))


def _days_in(year: int, month: int) -> int:
    # Read when a month's end is first asked for: a build that finds nothing changed asks for none.
    from calendar import monthrange

    return monthrange(year, month)[1]
