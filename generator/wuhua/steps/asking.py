"""The search's knowledge of overviews, and its description for browsers (derive and render).

In: the village, the sheets that this build made. Out: ``search/asking.js``, ``rules.js``, ``figures.js``, ``opensearch.xml``;
path to SHA-256.
"""

from collections.abc import Iterable
from decimal import Decimal

from wuhua.model.face import Face
from wuhua.model.sheet import Amount, Sheet
from wuhua.model.village import Village
from wuhua.outputs.site.crawlers import OPENSEARCH, opensearch
from wuhua.outputs.site.search import script
from wuhua.overviews import compliance
from wuhua.overviews.asking import asking
from wuhua.overviews.sections import CODES
from wuhua.publish.cache import Cache
from wuhua.rules.book import open_book
from wuhua.rules.pages import INDEX, rule_key
from wuhua.steps.store import Store

ASKING, RULES, FIGURES = "search/asking.js", "search/rules.js", "search/figures.js"
#: These have words, which the tree of traditional characters turns.
WORDED = (ASKING, RULES)
#: These lie beside the index, and are no part of it.
BESIDE = (*WORDED, FIGURES)
_TITLES, _FIGURES = "overview titles", "overview figures"
#: It shows again what stands on the newest month's page.
_REPEATING = "index"


class Titles:
    """The titles and large figures of all overviews: of those made now, and as the last build left them of the others."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._old: dict[str, str] = cache.get(_TITLES) or {}
        self._now: dict[str, str] = {}
        self._old_figures: dict[str, tuple[int, ...]] = cache.get(_FIGURES) or {}
        self._figures: dict[str, tuple[int, ...]] = {}

    def note(self, sheet: Sheet) -> None:
        """Remember a sheet that is being written."""
        self._now[sheet.key] = sheet.title
        told = (figure.value.value for figure in sheet.headline if isinstance(figure.value, Amount))
        self._figures[sheet.key] = tuple(int(value * 100) for value in told if isinstance(value, Decimal))

    def of(self, keys: Iterable[str]) -> dict[str, str]:
        """Titles by address, of the pages that there are; kept for the next build."""
        known = {compliance.KEY: "五化自查", CODES.key: CODES.text, INDEX: "五化规则", **self._old, **self._now}
        titles = {key: known[key] for key in sorted(keys) if key in known}
        if titles != self._old:
            self._cache.set(_TITLES, titles)
        return titles

    def figures(self, keys: Iterable[str]) -> dict[str, tuple[int, ...]]:
        """The amounts in large type, in cents, by the address of their page; kept for the next build."""
        known = {**self._old_figures, **self._figures}
        figures = {key: known[key] for key in sorted(keys) if known.get(key) and key != _REPEATING}
        if figures != self._old_figures:
            self._cache.set(_FIGURES, figures)
        return figures


def write_asking(village: Village, face: Face, titles: Titles, keys: Iterable[str], store: Store) -> dict[str, str]:
    """Write them where they moved; ``keys`` are the addresses of all overviews."""
    files = {ASKING: store.write(ASKING, script("asking", asking(village, face, titles.of(keys))))}
    files[FIGURES] = store.write(FIGURES, script("figures", list(titles.figures(keys).items())))
    rules = [(f"{card.code} {card.name}", rule_key(card.code)) for card in open_book().cards.values()]
    files[RULES] = store.write(RULES, script("rules", rules))
    described = opensearch(face.name, face.site_url)
    return files if described is None else files | {OPENSEARCH: store.write(OPENSEARCH, described)}
