"""T04: what happened is published within so many days."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.due.answers import answer_of
from wuhua.model.facts import day_of
from wuhua.rules.periods import is_posting_doubtful, show_near
from wuhua.rules.rule import Fault, Outcome, Rule, Skip
from wuhua.rules.topics import SPECIAL

if TYPE_CHECKING:
    from wuhua.law.duties import Last
    from wuhua.law.terms import Item
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def find(village: "Village") -> Iterator[Outcome]:
    """Find event papers posted after their last day, and papers of events and changes still not posted.

    A roster that is hung again carries the day of the new hanging: what changed and is posted is not judged. A decision
    whose paper is absent is D10's.
    """
    # Deadlines are read when a village is asked, not when rules are listed.
    from wuhua.law.duties import event_days, limits_asked, read_deadline

    policy = village.policy
    clocks = [item for item in policy.items if (read := read_deadline(item.deadline)) and read.is_event]
    timed = {item.ident: item for item in clocks}
    since = str(village.profile.data.get("since", "")) if village.profile else ""
    today = village.as_of.isoformat()
    silent: dict[str, int] = {}
    for row in village.facts.values():
        items = [timed[ident] for ident in row.items if ident in timed]
        # A special matter never published is C05's.
        if (row.kind in SPECIAL and not row.posted) or is_posting_doubtful(row):
            continue
        if not items or row.period or not row.due_from or not (since <= row.due_from <= today):
            continue
        item = _judged(items, row)
        if item is None:
            continue
        lasts = event_days(item, date.fromisoformat(row.due_from), policy)
        if not lasts:
            name = limits_asked(item)[0]
            silent[name] = silent.get(name, 0) + 1
        yield from _judge(row, item, lasts, village.as_of)
    for name, cases in sorted(silent.items()):
        yield Skip(f"没有{name}的规定", cases)
    yield from _ends_of_works(village, timed, since)
    yield from _levies(village, since)


def _ends_of_works(village: "Village", timed: "dict[str, Item]", since: str) -> Iterator[Outcome]:
    """The first publication after works, counted from the newest of their end, acceptance and settlement that it may tell of."""
    from wuhua.law.duties import event_days

    for row in village.of("project"):
        told = [(day, index) for index, (stage, day) in enumerate(row.data["told"]) if stage == "事后"]
        item = next((timed[ident] for ident in row.items if ident in timed), None)
        ends = [end for end in row.data["after"] if told and end[0] <= min(told)[0]]
        # A record that was itself posted after the works is judged by its own day.
        if not ends or item is None or ends[-1][0] < since or row.posted >= ends[0][0]:
            continue
        day, index = min(told)
        lasts = event_days(item, date.fromisoformat(ends[-1][0]), village.policy)
        broken = [last for last in lasts if last.day is not None and day > last.day.isoformat()]
        if broken:
            last = min(broken, key=lambda last: _WEIGHT[last.severity])
            yield _stage_fault(row, index, ends[-1], date.fromisoformat(day), last)


def _stage_fault(row: "Facts", index: int, end: tuple[str, str], day: date, last: "Last") -> Fault:
    assert last.day is not None
    ended = date.fromisoformat(end[0])
    near = show_near(last.day, ended.year)
    message = f"“{row.title}”{ended.month}月{ended.day}日{end[1]}，事后公开应在{near}前（{last.text}内）"
    note, fix, severity = _lateness((day - last.day).days, row, last.severity)
    return Fault(("阶段公开", index, "日期"), message, note, fix, row.file, severity=severity, basis=last.basis)


def _levies(village: "Village", since: str) -> Iterator[Fault]:
    """A plan of money and labour that was published only after collecting had begun; one posted when all is done is its account."""
    from wuhua.law.duties import basis_of

    item = village.policy.item("CW-14")
    if item is None or item.deadline != "收取前":
        return
    for row in village.of("levy"):
        begun, finished = row.data["collect"], row.data["finished"]
        if begun and since <= begun < row.posted and not (finished and row.posted >= finished):
            start = date.fromisoformat(begun)
            message = f"“{row.title}”{start.month}月{start.day}日开始收，方案应在开始收以前公开"
            # The day is the catalogue's, not the law's.
            days = (date.fromisoformat(row.posted) - start).days
            note, fix, severity = _lateness(days, row, Severity.WARNING)
            path = ("公开", "公开日期")
            yield Fault(path, message, note, fix, row.file, severity=severity, basis=basis_of(item))


def _lateness(days: int, row: "Facts", severity: Severity) -> tuple[str, str, Severity]:
    """What is said of a paper so many days late: note, fix, severity; a written reason makes it mild."""
    if row.late_reason:
        note, fix = f"晚了{days}天，已写明原因：{row.late_reason}", "原因会和这份公开一起给村民看，不用再改"
        return note, fix, Severity.NOTE
    return f"晚了{days}天", "实际张贴早于这天就改成实际日期；确实晚了，在“迟公开原因”里写明", severity


def _judged(items: "list[Item]", row: "Facts") -> "Item | None":
    """The item whose clock runs: an event's always, a change's until it is posted."""
    from wuhua.law.duties import is_event

    events = [item for item in items if is_event(item)]
    if events and not row.posted and any(item.ident == "CW-04" for item in events):
        return None
    return events[0] if events else None if row.posted else items[0]


def _judge(row: "Facts", item: "Item", lasts: "list[Last]", today: date) -> Iterator[Outcome]:
    seen = day_of(row.posted) or today
    unknown = [last for last in lasts if last.day is None]
    broken = [last for last in lasts if last.day is not None and seen > last.day]
    if broken:
        yield _fault(row, min(broken, key=lambda last: _WEIGHT[last.severity]), seen)
    elif unknown:
        yield Skip(f"{unknown[0].year}年没有公布的日历，算不出工作日")


def _fault(row: "Facts", last: "Last", seen: date) -> Fault:
    assert last.day is not None
    happened = date.fromisoformat(row.due_from)
    days = (seen - last.day).days
    near = show_near(last.day, happened.year)
    message = f"{row.title}是{happened.month}月{happened.day}日的事，应在{near}前公开（{last.text}内）"
    severity = last.severity
    if not row.posted:
        message += "，到今天还没有公开"
        note, fix = f"已过{days}天", "公开以后在“公开”里写 公开日期；晚了的在“迟公开原因”里写明"
    else:
        note, fix, severity = _lateness(days, row, last.severity)
    return Fault(("公开", "公开日期"), message, note, fix, row.file, severity=severity, basis=last.basis)


RULE = Rule("T04", "事情发生后公开晚了", "village", find, clauses=("五化 时间",), part=answer_of)
