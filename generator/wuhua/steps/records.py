"""The records' pages and the search index: which are made anew, which stay (steps derive and render).

In: a survey, what the last build left. Out: pages and index written into the release; path to SHA-256 of every page.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from wuhua.base.finding import Finding
from wuhua.model.facts import Facts
from wuhua.model.sheet import Sheet
from wuhua.outputs.site.page import Site
from wuhua.outputs.site.search import Change, Row, build_index, update_index
from wuhua.publish.cache import Cache
from wuhua.steps.asking import BESIDE
from wuhua.steps.crew import FEW, Reader, flow, work_on
from wuhua.steps.downloads import Downloads
from wuhua.steps.histories import Histories
from wuhua.steps.last import Last
from wuhua.steps.pages import Page, make_page, page_of, touched_files
from wuhua.steps.store import Store
from wuhua.steps.survey import Progress, Survey


def findings_by_file(survey: Survey) -> dict[str, list[Finding]]:
    """Findings that do not block, by the record's file, as its page tells them."""
    prefix = f"{survey.settings.content_name}/"
    found: dict[str, list[Finding]] = {}
    for finding in survey.findings:
        if not finding.blocks:
            found.setdefault(finding.span.file.removeprefix(prefix), []).append(finding)
    return found


def _words_of(row: Any, grams: str) -> tuple[Row, str]:
    """What search knows of a page, as the cache kept it."""
    return Row(*row), grams


class Records:
    """The records of one build. ``hand`` derives the few that changed; None: this process does."""

    def __init__(
        self,
        survey: Survey,
        site: Site,
        store: Store,
        cache: Cache,
        last: Last,
        downloads: Downloads,
        histories: Histories,
        hand: Reader | None = None,
    ) -> None:
        self._survey, self._site, self._store, self._cache = survey, site, store, cache
        self._downloads, self._histories = downloads, histories
        self._last, self._hand = last, hand
        self._facts = survey.village.facts
        self._found = findings_by_file(survey)
        #: Sheets that the hand derived and that tell no findings, as boards print them, by key.
        self.derived: dict[str, Sheet] = {}

    def write(self, same_outline: bool, progress: Progress | None) -> dict[str, str]:
        """Write what is not there yet. ``same_outline``: no page came, went or was dated anew."""
        order = self._last.order if same_outline else self._in_order()
        looks: dict[str, Sequence[str]] = self._cache.get("looks") or {}
        touched = touched_files(self._survey, self._last.as_of, self._last.findings, self._found, looks)
        touched |= self._histories.touched
        files = {path: self._store.digests.get(path, "") for path in map("{}.html".format, order)}
        todo = [self._facts[key] for key in order if self._facts[key].file in touched or not files[f"{key}.html"]]
        changes: list[Change] = []
        for number, page in enumerate(self._pages(todo), 1):
            if page is None:
                continue
            files[page.path] = self._store.write(page.path, page.data)
            if order == self._last.order:
                changes += self._change(page, order)
            self._cache.put_grams(page.file, (page.row, page.grams))
            looks[page.file] = page.marks
            self._downloads.keep(page.file, page.part)
            if progress is not None:
                progress("做网页", number, len(todo))
        self._write_search(order, changes)
        self._remember(order, looks)
        return files

    def _in_order(self) -> list[str]:
        """The keys of all records as search counts them: oldest first."""
        return [row.key for row in sorted(self._facts.values(), key=lambda row: (row.day, row.key))]

    def _remember(self, order: list[str], looks: dict[str, Sequence[str]]) -> None:
        for file in self._survey.gone:
            looks.pop(file, None)
        self._cache.set("looks", looks)
        if order != self._last.order:
            self._cache.set("order", order)

    def _pages(self, todo: list[Facts]) -> Iterator[Page | None]:
        survey, site = self._survey, self._site
        sections = self._histories.sections(site, todo)
        derived = None
        if self._hand is not None and len(todo) <= FEW and not site.face.draft:
            wanted = [(row.key, self._found.get(row.file, [])) for row in todo]
            derived = self._hand.sheets(wanted, survey.attachments.sizes)
        if derived is not None:
            told = ((row, each) for row, each in zip(todo, derived, strict=True) if each)
            self.derived = {row.key: each.sheet for row, each in told if not self._found.get(row.file)}
            yield from map(partial(page_of, site), todo, derived, [sections[row.file] for row in todo])
        else:
            yield from work_on(
                lambda row: make_page(survey, site, row, self._found.get(row.file, ()), sections[row.file]), todo
            )

    def _change(self, page: Page, order: list[str]) -> list[Change]:
        """What moved in the index for one page; nothing when its words and its row are the same."""
        before = self._cache.grams(page.file)
        if before == (page.row, page.grams):
            return []
        return [Change(order.index(page.row[0]), Row(*page.row), before[1] if before else "", page.grams)]

    def _write_search(self, order: list[str], changes: list[Change]) -> None:
        """Patch the index where the documents stand as they stood, else make it from the kept grams."""
        store, same = self._store, order == self._last.order
        standing = [path for path in store.digests if path.startswith("search/") and path not in BESIDE]
        whole = bool(standing) and len(standing) == self._cache.get("shards")
        # Words that stood under another file's name can only be taken out by making the index anew.
        known = all(change.before for change in changes)
        if same and whole and known and len(changes) * 20 < len(order) + 20:
            for path, data in update_index(store.read, changes, len(order)):
                store.write(path, data)
            return
        words = self._cache.all_grams((self._facts[key].file for key in order), _words_of)
        # The memory that it takes is not given back by this process, and all later helpers would begin with it.
        fresh = {path: store.write(path, data) for path, data in flow(build_index(words))}
        for path in standing:
            if path not in fresh:
                store.delete(path)
        self._cache.set("shards", len(fresh))
