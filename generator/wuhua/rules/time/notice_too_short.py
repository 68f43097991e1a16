"""T06: what is put up to hear objections hangs for its days, and nothing is decided while it does.

A kind tells its notices in ``facts.data["notices"]``: (matter, path, first day, last day, day of the event), days as ISO text or
empty; the matter of the envelope's 公示期 in ``facts.data["matter"]`` with the deciding day in ``facts.data["approved"]``. The plain
notice has its matter by its catalogue item. How many days, and of which sort, stands in the law's table (公示期).
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.finding import Severity
from wuhua.law.terms import WEIGHT
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.law.terms import NoticePeriod
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

#: Whose notice is asked by its catalogue item: the plain notice has no field for the matter.
_BY_ITEM = {"DW-03": "发展党员", "DW-06": "评优评先", "CF-18": "资产评估结果"}
#: These are other rules' (readings: who speaks).
_ELSEWHERE = frozenset(
    {"村民会议召集", "成员大会召集", "成员大会材料", "选民名单", "离任审计", "职务自行终止", "行政批准事项"}
)


class Notice(NamedTuple):
    """One stretch of days; ``event`` the day that it precedes or follows, empty when there is none."""

    matter: str
    path: tuple[str | int, ...]
    start: str
    until: str
    event: str


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find notices that hang too short, come too late before or after their event, or end after the decision."""
    for notice in _notices(record, facts):
        if notice.matter not in _ELSEWHERE:
            yield from _judge(notice, policy)


def _notices(record: "Record", facts: "Facts") -> Iterator[Notice]:
    for row in facts.data.get("notices", ()):
        yield Notice(*row)
    if facts.kind == "decision" and facts.notice_until and not (record.disclosure and record.disclosure.notice):
        path = ("四议两公开", "决议公开", "天数")
        yield Notice("四议两公开决议", path, facts.notice_from, facts.notice_until, "")
        return
    matter = facts.data.get("matter", "") if facts.kind != "decision" else ""
    if facts.kind == "notice":
        matter = next((_BY_ITEM[item] for item in facts.items if item in _BY_ITEM), "")
    if isinstance(matter, str) and matter and (facts.posted or facts.notice_from):
        where: tuple[str | int, ...] = (
            ("公开", "公示期") if record.disclosure and record.disclosure.notice else ("公开",)
        )
        yield Notice(matter, where, facts.notice_from, facts.notice_until, facts.data.get("approved", ""))


def _judge(notice: Notice, policy: "Policy") -> Iterator[Outcome]:
    day = date.fromisoformat(notice.start) if notice.start else None
    periods = [period for period in policy.notice_periods(notice.matter, day) if period.days]
    if not periods:
        yield Skip(f"没有{notice.matter}公示天数的规定")
        return
    outcomes = [{"提前": _before, "以内": _after}.get(period.sense, _during)(notice, period) for period in periods]
    faults = [outcome for outcome in outcomes if isinstance(outcome, Fault)]
    if faults:
        yield min(faults, key=lambda fault: WEIGHT[fault.severity or Severity.ERROR])
    else:
        yield from [outcome for outcome in outcomes if isinstance(outcome, Skip)][:1]


def _during(notice: Notice, period: "NoticePeriod") -> Outcome | None:
    """The days of the notice itself; the first is not counted (民法典第201条)."""
    if not notice.start or not notice.until:
        return Skip("没有写公示期的开始和结束")
    if notice.until < notice.start and notice.path[0] == "公开":
        return None  # T07 speaks
    days = _days(notice.start, notice.until, period.working)
    if isinstance(days, Skip):
        return days
    if days < period.days:
        short = period.days - days
        message = f"{notice.matter}公示了{days}{_unit(period)}，要满{period.days}{_unit(period)}"
        fix = "公示期写够天数再办下一步；日期写错的改成实际日期"
        return _fault(notice, period, message, short, fix)
    if notice.start <= notice.event <= notice.until:
        message = f"{notice.matter}公示到 {notice.until}，{notice.event} 就定了"
        fix = "公示期满以后再定；日期写错的改成实际日期"
        return Fault(notice.path, message, "公示还没有结束", fix, severity=period.severity, basis=period.basis)
    return None


def _before(notice: Notice, period: "NoticePeriod") -> Outcome | None:
    """So many days before the event, which is itself the last day counted."""
    if not notice.start or not notice.event:
        return None
    days = _days(notice.start, notice.event, period.working)
    if isinstance(days, Skip):
        return days
    if days >= period.days:
        return None
    message = f"{notice.matter}提前{max(days, 0)}{_unit(period)}公开，要提前{period.days}{_unit(period)}"
    return _fault(notice, period, message, period.days - days, "公开够天数再开会；日期写错的改成实际日期")


def _after(notice: Notice, period: "NoticePeriod") -> Outcome | None:
    """At most so many days after the event; the event's own day is not counted."""
    if not notice.start or not notice.event or notice.start <= notice.event:
        return None
    days = _days(notice.event, notice.start, period.working)
    if isinstance(days, Skip):
        return days
    if days <= period.days:
        return None
    message = f"{notice.matter}在{days}{_unit(period)}后才贴出来，要在{period.days}{_unit(period)}以内"
    fix = "实际张贴更早就改成实际日期；确实晚了，在“备注”里写明"
    note, severity = f"晚了{days - period.days}{_unit(period)}", period.severity
    return Fault(notice.path, message, note, fix, severity=severity, basis=period.basis)


def _fault(notice: Notice, period: "NoticePeriod", message: str, short: int, fix: str) -> Fault:
    note = f"差1{_unit(period)}：开始那天不算" if short == 1 else f"差{short}{_unit(period)}"
    # One day short is how most count who do not know that the first day does not count.
    mild = max(period.severity, Severity.WARNING, key=WEIGHT.__getitem__) if short == 1 else period.severity
    return Fault(notice.path, message, note, fix, severity=mild, basis=period.basis)


def _unit(period: "NoticePeriod") -> str:
    return "个工作日" if period.working else "天"


def _days(start: str, end: str, working: bool) -> int | Skip:
    """Days from start (not counted) to end (counted); a Skip in a year without a published calendar of holidays."""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if not working:
        return (last - first).days
    # Holidays of twenty years: loaded for the few notices that count working days.
    from wuhua.law.workdays import working_days_between

    days = working_days_between(first, last)
    years = f"{first.year}年" if first.year == last.year else f"{first.year}年、{last.year}年"
    return Skip(f"没有{years}的节假日安排，工作日没有算") if days is None else days


RULE = Rule("T06", "公示的天数不够", "record", find)
