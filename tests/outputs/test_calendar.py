"""The clerk's calendar: read back by a reader of iCalendar, the same bytes for the same day."""

from datetime import date, datetime

import vobject
from icalendar import Calendar

from tests.due.kit import TODAY, papers, village
from wuhua.outputs.calendar import Day, Hours, calendar_bytes
from wuhua.overviews.due import deadlines
from wuhua.steps.tidings import calendar_of


def test_every_deadline_is_an_event_of_its_day() -> None:
    """One whole-day event a day with everything that is due on it, and a reminder."""
    whole = village(papers())
    calendar = Calendar.from_ical(calendar_of(whole, "https://yunxi.example/"))
    events = list(calendar.walk("VEVENT"))
    wanted = deadlines(whole)
    assert [event.decoded("dtstart") for event in events] == [each.day for each in wanted]
    assert [str(event["description"]).split("\n") for event in events] == [list(each.lines) for each in wanted]
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert all(event.walk("VALARM") and str(event["url"]).endswith("/due.html") for event in events)


def test_the_same_day_gives_the_same_bytes() -> None:
    """The stamp is the day of the build, not the clock."""
    rows = papers()
    assert calendar_of(village(rows)) == calendar_of(village(rows))
    assert b"DTSTAMP:20260120T000000Z" in calendar_of(village(rows))


def test_lines_are_folded_and_marks_escaped() -> None:
    """No line is longer than 75 octets; a comma, a semicolon and a new line in the words come back as they were."""
    words = "一季度，二季度；三,四;五\n六" * 20
    data = calendar_bytes("云溪村", [Day(date(2026, 1, 31), "x", words, words)], TODAY)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["description"]) == words


def test_another_program_reads_the_same() -> None:
    """A reader by other hands finds the same days and hours, in Beijing time, and the same words."""
    words = "村民代表会议，三,四;五\n六"
    notice = Day(date(2026, 1, 20), "notice", words, "", last=date(2026, 1, 23))
    duty = Hours(datetime(2026, 1, 21, 8, 30), datetime(2026, 1, 21, 12), "duty", "值班", "", "一楼大厅")
    read = vobject.readOne(calendar_bytes("云溪村", [notice, duty], TODAY, "yunxi.example").decode())
    day, hours = read.vevent_list
    assert (day.dtstart.value, day.dtend.value, day.summary.value) == (date(2026, 1, 20), date(2026, 1, 24), words)
    assert day.uid.value == "notice@yunxi.example"
    assert hours.dtstart.value.isoformat() == "2026-01-21T08:30:00+08:00"
    assert (hours.dtend.value.hour, hours.location.value) == (12, "一楼大厅")
