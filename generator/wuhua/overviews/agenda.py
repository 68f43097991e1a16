"""What villagers may put into their telephone's calendar: hours of duty, meetings, periods for objections. No person's name.

In: the village's index and today. Out: plain values, oldest first; from two months back to whatever is announced.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from wuhua.base.dates import add_months, show_day
from wuhua.model.facts import Facts, day_of
from wuhua.model.village import Village

_MONTHS_BACK = 2
#: 8:30-12:00 as clerks write it.
_HOURS = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-－–—~～至到]\s*(\d{1,2})[:：](\d{2})", re.ASCII)


class Appointment(NamedTuple):
    """One entry: ``start`` to ``end`` are moments of Beijing time, or whole days, both inclusive; ``key`` its page."""

    start: datetime | date
    end: datetime | date
    ident: str
    title: str
    text: str
    key: str
    place: str = ""


def appointments(village: Village, phone: str, owner: str) -> list[Appointment]:
    """Everything from two months back, in order of day. ``phone`` and ``owner``: whom to tell an objection, empty when unknown."""
    since = add_months(village.as_of, -_MONTHS_BACK)
    found = [
        each
        for row in village.of("duty")
        if (row.day or "9") >= f"{add_months(since, -1):%Y-%m}"
        for each in _duty(row)
    ]
    found += [each for row in village.of("meeting") for each in _meeting(row)]
    told = f"打{phone}{f'（{owner}）' if owner else ''}" if phone else "到村委会说"
    found += [each for row in village.facts.values() if row.notice_from for each in _notice(row, told)]
    return sorted((each for each in found if _day(each.end) >= since), key=lambda each: (_day(each.start), each.ident))


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _duty(row: Facts) -> Iterator[Appointment]:
    """The hours in which somebody is there; two persons in the same hours are one entry, a shift that nobody holds is none."""
    place, phone = row.data["place"], row.data["phone"]
    text = "，".join(filter(None, (f"电话{phone}" if phone else "", "谁值班看网页")))
    seen = set()
    for iso, hours, person, name, _, _ in row.data["shifts"]:
        day = day_of(iso)
        if day is None or not (person or name):
            continue
        spans = [_span(day, *map(int, found)) for found in _HOURS.findall(hours)] or [(day, day)]
        for start, end in spans:
            ident = f"{row.key}-{start:%Y%m%dT%H%M}-{end:%H%M}" if isinstance(start, datetime) else f"{row.key}-{iso}"
            if ident not in seen:
                seen.add(ident)
                yield Appointment(start, end, ident, f"值班：{place}" if place else "村里值班", text, row.key, place)


def _span(day: date, hour: int, minute: int, until: int, past: int) -> tuple[datetime | date, datetime | date]:
    """Two moments of a day; an end before its start is on the next day; hours that no clock has are the whole day."""
    if hour > 23 or until > 24 or max(minute, past) > 59:
        return day, day
    start = datetime.combine(day, time(hour, minute))
    end = datetime.combine(day, time()) + timedelta(hours=until, minutes=past)
    return start, end if end > start else end + timedelta(days=1)


def _meeting(row: Facts) -> Iterator[Appointment]:
    day = day_of(row.day)
    if day is not None:
        yield Appointment(day, day, f"{row.key}-meeting", row.title, f"{row.title}，{show_day(day)}。", row.key)


def _notice(row: Facts, told: str) -> Iterator[Appointment]:
    start, until = day_of(row.notice_from), day_of(row.notice_until)
    if start is not None:
        last = f"{show_day(until)}以前" if until else "公示的时候"
        text = f"有意见，{last}{told}。"
        yield Appointment(start, until or start, f"{row.key}-notice", f"公示：{row.title}", text, row.key)
