"""D10: what was decided is published, and when it is done what came of it. Days are a place's; without them the rule waits."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import add_days, show_day
from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find decisions whose resolution or result was published late or not at all; a deadline today is not missed yet.

    Where a place gives days for every event T04 speaks of a resolution that was posted late; an absent one is said here.
    """
    for row in village.of("decision"):
        if row.data["passed"] is True and row.data["resolved"]:
            steps = dict(row.data["steps"])
            path = ("四议两公开", "决议公开", "日期") if "决议公开" in steps else ("公开", "公开日期")
            posted = steps.get("决议公开") or row.posted
            yield from _resolution(row, row.data["resolved"], posted, path, "四议两公开", village)
            yield from _result(row, village)
    for row in village.of("meeting"):
        votes = row.data["resolutions"]
        if "CW-04" in row.items and any(passed and not decision for *_, decision, passed in votes):
            yield from _resolution(row, row.day, row.posted, ("公开", "公开日期"), "决议", village)


def _resolution(
    row: "Facts", day: str, posted: str, path: tuple[str, ...], absent: str, village: "Village"
) -> Iterator[Outcome]:
    """``path`` where the publication is written, ``absent`` the key to point at where it is not."""
    decided = date.fromisoformat(day)
    limit = village.policy.limit("决议公开天数", decided)
    if limit is None:
        yield Skip("没有决议公开天数的规定")
        return
    deadline = add_days(decided, limit.value)
    # T04 goes by the paper's own day: it sees what is late only where that day is the late one.
    event = village.policy.limit("事项公开天数", decided)
    seen = event is not None and row.posted > add_days(decided, event.value).isoformat()
    if posted and (posted <= deadline.isoformat() or seen):
        return
    if posted:
        late = (date.fromisoformat(posted) - deadline).days
        told = show_day(date.fromisoformat(posted))
        message = f"{show_day(decided)}的决议应在{show_day(deadline)}以前公开，{told}才公开"
        fix = "实际张贴早于这天就改成实际日期；确实晚了，在“迟公开原因”里写明"
        yield _fault(row, path, message, f"晚了{late}天", fix, limit)
    elif village.as_of > deadline:
        message = f"{show_day(decided)}的决议应在{show_day(deadline)}以前公开，到今天还没有公开"
        note, fix = (
            f"已过{(village.as_of - deadline).days}天",
            "公开以后写 公开日期；决策事项写 决议公开: {日期: …, 天数: …}",
        )
        yield _fault(row, (absent,), message, note, fix, limit, at_key=True)


def _result(row: "Facts", village: "Village") -> Iterator[Outcome]:
    """The result is owed from the day the matter was finished, else from the day it was to be finished."""
    finished, planned = row.data["finished"], row.data["planned_finish"]
    since = finished or planned
    if not since or (row.data["result_posted"] and not finished):
        return
    start = date.fromisoformat(since)
    limit = village.policy.limit("实施结果公开天数", start)
    if limit is None:
        yield Skip("没有实施结果公开天数的规定")
        return
    deadline = add_days(start, limit.value)
    posted = row.data["result_posted"]
    if (posted or village.as_of.isoformat()) <= deadline.isoformat():
        return
    word = "办完" if finished else "计划办完"
    if posted:
        late = (date.fromisoformat(posted) - deadline).days
        message = f"{show_day(start)}办完的事，应在{show_day(deadline)}以前公开结果，{show_day(date.fromisoformat(posted))}才公开"
        fix = "实际张贴早于这天就改成实际日期；确实晚了，在“迟公开原因”里写明"
        yield _fault(row, ("四议两公开", "实施结果公开", "日期"), message, f"晚了{late}天", fix, limit)
    else:
        message = f"{show_day(start)}{word}的事，应在{show_day(deadline)}以前公开结果，到今天还没有公开"
        note = f"已过{(village.as_of - deadline).days}天"
        fix = "公开以后写 实施结果公开: {日期: …}" + ("" if finished else "；没有办完的，改 计划完成 或者写 进度")
        yield _fault(row, ("完成日期" if finished else "计划完成",), message, note, fix, limit)


def _fault(
    row: "Facts", path: tuple[str | int, ...], message: str, note: str, fix: str, limit: "Limit", at_key: bool = False
) -> Fault:
    severity = Severity.NOTE if row.late_reason and not at_key else limit.severity
    return Fault(path, message, note, fix, row.file, at_key, severity, limit.basis)


RULE = Rule("D10", "决议或者结果没有公开", "village", find, kinds=("decision", "meeting"))
