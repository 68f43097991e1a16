"""What is due, shown: a block for the first page, a light for each section, a line for each board's foot, a page, a feed.

In: a village (its duties are worked out once) and today. Out: sheets, blocks and plain values; no HTML, no bytes.
"""

from collections.abc import Iterable, Set
from datetime import date
from typing import NamedTuple

from wuhua.base.dates import Period, add_days, add_months, show_day
from wuhua.due.duties import blanks_of, duties_of, start_of
from wuhua.due.duty import Duty, State
from wuhua.due.words import overdue, sentence, told
from wuhua.model.facts import Facts
from wuhua.model.kind import Kind
from wuhua.model.sheet import Badge, Block, Column, Count, Figure, Link, ProseBlock, Sentence, Sheet, TableBlock, Tone
from wuhua.model.village import Village
from wuhua.overviews.accounts import page_of
from wuhua.overviews.sections import section_key

KEY = "due"
#: What a board without zones carries.
_FAMILIES = {"党务", "村务", "财务", "服务"}
_ON_HOME = 12
_ON_BOARD = 6
#: More rows than this are folded where they tell nothing that anybody must do.
_FEW = 8
_QUIET = (State.DONE, State.AHEAD, State.NONE)
#: The states of the page, in the order in which a villager asks for them.
_SHOWN = (
    (State.BLANK, "到期没有公开的"),
    (State.TODAY, "今天到期的"),
    (State.SOON, "快到期的"),
    (State.LATE, "公开晚了的"),
    (State.NIL, "没有发生、写明原因的"),
    (State.UNKNOWN, "还算不出期限的"),
    (State.DONE, "按时公开的"),
    (State.AHEAD, "以后要公开的"),
    (State.NONE, "本村不用公开的"),
)


class Entry(NamedTuple):
    """One entry of the feed: the day on which it became true, a stable ``ident``, words, the address that it leads to."""

    day: date
    ident: str
    title: str
    text: str
    key: str


class Deadline(NamedTuple):
    """One day of the clerk's calendar with everything that is due on it."""

    day: date
    title: str
    lines: tuple[str, ...]


#: What is missing as plain values: (what, its page or empty, how long) of the newest; how many there are in all; the ledgers among
#: all of them as (what, first day, last day).
Missing = tuple[tuple[tuple[str, str, str], ...], int, tuple[tuple[str, str, str], ...]]
#: The items that a ledger publishes, the village's own and a group's; the village's is told before its groups'.
_LEDGERS = ("CF-01", "CF-26")


def missing_of(village: Village) -> Missing | None:
    """What is past its day and not published, the newest first; None while nothing is owed yet."""
    blanks = blanks_of(village)
    if not duties_of(village) or (not blanks and start_of(village) is None):
        return None
    shown = sorted(blanks, key=lambda duty: duty.last or date.min, reverse=True)[:_ON_HOME]
    rows = tuple((duty.title, duty.rows[0].key if duty.rows else "", told(duty, village.as_of)) for duty in shown)
    ledgers = tuple(
        (duty.title, duty.period.start.isoformat(), duty.period.end.isoformat())
        for duty in blanks
        if duty.item.ident in _LEDGERS and duty.period
    )
    return rows, len(blanks), ledgers


def owed_in(missing: Missing, period: Period) -> tuple[str, ...]:
    """The ledgers that tell of a period, or of a part of it, and are past their day and not there."""
    first, last = period.start.isoformat(), period.end.isoformat()
    return tuple(title for title, start, end in missing[2] if start <= last and first <= end)


def due_block(missing: Missing | None) -> Block | None:
    """What is past its day and not published, for the first page; None while nothing is owed yet."""
    if missing is None:
        return None
    rows, count, _ = missing
    if not rows:
        return ProseBlock(_TITLE, ("到今天，该公开的都公开了，或者写明了原因。",))
    columns = (Column("事项", grow=True), Column("情况"))
    left = count - len(rows)
    more = f"另外还有{left}项，全部在“该公开的”里。" if left else "全部期限在“该公开的”里。"
    lines = tuple((Link(title, key) if key else title, said) for title, key, said in rows)
    return TableBlock(_TITLE, columns, lines, foot=((Link("看全部期限", KEY), Count(count, "项")),), note=more)


_TITLE = "到期还没有公开的"


def due_sheet(village: Village) -> Sheet:
    """The page 该公开的: every duty of this year, by state; from before, what is still open and a year's reasons."""
    year, today = village.as_of.year, village.as_of
    blanks = blanks_of(village)
    of_year = [duty for duty in duties_of(village) if _is_shown(duty, today) and duty.state is not State.BLANK]
    by_state = {state: [duty for duty in of_year if duty.state is state] for state, _ in _SHOWN}
    by_state[State.BLANK] = list(blanks)
    blocks = tuple(_table(title, by_state[state], today, state in _QUIET) for state, title in _SHOWN if by_state[state])
    return Sheet(
        key=KEY,
        kind=KEY,
        family="村务",
        title="该公开的",
        subtitle=f"{village.name} · {year}年 · 算到{show_day(today)}",
        headline=tuple(_figures(by_state)),
        summary=tuple(_sentences(blanks, village)),
        blocks=blocks,
    )


def _title(duty: Duty) -> str | Link:
    if len(duty.rows) < 2:
        return Link(duty.title, duty.rows[0].key) if duty.rows else duty.title
    # Three months that answer for a quarter have a page of their own only as ledgers; else their section has them all.
    books = all(row.kind == "finance" and not row.data["group"] for row in duty.rows)
    where = page_of(duty.period) if books and duty.period else section_key(duty.rows[0].kind)
    return Link(duty.title, where)


def _is_shown(duty: Duty, today: date) -> bool:
    if duty.last is None:
        return duty.state is State.NONE or duty.state is State.UNKNOWN or duty.period is None
    # A reason stands in the place of what would have been published: New Year's Day does not take it down.
    kept = duty.state is State.NIL and duty.last >= add_months(today, -12)
    return kept or duty.last.year == today.year


def _figures(by_state: dict[State, list[Duty]]) -> Iterable[Figure]:
    done = len(by_state[State.DONE]) + len(by_state[State.LATE])
    yield Figure("公开了的", Count(done, "项"), Tone.GOOD)
    yield Figure("到期没有公开的", Count(len(by_state[State.BLANK]), "项"), Tone.LATE)
    yield Figure("写明原因的", Count(len(by_state[State.NIL]), "项"))


def _sentences(blanks: tuple[Duty, ...], village: Village) -> Iterable[Sentence]:
    today = village.as_of
    if not duties_of(village):
        yield ("村里还没有写村情，算不出该公开什么。",)
    elif not blanks and start_of(village) is None:
        yield ("村里还没有定期公开过，期限从第一份写了期间的公开算起。",)
    elif not blanks:
        yield ("到今天，该公开的都公开了，或者写明了原因。",)
    else:
        yield (f"到今天有{len(blanks)}项过了期限还没有公开。",)
        yield (f"最近的一项是{sentence(blanks[-1], today)}。",)


def _table(title: str, duties: list[Duty], today: date, quiet: bool) -> TableBlock:
    ordered = sorted(duties, key=lambda duty: (duty.last or date.max, duty.item.ident, duty.series))
    columns = (Column("事项", grow=True), Column("情况"), Column("谁公布"), Column("目录编号", nowrap=True))
    rows = tuple((_title(duty), told(duty, today), duty.item.publisher, duty.item.ident) for duty in ordered)
    return TableBlock(title, columns, rows, folded=quiet and len(rows) > _FEW)


def lights(village: Village, kinds: Iterable[Kind]) -> dict[str, Badge]:
    """How fresh each section is, by kind: 最新, 快到期, 晚了, 从来没有; kinds that owe nothing by a day have none.

    A section answers for the items that its records publish, and for those that its kind is made for.
    """
    duties = [duty for duty in duties_of(village) if duty.state is not State.NONE]
    causes = {(duty.item.ident, duty.series, duty.period) for duty in blanks_of(village)}
    by_item: dict[str, list[Duty]] = {}
    for duty in duties:
        by_item.setdefault(duty.item.ident, []).append(duty)
    found = {}
    for kind in kinds:
        own = {ident for row in village.of(kind.ident) for ident in row.items} | set(kind.items)
        badge = _light([duty for ident in sorted(own) for duty in by_item.get(ident, ())], causes, village)
        if badge is not None:
            found[kind.ident] = badge
    return found


def _light(duties: list[Duty], causes: Set[tuple[str, str, Period | None]], village: Village) -> Badge | None:
    timed = [duty for duty in duties if duty.period is not None or duty.state is not State.DONE]
    if not timed:
        return None
    blanks = [d for d in timed if d.state is State.BLANK and (d.item.ident, d.series, d.period) in causes]
    if blanks and all(duty.state is not State.DONE and duty.state is not State.LATE for duty in timed):
        return Badge("从来没有公开过", Tone.LATE)
    if blanks:
        return Badge(f"晚了 · 缺{len(blanks)}项", Tone.LATE)
    near = [duty for duty in timed if duty.state in (State.TODAY, State.SOON)]
    if near:
        first = min(duty.last for duty in near if duty.last)
        when = "今天" if first == village.as_of else f"{first.month}月{first.day}日前"
        return Badge(f"快到期 · {when}要公开{len(near)}项", Tone.OPEN)
    return Badge("最新 · 到期的都公开了", Tone.GOOD)


def board_foot(village: Village, families: Iterable[str]) -> tuple[str, ...]:
    """Lines for a board's foot: what of its families is past its day; empty when nothing is."""
    wanted = set(families)
    mine = [duty for duty in blanks_of(village) if duty.item.family in wanted]
    newest = sorted(mine, key=lambda duty: duty.last or date.min, reverse=True)
    lines = [f"{sentence(duty, village.as_of)}。" for duty in newest[:_ON_BOARD]]
    if len(mine) > _ON_BOARD:
        lines.append(f"另外还有{len(mine) - _ON_BOARD}项到期没有公开。")
    return tuple(lines)


def missing_sheet(village: Village, board: Facts) -> Sheet | None:
    """The sheet at a board's foot: what of the board's zones is past its day and not posted; None when nothing is."""
    families = {zone[0] for zone in board.data["zones"]} or _FAMILIES
    lines = board_foot(village, families)
    if not lines:
        return None
    count = sum(duty.item.family in families for duty in blanks_of(village))
    return Sheet(
        key=KEY,
        kind=KEY,
        family="村务",
        title="到期还没公开的",
        subtitle=f"按{show_day(village.as_of)}的资料",
        headline=(Figure("还没公开", Count(count, "项"), Tone.LATE),),
        blocks=(ProseBlock("", lines),),
    )


def feed_entries(village: Village) -> tuple[Entry, ...]:
    """The feed's entries on what is missing: each from the day after its last day, newest first."""
    found = [
        Entry(
            add_days(duty.last, 1),
            "-".join(filter(None, (KEY, duty.item.ident, duty.period.slug if duty.period else "", duty.series))),
            f"{duty.title}：到期没有公开",
            f"{told(duty, village.as_of)}，{overdue(duty, village.as_of)}。",
            KEY,
        )
        for duty in blanks_of(village)
        if duty.last is not None
    ]
    return tuple(sorted(found, key=lambda entry: (entry.day, entry.ident), reverse=True))


def late_entries(village: Village) -> tuple[Entry, ...]:
    """The feed's entries on what was published after its last day, each on the day on which it was, newest first."""
    found = [
        Entry(
            duty.posted,
            "-".join(filter(None, ("late", duty.item.ident, duty.period.slug if duty.period else "", duty.series))),
            f"{duty.title}：公开晚了",
            f"{told(duty, village.as_of)}。",
            duty.rows[0].key if duty.rows else KEY,
        )
        for duty in duties_of(village)
        if duty.state is State.LATE and duty.posted is not None
    ]
    return tuple(sorted(found, key=lambda entry: (entry.day, entry.ident), reverse=True))


def deadlines(village: Village) -> tuple[Deadline, ...]:
    """The clerk's next twelve months: each day on which something open falls due, with all of it."""
    until = add_months(village.as_of, 12)
    days: dict[date, list[Duty]] = {}
    for duty in duties_of(village):
        if duty.is_open and duty.last is not None and village.as_of <= duty.last <= until:
            days.setdefault(duty.last, []).append(duty)
    return tuple(_deadline(day, days[day]) for day in sorted(days))


def _deadline(day: date, duties: list[Duty]) -> Deadline:
    stated = [duty for duty in duties if duty.stated]
    title = duties[0].title if len(duties) == 1 else f"{len(duties)}项公开到期"
    last = "" if stated else "（没有规定哪天，这是下一期的最后一天）"
    lines = tuple(f"{duty.title}（{duty.item.ident}，{duty.item.publisher}公布）" for duty in duties)
    return Deadline(day, f"{day.month}月{day.day}日前：{title}{last}", lines)
