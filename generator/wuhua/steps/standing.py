"""The pages behind the codes: what hangs today and what hung before, each made anew only when what it tells moved.

In: a survey, the pages of records as they now are. Out: ``s/CODE.html`` for every code, ``s/index.html``; path to SHA-256.
"""

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import Any

from msgspec.structs import replace

from wuhua.base.codes import code_key
from wuhua.model.envelope import hangs_on
from wuhua.model.plain import plain_of, sheet_of
from wuhua.model.sheet import Sheet
from wuhua.model.web import web_sheet
from wuhua.outputs.site.page import Site
from wuhua.overviews import compliance
from wuhua.overviews.standing import (
    KEY,
    Correction,
    Printed,
    Row,
    Standing,
    State,
    code_sheet,
    index_sheet,
    standing_of,
)
from wuhua.publish.cache import Cache
from wuhua.steps.hangs import OWN, Hangs, boards_of, feet_of, hangs_today
from wuhua.steps.keepsakes import (
    Keepsake,
    is_withdrawn,
    keepsake_name,
    keepsake_of_row,
    kept_files,
    read_keepsake,
)
from wuhua.steps.sheets import derive
from wuhua.steps.store import Store
from wuhua.steps.survey import Survey

_MARKS, _KEPT, _FEET = "code marks", "keepsakes", "board feet"


class Standings:
    """Every code of the village, and what became of its sheet."""

    def __init__(self, survey: Survey, cache: Cache | None = None, dues_stand: bool = False) -> None:
        """``dues_stand``: what is told of duties is as the last build told it; then so are the boards' feet."""
        self._survey, self._cache = survey, cache
        #: Whole sheets that are at hand already, by key.
        self.derived: dict[str, Sheet] = {}
        self._names = {item.name: item for item in kept_files(survey.listing)}
        self.hanging = {each.code: each for each in hangs_today(survey, self._feet(dues_stand))}
        self._now: dict[str, list[Hangs]] = {}
        for each in self.hanging.values():
            self._now.setdefault(each.key, []).append(each)
        self._boards = {row.ident: row.title for row in boards_of(survey)}

    def _feet(self, dues_stand: bool) -> dict[str, Sheet | None]:
        """What hangs at the boards' feet; from the last build where neither duties nor boards moved."""
        boards = tuple((board.ident, board.data["zones"]) for board in boards_of(self._survey))
        known = self._cache.get(_FEET) if self._cache and dues_stand else None
        if known and known[0] == boards:
            return {ident: sheet_of(plain) if plain else None for ident, plain in known[1].items()}
        feet = feet_of(self._survey)
        if self._cache is not None:
            told = {ident: plain_of(sheet) if sheet else None for ident, sheet in feet.items()}
            self._cache.set(_FEET, (boards, told))
        return feet

    @cached_property
    def kept(self) -> dict[str, Keepsake]:
        """The keepsakes by code, without their sheets; a file that did not change is not read again."""
        old: dict[str, tuple[Any, ...]] = (self._cache.get(_KEPT) if self._cache else None) or {}
        rows = {}
        for name, item in self._names.items():
            known = old.get(name)
            fresh = known is None or known[:2] != item[1:]
            rows[name] = (*item[1:], read_keepsake(self._survey.settings, name).row()) if fresh or not known else known
        if self._cache is not None and rows != old:
            self._cache.set(_KEPT, rows)
        return {found.code: found for found in (keepsake_of_row(row[2]) for row in rows.values())}

    @cached_property
    def due(self) -> dict[str, Hangs]:
        """What should hang today, by code: not what was withdrawn while its record still says the same."""
        return {
            code: each
            for code, each in self.hanging.items()
            if code not in self.kept or not is_withdrawn(self.kept[code])
        }

    @cached_property
    def _gone(self) -> set[str]:
        """Addresses of records that hung and are no more."""
        return {found.key for found in self.kept.values()} - self._survey.village.facts.keys() - set(OWN)

    @cached_property
    def codes(self) -> list[str]:
        """Every code that has a page, in order."""
        return sorted(self.hanging.keys() | self.kept.keys())

    @property
    def withdrawn(self) -> list[tuple[str, str, str]]:
        """The records of which a sheet that hung was taken back: address, ISO day, why; in order of code."""
        kept = (self.kept[code] for code in sorted(self.kept))
        return [(found.key, *found.withdrawn) for found in kept if found.key and found.withdrawn is not None]

    def standing(self, code: str) -> Standing | None:
        """What became of a sheet; None for a code that nobody has hung or should hang."""
        kept, now = self.kept.get(code), self.hanging.get(code)
        if kept is None:
            return Standing(State.STANDS) if now else None
        if kept.withdrawn is not None:
            return Standing(State.WITHDRAWN, day=kept.withdrawn[0], why=kept.withdrawn[1])
        if now is not None:
            return Standing(State.STANDS)
        newer = next(iter(self._now.get(kept.key, ())), None)
        if self.lasts(kept.key, kept.first):
            return Standing(State.STANDS)
        if kept.key in OWN:
            return Standing(State.REPLACED, (code_key(newer.code) if newer else KEY, newer.title if newer else "核对"))
        village = self._survey.village
        row = village.facts.get(kept.key)
        hangs = row is not None and hangs_on(row, village.as_of)
        changed = row is not None and row.digest != kept.digest
        return standing_of(
            kept.digest,
            row,
            hangs,
            self._corrections_since(kept) if changed else (),
            newer.code if newer else "",
        )

    def lasts(self, key: str, day: str) -> bool:
        """Whether a sheet hung on an ISO day still stands although its figures moved: 五化自查 is a month's."""
        return key == compliance.KEY and day[:7] == self._survey.village.as_of.isoformat()[:7]

    def printed(self, code: str) -> Printed:
        """All that a code's page tells."""
        now = self.hanging.get(code)
        kept = self.kept.get(code) or Keepsake(code)
        standing = self.standing(code) or Standing(State.STANDS)
        sheet = None
        if standing.state is not State.WITHDRAWN:
            sheet = self._sheet_of(now) if now else self._kept_sheet(code)
        hung = tuple((each.place, each.day) for each in kept.hung)
        told = {place for place, _ in hung}
        due = tuple((self._boards[board], "") for board in (now.boards if now else ()))
        hung += tuple(each for each in due if each[0] not in told)
        title = "" if standing.state is State.WITHDRAWN else now.title if now else kept.title
        return Printed(code, title, hung, standing, sheet, now.key if now else kept.key)

    def lists_persons(self, hangs: Hangs) -> bool:
        """Whether a sheet shows a list of persons that may be read on the board alone."""
        survey, row = self._survey, self._survey.village.facts.get(hangs.key)
        derived = derive(survey.settings, survey.village, row, (), survey.attachments.sizes) if row else None
        return derived is not None and web_sheet(derived.sheet) is not derived.sheet

    def mark(self, code: str, pages: Mapping[str, str]) -> str:
        """Names everything that a code's page tells; ``pages``: the records' pages with their SHA-256."""
        now, kept = self.hanging.get(code), self.kept.get(code)
        key = now.key if now else kept.key if kept else ""
        own = repr(now.sheet) if now and now.sheet else ""
        item = self._names.get(keepsake_name(code))
        newer = [each.code for each in self._now.get(key, ())]
        boards = [self._boards[board] for board in (now.boards if now else ())]
        row = self._survey.village.facts.get(key)
        state = row is not None and hangs_on(row, self._survey.village.as_of)
        lasts = bool(kept) and self.lasts(key, kept.first if kept else "")
        told = (own, item, newer, boards, state, lasts, pages.get(f"{key}.html", ""), row.digest if row else "")
        return sha256(repr(told).encode()).hexdigest()

    def index(self, words: Mapping[str, str]) -> Sheet:
        """The page on which a code is typed; ``words``: what became of each sheet, by code."""
        boards = [
            (row.title, row.key, [_row(each) for each in self.due.values() if row.ident in each.boards])
            for row in boards_of(self._survey)
        ]
        past = [
            Row(code, "" if found.withdrawn or found.key in self._gone else found.title, found.first, words[code])
            for code, found in self.kept.items()
            if code not in self.due
        ]
        past.sort(key=lambda row: (row.day, row.code), reverse=True)
        return index_sheet(self._survey.village.name, boards, past)

    def _kept_sheet(self, code: str) -> Sheet | None:
        return read_keepsake(self._survey.settings, keepsake_name(code)).sheet

    def _sheet_of(self, now: Hangs) -> Sheet | None:
        return now.sheet or self._record_sheet(now.key)

    def _record_sheet(self, key: str) -> Sheet | None:
        survey = self._survey
        if key in self.derived:
            return lasting(self.derived[key])
        derived = derive(survey.settings, survey.village, survey.village.facts[key], (), survey.attachments.sizes)
        return lasting(derived.sheet) if derived else None

    def _corrections_since(self, kept: Keepsake) -> tuple[Correction, ...]:
        """The corrections that a sheet did not have yet when it hung; by their days where its content is not kept."""
        before = self._kept_sheet(kept.code)
        found = _corrections(self._record_sheet(kept.key))
        if before is None:
            return tuple(each for each in found if each.day >= kept.first)
        # Why is put in other words later; what was changed is not.
        told = {each[:4] for each in _corrections(before)}
        return tuple(each for each in found if each[:4] not in told)


def _corrections(sheet: Sheet | None) -> tuple[Correction, ...]:
    return tuple(Correction(day.isoformat(), *rest) for day, *rest in (sheet.corrections if sheet else ()))


def lasting(sheet: Sheet) -> Sheet:
    """What may be kept of a sheet for ever: as the web shows it, without states that change by the day."""
    from wuhua.model.sheet import Tone

    badges = tuple(badge for badge in sheet.badges if badge.tone is not Tone.OPEN)
    return replace(web_sheet(sheet), badges=badges, related=(), search_words=())


def write_standings(
    standings: Standings, site: Site, store: Store, cache: Cache, pages: Mapping[str, str], fresh: bool
) -> dict[str, str]:
    """Write the pages of codes that moved, or all when ``fresh``; ``pages``: the records' pages; path to SHA-256."""
    old: dict[str, tuple[str, str]] = {} if fresh else cache.get(_MARKS) or {}
    told: dict[str, tuple[str, str]] = {}
    files = {}
    for code in standings.codes:
        path, mark = f"{code_key(code)}.html", standings.mark(code, pages)
        if path in store.digests and old.get(code, ("",))[0] == mark:
            files[path], told[code] = store.digests[path], old[code]
            continue
        printed = standings.printed(code)
        files[path], told[code] = store.write(path, site.page(code_sheet(printed))), (mark, printed.standing.word)
    cache.set(_MARKS, told)
    index = standings.index({code: word for code, (_, word) in told.items()})
    return files | {f"{KEY}.html": store.write(f"{KEY}.html", site.codes_page(index))}


def _row(hangs: Hangs) -> Row:
    return Row(hangs.code, hangs.title, hangs.until, "")
