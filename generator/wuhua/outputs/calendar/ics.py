"""Write an iCalendar file (RFC 5545): one event for each day, a reminder the working week before.

In: days with words. Out: bytes, the same for the same days: DTSTAMP comes from ``as_of``, UIDs from the days.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from icalendar import Alarm, Calendar, Event

_PRODUCT = "-//wuhua//village disclosure deadlines//ZH"
_DAYS_BEFORE = 3


class Day(NamedTuple):
    """An event of one whole day. ``ident`` is stable over builds and unique in the file; ``url`` empty for none."""

    day: date
    ident: str
    title: str
    text: str
    url: str = ""


def calendar_bytes(name: str, days: Iterable[Day], as_of: date) -> bytes:
    """Write the calendar; lines end with CRLF and are folded at 75 octets."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    stamp = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    for day in days:
        calendar.add_component(_event(day, stamp))
    return bytes(calendar.to_ical())


def _event(day: Day, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.ident}@wuhua")
    event.add("dtstamp", stamp)
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    event.add("summary", day.title)
    event.add("description", day.text)
    event.add("transp", "TRANSPARENT")
    if day.url:
        event.add("url", day.url)
    event.add_component(_alarm(day.title))
    return event


def _alarm(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(days=-_DAYS_BEFORE))
    return alarm
