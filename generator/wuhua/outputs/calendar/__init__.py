"""Events to iCalendar bytes. The same events give the same bytes."""

from wuhua.outputs.calendar.ics import Day, Hours, calendar_bytes

__all__ = ["Day", "Hours", "calendar_bytes"]
