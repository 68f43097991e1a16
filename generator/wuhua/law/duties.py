"""When an item of the catalogue is due: cadence and deadline as data. Pure arithmetic of items, periods and limits.

In: an item, a period or an event's day, the policy. Out: the last day, with who says so. What a deadline may say:

=====================  ===================================================================================
words (时限)             the last day
=====================  ===================================================================================
定期                     day 定期公开截止日 of the first month after the period
次月20日前                the 20th of that month, whatever the limit says
当月定期 当月5日前         day 值班表截止日 (or the 5th) of the period's own first month
期初3个月内               the end of the period's third month (a plan)
期后3个月内               the end of the third month after the period (a final account)
期后15日内 期后10个工作日内  so many days after the period's end, which is not counted
即时 重大即时 变动即时       事项公开天数; 重大财务公开天数 too; 变动公开天数 or 变动公开工作日 after the event
事后10日内 事后20个工作日内  so many days after the event, whatever the limits say
=====================  ===================================================================================

Other words belong to another rule (公示期: T06, 按选举日程: T10) and give no last day here.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.dates import Period, add_days, add_months
from wuhua.base.finding import Severity
from wuhua.law.workdays import add_working_days, unpublished

if TYPE_CHECKING:
    from wuhua.law.inforce import Policy
    from wuhua.law.terms import Item, Limit

_MONTHS = {"月": 1, "季": 3, "半年": 6, "年": 12}
_NAMED = {
    "定期": ("次月", "日前", ("定期公开截止日",)),
    "当月定期": ("当月", "日前", ("值班表截止日",)),
    "即时": ("事后", "日内", ("事项公开天数",)),
    "重大即时": ("事后", "日内", ("重大财务公开天数", "事项公开天数")),
    "变动即时": ("事后", "日内", ("变动公开天数", "变动公开工作日")),
}
_LITERAL = re.compile(r"^(次月|当月|期初|期后|事后)([1-9][0-9]{0,2})(日前|个月内|日内|个工作日内)$", re.ASCII)
_FITS = {
    "次月": ("日前",),
    "当月": ("日前",),
    "期初": ("个月内",),
    "期后": ("个月内", "日内", "个工作日内"),
    "事后": ("日内", "个工作日内"),
}
_SEVERITIES = {"应当": Severity.ERROR, "当地": Severity.WARNING, "提倡": Severity.NOTE}


class Deadline(NamedTuple):
    """A deadline in words, read: counted from ``start``; ``number`` of ``unit``, 0 when ``limits`` give it."""

    start: str
    number: int
    unit: str
    limits: tuple[str, ...] = ()

    @property
    def is_event(self) -> bool:
        """Whether it counts from an event, not from a period."""
        return self.start == "事后"

    @property
    def is_ahead(self) -> bool:
        """Whether it lies at the period's beginning: a plan, a roster."""
        return self.start in ("期初", "当月")


class Last(NamedTuple):
    """A last day and who says so. ``day`` None: the calendar of ``year`` is not published. ``text`` for people: 10个工作日."""

    day: date | None
    basis: str
    severity: Severity
    text: str = ""
    year: int = 0


@lru_cache(maxsize=512)
def read_deadline(text: str) -> Deadline | None:
    """Read 时限; None when it is empty or belongs to another rule."""
    if named := _NAMED.get(text):
        return Deadline(named[0], 0, named[1], named[2])
    found = _LITERAL.match(text)
    if found is None or found[3] not in _FITS[found[1]]:
        return None
    return Deadline(found[1], int(found[2]), found[3])


def months_of(item: "Item") -> int:
    """Months of the period in which an item is owed (1, 3, 6, 12); 0 for what is published when it happens or changes.

    The first word of 周期 is owed, the others are allowed too.
    """
    return _MONTHS.get(item.cadences[0], 0)


def summed_months_of(item: "Item") -> int:
    """Months of the period in which what is published as it happens is summed up too (随时、半年); 0 where it is not.

    It is owed from the first such summary on (有才): a village that keeps no register of contracts has each contract.
    """
    return (
        next((_MONTHS[word] for word in item.cadences[1:] if word in _MONTHS), 0)
        if is_event(item) and item.begun
        else 0
    )


def is_standing(item: "Item") -> bool:
    """Whether an item must be there at all times and follows what changes (村规民约, 办事指南)."""
    return item.cadences[0] == "变动"


def is_event(item: "Item") -> bool:
    """Whether an item is owed when something happens."""
    return item.cadences[0] in ("随时", "分阶段")


def severity_of(item: "Item") -> Severity:
    """How loud the absence of an item is, by the verb of its basis."""
    return _SEVERITIES[item.verb]


def basis_of(item: "Item") -> str:
    """An item's basis as people read it, marked where its text was not read."""
    return item.basis if item.checked or "未核" in item.basis else f"{item.basis}（未核）"


def last_days(item: "Item", period: Period, policy: "Policy") -> list[Last]:
    """Every layer's last day for an item in a period, the earliest first; empty when no layer gives one."""
    deadline = read_deadline(item.deadline)
    if deadline is None or deadline.is_event:
        return []
    return _ordered(_lasts(deadline, item, policy, period.end, lambda n, unit: _after(deadline.start, period, n, unit)))


def event_days(item: "Item", happened: date, policy: "Policy") -> list[Last]:
    """Every layer's last day after an event, the earliest first; empty when no layer gives one."""
    deadline = read_deadline(item.deadline)
    if deadline is None or not deadline.is_event:
        return []
    return _ordered(_lasts(deadline, item, policy, happened, lambda n, unit: _days_after(happened, n, unit)))


def limits_asked(item: "Item") -> tuple[str, ...]:
    """Names of the limits that give an item's last day; empty when its own words do, or none."""
    deadline = read_deadline(item.deadline)
    return deadline.limits if deadline else ()


def _ordered(found: list[Last]) -> list[Last]:
    return sorted(found, key=lambda last: (last.day is None, last.day or date.max))


def _lasts(
    deadline: Deadline, item: "Item", policy: "Policy", on: date, reach: Callable[[int, str], date | None]
) -> list[Last]:
    if not deadline.limits:
        # A number of the catalogue is its maker's, whatever the verb of the item's basis.
        quiet = Severity.NOTE if item.verb == "提倡" else Severity.WARNING
        rows = [(deadline.number, deadline.unit, basis_of(item), quiet)]
    else:
        rows = [_row(limit, name, deadline) for name in deadline.limits for limit in policy.limits(name, on)]
    found = []
    for number, unit, basis, severity in rows:
        day = reach(number, unit)
        found.append(
            Last(day, basis, severity, f"{number}{unit.removesuffix('内')}", 0 if day else unpublished(on, number))
        )
    return found


def _row(limit: "Limit", name: str, deadline: Deadline) -> tuple[int, str, str, Severity]:
    unit = "个工作日内" if name.endswith("工作日") else deadline.unit
    return int(limit.value), unit, limit.basis, limit.severity


def _after(start: str, period: Period, number: int, unit: str) -> date | None:
    if unit == "日前":
        first = period.start if start == "当月" else add_months(period.start, period.months)
        return _day_of_month(first, number)
    if unit == "个月内":
        first = period.start if start == "期初" else add_months(period.start, period.months)
        return add_days(add_months(first, number), -1)
    return _days_after(period.end, number, unit)


def _day_of_month(first: date, day: int) -> date:
    last = add_days(add_months(first, 1), -1)
    return first.replace(day=min(day, last.day))


def _days_after(start: date, number: int, unit: str) -> date | None:
    return add_working_days(start, number) if unit == "个工作日内" else add_days(start, number)
