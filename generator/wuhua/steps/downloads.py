"""Every table as CSV, XLSX and JSON: of records by kind and year, of overviews page by page (derive and render).

In: the tables of the pages that were made, those of the others from the cache. Out: files written; path to SHA-256 of all.
A file for each record would treble a release of thousands of pages: ``docs/decisions/0019-tables-by-kind-and-year.md``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from wuhua.kinds import all_kinds, kinds_by_ident
from wuhua.model.sheet import Sheet
from wuhua.outputs.data import Part, Shape, Table, check_data, csv_bytes, json_bytes, tables_of, xlsx_bytes
from wuhua.outputs.data.package import Resource
from wuhua.outputs.site.page import Site
from wuhua.publish.cache import Cache
from wuhua.steps.crew import portions, work_on
from wuhua.steps.datalinks import FOLDER, FORMS, page_downloads
from wuhua.steps.hiding import Hiding, names_moved
from wuhua.steps.linked import linked_home
from wuhua.steps.store import Store
from wuhua.steps.survey import Survey

#: More records of a kind than this in one year make a file for each month: one change must not write thousands of lines anew.
_MANY = 60
_KEPT = "downloads"
#: So many groups' tables, and so many overviews, are held in memory at a time; a few less are worth several hands, which is more
#: than one change makes.
_GROUPS, _SHEETS = 12, 24


class Data(NamedTuple):
    """The files of one kind and year (or month): its lines, sizes and SHA-256 by suffix, its description in the package."""

    kind: str
    when: str
    lines: int
    sizes: dict[str, int]
    digests: dict[str, str]
    described: str

    @property
    def name(self) -> str:
        """The files' name without folder and suffix: ``finance-2025``."""
        return f"{self.kind}-{self.when or 'all'}"

    @property
    def shelf(self) -> tuple[str, str]:
        """Its kind and year; the months of a year stand on one shelf."""
        return (self.kind, self.when[:4])


class Group(NamedTuple):
    """Records whose tables go into the same files: their kind, their year or month, their files below the content folder."""

    kind: str
    when: str
    files: tuple[str, ...]

    @property
    def name(self) -> str:
        """The files' name without folder and suffix."""
        return f"{self.kind}-{self.when or 'all'}"

    @property
    def title(self) -> str:
        """The same in words: 2025年财务收支."""
        return f"{said_when(self.when)}{kinds_by_ident()[self.kind].title}"


class Downloads:
    """The files of tables of one build. ``fresh``: the last build left none that can stand."""

    def __init__(self, survey: Survey, store: Store, cache: Cache, fresh: bool) -> None:
        self._survey, self._store, self._cache = survey, store, cache
        self._village = survey.village
        self._all = fresh or names_moved(survey)
        self._touched: set[str] = set()
        self._hiding = Hiding(survey.village)
        #: Overviews that were made, with what was written beside each, path to SHA-256.
        self._beside: dict[str, dict[str, str]] = {}

    def keep(self, file: str, part: tuple[Any, ...]) -> None:
        """Remember the tables of a record's page that was made: (title, key, tables), empty where it has none."""
        if (self._cache.tables(file) or ()) != part:
            self._touched.add(file)
            self._cache.put_tables(file, part)

    def write(self) -> list[Data]:
        """Write the files of records' tables that are not there yet; all of them, in order of kind and time."""
        kept = {data.name: data for data in (Data(*plain) for plain in self._cache.get(_KEPT) or ())}
        moved = self._moved(kept.values())
        found = {name: data for name, data in kept.items() if data.shelf not in moved}
        groups: list[Group] = []
        for shelf, days in moved.items():
            for group in self._groups(*shelf):
                if group.name in kept and "" not in days and not any(day.startswith(group.when) for day in days):
                    found[group.name] = kept[group.name]
                else:
                    groups.append(group)
        for portion in portions(groups, _GROUPS):
            found |= {data.name: data for data in self._put_all(portion)}
        order = {kind.ident: place for place, kind in enumerate(all_kinds())}
        data = sorted(found.values(), key=lambda each: (order[each.kind], each.when))
        if found != kept:
            self._cache.set(_KEPT, [tuple(each) for each in data])
        return data

    def _put_all(self, groups: Iterable[Group]) -> Iterator[Data]:
        """Write the files of some groups; one whose records have no tables has none."""
        todo = [(group, parts) for group in groups if (parts := self._parts(group))]
        # Forked workers inherit the tables; only their numbers are sent.
        numbers = range(len(todo))
        made = work_on(
            lambda at: self._forms(todo[at][0].name, todo[at][0].title, todo[at][1]), numbers, least=_GROUPS - 4
        )
        for (group, parts), forms in zip(todo, made, strict=True):
            yield self._put(group, parts, forms)

    def files(self, data: Iterable[Data], overviews: Iterable[str]) -> dict[str, str]:
        """Every file of tables, path to SHA-256; beside ``overviews`` that were not made again stands what stood there."""
        files = {f"{FOLDER}/{each.name}.{suffix}": each.digests[suffix] for each in data for suffix in FORMS}
        for key in overviews:
            files |= self._beside[key] if key in self._beside else self._standing(key)
        return files

    def beside(self, site: Site, sheets: Iterable[Sheet]) -> Iterator[tuple[Sheet, bytes]]:
        """Write the tables of overviews beside them, and give their pages with the links to these."""
        for portion in portions(sheets, _SHEETS):
            yield from self._some_beside(site, portion)

    def _some_beside(self, site: Site, sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, bytes]]:
        # Forked workers inherit the sheets; only their numbers are sent.
        made = work_on(lambda at: self._page(site, sheets[at]), range(len(sheets)), least=_SHEETS - 4)
        for sheet, (page, forms) in zip(sheets, made, strict=True):
            paths = {f"{FOLDER}/{sheet.key}.{suffix}": data for suffix, data in forms.items()}
            self._beside[sheet.key] = {path: self._store.write(path, data) for path, data in paths.items()}
            yield sheet, page

    def _page(self, site: Site, sheet: Sheet) -> tuple[bytes, dict[str, bytes]]:
        """An overview's page and the files of its tables, by suffix."""
        tables = tables_of(sheet)
        forms = self._forms(sheet.key, sheet.title, [Part(sheet.title, sheet.key, tables)]) if tables else {}
        links = page_downloads(sheet.key, {suffix: len(data) for suffix, data in forms.items()})
        linked = linked_home(site.face) if sheet.kind == "home" else ""
        return site.page(sheet, site.body(sheet, downloads=links), linked), forms

    def _standing(self, key: str) -> dict[str, str]:
        paths = [f"{FOLDER}/{key}.{suffix}" for suffix in FORMS]
        return {path: self._store.digests[path] for path in paths if path in self._store.digests}

    def _moved(self, kept: Iterable[Data]) -> dict[tuple[str, str], set[str]]:
        """Shelves on which something moved, in order, with the days of what did; the empty day: all of the shelf."""
        rows = [row for pair in self._survey.moves for row in pair if row]
        if self._touched:
            rows += [row for row in self._village.facts.values() if row.file in self._touched]
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in rows:
            found[row.kind, row.day[:4]].add(row.day)
        everything = self._village.facts.values() if self._all else ()
        for shelf in {(row.kind, row.day[:4]) for row in everything} | {
            data.shelf for data in kept if self._is_lost(data)
        }:
            found[shelf].add("")
        return dict(sorted(found.items()))

    def _is_lost(self, data: Data) -> bool:
        paths = {f"{FOLDER}/{data.name}.{suffix}": digest for suffix, digest in data.digests.items()}
        return any(self._store.digests.get(path) != digest for path, digest in paths.items())

    def _groups(self, kind: str, year: str) -> Iterator[Group]:
        """The files that a kind and year come to: one, or one a month where there are many records."""
        rows = [row for row in self._village.of(kind) if row.day[:4] == year]
        length = 7 if year and len(rows) > _MANY else 4
        found: dict[str, list[str]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: (row.day, row.key)):
            found[row.day[:length]].append(row.file)
        for when, files in found.items():
            yield Group(kind, when, tuple(files))

    def _parts(self, group: Group) -> list[Part]:
        plain = (self._cache.tables(file) for file in group.files)
        return [Part(each[0], each[1], tuple(Table(*table) for table in each[2])) for each in plain if each]

    def _forms(self, name: str, title: str, parts: Sequence[Part]) -> dict[str, bytes]:
        shown = [self._hiding.hidden(part) for part in parts]
        forms = {"xlsx": xlsx_bytes(shown), "csv": csv_bytes(shown), "json": json_bytes(name, title, shown)}
        check_data(name, parts, forms)
        return forms

    def _put(self, group: Group, parts: Sequence[Part], forms: dict[str, bytes]) -> Data:
        digests = {suffix: self._store.write(f"{FOLDER}/{group.name}.{suffix}", data) for suffix, data in forms.items()}
        sizes = {suffix: len(data) for suffix, data in forms.items()}
        tables = [table for part in parts for table in part.tables]
        path = f"{FOLDER}/{group.name}.csv"
        resource = Resource(group.name, path, group.title, sizes["csv"], digests["csv"], Shape(tables).columns)
        lines = sum(len(table.rows) for table in tables)
        return Data(group.kind, group.when, lines, sizes, digests, resource.text())


def said_when(when: str) -> str:
    """A year or month in words: 2025年, 2025年3月; empty for none."""
    year, _, month = when.partition("-")
    return f"{year}年{int(month)}月" if month else f"{year}年" if year else ""
