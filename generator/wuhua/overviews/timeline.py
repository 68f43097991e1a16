"""All decisions as a line of days, newest first: what is under way, then a page a year (a month where a year is long)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from wuhua.base.dates import show_day
from wuhua.base.money import show_money
from wuhua.kinds.decision.state import state_of
from wuhua.model.facts import Facts, day_of, yuan
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    Figure,
    Link,
    ProseBlock,
    Sentence,
    Sheet,
    Step,
    StepsBlock,
    Strong,
    TableBlock,
    Value,
    Vote,
)
from wuhua.model.village import Village
from wuhua.overviews.room import Room

KEY = "decisions"
#: More decisions than this and a year is told by months.
LONG = 60
#: How many of those under way the first page shows, and of those that are done.
_SHOWN, _DONE = 40, 5
_UNDATED = "undated"


def chapters(village: Village) -> list[str]:
    """The years, newest first, long ones as months; ``undated`` for decisions without a day."""
    days = [row.event for row in village.of("decision")]
    years = Counter(day[:4] for day in days)
    months = {day[:7] for day in days if years[day[:4]] > LONG}
    found = {year for year in years if year and years[year] <= LONG} | {month for month in months if month}
    return sorted(found, reverse=True) + ([_UNDATED] if years[""] else [])


def keys(village: Village) -> Iterator[str]:
    """The first page and one for each chapter; none in a village without decisions."""
    if village.of("decision"):
        yield KEY
        yield from (f"{KEY}-{chapter}" for chapter in chapters(village))


def front(village: Village) -> str:
    """The first page's address; empty in a village without decisions."""
    return KEY if village.of("decision") else ""


def sheet(village: Village, key: str) -> Sheet:
    """One page: the first, or a chapter, which asks only for its own decisions."""
    return _first(village) if key == KEY else _chapter(village, key, key.removeprefix(f"{KEY}-"))


def _chapter(village: Village, key: str, chapter: str) -> Sheet:
    rows = village.dated("decision", "" if chapter == _UNDATED else chapter)
    return Sheet(
        key=key,
        kind=KEY,
        family="村务",
        title=f"{_words(chapter)}定的事",
        subtitle=f"{village.name} · 最近的在前面",
        summary=((f"一共{len(rows)}件。", *_tally(rows)),),
        blocks=(_line("", _newest(rows), village.as_of),),
        related=(Link("全部年份、正在办的事", KEY),),
    )


def _words(chapter: str) -> str:
    if chapter == _UNDATED:
        return "没写日期"
    year, _, month = chapter.partition("-")
    return f"{year}年{int(month)}月" if month else f"{year}年"


def _tally(rows: Iterable[Facts]) -> Sentence:
    counts = Counter(row.data["passed"] for row in rows)
    words = ((True, "通过"), (False, "没有通过"), (None, "还在商议"))
    told = "，".join(f"{said}{counts[passed]}件" for passed, said in words if counts[passed])
    return (f"{told}。",)


def _first(village: Village) -> Sheet:
    rows, today = village.of("decision"), village.as_of
    by_state: dict[str, list[Facts]] = {}
    for row in rows:
        by_state.setdefault(_GROUPS.get(state_of(row, today)[0], "定了，正在办"), []).append(row)
    talked = [*by_state.get("正在公示", ()), *by_state.get("正在商议", ())]
    doing, done = by_state.get("定了，正在办", []), by_state.get("办完了", [])
    blocks: list[Block] = [_under_way("正在商议、正在公示", talked, today)]
    if doing:
        blocks.append(_under_way("定了，正在办", doing, today))
    if done:
        blocks.append(_line("刚办完的", sorted(done, key=lambda row: (row.day, row.key), reverse=True)[:_DONE], today))
    blocks.append(_years(rows, chapters(village)))
    names = ("正在商议", "正在公示", "定了，正在办", "办完了")
    return Sheet(
        key=KEY,
        kind=KEY,
        family="村务",
        title="事情怎么定的",
        subtitle=f"{village.name} · 到{show_day(today)}",
        headline=tuple(Figure(name, Count(len(by_state.get(name, ())), "件")) for name in names),
        summary=(("每件事：谁议的，多少人同意，花多少钱，办得怎么样。点名字看全部。",),),
        blocks=tuple(blocks),
    )


#: What is neither of these is being done.
_GROUPS = {
    "正在商议": "正在商议",
    "正在公示": "正在公示",
    "已办结": "办完了",
    "没有通过": "没有通过",
    "已撤回": "没有通过",
}


def _under_way(title: str, rows: list[Facts], today: date) -> Block:
    if not rows:
        return ProseBlock(title, ("现在没有。",))
    return _line(title if len(rows) <= _SHOWN else f"{title}（最近{_SHOWN}件）", _newest(rows)[:_SHOWN], today)


def _newest(rows: Iterable[Facts]) -> list[Facts]:
    return sorted(rows, key=lambda row: (row.event, row.key), reverse=True)


def _line(title: str, rows: Iterable[Facts], today: date) -> StepsBlock:
    return StepsBlock(title, tuple(_step(row, today) for row in rows), numbered=False)


def _step(row: Facts, today: date) -> Step:
    state, tone = state_of(row, today)
    note = "；".join(filter(None, (_last_step(row), row.data["progress"])))
    until = day_of(row.notice_until) if state == "正在公示" else None
    words, said = _state_words(row, state, today), tuple(_said(row, state))
    return Step(row.title, day_of(row.event), tone, note, _vote(row), until, row.key, words, said)


def _last_step(row: Facts) -> str:
    """The newest step, and its day where that is not the day of the vote."""
    if not row.data["steps"]:
        return ""
    name, day = row.data["steps"][-1]
    return f"最近一步：{name}" + (f"（{show_day(date.fromisoformat(day))}）" if day != row.event else "")


def _state_words(row: Facts, state: str, today: date) -> str:
    if state != "正在公示":
        return state
    left = (date.fromisoformat(row.notice_until) - today).days
    return f"{state}，还剩{left}天" if left else f"{state}，今天截止"


def _said(row: Facts, state: str) -> Iterator[Sentence]:
    """Until when to object; what it was to cost and did; when it was done."""
    if state == "正在公示":
        yield (f"有意见在{show_day(date.fromisoformat(row.notice_until))}以前提。",)
    budget, final = row.cents.get("budget"), row.cents.get("final")
    if budget is not None and final is not None:
        apart = abs(budget - final)
        words = f"{'少' if final < budget else '多'}花{show_money(yuan(apart))}元。" if apart else "一样。"
        yield ("打算花 ", yuan(budget), " 元，实际花了 ", Strong(yuan(final)), f" 元，{words}")
    elif budget is not None or final is not None:
        yield ("打算花 " if final is None else "实际花了 ", Strong(yuan(budget or final or 0)), " 元。")
    if row.data["finished"]:
        yield (f"{show_day(date.fromisoformat(row.data['finished']))}办完。",)


def _vote(row: Facts) -> Vote | None:
    """The deciding vote; None where no votes are written."""
    if not row.data["vote"]:
        return None
    _, due, present, yes, no, abstained = row.data["vote"]
    if not (yes or no or abstained):
        return None
    passed = None if row.data["outcome"] == "撤回" else row.data["passed"]
    return Vote(due or None, present or None, yes, no, abstained, passed=passed)


def _years(rows: list[Facts], found: list[str]) -> TableBlock:
    verdicts: dict[str, list[bool | None]] = {}
    for row in rows:
        for start in {row.event[:4], row.event[:7]}:
            verdicts.setdefault(start, []).append(row.data["passed"])
    heads = ("几件", "通过", "没通过")
    columns = (Column("按年看", grow=True), *(Column(head, number=True) for head in heads))
    rows_shown = tuple(_year(each, verdicts["" if each == _UNDATED else each]) for each in found)
    return TableBlock("全部的事", columns, rows_shown)


def _year(chapter: str, verdicts: list[bool | None]) -> tuple[Value, ...]:
    words = Link(f"{_words(chapter)}定的事", f"{KEY}-{chapter}")
    return (words, len(verdicts), verdicts.count(True), verdicts.count(False))


ROOM = Room(KEY, keys, sheet, "事怎么定", "事情一件件看", front)
