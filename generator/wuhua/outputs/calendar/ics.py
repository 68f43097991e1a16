"""Write an iCalendar file (RFC 5545). In: whole days and hours, with words. Out: bytes, the same for the same events.

DTSTAMP comes from ``as_of``, UIDs from the events; no clock and no dice. Hours are Beijing time, told with their VTIMEZONE.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

_PRODUCT = "-//wuhua//village disclosure//ZH"
_ZONE = "Asia/Shanghai"
#: China has kept no summer time since 1991.
_ZONE_LINES = (
    "BEGIN:VTIMEZONE",
    f"TZID:{_ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19910915T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
_OCTETS = 75


class Day(NamedTuple):
    """An event of whole days from ``day`` to ``last`` (None: one day), inclusive.

    ``ident`` is stable over builds and unique in the file; ``url`` empty for none; ``remind``: so many days before, 0 for never.
    """

    day: date
    ident: str
    title: str
    text: str
    url: str = ""
    last: date | None = None
    remind: int = 0


class Hours(NamedTuple):
    """An event from one moment to another, Beijing time without a zone of its own. ``place`` empty for none."""

    start: datetime
    end: datetime
    ident: str
    title: str
    text: str
    place: str = ""
    url: str = ""


def calendar_bytes(name: str, events: Iterable[Day | Hours], as_of: date, owner: str = "wuhua") -> bytes:
    """Write the calendar; lines end with CRLF and are folded at 75 octets. ``owner`` ends each UID: the site's host, say."""
    told = list(events)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    if any(isinstance(event, Hours) for event in told):
        lines += [f"X-WR-TIMEZONE:{_ZONE}", *_ZONE_LINES]
    for event in told:
        lines += _event(event, as_of, owner)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode()


def _event(event: Day | Hours, as_of: date, owner: str) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{_escaped(event.ident)}@{owner}", f"DTSTAMP:{as_of:%Y%m%d}T000000Z")
    if isinstance(event, Hours):
        yield from (
            f"DTSTART;TZID={_ZONE}:{event.start:%Y%m%dT%H%M%S}",
            f"DTEND;TZID={_ZONE}:{event.end:%Y%m%dT%H%M%S}",
        )
    else:
        # The end is the first day on which it is over.
        end = (event.last or event.day) + timedelta(days=1)
        yield from (f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}", f"DTEND;VALUE=DATE:{end:%Y%m%d}")
    yield f"SUMMARY:{_escaped(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{_escaped(event.text)}"
    if isinstance(event, Hours) and event.place:
        yield f"LOCATION:{_escaped(event.place)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    if isinstance(event, Day) and event.remind:
        alarm = f"DESCRIPTION:{_escaped(event.title)}"
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", alarm, f"TRIGGER:-P{event.remind}D", "END:VALARM")
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    plain = "".join(letter for letter in text if letter >= " " or letter == "\n")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Break a line where 75 octets are full, between letters; what follows begins with a blank."""
    if len(line) * 3 <= _OCTETS:
        yield line
        return
    taken, room, lead = "", _OCTETS, ""
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield lead + taken
            taken, room, lead = "", _OCTETS - 1, " "
        taken += letter
        room -= size
    yield lead + taken
