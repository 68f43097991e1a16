"""Who is who on one page: today's duty, which body stands below which, who sits where since when, which seats are vacant."""

from collections.abc import Iterator

from msgspec.structs import replace

from wuhua.base.dates import show_day
from wuhua.kinds.duty.today import duty_block, week_block
from wuhua.kinds.org.seated import bodies_of, held_by_number, seats_of, term_is_over, told_of
from wuhua.model.facts import Facts, day_of
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    Figure,
    Link,
    PeopleBlock,
    Seat,
    Sentence,
    Sheet,
    TableBlock,
    Tone,
    Vacant,
    Value,
)
from wuhua.model.village import Village
from wuhua.overviews.bodies import grouped, short_name, tree_block
from wuhua.overviews.room import Room

KEY = "who"
#: Rows of one table on this page; the rest is in its section.
_LONG = 40


def front(village: Village) -> str:
    """The page's address; empty in a village without bodies and rosters."""
    return KEY if village.of("org") or village.of("duty") else ""


def keys(village: Village) -> Iterator[str]:
    """The one page, where there is anything to say."""
    if front(village):
        yield KEY


def sheet(village: Village, key: str) -> Sheet:
    """Say who is on duty, who sits where, and what is vacant."""
    rows = bodies_of(village)
    seats = {row.key: seats_of(row, village) for row in rows}
    held, vacant = map(sum, zip(*(told_of(each) for each in seats.values()), strict=True)) if seats else (0, 0)
    figures = [Figure("机构", Count(len(rows), "个")), Figure("在任", Count(held, "席"))]
    if vacant:
        figures.append(Figure("空缺", Count(vacant, "席"), Tone.OPEN))
    return Sheet(
        key=key,
        kind=KEY,
        family="村务",
        title="谁在管，找谁",
        subtitle=f"{village.name} · 到{show_day(village.as_of)}",
        headline=tuple(figures) if rows else (),
        summary=tuple(_sentences(rows, seats, village)),
        blocks=tuple(_blocks(rows, seats, village)),
        related=tuple(Link(row.title, row.key) for row in village.of("station")),
    )


def _sentences(rows: list[Facts], seats: dict[str, tuple[Seat, ...]], village: Village) -> Iterator[Sentence]:
    for row in rows:
        for seat in seats[row.key]:
            if isinstance(seat.person, Vacant):
                why = f"：{seat.person.note}" if seat.person.note else ""
                yield (Link(row.title, row.key), f"空缺{seat.post}一席{why}。")
    for row in rows:
        if term_is_over(row, village.as_of):
            yield (Link(row.title, row.key), "这一届的任期已经到了，还没有写新一届。")


def _blocks(rows: list[Facts], seats: dict[str, tuple[Seat, ...]], village: Village) -> Iterator[Block]:
    if village.of("duty") or village.of("station"):
        yield duty_block(village)
    yield from _bodies(rows, seats, village)
    if village.of("duty"):
        yield week_block(village)
    if rows:
        yield tree_block(rows, village)
        yield from _several_posts(rows, village)


def _bodies(rows: list[Facts], seats: dict[str, tuple[Seat, ...]], village: Village) -> Iterator[Block]:
    """Who leads comes before everything that is longer than a phone's screen."""
    kinds = grouped(rows)
    others = []
    for found in _ordered(kinds, village):
        if found[0].data["body"] in _MAIN:
            for row in found:
                yield PeopleBlock(short_name(row.data["name"], village), _in_term(row, seats[row.key]), _term(row))
        else:
            others += found
    if others:
        yield _others(others, seats, village)


#: Bodies whose every seat stands on this page; the others' are a line each.
_MAIN = frozenset({"党组织", "村民委员会", "居民委员会", "村务监督委员会", "理事会", "监事会"})


def _in_term(row: Facts, seats: tuple[Seat, ...]) -> tuple[Seat, ...]:
    """The seats without what the body's own line says of all, and without other posts, which stand in a table of their own."""
    start, end = day_of(row.data["term_start"]), day_of(row.data["term_end"])
    own = (replace(seat, also=()) for seat in seats)
    return tuple(
        replace(seat, since=None, until=None) if (seat.since, seat.until) == (start, end) else seat for seat in own
    )


def _ordered(kinds: dict[str, list[Facts]], village: Village) -> list[list[Facts]]:
    """Kinds in the order of the law's structure, what it does not know at the end."""
    order = [relation.body for relation in village.policy.relations]
    return [kinds[kind] for kind in sorted(kinds, key=lambda kind: order.index(kind) if kind in order else len(order))]


def _term(row: Facts) -> str:
    start, end = day_of(row.data["term_start"]), day_of(row.data["term_end"])
    since = f"{show_day(start)}起" if start else ""
    return "，".join(filter(None, (since, f"到{show_day(end)}" if end else "")))


def _others(rows: list[Facts], seats: dict[str, tuple[Seat, ...]], village: Village) -> TableBlock:
    """Bodies with a line each: who sits there, how many seats are vacant."""
    columns = (Column("机构"), Column("谁", grow=True), Column("空缺", nowrap=True))
    lines = tuple(_other(row, seats[row.key], village) for row in rows[:_LONG])
    more = ((Link(f"还有{len(rows) - _LONG}个", "org/index"), None, None),) if len(rows) > _LONG else ()
    return TableBlock("其他机构", columns, lines, more)


def _other(row: Facts, seats: tuple[Seat, ...], village: Village) -> tuple[Value, ...]:
    """Holders by post: 组长麦某某；成员周某某、关某某. A body without a list says how many it has."""
    posts: dict[str, list[str]] = {}
    for seat in seats:
        if not isinstance(seat.person, Vacant):
            posts.setdefault(seat.post, []).append(seat.person)
    names = "；".join(f"{post}{'、'.join(people)}" for post, people in posts.items())
    whole = f"一共{row.data['members']}人" if row.data["members"] else None
    vacant = told_of(seats)[1]
    words = Link(short_name(row.data["name"], village), row.key)
    return (words, names or whole, Vacant(f"{vacant}席") if vacant else "没有" if seats else None)


def _several_posts(rows: list[Facts], village: Village) -> Iterator[Block]:
    """Registered people with a seat in a main body and other posts: a line each. A name without a number is nobody's."""
    posts: dict[str, list[str]] = {}
    main: set[str] = set()
    for row in rows:
        for post, person in held_by_number(row, village.as_of):
            posts.setdefault(person, []).append(short_name(row.data["name"], village) + post)
            main |= {person} if row.data["body"] in _MAIN else set()
    for station in village.of("station"):
        for post, person, *_ in station.data["posts"]:
            posts.setdefault(person, []).append(short_name(station.data["name"], village) + post)
    told = [(ident, found) for ident in sorted(main) if len(found := posts[ident]) > 1]
    if told:
        columns = (Column("姓名", nowrap=True), Column("职务", grow=True))
        lines = tuple(((village.person(ident) or (ident,))[0], "、".join(found)) for ident, found in told[:_LONG])
        yield TableBlock("一个人几个职务", columns, lines)


ROOM = Room(KEY, keys, sheet, "谁在管", "谁在管，找谁", front)
