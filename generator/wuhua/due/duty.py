"""One duty: an item of the catalogue in a period, and whether it has been met."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from wuhua.base.dates import Period, read_period, show_day
from wuhua.base.finding import Severity
from wuhua.law.duties import Last
from wuhua.law.terms import Item
from wuhua.model.facts import Facts


class State(StrEnum):
    """How far a duty has come, in the words that villagers read."""

    DONE = "已公开"
    LATE = "晚公开"
    AHEAD = "还没到期"
    SOON = "快到期"
    TODAY = "今天到期"
    BLANK = "到期没有公开"
    NIL = "零报告"
    NONE = "不适用"
    UNKNOWN = "算不出期限"


class Duty(NamedTuple):
    """An item in a period.

    ``period`` None: the item must be there at all times, or (NONE) is not owed at all. ``series`` names one of several
    parallel papers (行政账). ``last`` the last day, inclusive; None when ``last_of.year`` has no published calendar.
    ``stated`` False: no layer gives a day, ``last`` is the end of the next period. ``rows`` the records that answer,
    posted or not; ``posted`` the day on which the last of them was. ``reason`` of NIL and NONE, and of a late one. ``holes``
    the months of an ended period that have no paper where its other months have theirs; the title names them.
    """

    item: Item
    period: Period | None
    series: str
    title: str
    state: State
    last: date | None = None
    stated: bool = True
    last_of: Last | None = None
    rows: tuple[Facts, ...] = ()
    posted: date | None = None
    reason: str = ""
    never: bool = False
    holes: tuple[Period, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the clerk still has to publish it, sooner or later."""
        return self.state in OPEN

    def days_past(self, today: date) -> int:
        """Days since the last day: past it positive, before it negative; 0 without one."""
        return (today - self.last).days if self.last else 0

    @property
    def severity(self) -> Severity:
        """How loud its absence is, by the verb of the item's basis."""
        return {"应当": Severity.ERROR, "提倡": Severity.NOTE}.get(self.item.verb, Severity.WARNING)

    @property
    def when(self) -> str:
        """Its deadline as a clause: ``应于2025年4月20日前公开``; how it came about where no layer gives a day."""
        if self.last is None:
            year = self.last_of.year if self.last_of else 0
            return f"期限要按{year}年的工作日算，{year}年没有公布的日历"
        if self.stated:
            return f"应于{show_day(self.last)}前公开"
        return f"没有规定哪天，最晚到{show_day(self.last)}"


OPEN = frozenset({State.AHEAD, State.SOON, State.TODAY, State.BLANK, State.UNKNOWN})

_read: dict[str, Period | None] = {}


def period_of(text: str) -> Period | None:
    """A period of the index, read once; None when there is none."""
    if text not in _read:
        if len(_read) > 4096:
            _read.clear()
        _read[text] = read_period(text)
    return _read[text]
