"""Who sits where today, from a body's row: terms that are over leave their seat, a seat that nobody holds stays one."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from wuhua.base.dates import show_day
from wuhua.model.facts import Facts, day_of
from wuhua.model.sheet import Link, Seat, Vacant
from wuhua.model.village import Village


def bodies_of(village: Village) -> list[Facts]:
    """Every body as its newest term has it, in order of key."""
    found: dict[tuple[str, str, str], Facts] = {}
    for row in village.of("org"):
        body = (row.data["body"], row.data["group"], row.data["name"])
        if body not in found or found[body].data["term_start"] < row.data["term_start"]:
            found[body] = row
    return list(found.values())


def seats_of(row: Facts, village: Village) -> tuple[Seat, ...]:
    """A body's seats as they are today, each with its holder's other posts.

    A seat whose own term is over is left out when another has come in its place, else it is shown as vacant.
    """
    today = village.as_of.isoformat()
    ends = {at: until for at, _, _, until in row.data["marks"] if until}
    over = [at for at, until in ends.items() if until < today]
    due = row.data["seats_due"] or len(row.data["posts"])
    missing = max(due - (len(row.data["posts"]) - len(over)), 0)
    open_seats = set(sorted(over, key=lambda at: (ends[at], at))[len(over) - missing :]) if missing else set()
    return tuple(_seats(row, village, ends, set(over), open_seats))


def _seats(row: Facts, village: Village, ends: dict[int, str], over: set[int], opened: set[int]) -> Iterator[Seat]:
    starts, duties = dict(row.data["since"]), dict(row.data["duties"])
    for at, (post, person, name, vacant) in enumerate(row.data["posts"]):
        if at in opened:
            last = day_of(ends[at])
            yield Seat(post, Vacant(f"上一任到{show_day(last)}" if last else ""), duties.get(at, ""))
        elif vacant:
            yield Seat(post, Vacant(vacant), duties.get(at, ""))
        elif at not in over:
            found = village.person(person)
            since = day_of(starts.get(at, row.data["term_start"]))
            until = day_of(ends.get(at, row.data["term_end"]))
            phone, also = found[1] if found else "", posts_elsewhere(person, row.key, village)
            yield Seat(post, found[0] if found else name or person, duties.get(at, ""), since, until, phone, also)


def held_by_number(row: Facts, today: date) -> list[tuple[str, str]]:
    """(post, number in the register) of seats that registered people hold today."""
    over = {at for at, _, _, until in row.data["marks"] if until and until < today.isoformat()}
    posts = enumerate(row.data["posts"])
    return [(post, person) for at, (post, person, _, vacant) in posts if person and not vacant and at not in over]


def posts_elsewhere(person: str, here: str, village: Village) -> tuple[Link, ...]:
    """A registered person's posts in other bodies; none for a name that no register knows."""
    if not person:
        return ()
    found = village.links_by("person", person)
    return tuple(Link(f"{link.say[0]}{link.say[1]}", row.key) for row, link in found if link.say and row.key != here)


def told_of(seats: tuple[Seat, ...]) -> tuple[int, int]:
    """(held, vacant) seats."""
    counts = Counter(isinstance(seat.person, Vacant) for seat in seats)
    return counts[False], counts[True]


def term_is_over(row: Facts, today: date) -> bool:
    """Whether the body's written term has ended."""
    return bool(row.data["term_end"]) and row.data["term_end"] < today.isoformat()
