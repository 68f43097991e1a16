"""A second hand for the few records that changed: it reads and derives them in another process, while this one reads the index.

What reads a record takes as long to import as the whole index to load; two cores do both at once. In: the changed files. Out: their
rows, then the sheets that are asked for. Whatever fails over there gives None, and is done here, where it is told as it should be.
"""

import os
import pickle
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wuhua.base.forks import receive, send
from wuhua.config import Settings
from wuhua.publish.cache import Cache
from wuhua.steps.crew import FEW

if TYPE_CHECKING:
    from wuhua.base.finding import Finding
    from wuhua.source import Listing
    from wuhua.steps.sheets import Derived


class Hand:
    """The other process. ``files`` are the changed records, relative to the content folder; ``cache_file`` is what the last build knew."""

    def __init__(self, settings: Settings, cache_file: Path, as_of: date, files: Sequence[str]) -> None:
        self._gone = False
        down, self._ask = os.pipe()
        self._hear, up = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            with suppress(BaseException):
                os.close(self._ask)
                os.close(self._hear)
                _lend(settings, cache_file, as_of, files, lambda: receive(down), lambda said: send(up, said))
            os._exit(0)
        os.close(down)
        os.close(up)

    def rows(self) -> "list[tuple[Any, ...]] | None":
        """Wait for the changed files' rows, as plain tuples in the order of the files."""
        rows: list[tuple[Any, ...]] | None = self._said()
        return rows

    def sheets(
        self, wanted: "Iterable[tuple[str, list[Finding]]]", sizes: dict[str, int]
    ) -> "list[Derived | None] | None":
        """The sheets of records by key, each with the findings that it tells; ``sizes`` are the pictures' (``model.envelope.finish``)."""
        with suppress(OSError):
            send(self._ask, (list(wanted), sizes))
            sheets: list[Derived | None] | None = self._said()
            return sheets
        return None

    def dismiss(self) -> None:
        """Let the hand go; nothing is asked of it any more. A second time nothing happens."""
        if self._gone:
            return
        self._gone = True
        for end in (self._ask, self._hear):
            os.close(end)
        os.waitpid(self._pid, 0)

    def _said(self) -> Any:
        with suppress(OSError, EOFError, pickle.UnpicklingError):
            return receive(self._hear)
        return None


def few_changed(listing: "Listing", cache: Cache, stamp: str) -> list[str]:
    """The records that changed, when they are few, nothing went and the law is the same: then a hand is worth its fork."""
    kept = cache.get("stats") if cache.get("stamp") == stamp else None
    if not kept or cache.get("law") is None or listing.findings:
        return []
    known: dict[str, tuple[int, int]] = {name: (mtime, size) for name, mtime, size in kept}
    changed = [name for name, mtime, size in listing.records if known.pop(name, None) != (mtime, size)]
    if known or len(changed) > FEW or any(name.partition("/")[0] in _law_folders() for name in changed):
        return []
    return changed


def _law_folders() -> tuple[str, str]:
    """Where a change may change the law for all records: 村情 and the village's own rules."""
    from wuhua.kinds import kinds_by_ident
    from wuhua.law.policy import FOLDER

    return kinds_by_ident()["profile"].title, FOLDER


def _lend(
    settings: Settings,
    cache_file: Path,
    as_of: date,
    files: Sequence[str],
    hear: Callable[[], Any],
    say: Callable[[Any], None],
) -> None:
    """What the other process does: read, tell, prepare the village, derive what is asked."""
    from wuhua.model.village import Village
    from wuhua.rules.book import keep_cards
    from wuhua.steps.codes import learn_codes
    from wuhua.steps.rows import read_row, row_of
    from wuhua.steps.survey import cached_policy, cached_rows

    cache = Cache(cache_file)
    keep_cards(cache.get("cards"))
    policy = cached_policy(cache)
    learn_codes(settings)
    plain = [read_row(settings.root, settings.content_name, file, policy)[0].plain() for file in files]
    say(plain)
    # What derives comes after what reads: somebody is waiting for the rows.
    from wuhua.steps.sheets import derive

    rows = cached_rows(cache) | {row.file: row for row in map(row_of, plain)}
    # An open reader would keep the last build's memory from being written.
    cache.close()
    village = Village((row.facts for row in rows.values() if row.facts), policy, as_of)
    wanted, sizes = hear()
    say([derive(settings, village, village.facts[key], findings, sizes) for key, findings in wanted])
