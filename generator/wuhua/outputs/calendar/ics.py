"""Write an iCalendar file (RFC 5545). In: whole days and hours, with words. Out: bytes, the same for the same events.

DTSTAMP comes from ``as_of``, UIDs from the events; no clock and no dice. Hours are Beijing time, told with their VTIMEZONE.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

_PRODUCT = "-//wuhua//village disclosure//ZH"
_ZONE = ZoneInfo("Asia/Shanghai")
#: China has kept no summer time since this day.
_ZONE_START, _ZONE_OFFSET = datetime(1991, 9, 15), timedelta(hours=8)


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
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", _clean(name))
    if any(isinstance(event, Hours) for event in told):
        calendar.add("x-wr-timezone", _ZONE.key)
        calendar.add_component(_zone())
    stamp = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    for event in told:
        calendar.add_component(_event(event, stamp, owner))
    return bytes(calendar.to_ical())


def _zone() -> Timezone:
    standard = TimezoneStandard()
    standard.add("dtstart", _ZONE_START)
    standard.add("tzoffsetfrom", _ZONE_OFFSET)
    standard.add("tzoffsetto", _ZONE_OFFSET)
    standard.add("tzname", "CST")
    zone = Timezone()
    zone.add("tzid", _ZONE.key)
    zone.add_component(standard)
    return zone


def _event(event: Day | Hours, stamp: datetime, owner: str) -> Event:
    made = Event()
    made.add("uid", f"{event.ident}@{owner}")
    made.add("dtstamp", stamp)
    if isinstance(event, Hours):
        made.add("dtstart", event.start.replace(tzinfo=_ZONE))
        made.add("dtend", event.end.replace(tzinfo=_ZONE))
    else:
        # The end is the first day on which it is over.
        made.add("dtstart", event.day)
        made.add("dtend", (event.last or event.day) + timedelta(days=1))
    place = event.place if isinstance(event, Hours) else ""
    words = {"summary": event.title, "description": event.text, "location": place, "url": event.url}
    for name, text in words.items():
        if text:
            made.add(name, _clean(text))
    made.add("transp", "TRANSPARENT")
    if isinstance(event, Day) and event.remind:
        made.add_component(_alarm(event))
    return made


def _alarm(day: Day) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _clean(day.title))
    alarm.add("trigger", timedelta(days=-day.remind))
    return alarm


def _clean(text: str) -> str:
    """The text without control characters, of which the format knows the line break alone."""
    return "".join(letter for letter in text if letter >= " " or letter == "\n")
