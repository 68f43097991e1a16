"""Working days against the published calendar of 2025 and 2026, counted by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuhua.law.workdays import add_working_days, is_working_day, unpublished, working_days_between

HELD = st.dates(date(2025, 1, 1), date(2026, 10, 1))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2025-09-28", True),
        ("2025-10-01", False),
        ("2025-10-08", False),
        ("2025-10-09", True),
        ("2025-10-11", True),
        ("2025-10-12", False),
        ("2026-02-14", True),
        ("2026-02-17", False),
    ],
)
def test_holidays_and_make_up_days(day: str, works: bool) -> None:
    """A Sunday and a Saturday before and after a holiday are worked, the holiday's weekdays are not."""
    assert is_working_day(date.fromisoformat(day)) is works


def test_ten_days_over_the_october_holidays() -> None:
    """From 30 September 2025 the tenth working day is 21 October; the start does not count, the last one does."""
    assert add_working_days(date(2025, 9, 30), 10) == date(2025, 10, 21)
    assert working_days_between(date(2025, 9, 30), date(2025, 10, 21)) == 10
    assert working_days_between(date(2025, 10, 1), date(2025, 10, 8)) == 0


def test_a_year_without_a_published_calendar_gives_none() -> None:
    """Whatever needs a day of 2027 is None, with the year; what ends in 2026 is not."""
    assert add_working_days(date(2026, 12, 24), 10) is None
    assert working_days_between(date(2026, 12, 24), date(2027, 1, 4)) is None
    assert unpublished(date(2026, 12, 24), 10) == 2027
    assert add_working_days(date(2026, 12, 24), 3) == date(2026, 12, 29)
    assert unpublished(date(2026, 12, 24), 3) == 0


@given(HELD, st.integers(1, 40))
def test_adding_and_counting_agree(start: date, days: int) -> None:
    """The last of N working days is a working day, and counting up to it gives N."""
    last = add_working_days(start, days)
    assert last is not None and is_working_day(last)
    assert working_days_between(start, last) == days
