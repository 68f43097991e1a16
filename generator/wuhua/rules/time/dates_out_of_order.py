"""T07: drafted, reviewed, decided, published, taken down: in this order; lines and shifts lie in their period."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from wuhua.base.dates import period_holding
from wuhua.base.finding import Severity
from wuhua.model.orders import Path
from wuhua.rules.periods import OTHER_TIME, wrong_period_fix
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.base.dates import Period
    from wuhua.kinds.duty.record import DutyRoster
    from wuhua.kinds.finance.record import Ledger
    from wuhua.kinds.fund.record import Fund
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

Day = tuple[str, str, Path]
#: With fewer lines outside nobody knows which is wrong, the lines or the period.
_MANY = 3
_REVERSED, _CORRECT = "先后反了", "对照原件，把写错的那个日期改成实际日期"
_UNUSUAL = "写错的，对照原件改成实际日期；确实是这样的，在“备注”里写明原因"


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find a day that stands before the one it must follow; lines of a ledger, a fund or a roster that lie outside its time."""
    outside = list(_other_times(record, facts.kind))
    yield from outside
    # Where the period itself is wrong, it says nothing of the day on which it was drawn up.
    is_period_wrong = any(fault.path == ("期间",) for fault in outside)
    days: list[Day] = [
        ("", "", ()) if is_period_wrong else _told_after(record, facts),
        ("编制日期", facts.drafted, ("公开", "编制", "日期")),
        ("审核日期", facts.reviewed, ("公开", "审核", "日期")),
        ("审定日期", facts.approved, ("公开", "审定", "日期")),
        ("公开日期", facts.posted if record.disclosure and record.disclosure.posted else "", ("公开", "公开日期")),
    ]
    chain = [day for day in days if day[1]]
    yield from _inversions(chain)
    if chain:
        yield from _taken_down(chain[-1], facts)
    notice = record.disclosure.notice if record.disclosure else None
    if notice and notice.end and notice.end < notice.start:
        start, end = notice.start.isoformat(), notice.end.isoformat()
        yield from _inversions([("公示期开始", start, ()), ("公示期结束", end, ("公开", "公示期", "结束"))])
    turned = set[Path]()
    for _, path, first, last, _ in facts.data.get("notices", ()):
        if "" < last < first and path[0] != "公开":
            turned.add(path)
            yield from _inversions([("公示期开始", first, ()), ("公示期结束", last, path)])
    yield from _own_orders(record, turned)


def _taken_down(posted: Day, facts: "Facts") -> Iterator[Fault]:
    """What ends before it began; where both ends do, it is the beginning that is wrong."""
    ends: list[Day] = [
        ("取下日期", facts.removed, ("公开", "取下日期")),
        ("保留至", facts.keep_until, ("公开", "保留至")),
    ]
    early = [end for end in ends if "" < end[1] < posted[1]]
    if len(early) == len(ends) and posted[2]:
        message = f"{posted[0]} {posted[1]} 晚于取下日期 {facts.removed}，也晚于保留至 {facts.keep_until}"
        yield Fault(posted[2], message, _REVERSED, _CORRECT)
        return
    for end in early:
        yield from _inversions([posted, end])


def _told_after(record: "Record", facts: "Facts") -> Day:
    """What lies before the drawing up: only money is reported after the fact; a notice may call people to a day to come."""
    if facts.kind == "finance":
        return "期间最后一天", facts.due_from, ()
    if facts.kind == "fund":
        within = [day for day, _ in _lines(record) if record.period.start <= day <= record.period.end]  # type: ignore[attr-defined,arg-type]
        return "最后一笔", max(within).isoformat() if within else "", ()
    return "", "", ()


def _other_times(record: "Record", kind: str) -> Iterator[Fault]:
    if kind in ("finance", "fund"):
        yield from _strays(record)  # type: ignore[arg-type]
    elif kind == "duty":
        yield from _other_shifts(record)  # type: ignore[arg-type]


def _own_orders(record: "Record", turned: set[Path]) -> Iterator[Fault]:
    """What the kind itself puts in order; a day that stands wrong in several orders, or in a notice that is ``turned``, is told once."""
    told: set[Path] = set()
    for one in record.orders():
        if any(event.path[:-1] in turned for event in one.events):
            continue
        for fault in _inversions([(words, day.isoformat(), path) for words, day, path in one.events]):
            if fault.path not in told:
                told.add(fault.path)
                yield fault._replace(fix=_UNUSUAL, severity=Severity.WARNING) if one.usual else fault


def _inversions(chain: list[Day]) -> Iterator[Fault]:
    for (before, first, _), (after, second, path) in pairwise(chain):
        if second < first:
            message = f"{after} {second} 早于{before} {first}"
            yield Fault(path, message, _REVERSED, _CORRECT)


def _lines(record: "Ledger | Fund") -> list[tuple[date, Path]]:
    sides: tuple[tuple[str, Sequence[Any]], ...] = (("收入", record.income), ("支出", record.expense))
    return [(line.day, (side, index, "日期")) for side, rows in sides for index, line in enumerate(rows) if line.day]


def _strays(record: "Ledger | Fund") -> Iterator[Fault]:
    move = "日期写错的改日期；是别的时间的，移到那一期里"
    yield from _outside(_lines(record), record.period, ("期间", "这一笔"), move)


def _other_shifts(record: "DutyRoster") -> Iterator[Fault]:
    shifts: list[tuple[date, Path]] = [
        (shift.day, ("排班", index, "日期")) for index, shift in enumerate(record.shifts)
    ]
    move = "日期写错的改日期；整张表是别的月份的，改“月份”"
    yield from _outside(shifts, record.month, ("月份", "这一班"), move)


def _outside(days: list[tuple[date, Path]], period: "Period", words: tuple[str, str], fix: str) -> Iterator[Fault]:
    """Days outside a period, one by one; where all of several lie in one other period, it is the period that is wrong."""
    key, each = words
    strays = [(day, path) for day, path in days if not period.start <= day <= period.end]
    other = period_holding(min(strays)[0], period.months) if len(strays) == len(days) >= _MANY else None
    if other and max(strays)[0] <= other.end:
        message = f"{len(days)}个日期都不在{period.label}里，都在{other.label}"
        yield Fault((key,), message, OTHER_TIME, wrong_period_fix(key, other))
        return
    for _, path in strays:
        yield Fault(path, f"{each}的日期不在{period.label}里", fix=fix, severity=Severity.WARNING)


RULE = Rule("T07", "日期先后不对", "record", find, clauses=("五化 时间",))
