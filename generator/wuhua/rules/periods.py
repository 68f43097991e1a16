"""Periods of the index, read once each, and what rules say of days."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from wuhua.base.dates import Period, read_period, show_day
from wuhua.law.policy import WEIGHT, Limit

period_of = lru_cache(maxsize=4096)(read_period)


def month_index(period: Period) -> int:
    """Months since year 0 of a period's first month."""
    return period.year * 12 + period.first_month - 1


def show_near(day: date, year: int) -> str:
    """A day for people, without the year when that is the year spoken of."""
    return f"{day.month}月{day.day}日" if day.year == year else show_day(day)


def speaking(broken: Iterable[Limit]) -> Limit | None:
    """Of the limits that were broken the one that speaks: the law's before local practice; None when there is none."""
    return min(broken, key=lambda limit: WEIGHT[limit.severity], default=None)
