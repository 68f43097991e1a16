"""The first page: what came in, went out, is left; what needs attention; four doors; who is on duty; what is new, what is late."""

from datetime import date

from wuhua.base.dates import show_day
from wuhua.base.finding import Finding
from wuhua.kinds.duty.today import duty_block
from wuhua.model.envelope import in_notice_period, notice_badge
from wuhua.model.facts import Facts, day_of
from wuhua.model.kind import Kind
from wuhua.model.sheet import (
    Badge,
    Block,
    CardsBlock,
    Column,
    Link,
    ProseBlock,
    Sentence,
    Sheet,
    TableBlock,
    Tone,
)
from wuhua.model.village import Village
from wuhua.overviews import timeline, who, yearly
from wuhua.overviews.accounts import Account, headline_of, page_of
from wuhua.overviews.briefs import home_brief
from wuhua.overviews.due import Missing, due_block, owed_in
from wuhua.overviews.money import latest_period
from wuhua.overviews.payees import UNDECIDED, undecided_of
from wuhua.overviews.sections import CODES, section_key

#: What a late finding's code begins with; these are shown to villagers on the first page.
_LATE_CODES = ("T",)
#: What is absent stands in a block of its own.
_ABSENT_CODES = ("T01", "T02")
_NEWS_DAYS = 92
#: The doors in villagers' words, in the order of the first page; a kind may name another, which comes after these.
DOORS = ("钱怎么花", "事怎么定", "谁在管", "去哪办")
#: Below the three figures.
_NOTES = ("收入", "支出", "期末余额")
#: So many kinds are named on a door.
_NAMED = 4
_Card = tuple[str, str, str, Badge | None]


def home_sheet(
    village: Village, kinds: tuple[Kind, ...], findings: tuple[Finding, ...], absent: Missing | None
) -> Sheet:
    """Answer first: this period's money, then what to notice, the doors, today's duty and what is new.

    ``absent`` is what ``due.missing_of`` gives; None: nothing is owed yet.
    """
    period = latest_period(village)
    account = Account.of(village, period) if period else None
    owed = owed_in(absent, period) if absent and period else None
    blocks: list[Block] = [
        _attention(village, findings, account),
        _doors(kinds, village),
        duty_block(village),
        _news(village),
    ]
    missing = due_block(absent)
    if missing is not None:
        blocks.insert(1, missing)
    return Sheet(
        key="index",
        kind="home",
        family="村务",
        title=f"{period.label}的账" if period else f"{village.name}村务公开",
        subtitle=f"{village.name} · 数据到{show_day(village.as_of)}",
        headline=headline_of(village, account, page_of(account.period), _NOTES) if account else (),
        summary=tuple(_sentences(village, account, owed)) if account else (),
        blocks=tuple(blocks),
        related=(CODES,),
    )


def _sentences(village: Village, account: Account, owed: tuple[str, ...] | None) -> list[Sentence]:
    label, page = account.period.label, page_of(account.period)
    doors = [part for _, row in account.rows for part in ("、", Link(row.title, row.key))]
    return [
        *home_brief(village, account, owed),
        (Link(f"{label}的账，几句话说清", page), "；每一笔：", *doors[1:], "。"),
    ]


def _attention(village: Village, findings: tuple[Finding, ...], account: Account | None) -> Block:
    cards: list[_Card] = []
    open_ones = len(undecided_of(account, village)) if account else 0
    if open_ones:
        badge = Badge(f"{open_ones}笔", Tone.LATE)
        cards.append(("大额支出，还没写明是哪次会议同意的", UNDECIDED, "点开看是哪几笔。", badge))
    for row in village.facts.values():
        if in_notice_period(row, village.as_of):
            badge = notice_badge(row, village.as_of)
            cards.append(
                (row.title, row.key, f"有意见在{show_day(date.fromisoformat(row.notice_until))}以前提。", badge)
            )
    cards += [_pending(row) for row in village.of("decision") if row.data["passed"] is None and not row.data["outcome"]]
    by_file = {row.file: row for row in village.facts.values()}
    for finding in findings:
        late = _row_of(finding.span.file, by_file)
        is_late = finding.code.startswith(_LATE_CODES) and finding.code not in _ABSENT_CODES
        if late is not None and is_late and _is_recent(late, village.as_of):
            word, _, why = _late_word(finding).partition("，")
            line = f"{finding.message}。" + (f"{why}。" if why else "")
            cards.append((late.title, late.key, line, Badge(word, Tone.LATE)))
    if not cards:
        return ProseBlock("要留意的", ("现在没有正在公示的事，也没有公开晚了的。",))
    return CardsBlock("要留意的", tuple(cards[:8]))


def _row_of(place: str, by_file: dict[str, Facts]) -> Facts | None:
    """The record that a finding's place names; the place begins with the content folder, whatever it is called."""
    while place and place not in by_file:
        place = place.partition("/")[2]
    return by_file.get(place)


def _pending(row: Facts) -> _Card:
    step, day = row.data["steps"][-1] if row.data["steps"] else ("", "")
    done = f"{show_day(date.fromisoformat(day))}{step}。" if day else ""
    progress = row.data["progress"]
    return (row.title, row.key, done + (f"{progress}。" if progress else ""), Badge("正在商议", Tone.OPEN))


def _is_recent(row: Facts, as_of: date) -> bool:
    """Lateness is news while the sheet is missing, and for a quarter after it was posted."""
    posted = day_of(row.posted)
    return posted is None or (as_of - posted).days <= _NEWS_DAYS


def _late_word(finding: Finding) -> str:
    return finding.note or "要留意"


def _doors(kinds: tuple[Kind, ...], village: Village) -> CardsBlock:
    doors: dict[str, list[Kind]] = {}
    for kind in kinds:
        if village.of(kind.ident):
            doors.setdefault(kind.door, []).append(kind)
    cards: list[_Card] = [
        (door, _front(door, village) or section_key(rooms[0].ident), _behind(rooms), None)
        for door, rooms in doors.items()
    ]
    ordered = sorted(cards, key=lambda card: DOORS.index(card[0]) if card[0] in DOORS else len(DOORS))
    return CardsBlock("想知道什么", tuple(ordered), Link("五化自查：查了什么、查出什么", "compliance"))


def _behind(rooms: list[Kind]) -> str:
    """What is behind a door, in a line that the eye takes in."""
    named = "、".join(kind.title for kind in rooms[:_NAMED])
    return named if len(rooms) <= _NAMED else f"{named}等{len(rooms)}类"


def _front(door: str, village: Village) -> str:
    """The page across kinds that a door opens on; empty where it has none here."""
    fronts = {room.door: room.front for room in (yearly.ROOM, timeline.ROOM, who.ROOM)}
    front = fronts.get(door)
    return front(village) if front else ""


def _news(village: Village) -> TableBlock:
    today = village.as_of.isoformat()
    posted = [row for row in village.facts.values() if row.posted and row.posted <= today]
    newest = sorted(posted, key=lambda row: (row.posted, row.key), reverse=True)[:8]
    columns = (Column("公开单", grow=True), Column("哪天公开", nowrap=True))
    rows = tuple((Link(row.title, row.key), day_of(row.posted)) for row in newest)
    return TableBlock("新公开的", columns, rows)
