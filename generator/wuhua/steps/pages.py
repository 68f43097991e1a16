"""Derive and render: a record's facts in, its page and its search grams out; which pages a change touches.

A page shows its record, whatever its view asked the village for, and the findings in its file. So a change touches its own
page and those whose views asked for something that it moved (``model.watched``); a new day those that asked for today.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from wuhua.base.finding import Finding
from wuhua.kinds import kinds_by_ident
from wuhua.model.facts import Facts
from wuhua.model.watched import ALL, DAY, marks_of
from wuhua.model.web import web_sheet
from wuhua.outputs.data import tables_of
from wuhua.outputs.site.page import Site
from wuhua.outputs.site.revisions import with_revisions
from wuhua.outputs.site.search import Entry, Row, grams_of, pack_lines, read_lines
from wuhua.steps.datalinks import record_download
from wuhua.steps.linked import linked_record
from wuhua.steps.sheets import Derived, derive
from wuhua.steps.survey import Survey

#: What no search should find: a word's meaning is said on every page with the word, and what can be downloaded too.
_NO_WORDS = re.compile(r'<small class="wh-meaning">[^<]*</small>|<p class="wh-data">.*?</p>', re.DOTALL)


class Page(NamedTuple):
    """A record's page: its path in the site, bytes, and what search keeps of it."""

    file: str
    path: str
    data: bytes
    row: tuple[str, str, str, str, bytes]
    grams: str
    #: What its view asked the village for.
    marks: tuple[str, ...]
    #: Its tables, as downloads hold them; empty where it has none.
    part: tuple[Any, ...]


def make_page(survey: Survey, site: Site, facts: Facts, findings: Iterable[Finding], section: str = "") -> Page | None:
    """The page of one record, with its grams; ``section`` as :func:`page_of` takes it."""
    derived = derive(survey.settings, survey.village, facts, findings, survey.attachments.sizes)
    return page_of(site, facts, derived, section)


def page_of(site: Site, facts: Facts, derived: Derived | None, section: str = "") -> Page | None:
    """The page that shows a sheet, with its grams; None for None. ``section``: its history, which search does not read."""
    if derived is None:
        return None
    sheet = web_sheet(derived.sheet)
    tables = tables_of(sheet)
    body = site.body(sheet, downloads=record_download(facts) if tables else ())
    text, lines = read_lines(_NO_WORDS.sub("", body))
    row = Row(facts.key, sheet.title, kinds_by_ident()[facts.kind].title, facts.day, pack_lines(lines))
    entry = Entry(facts.key, sheet.title, row.kind, facts.day, text, sheet.search_words)
    page = site.page(sheet, with_revisions(body, section), linked_record(site.face, facts))
    # Plain tuples: the cache holds no other.
    part = (sheet.title, sheet.key, tuple(map(tuple, tables))) if tables else ()
    return Page(facts.file, f"{facts.key}.html", page, _plain(row), grams_of(entry), tuple(sorted(derived.marks)), part)


def _plain(row: Row) -> tuple[str, str, str, str, bytes]:
    return (row.key, row.title, row.kind, row.date, row.lines)


def touched_files(
    survey: Survey,
    was: date | None,
    old: dict[str, list[Finding]],
    new: dict[str, list[Finding]],
    looks: Mapping[str, Sequence[str]],
) -> set[str]:
    """Files whose pages must be made again. ``was`` is the last build's today, None when there was none: then all.

    ``looks`` are the marks of what each file's page asked the village for when it was made.
    """
    village = survey.village
    files = {row.file for row in village.facts.values()}
    if was is None:
        return files
    moved = [row for pair in survey.moves for row in pair if row]
    marks = marks_of(moved) | ({ALL} if moved else set()) | ({DAY} if was != village.as_of else set())
    touched = {file for file, asked in looks.items() if not marks.isdisjoint(asked)} | survey.changed
    # Another file may now answer at the address of one that went.
    touched |= {village.facts[row.key].file for row in moved if row.key in village.facts}
    touched |= {file for file in old.keys() | new.keys() if old.get(file) != new.get(file)}
    return touched & files
