"""T17: cadres and grid workers are trained as often as asked, before or soon after taking office; tasks are done by their day."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import add_months, show_day
from wuhua.base.finding import Severity
from wuhua.rules.bodies import COMMITTEES, newest
from wuhua.rules.periods import period_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_LIMITS = {"书记主任": "书记主任培训间隔月数", "其他干部": "其他干部培训间隔月数", "网格员": "网格员培训间隔月数"}
_CADRES = ("书记主任", "其他干部")
_CLOSED = ("已完成", "不办了")


def find(village: "Village") -> Iterator[Outcome]:
    """Find sorts of people whose last training is too long ago or reached too few, starts without training, tasks past their day.

    A deadline that falls on today is not missed. How often is asked once the records reach back as far as the limit.
    """
    yield from _tasks(village)
    rows = sorted(village.of("training"), key=lambda row: (row.due_from, row.key))
    if rows:
        limits = {sort: village.policy.limit(name, village.as_of) for sort, name in _LIMITS.items()}
        for sort, limit in limits.items():
            if limit is not None:
                yield from _often(rows, sort, limit, village.as_of)
        if not any(limits.values()) and village.policy.limit("任职培训月数", village.as_of) is None:
            yield Skip("没有培训间隔的规定", len(rows))
    for row in rows:
        yield from _starts(row, village)
    yield from _office(village, rows)


def _tasks(village: "Village") -> Iterator[Fault]:
    today = village.as_of.isoformat()
    for kind, key in (("lists", "事项"), ("plan", "目标"), ("audit", "问题"), ("supervision", "问题")):
        rows = village.of(kind)
        # A later paper may tell that what an earlier one still had open is done.
        closed = {name for row in rows for name, _, state in row.data["tasks"] if state in _CLOSED}
        for row in rows:
            for at, (name, due, state) in enumerate(row.data["tasks"]):
                if due and due < today and name not in closed:
                    last = date.fromisoformat(due)
                    past = f"已过{(village.as_of - last).days}天"
                    if key != "问题":
                        yield _undone((key, at, "完成时限"), name, last, past, state, row)
                    elif not state:
                        yield _not_put_right((key, at, "期限"), name, last, past, row)


def _undone(path: tuple[str | int, ...], name: str, last: date, past: str, state: str, row: "Facts") -> Fault:
    message = f"“{name}”应在{show_day(last)}前做完"
    note = f"{past}，{f'写的是{state}' if state else '没有写状态'}"
    fix = "做完了的写 状态: 已完成；不办了的写 状态: 不办了，在“说明”里写明原因"
    return Fault(path, message, note, fix, row.file, severity=Severity.WARNING)


def _not_put_right(path: tuple[str | int, ...], name: str, last: date, past: str, row: "Facts") -> Fault:
    """A problem that an audit or the supervisors found; one with a reason why it is still open is told as that."""
    message = f"“{name}”要在{show_day(last)}前改好，没有写改好了没有"
    fix = "改好了的写 完成日期；还没有的，在“未完原因”里写明为什么"
    return Fault(path, message, past, fix, row.file, severity=Severity.WARNING)


def _often(rows: "list[Facts]", sort: str, limit: "Limit", today: date) -> Iterator[Fault]:
    """The last course of a sort is within the months, and those months reached as many people as there are."""
    held = [each for row in rows for each in _held(row, sort, today.isoformat())]
    start = _first_day(rows)
    if not held:
        if _exists(rows, sort) and start and add_months(start, limit.value) < today:
            message = f"从{show_day(start)}起没有写{sort}的培训，{limit.text}个月要培训一次"
            yield _fault(rows[-1], ("期间",), message, "", limit)
        return
    day, row, path = max(held, key=lambda each: each[0])
    last = add_months(date.fromisoformat(day), limit.value)
    if last < today:
        is_day = "是" if path[0] == "场次" else "最晚在"
        message = f"{sort}上次培训{is_day}{show_day(date.fromisoformat(day))}，应在{show_day(last)}前再训一次"
        yield _fault(row, path, message, f"已过{(today - last).days}天", limit)
    elif start and add_months(start, limit.value) <= today:
        yield from _reached(rows, sort, limit, today)


def _held(row: "Facts", sort: str, today: str) -> "list[tuple[str, Facts, tuple[str | int, ...]]]":
    """When a paper's people of a sort were trained: day, paper, place. A number trained without its course counts by the period's end."""
    found: list[tuple[str, Facts, tuple[str | int, ...]]] = [
        (day, row, ("场次", at, "日期"))
        for at, (day, sorts, _, _) in enumerate(row.data["sessions"])
        if sort in sorts and day <= today
    ]
    if not found:
        found = [
            (min(row.due_from, today), row, ("人员", at, "已训"))
            for at, (each, _, trained) in enumerate(row.data["cohorts"])
            if each == sort and trained and _start_of(row) <= today
        ]
    return found


def _start_of(row: "Facts") -> str:
    period = period_of(row.period)
    return period.start.isoformat() if period else row.due_from


def _first_day(rows: "list[Facts]") -> date | None:
    """The day from which the records tell of training."""
    starts = [period.start for row in rows if (period := period_of(row.period))]
    return min(starts, default=None)


def _exists(rows: "list[Facts]", sort: str) -> bool:
    told = [total for row in rows for each, total, _ in row.data["cohorts"] if each == sort]
    return sort in _CADRES if not told else told[-1] > 0


def _reached(rows: "list[Facts]", sort: str, limit: "Limit", today: date) -> Iterator[Fault]:
    """Fewer were reached in the months than there are: even if nobody came twice, somebody is left."""
    told = [(row, at, one) for row in rows for at, one in enumerate(row.data["cohorts"]) if one[0] == sort]
    near = [each for each in told if add_months(date.fromisoformat(each[0].due_from), limit.value) >= today]
    if not near:
        return
    row, at, (_, total, _) = near[-1]
    trained = sum(one[2] for _, _, one in near)
    if trained < total:
        message = f"{limit.text}个月里{sort}学过的有{trained}人，一共{total}人"
        yield _fault(row, ("人员", at, "已训"), message, f"还差{total - trained}人", limit)


def _starts(row: "Facts", village: "Village") -> Iterator[Outcome]:
    """Trained before taking up the post where the place asks it, else within the months that it gives."""
    for at, (post, day, trained, people) in enumerate(row.data["starts"]):
        start = date.fromisoformat(day)
        first = village.policy.limit("先培训后上岗", start)
        within = village.policy.limit("任职培训月数", start)
        if first is not None and first.value and (trained or village.as_of.isoformat()) > day:
            message = f"{post}{people}人{show_day(start)}上岗，" + (
                f"{show_day(date.fromisoformat(trained))}才培训" if trained else "没有写培训日期"
            )
            yield _fault(row, ("上岗", at, "培训日期"), message, "先培训，后上岗", first)
        elif within is not None:
            last = add_months(start, within.value)
            seen = date.fromisoformat(trained) if trained else village.as_of
            if seen > last:
                message = f"{post}{people}人{show_day(start)}上岗，应在{show_day(last)}前培训"
                yield _fault(row, ("上岗", at, "培训日期"), message, _late(seen, last, bool(trained)), within)
        elif first is None:
            yield Skip("没有上岗培训的规定")


def _office(village: "Village", rows: "list[Facts]") -> Iterator[Outcome]:
    """A new committee is trained within the months; asked where the records reach back to its first day."""
    begun, today = _first_day(rows), village.as_of.isoformat()
    for row in newest(village, *COMMITTEES):
        start = date.fromisoformat(row.data["term_start"]) if row.data["term_start"] else None
        limit = village.policy.limit("任职培训月数", start) if start else None
        if start is None or limit is None:
            continue
        if begun is None or begun > add_months(start, limit.value):
            yield Skip("培训的记录没有到任职那时")
            continue
        last = add_months(start, limit.value)
        days = [
            day
            for each in rows
            for day, sorts, _, _ in each.data["sessions"]
            if day >= start.isoformat() and any(sort in sorts for sort in _CADRES)
        ]
        # A number trained without its course: by the first day on which it may have been.
        days += [
            max(_start_of(each), start.isoformat())
            for each in rows
            for sort, _, trained in each.data["cohorts"]
            if sort in _CADRES and trained and each.due_from >= start.isoformat() and _start_of(each) <= today
        ]
        seen = date.fromisoformat(min(days)) if days else village.as_of
        if seen > last:
            message = f"{row.title}{show_day(start)}任职，应在{show_day(last)}前培训"
            yield _fault(row, ("任期", "开始"), message, _late(seen, last, bool(days)), limit)


def _late(seen: date, last: date, done: bool) -> str:
    days = (seen - last).days
    return f"晚了{days}天" if done else f"已过{days}天，还没有培训"


def _fault(row: "Facts", path: tuple[str | int, ...], message: str, note: str, limit: "Limit") -> Fault:
    fix = "训过的，写在培训的“场次”“人员”或者“上岗”里；没有训的，训了以后再写"
    return Fault(path, message, note, fix, row.file, severity=limit.severity, basis=limit.basis)


RULE = Rule(
    "T17",
    "培训或者任务过期",
    "village",
    find,
    kinds=("training", "lists", "plan", "org"),
    clauses=("五化 时间",),
)
