"""T06: what is put up to hear objections hangs for its days, and nothing is decided while it does.

A kind tells its notices in ``facts.data["notices"]``: (matter, path, first day, last day, day of the event), days as ISO text or
empty; the matter of the envelope's 公示期 in ``facts.data["matter"]`` with the deciding day in ``facts.data["approved"]``. The plain
notice has its matter by its catalogue item. A contract's plan is voted on in the decision that the contract names. How many
days, and of which sort, stands in the law's table (公示期).
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
    from wuhua.model.village import Village

#: Kinds that tell of notices.
_KINDS = ("contract", "project", "land", "grant", "homestead", "notice", "decision", "election", "appraisal")
#: Whose notice is asked by its catalogue item: the plain notice has no field for the matter.
_BY_ITEM = {"DW-03": "发展党员", "DW-06": "评优评先", "CF-18": "资产评估结果"}
#: These are other rules' (readings: who speaks).
_ELSEWHERE = frozenset(
    {"村民会议召集", "成员大会召集", "成员大会材料", "选民名单", "离任审计", "职务自行终止", "行政批准事项"}
)
#: Its vote is another record's day.
_PLAN = "集体资产方案征求意见"


class Notice(NamedTuple):
    """One stretch of days; ``event`` the day that it precedes or follows, empty when there is none."""

    matter: str
    path: tuple[str | int, ...]
    start: str
    until: str
    event: str


def find(village: "Village") -> Iterator[Outcome]:
    """Find notices that hang too short, come too late before or after their event, or end after the decision."""
    silent: dict[str, int] = {}
    for row in (row for kind in _KINDS for row in village.of(kind)):
        notices = [notice for notice in _notices(row, village) if notice.matter not in _ELSEWHERE]
        early = set[str]()
        for notice in notices:
            heard = any(_precedes(other, notice) for other in notices)
            late = "" < notice.event < notice.start
            # One decision before two notices is one day that is wrong, or one thing that was done too early.
            heard = heard or (late and notice.event in early)
            early |= {notice.event} if late else set()
            for outcome in _judge(notice._replace(event="") if heard else notice, village.policy):
                if isinstance(outcome, Fault):
                    yield outcome._replace(file=row.file)
                else:
                    silent[outcome.reason] = silent.get(outcome.reason, 0) + 1
    for reason, cases in sorted(silent.items()):
        yield Skip(reason, cases)


def _precedes(other: Notice, notice: Notice) -> bool:
    """Whether a notice of the same matter had ended before the decision: what is shown again afterwards asks none of its own."""
    return other.matter == notice.matter and "" < other.until < notice.event < notice.start


def _notices(row: "Facts", village: "Village") -> Iterator[Notice]:
    for told in row.data.get("notices", ()):
        notice = Notice(*told)
        if notice.matter == _PLAN:
            decision = village.find("decision", row.data["decision"])
            notice = notice._replace(event=decision.data["resolved"] if decision else "")
        yield notice
    matter = row.data.get("matter", "") if row.kind != "decision" else ""
    if row.kind == "notice":
        matter = next((_BY_ITEM[item] for item in row.items if item in _BY_ITEM), "")
    if isinstance(matter, str) and matter and (row.posted or row.notice_from):
        where: tuple[str | int, ...] = ("公开", "公示期") if row.notice_from else ("公开",)
        yield Notice(matter, where, row.notice_from, row.notice_until, row.data.get("approved", ""))


def _judge(notice: Notice, policy: "Policy") -> Iterator[Outcome]:
    if "" < notice.until < notice.start:
        return  # T07 speaks
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
    days = _days(notice.start, notice.until, period.working)
    short = 0 if isinstance(days, Skip) else max(period.days - days, 0)
    if notice.event and notice.event <= notice.until:
        return _decided(notice, period, short)
    if isinstance(days, Skip):
        return days
    if not short:
        return None
    message = f"{notice.matter}公示了{days}{_unit(period)}，要满{period.days}{_unit(period)}"
    fix = "公示期写够天数再办下一步；日期写错的改成实际日期"
    return _fault(notice, period, message, short, fix)


def _decided(notice: Notice, period: "NoticePeriod", short: int) -> Fault:
    """What was decided before the notice ended, or before it began; that it is too short as well is told beside it."""
    early = notice.event < notice.start
    begun = f"从 {notice.start} 才开始公示" if early else f"公示到 {notice.until}"
    message = f"{notice.matter}{begun}，{notice.event} 就定了"
    note = "定了才公示" if early else "公示还没有结束"
    note += f"；公示期也差{short}{_unit(period)}" if short else ""
    fix = "公示期满以后再定；日期写错的改成实际日期"
    return Fault(notice.path, message, note, fix, severity=period.severity, basis=period.basis)


def _before(notice: Notice, period: "NoticePeriod") -> Outcome | None:
    """So many days before the event, which is itself the last day counted."""
    if not notice.start or not notice.event:
        return Skip(f"没有写{notice.matter}的公开日期和开会、表决的日期")
    days = _days(notice.start, notice.event, period.working)
    if isinstance(days, Skip):
        return days
    if days >= period.days:
        return None
    message = f"{notice.matter}提前{max(days, 0)}{_unit(period)}公开，要提前{period.days}{_unit(period)}"
    return _fault(notice, period, message, period.days - days, "公开够天数再开会；日期写错的改成实际日期")


def _after(notice: Notice, period: "NoticePeriod") -> Outcome | None:
    """At most so many days after the event; the event's own day is not counted."""
    if not notice.start and notice.event:
        return Skip(f"没有写{notice.matter}哪天公告")
    if not notice.event or notice.start <= notice.event:
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


RULE = Rule("T06", "公示的天数不够", "village", find, kinds=_KINDS)
