"""Working days of China: weekends, public holidays and make-up working days, for limits written in 工作日.

Natural days never come here: nothing moves them. A year whose calendar the State Council has not published yet (or that
the tables do not hold) gives None, never a guess. The tables are read when the first working day is asked for.
"""

from datetime import date, timedelta
from typing import Any

#: Most working days that a limit may name; a longer search is a mistake in the data.
_MOST = 400


def _calendar() -> Any:
    # 70 kB of dates, which most villages never need.
    import chinese_calendar

    return chinese_calendar


def is_working_day(day: date) -> bool | None:
    """Tell whether a day is a working day; None when its year has no published calendar."""
    try:
        return bool(_calendar().is_workday(day))
    except NotImplementedError:
        return None


def working_days_between(start: date, end: date) -> int | None:
    """Count working days after ``start`` up to ``end`` inclusive; 0 when ``end`` is not later, None in an unpublished year."""
    count = 0
    for number in range(1, (end - start).days + 1):
        works = is_working_day(start + timedelta(days=number))
        if works is None:
            return None
        count += works
    return count


def add_working_days(start: date, days: int) -> date | None:
    """Give the last of so many working days after ``start``, which is not counted; None in an unpublished year."""
    day, left = start, min(days, _MOST)
    while left > 0:
        day += timedelta(days=1)
        works = is_working_day(day)
        if works is None:
            return None
        left -= works
    return day


def unpublished(start: date, days: int) -> int:
    """Name the first year that counting so many working days from ``start`` needs and that has no calendar; 0 when none."""
    day, left = start, min(days, _MOST)
    while left > 0:
        day += timedelta(days=1)
        works = is_working_day(day)
        if works is None:
            return day.year
        left -= works
    return 0
