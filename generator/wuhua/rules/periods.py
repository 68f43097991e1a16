"""Periods of the index, read once each, and what rules say of days."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from wuhua.base.dates import Period, months_in, read_period, show_day
from wuhua.base.patterns import pattern
from wuhua.law.policy import WEIGHT, Limit

if TYPE_CHECKING:
    from wuhua.base.finding import Finding
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: What is noted of a record all of whose dates lie in one other period (T07).
OTHER_TIME = "写的不是一个时间"
_MEANT = pattern("写错的，改成 ([^；]+)；")
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


def written_months(village: "Village") -> set[str]:
    """Months of which every book of the village tells: where one is missing, the payment may stand in it (T02 speaks)."""
    told: dict[str, set[str]] = {}
    for row in village.of("finance"):
        period = period_of(row.period)
        if period and not row.data["group"]:
            told.setdefault(row.data["book"], set()).update(months_in(period))
    return set.intersection(*told.values()) if told else set()


def is_within(day: str, text: str) -> bool:
    """Whether a day of the index lies in a period's text; a line dated outside its ledger is T07's, who asks which is wrong."""
    period = period_of(text)
    return period is None or not day or period.start.isoformat() <= day <= period.end.isoformat()


def is_posting_doubtful(row: "Facts") -> bool:
    """Whether a paper was, as it is written, taken down before it was posted: T07 asks which of the days is wrong."""
    return any("" < day < row.posted for day in (row.removed, row.keep_until))


def wrong_period_fix(key: str, meant: Period) -> str:
    """What to do where the period that is written under a key is not that of the dates; ``meant_period`` reads it."""
    return f"“{key}”写错的，改成 {meant.text}；日期写错的，改日期"


def meant_period(finding: "Finding") -> Period | None:
    """The period in which all dates lie, of a finding that the period itself is wrong; None for any other finding."""
    found = _MEANT.search(finding.fix) if finding.note == OTHER_TIME else None
    return read_period(found[1]) if found else None
