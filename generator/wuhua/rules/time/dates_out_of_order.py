"""T07: drafted, reviewed, decided, published, taken down: in this order; lines and shifts lie in their period."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.rules.periods import period_of
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.kinds.duty.record import DutyRoster
    from wuhua.kinds.finance.record import Ledger
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

Day = tuple[str, str, tuple[str, ...]]


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find a day that stands before the one it must follow, a ledger's lines outside its period, a roster's shifts outside its month.

    A kind whose events have an order says so in ``data["chains"]``: (words, day, path) of each event that is written.
    """
    if facts.kind == "finance":
        yield from _strays(record, facts)  # type: ignore[arg-type]
    if facts.kind == "duty":
        yield from _other_shifts(record)  # type: ignore[arg-type]
    days: list[Day] = [
        # Only a ledger reports after the fact; a notice may call people to a day to come.
        ("期间最后一天", facts.due_from if facts.kind == "finance" else "", ()),
        ("编制日期", facts.drafted, ("公开", "编制", "日期")),
        ("审核日期", facts.reviewed, ("公开", "审核", "日期")),
        ("审定日期", facts.approved, ("公开", "审定", "日期")),
        ("公开日期", facts.posted if record.disclosure and record.disclosure.posted else "", ("公开", "公开日期")),
    ]
    chain = [day for day in days if day[1]]
    yield from _inversions(chain)
    for last in (("取下日期", facts.removed, ("公开", "取下日期")), ("保留至", facts.keep_until, ("公开", "保留至"))):
        if last[1] and chain:
            yield from _inversions([chain[-1], last])
    notice = record.disclosure.notice if record.disclosure else None
    if notice and notice.end and notice.end < notice.start:
        start, end = notice.start.isoformat(), notice.end.isoformat()
        yield from _inversions([("公示期开始", start, ()), ("公示期结束", end, ("公开", "公示期", "结束"))])
    for _, path, first, last, _ in facts.data.get("notices", ()):
        if first and last and path[0] != "公开":
            yield from _inversions([("公示期开始", first, ()), ("公示期结束", last, path)])
    for steps in facts.data.get("chains", ()):
        yield from _inversions(list(steps))


def _inversions(chain: list[Day]) -> Iterator[Fault]:
    for (before, first, _), (after, second, path) in pairwise(chain):
        if second < first:
            message = f"{after} {second} 早于{before} {first}"
            yield Fault(path, message, note="先后反了", fix="对照原件，把写错的那个日期改成实际日期")


def _strays(record: "Ledger", facts: "Facts") -> Iterator[Fault]:
    period = period_of(facts.period)
    if period is None:
        return
    start, end = period.start, period.end
    for side, lines in (("收入", record.income), ("支出", record.expense)):
        for index, line in enumerate(lines):
            if not start <= line.day <= end:
                yield Fault(
                    (side, index, "日期"),
                    f"这一笔的日期不在{period.label}里",
                    fix="日期写错的改日期；是别的月份的，移到那个月的账里",
                    severity=Severity.WARNING,
                )


def _other_shifts(record: "DutyRoster") -> Iterator[Fault]:
    for index, shift in enumerate(record.shifts):
        if not record.month.start <= shift.day <= record.month.end:
            yield Fault(
                ("排班", index, "日期"),
                f"这一班的日期不在{record.month.label}里",
                fix="日期写错的改日期；整张表是别的月份的，改“月份”",
                severity=Severity.WARNING,
            )


RULE = Rule("T07", "日期先后不对", "record", find, clauses=("五化 时间",))
