"""``wuhua due``: what is due, done, late, blank or declared nil; on demand as a calendar file."""

from datetime import date
from pathlib import Path

from wuhua.base.writing import write_there
from wuhua.clerk.due_list import due_json, due_text, is_behind
from wuhua.config import Settings


def tell_due(settings: Settings, as_of: date, form: str, ics: Path | None) -> tuple[str, int]:
    """The list, and exit code 1 when anything is blank, was late, or cannot be read; writes the calendar when ``ics`` names a file."""
    from wuhua.pipeline import check
    from wuhua.steps.tidings import calendar_of

    survey = check(settings, as_of)
    village, unread = survey.village, [f"{settings.content_name}/{file}" for file in survey.unread]
    if ics is not None:
        write_there(ics, calendar_of(village, settings.site_url))
    text = (due_json if form == "json" else due_text)(village, unread)
    return text, 1 if unread or is_behind(village) else 0
