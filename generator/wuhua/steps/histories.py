"""The pages that history makes: old versions, what answers for records that went, each record's revisions (steps derive and render).

In: a survey, what the last build left. Out: pages by path; the sections of records' pages. Only records with more than one
version cost anything, and only when one of them came: an old version's page is made once.
"""

from collections.abc import Container, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.model.facts import Facts
from wuhua.outputs.site.page import Site
from wuhua.outputs.site.revisions import Revision, Revisions, Turn, revisions_html, with_notice
from wuhua.overviews.corrections import KEY as CORRECTIONS
from wuhua.overviews.versions import KEY, Gone, Page, Span, gone_list
from wuhua.publish.cache import Cache
from wuhua.source.history import Trail
from wuhua.steps.crew import work_on
from wuhua.steps.store import Store
from wuhua.steps.survey import Survey

if TYPE_CHECKING:
    from wuhua.steps.told import Told
    from wuhua.steps.versions import Version

_MARKS, _TOLD, _PATHS, _GONE = "history marks", "history told", "history paths", "history gone"
_NO_INDEX = b'<meta name="robots" content="noindex">\n</head>'


class _Row(NamedTuple):
    """What is kept of a trail that was told: its mark, its revisions, the paths of its pages, what went."""

    mark: str
    revisions: tuple[Any, ...]
    paths: tuple[str, ...]
    gone: tuple[Any, ...]
    #: Every address that the record ever had.
    had: tuple[str, ...] = ()


class Histories:
    """What history adds to one build. ``fresh``: nothing of the last build counts.

    ``withdrawn``: (address, ISO day, why) of records of which a sheet on the wall was taken back: so are their old versions.
    """

    def __init__(
        self, survey: Survey, cache: Cache, store: Store, fresh: bool, withdrawn: Sequence[tuple[str, str, str]] = ()
    ) -> None:
        self._survey, self._cache, self._store, self._fresh = survey, cache, store, fresh
        self._past = survey.past
        profile = survey.village.profile
        own = profile.data.get("withdrawn", ()) if profile else ()
        #: (address, ISO day, why) of the records whose old versions the village took back.
        self._withdrawn = [*map(tuple, withdrawn), *map(tuple, own)]
        self._by_file = {row.file: row for row in survey.village.facts.values()} if self._must_tell else {}
        #: Files whose pages must be made again because their history moved.
        self.touched: set[str] = set()
        self._rows: dict[str, _Row] = {}
        self._was: dict[str, _Row] = {}

    @property
    def _must_tell(self) -> bool:
        state = (self._past.stamp, self._past.known, self._withdrawn)
        moved = self._cache.get("history state") != state or bool(self._survey.gone)
        came = any(old is None or new is None or old.key != new.key for old, new in self._survey.moves)
        return self._fresh or moved or (self._past.known and came)

    @property
    def keys(self) -> set[str]:
        """The addresses of old versions, of what went and of their list."""
        return {path.removesuffix(".html") for path in self._paths()} | {KEY}

    def write(self, site: Site) -> dict[str, str]:
        """Write what is not there yet; path to SHA-256. Before the records' pages, which lead to these."""
        if self._by_file and (self._past.known or self._cache.get(_MARKS)):
            self._tell(site)
        paths = self._paths()
        files = {path: self._store.digests[path] for path in paths if path in self._store.digests}
        return files | self._write_list(site)

    def sections(self, site: Site, rows: Sequence[Facts]) -> dict[str, str]:
        """What stands at the end of records' pages, by file."""
        if not self._past.known:
            unknown = revisions_html("", None, (), site.templates)
            return {row.file: unknown for row in rows}
        found, keys = {}, self.keys
        for row in rows:
            found[row.file] = revisions_html(row.key, self._revisions(row.file), keys, site.templates)
        return found

    def _paths(self) -> list[str]:
        return sorted(self._cache.get(_PATHS) or ())

    def _revisions(self, file: str) -> Revisions | None:
        trail = self._past.trail(file)
        saved = file not in self._past.unsaved
        if trail is None:
            return Revisions("", saved=False)
        row = self._rows.get(file)
        if row is None and len(trail.steps) > 1:
            row = _row_of(self._cache.get(f"{_TOLD}:{file}"))
        told = tuple(map(_revision_of, row.revisions)) if row else ()
        return Revisions(trail.steps[0].day, trail.whole, saved, told)

    def _tell(self, site: Site) -> None:
        """Tell every trail whose mark moved, and write its pages."""
        trails = self._past.trails() if self._past.known else {}
        self._touch(trails)
        rich = {file: trail for file, trail in trails.items() if len(trail.steps) > 1 or file not in self._by_file}
        rich |= {_name_of(trail): trail for trail in (self._past.gone() if self._past.known else ())}
        old: dict[str, Any] = {} if self._fresh else self._cache.get(_TOLD) or {}
        marks = {name: self._mark(name, trail) for name, trail in rich.items()}
        left = sorted(old.keys() - rich.keys())
        todo = [name for name in sorted(rich) if left or old.get(name) != marks[name] or not self._stands(name)]
        self._make(site, todo, rich, marks)
        for name in left:
            self._cache.set(f"{_TOLD}:{name}", None)
        self._keep(marks)

    def _make(self, site: Site, todo: Sequence[str], rich: Mapping[str, Trail], marks: Mapping[str, str]) -> None:
        repository = self._past.repository if todo else None
        if repository is None:
            return
        # Most builds tell nothing anew: what reads and tells versions is imported when one does.
        from wuhua.steps.told import Teller, Withdrawn
        from wuhua.steps.versions import read_version

        blobs = {step.blob for name in todo for step in rich[name].steps if step.blob}
        contents = repository.contents(blobs)
        stands = {row.key: row.title for row in self._by_file.values()}
        teller = Teller(stands, [Withdrawn(*row) for row in self._withdrawn])

        def make(name: str) -> tuple[_Row, list[tuple[str, bytes]]]:
            versions = [
                read_version(step, contents.get(step.blob), self._survey.village.policy) for step in rich[name].steps
            ]
            return _made(site, teller.tell(versions, self._now(name, versions)), marks[name], stands)

        taken = {path for name in self._was.keys() - set(todo) for path in self._was[name].paths}
        for name, (row, pages) in zip(todo, work_on(make, todo), strict=True):
            self._rows[name] = row
            for path, data in pages:
                if path not in taken:
                    self._store.write(path, data)
            taken.update(row.paths)
            self._cache.set(f"{_TOLD}:{name}", tuple(row))

    def _now(self, name: str, versions: "Sequence[Version]") -> str:
        """A trail's address today; empty when its record went."""
        row = self._by_file.get(name) if versions[-1].step.blob else None
        return row.key if row else ""

    def _mark(self, name: str, trail: Trail) -> str:
        """Names all that a trail's pages tell."""
        row = self._by_file.get(name)
        now = (row.key, row.title) if row else None
        told = (trail, now, self._withdrawn, self._survey.village.policy.digest)
        return blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def _stands(self, name: str) -> bool:
        """Whether a trail's pages are there, and no other record came to or went from an address that it left."""
        row = self._was[name] = _row_of(self._cache.get(f"{_TOLD}:{name}")) or _Row("", (), (), ())
        free = {key for key in row.had if key not in self._survey.village.facts}
        return free == {each[0] for each in row.gone} and all(path in self._store.digests for path in row.paths)

    def _touch(self, trails: Mapping[str, Trail]) -> None:
        """Find the records whose section tells another history than the last build's."""
        old: dict[str, str] = self._cache.get(_MARKS) or {}
        marks = {
            file: _short(repr((trails.get(file), self._past.known, file in self._past.unsaved)))
            for file in self._by_file
        }
        self.touched = {file for file, mark in marks.items() if mark != old.get(file)}
        self._cache.set(_MARKS, marks if self._past.known else None)

    def _keep(self, marks: Mapping[str, str]) -> None:
        rows = [self._rows.get(name) or self._was[name] for name in sorted(marks)]
        state = (self._past.stamp, self._past.known, self._withdrawn)
        self._cache.set(_TOLD, dict(marks))
        self._cache.set(_PATHS, sorted({path for row in rows for path in row.paths}))
        self._cache.set(_GONE, [each for row in rows for each in row.gone])
        self._cache.set("history state", state)

    def _write_list(self, site: Site) -> dict[str, str]:
        path = f"{KEY}.html"
        if not self._by_file and path in self._store.digests:
            return {path: self._store.digests[path]}
        rows = [_gone_of(row) for row in self._cache.get(_GONE) or ()]
        rows.sort(key=lambda row: (row.span.until, row.key), reverse=True)
        here = Site(site.shells, site.face, self.keys | {CORRECTIONS}, site.templates)
        return {path: self._store.write(path, here.page(gone_list(rows, self._past.known)))}


def _made(site: Site, told: "Told", mark: str, stands: Container[str]) -> tuple[_Row, list[tuple[str, bytes]]]:
    """A trail's row and its pages."""
    known = {page.sheet.key for page in told.pages} | {link for link in _links(told) if link in stands} | {KEY}
    here = Site(site.shells, site.face, known, site.templates)
    pages = [(f"{page.sheet.key}.html", _page(here, page)) for page in told.pages]
    revisions = tuple((*each[:2], tuple(map(tuple, each.turns)), *each[3:]) for each in told.revisions)
    gone = tuple((*each[:4], tuple(each.span), *each[5:]) for each in told.gone)
    return _Row(mark, revisions, tuple(path for path, _ in pages), gone, told.had), pages


def _page(site: Site, page: Page) -> bytes:
    body = with_notice(site.body(page.sheet), page.notice, site.links(page.sheet.key))
    return site.page(page.sheet, body).replace(b"</head>", _NO_INDEX, 1)


def _links(told: "Told") -> set[str]:
    """The addresses that pages of a trail may lead to: old versions stand beside the records that they were."""
    moved = {each.moved[0] for each in told.gone if each.moved}
    return moved | {page.sheet.key.rpartition(".")[0] for page in told.pages}


def _name_of(trail: Trail) -> str:
    """What a trail of a file that went is kept under: no file of today has such a name."""
    return f"{trail.steps[-1].file}\n{trail.steps[0].day} {trail.steps[0].blob}"


def _row_of(plain: Any) -> _Row | None:
    return _Row(*plain) if plain else None


def _revision_of(plain: Sequence[Any]) -> Revision:
    day, old, turns, more, note = plain
    return Revision(day, old, tuple(Turn(*turn) for turn in turns), more, note)


def _gone_of(plain: Sequence[Any]) -> Gone:
    key, kind, family, title, span, *rest = plain
    return Gone(key, kind, family, title, Span(*span), *rest)


def _short(mark: str) -> str:
    return blake2b(mark.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
