"""Deadlines to iCalendar bytes; the only room that imports icalendar. The same days give the same bytes."""

from wuhua.outputs.calendar.ics import Day, calendar_bytes

__all__ = ["Day", "calendar_bytes"]
