"""What villagers put into their calendar: hours as clerks write them, meetings, periods for objections; nobody is named."""

from datetime import date, datetime

import pytest

from tests.due.kit import TODAY, village
from wuhua.model.facts import Facts
from wuhua.overviews.agenda import appointments


def shifts(*rows: tuple[str, str, str]) -> Facts:
    """A roster of these shifts: (ISO day, hours, person)."""
    told = tuple((day, hours, person, "", "", "") for day, hours, person in rows)
    data = {"phone": "0757-0000002", "place": "一楼大厅", "shifts": told}
    return Facts(
        "duty/2026-01", "duty", "值班表/2026-01.yml", "2026-01", "2026年1月值班表", day="2026-01-01", data=data
    )


@pytest.mark.parametrize(
    ("hours", "spans"),
    [
        ("8:30-12:00 14:30-17:30", [("08:30", "12:00"), ("14:30", "17:30")]),
        ("18：30至20：30", [("18:30", "20:30")]),
        ("22:00-6:00", [("22:00", "06:00")]),
        ("20:00-24:00", [("20:00", "00:00")]),
        ("全天", []),
        ("25:00-26:00", []),
    ],
)
def test_hours_are_read_as_clerks_write_them(hours: str, spans: list[tuple[str, str]]) -> None:
    """Each span is an entry in Beijing time, one past midnight ends the next day; hours that no clock has are the whole day."""
    found = appointments(village([shifts(("2026-01-20", hours, "P1"))]), "", "")
    told = [(f"{each.start:%H:%M}", f"{each.end:%H:%M}") for each in found if isinstance(each.start, datetime)]
    assert told == spans
    assert len(found) == max(1, len(spans)) and all(each.start <= each.end for each in found)


def test_two_in_the_same_hours_are_one_entry() -> None:
    """Two persons in the same hours are one entry, a shift that nobody holds is none, and each entry has a name of its own."""
    rows = [("2026-01-20", "8:30-12:00", "P1"), ("2026-01-20", "8:30-12:00", "P2"), ("2026-01-21", "8:30-12:00", "")]
    found = appointments(village([shifts(*rows)]), "", "")
    assert [each.ident for each in found] == ["duty/2026-01-20260120T0830-1200"]
    assert "P1" not in str(found) and found[0].place == "一楼大厅"


def test_what_is_long_past_is_left_out() -> None:
    """A period for objections stands until two months after it ended; it says until when and whom to call."""
    rows = [
        Facts(
            f"notice/n{n}", "notice", f"通知公告/n{n}.yml", f"n{n}", "鱼塘续包", notice_from=start, notice_until=until
        )
        for n, start, until in ((1, "2026-01-16", "2026-01-23"), (2, "2025-10-01", "2025-10-08"))
    ]
    (found,) = appointments(village(rows), "0757-0000000", "监委会")
    assert date(2026, 1, 20) == TODAY
    assert (found.start, found.end) == (date(2026, 1, 16), date(2026, 1, 23))
    assert found.text == "有意见，2026年1月23日以前打0757-0000000（监委会）。"
