"""Derive and render: a record's facts in, its page and its search grams out; which pages a change touches.

A page shows its record, the facts of records that it names or that name it, and the findings in its file. So a change
touches its own page, both ends of its links old and new, the pages that look at it, and the boards it hangs on.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from html import unescape
from typing import NamedTuple

from wuhua.base.finding import Finding
from wuhua.kinds import kinds_by_ident
from wuhua.model.envelope import badges
from wuhua.model.facts import Facts
from wuhua.model.sheet import Sheet
from wuhua.model.village import Village
from wuhua.model.web import web_sheet
from wuhua.outputs.site.page import Site
from wuhua.outputs.site.search import Entry, Row, grams_of
from wuhua.steps.sheets import derive
from wuhua.steps.survey import Survey

_TAGS = re.compile(r"<[^>]*>")
_SNIPPET = 40


class Page(NamedTuple):
    """A record's page: its path in the site, bytes, and what search keeps of it."""

    file: str
    path: str
    data: bytes
    row: tuple[str, str, str, str, str]
    grams: str


def make_page(survey: Survey, site: Site, facts: Facts, findings: Iterable[Finding]) -> Page | None:
    """The page of one record, with its grams."""
    return page_of(site, facts, derive(survey.settings, survey.village, facts, findings, survey.attachments.sizes))


def page_of(site: Site, facts: Facts, derived: Sheet | None) -> Page | None:
    """The page that shows a sheet, with its grams; None for None."""
    if derived is None:
        return None
    sheet = web_sheet(derived)
    body = site.body(sheet)
    text = unescape(_TAGS.sub("\n", body))
    row = Row(facts.key, sheet.title, kinds_by_ident()[facts.kind].title, facts.day, _snippet(sheet))
    entry = Entry(facts.key, sheet.title, row.kind, facts.day, text, sheet.search_words)
    return Page(facts.file, f"{facts.key}.html", site.page(sheet, body), _plain(row), grams_of(entry))


def _plain(row: Row) -> tuple[str, str, str, str, str]:
    return (row.key, row.title, row.kind, row.date, row.snippet)


def _snippet(sheet: Sheet) -> str:
    from wuhua.outputs.site.page import describe

    return describe(sheet)[:_SNIPPET]


def touched_files(
    survey: Survey, was: date | None, old: dict[str, list[Finding]], new: dict[str, list[Finding]]
) -> set[str]:
    """Files whose pages must be made again. ``was`` is the last build's today, None when there was none: then all."""
    village = survey.village
    if was is None:
        return {row.file for row in village.facts.values()}
    touched = set(survey.changed)
    moved = [row for file in (*survey.changed, *survey.gone) for row in both(survey, file)]
    touched |= {row.file for row in _neighbours(village, moved)}
    touched |= {file for file in old.keys() | new.keys() if old.get(file) != new.get(file)}
    if was != village.as_of:
        touched |= {row.file for row in village.facts.values() if badges(row, was) != badges(row, village.as_of)}
        touched |= {row.file for row in village.of("board")} | {row.file for row in village.of("decision")}
    return touched & {row.file for row in village.facts.values()}


def both(survey: Survey, file: str) -> Iterator[Facts]:
    """A file's facts as the last build knew them, and as they are."""
    now = survey.rows[file].facts if file in survey.rows else None
    yield from filter(None, (survey.before.get(file), now))


def _neighbours(village: Village, moved: list[Facts]) -> Iterator[Facts]:
    keys = {row.key for row in moved}
    names = {(row.kind, row.ident) for row in moved}
    places = {place for row in moved for place in row.places}
    people = any(row.kind == "people" for row in moved)
    targets = {(link.kind, link.ident) for row in moved for link in row.links}
    everyone = any(kind == "person" for kind, _ in targets)
    renamed = any(row.kind == "profile" for row in moved)
    for row in village.facts.values():
        if (
            renamed
            or (row.kind == "board" and row.data["name"] in places)
            or not keys.isdisjoint(row.sees)
            or (row.kind, row.ident) in targets
            or (everyone and row.kind in ("people", "org"))
            or any((link.kind, link.ident) in names or (people and link.kind == "person") for link in row.links)
        ):
            yield row
