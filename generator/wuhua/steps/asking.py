"""The search's knowledge of overviews, and its description for browsers (derive and render).

In: the village, the sheets that this build made. Out: ``search/asking.js``, ``search/rules.js``, ``opensearch.xml``; path to
SHA-256.
"""

from collections.abc import Iterable

from wuhua.model.face import Face
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

ASKING, RULES = "search/asking.js", "search/rules.js"
#: These lie beside the index, and are no part of it.
BESIDE = (ASKING, RULES)
_TITLES = "overview titles"


class Titles:
    """The titles of all overviews: of those made now, and as the last build left them of the others."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._old: dict[str, str] = cache.get(_TITLES) or {}
        self._now: dict[str, str] = {}

    def note(self, key: str, title: str) -> None:
        """Remember a sheet that is being written."""
        self._now[key] = title

    def of(self, keys: Iterable[str]) -> dict[str, str]:
        """Titles by address, of the pages that there are; kept for the next build."""
        known = {compliance.KEY: "五化自查", CODES.key: CODES.text, INDEX: "五化规则", **self._old, **self._now}
        titles = {key: known[key] for key in sorted(keys) if key in known}
        if titles != self._old:
            self._cache.set(_TITLES, titles)
        return titles


def write_asking(village: Village, face: Face, titles: dict[str, str], store: Store) -> dict[str, str]:
    """Write both where they moved."""
    files = {ASKING: store.write(ASKING, script("asking", asking(village, face, titles)))}
    rules = [(f"{card.code} {card.name}", rule_key(card.code)) for card in open_book().cards.values()]
    files[RULES] = store.write(RULES, script("rules", rules))
    described = opensearch(face.name, face.site_url)
    return files if described is None else files | {OPENSEARCH: store.write(OPENSEARCH, described)}
