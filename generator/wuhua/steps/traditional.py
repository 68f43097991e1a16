"""Every page once more in traditional characters, below ``zh-hant/``: only those whose page moved are turned (step render).

In: the list of all files of the site as they now are. Out: the tree's files, path to SHA-256.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from wuhua.outputs.site.hanzi import Converter, version
from wuhua.outputs.site.search import KINDS
from wuhua.outputs.site.traditional import ALONE, FOLDER, Traditional, turned_asking, turned_lines, turned_script
from wuhua.publish.cache import Cache
from wuhua.steps.asking import WORDED
from wuhua.steps.crew import work_on
from wuhua.steps.names import proper_names
from wuhua.steps.store import Store
from wuhua.steps.survey import Survey

_KEPT = "traditional"
_ROWS, _LINES = re.compile(r"search/d[0-9]+\.js"), re.compile(r"search/l([0-9]+)\.js")


class _Turned(NamedTuple):
    """What the last build turned: by what, around which names, each file with the SHA-256 of what it was turned from."""

    mark: str = ""
    names: tuple[str, ...] = ()
    scripts: Mapping[str, str] = {}
    files: Mapping[str, str] = {}


def write_traditional(
    survey: Survey, site_url: str, store: Store, cache: Cache, files: Mapping[str, str], fresh: bool
) -> dict[str, str]:
    """Write what is not there yet. ``files``: all other files of the site; ``fresh``: nothing of the last build is worth keeping."""
    variant, spellings = survey.settings.traditional, survey.settings.spellings
    kept = cache.get(_KEPT)
    last = _Turned(*kept) if kept and not fresh else _Turned()
    names, mark = proper_names(survey, cache), f"{variant} {version()} {site_url} {spellings}"
    sources = {path: digest for path, digest in files.items() if _is_turned(path)}
    todo = _todo(last, mark, names, sources, store)
    assets = {path: digest for path, digest in files.items() if path.startswith("assets/") and path.endswith(".js")}
    same_scripts = mark == last.mark and names == last.names and last.scripts.keys() == assets.keys()
    scripts = last.scripts
    if todo or not same_scripts:
        converter = Converter(variant, names, spellings)
        scripts = _write_scripts(converter, assets, store)
        pages = Traditional(converter, scripts, site_url)

        def turn(path: str) -> bytes:
            data = store.read(path)
            if path.endswith(".html"):
                return pages.page(path, data)
            if path in WORDED:
                return turned_asking(converter, data)
            lines = _LINES.fullmatch(path)
            return turned_lines(converter, int(lines[1]), data) if lines else pages.text(data)

        for path, data in zip(todo, work_on(turn, todo), strict=True):
            store.write(f"{FOLDER}/{path}", data)
    cache.set(_KEPT, (mark, names, dict(scripts), sources))
    paths = (*(f"{FOLDER}/{path}" for path in sources), *scripts.values())
    return {path: store.digests[path] for path in paths}


def _is_turned(path: str) -> bool:
    """Whether a file has a twin: pages, and what the search shows of them."""
    if path.endswith(".html"):
        return path not in ALONE and not path.startswith(f"{FOLDER}/")
    return path in (KINDS, *WORDED) or _ROWS.fullmatch(path) is not None or _LINES.fullmatch(path) is not None


def _todo(last: _Turned, mark: str, names: tuple[str, ...], sources: Mapping[str, str], store: Store) -> list[str]:
    """The files to turn: those that moved, and those that hold a name which came or went."""
    if mark != last.mark:
        return sorted(sources)
    there = store.digests
    todo = {
        path for path, digest in sources.items() if last.files.get(path) != digest or f"{FOLDER}/{path}" not in there
    }
    moved = [name.encode() for name in set(names) ^ set(last.names)]
    if moved:
        todo |= {path for path in sources.keys() - todo if _holds(store.read(path), moved)}
    return sorted(todo)


def _holds(data: bytes, names: Iterable[bytes]) -> bool:
    return any(name in data for name in names)


def _write_scripts(converter: Converter, assets: Iterable[str], store: Store) -> dict[str, str]:
    """Write each script with its words turned, under a name of its own: hosts may keep an asset for ever."""
    found = {}
    for path in sorted(assets):
        data = turned_script(converter, store.read(path))
        stem = path.rpartition("-")[0]
        found[path] = f"{stem}-hant-{sha256(data).hexdigest()[:8]}.js"
        store.write(found[path], data)
    return found
