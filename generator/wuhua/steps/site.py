"""The whole site from a survey: which pages are made anew, which stay, and the list of every file (steps derive and render).

In: a survey, shells, what the last build wrote. Out: files written through ``write``; the builder's own list of all of them.
"""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from wuhua.base.codes import code_key
from wuhua.kinds import all_kinds
from wuhua.model.face import Face
from wuhua.model.kind import Kind
from wuhua.model.sheet import Sheet
from wuhua.outputs.site.crawlers import headers, robots, sitemaps
from wuhua.outputs.site.kiosk import DAY, KIOSK, kiosk_day, kiosk_page
from wuhua.outputs.site.page import FILES_FOLDER, Site
from wuhua.outputs.site.shells import Section, Shells
from wuhua.outputs.templates import open_templates
from wuhua.overviews import compliance, due
from wuhua.overviews.home import DOORS, home_sheet
from wuhua.overviews.sections import chapters_of, section_key, section_sheets
from wuhua.overviews.standing import KEY as CODES
from wuhua.publish.cache import Cache
from wuhua.rules.pages import rule_keys
from wuhua.source import ATTACHMENTS
from wuhua.steps.asking import Titles, write_asking
from wuhua.steps.crew import Reader
from wuhua.steps.dataset import data_keys, write_dataset
from wuhua.steps.downloads import Downloads
from wuhua.steps.hiding import names_moved
from wuhua.steps.histories import Histories
from wuhua.steps.last import Dues, Last
from wuhua.steps.records import Records
from wuhua.steps.rooms import RoomPages, room_sections
from wuhua.steps.selfcheck import write_rules, write_selfcheck
from wuhua.steps.standing import Standings, write_standings
from wuhua.steps.store import Store
from wuhua.steps.survey import Progress, Survey
from wuhua.steps.tidings import write_tidings


def face_of(survey: Survey, draft: bool) -> Face:
    """The village as outputs see it, from its 村情 and its configuration."""
    village, settings = survey.village, survey.settings
    data: dict[str, Any] = dict(village.profile.data) if village.profile else {}
    reply = village.policy.limit("异议答复天数", village.as_of)
    return Face(
        name=village.name,
        as_of=village.as_of,
        place=data.get("place", ""),
        site_url=settings.site_url,
        phone=data.get("phone", ""),
        phone_owner=data.get("phone_owner", ""),
        reply_days=int(reply.value) if reply else None,
        demo=bool(data.get("demo")),
        draft=draft,
        accent=settings.accent,
        formal_font=settings.formal_font,
        traditional=bool(settings.traditional),
    )


def sections_of(survey: Survey) -> tuple[Section, ...]:
    """The navigation: every kind that has records, under its door."""
    kinds = [kind for kind in all_kinds() if survey.village.of(kind.ident)]
    own = [Section(kind.ident, kind.title, kind.door, section_key(kind.ident)) for kind in kinds]
    sections = [*room_sections(survey.village), *own]
    doors = list(dict.fromkeys((*DOORS, *(section.door for section in (*own, *sections)))))
    return tuple(sorted(sections, key=lambda section: doors.index(section.door)))


def write_site(
    survey: Survey,
    shells: Shells,
    face: Face,
    store: Store,
    cache: Cache,
    last: Last,
    progress: Progress | None = None,
    hand: Reader | None = None,
) -> dict[str, str]:
    """Write what is not there yet; the list of every file of the site, path to SHA-256. ``hand`` derives the few that changed."""
    survey = survey.without_secrets() if face.draft else survey
    # Where a registered name moved, what hides names must look at every table again.
    rooms = RoomPages(survey, cache, None if names_moved(survey) else last.as_of)
    overviews = Overviews(survey, last, store.digests, rooms)
    same_outline = last.as_of is not None and not face.draft and not survey.outline_moved
    compiled = survey.settings.cache_file.with_name("templates")
    compiled.mkdir(parents=True, exist_ok=True)
    standings = Standings(survey, cache, overviews.dues.stands)
    codes = {code_key(code) for code in standings.codes}
    keys = survey.village.facts.keys() | overviews.keys | codes | data_keys(survey.village)
    site = Site(shells, face, keys, open_templates(compiled))
    downloads = Downloads(survey, store, cache, last.as_of is None)
    histories = Histories(survey, cache, store, last.as_of is None, standings.withdrawn)
    files = histories.write(site)
    keys |= histories.keys
    records = Records(survey, site, store, cache, last, downloads, histories, hand)
    files |= records.write(same_outline, progress)
    standings.derived = records.derived
    for key in overviews.keys:
        path = f"{key}.html"
        files[path] = store.digests.get(path, "")
    titles = Titles(cache)
    for sheet, page in downloads.beside(site, overviews.sheets()):
        files[f"{sheet.key}.html"] = store.write(f"{sheet.key}.html", page)
        titles.note(sheet)
    fresh = last.as_of is None
    files |= write_selfcheck(survey, site, store, fresh) | write_rules(site, store, fresh)
    files |= write_standings(standings, site, store, cache, files, fresh)
    dataset = write_dataset(downloads, overviews.keys, survey, site, store, cache, fresh)
    files |= dataset
    listed = overviews.keys | {path.removesuffix(".html") for path in dataset if path.endswith(".html")}
    for path, data in _furniture(survey, shells, site, face):
        files[path] = store.write(path, data)
    files |= _write_map(survey, face, listed, store, same_outline and sorted(listed) == last.overviews)
    cache.set("overviews", sorted(listed))
    cache.set("dues", (overviews.dues.absent, overviews.dues.lights))
    files |= write_asking(survey.village, face, titles, overviews.keys, store)
    files |= write_tidings(survey, face, store, cache, overviews.dues.stands)
    files |= _write_pictures(survey, store)
    files |= {path: digest for path, digest in store.digests.items() if path.startswith("search/")}
    if face.traditional:
        # A village without it does not pay for its patterns.
        from wuhua.steps.traditional import write_traditional

        files |= write_traditional(survey, face.site_url, store, cache, files, fresh)
    for path in sorted(store.digests.keys() - files.keys()):
        store.delete(path)
    return files


def _write_pictures(survey: Survey, store: Store) -> dict[str, str]:
    """Write the pictures that records name; those that stand in the release already are not drawn again."""
    files = {}
    for name, digest in survey.attachments.published(survey.village.facts.values()).items():
        path = f"{FILES_FOLDER}/{ATTACHMENTS}/{name}"
        stands = store.digests.get(path) == digest
        files[path] = digest if stands else store.write(path, survey.attachments.data(name))
    return files


def _furniture(survey: Survey, shells: Shells, site: Site, face: Face) -> Iterator[tuple[str, bytes]]:
    yield from shells.assets.items()
    yield from shells.pages.items()
    yield "search.html", site.search_page((each.title, f"{each.key}.html") for each in sections_of(survey))
    icon = next(path for path in shells.assets if path.startswith("assets/icon-"))
    yield KIOSK, kiosk_page(face, icon, site.templates)
    yield DAY, kiosk_day(face.as_of)
    yield "robots.txt", robots(face.site_url)
    yield "_headers", headers()


def _write_map(survey: Survey, face: Face, overviews: set[str], store: Store, stands: bool) -> dict[str, str]:
    """Write the list of all pages for crawlers; the old one ``stands`` while no page came, went or was dated anew."""
    standing = {path: digest for path, digest in store.digests.items() if path.startswith("sitemap")}
    if stands and standing:
        return standing
    dated = [(key, "") for key in sorted(overviews)]
    dated += [(row.key, row.posted) for row in survey.village.facts.values()]
    if face.traditional:
        # A village without it does not pay for its patterns.
        from wuhua.outputs.site.traditional import FOLDER

        dated += [(f"{FOLDER}/{key}", day) for key, day in dated]
    return {path: store.write(path, data) for path, data in sitemaps(face.site_url, dated).items()}


def _dues(survey: Survey, last: Last, kinds: list[Kind]) -> Dues:
    """What the last build knew, while today is the same and no record answers for another duty; else worked out."""
    village = survey.village
    if last.as_of == village.as_of and not survey.answers_moved:
        return replace(last.dues, stands=True)
    told = due.lights(village, kinds).items()
    return Dues(due.missing_of(village), {kind: (badge.text, badge.tone.value) for kind, badge in told})


class Overviews:
    """The sheets across kinds: which there are, and which this build must make anew."""

    def __init__(self, survey: Survey, last: Last, digests: dict[str, str], rooms: RoomPages) -> None:
        self._survey, self._last, self._digests, self._rooms = survey, last, digests, rooms
        village = survey.village
        self._kinds = [kind for kind in all_kinds() if village.of(kind.ident)]
        self._chapters = {kind.ident: chapters_of(kind.ident, village) for kind in self._kinds}
        moved = [row for pair in survey.moves for row in pair if row]
        # Their foot says which day they were written on.
        everything = last.as_of != village.as_of or any(row.kind == "profile" for row in moved) or names_moved(survey)
        self._moved = None if everything else moved
        self.dues = _dues(survey, last, self._kinds)
        self.keys = {"index", due.KEY} | {section_key(kind.ident) for kind in self._kinds}
        self.keys |= {section_key(kind, name) for kind, names in self._chapters.items() for name in names if name}
        self.keys |= {compliance.KEY, CODES, *rule_keys()} | rooms.keys

    def sheets(self) -> Iterator[Sheet]:
        """Home always; sections, chapters and the rooms' pages where something moved."""
        village = self._survey.village
        yield home_sheet(village, all_kinds(), self._survey.findings, self.dues.absent)
        if not self.dues.stands or f"{due.KEY}.html" not in self._digests:
            yield due.due_sheet(village)
        for kind in self._kinds:
            if self._is_touched(kind.ident):
                yield from section_sheets(
                    kind, village, self.dues.light(kind.ident), self._touched_chapters(kind.ident)
                )
        yield from self._rooms.sheets(self._digests)

    def _is_touched(self, kind: str) -> bool:
        absent = f"{section_key(kind)}.html" not in self._digests
        dimmed = self.dues.lights.get(kind) != self._last.dues.lights.get(kind)
        return absent or dimmed or self._moved is None or any(row.kind == kind for row in self._moved)

    def _touched_chapters(self, kind: str) -> set[str] | None:
        """Chapters with a moved record; None for all, when the list of chapters itself is another."""
        names = set(self._chapters[kind]) - {""}
        if self._moved is None or {section_key(kind, name) + ".html" for name in names} - self._digests.keys():
            return None
        keys = {row.key for row in self._moved}
        return {name for name, rows in self._chapters[kind].items() if any(row.key in keys for row in rows)} | {
            row.day[:4] for row in self._moved
        }
