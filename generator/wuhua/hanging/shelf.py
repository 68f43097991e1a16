"""What was printed before in, the same sheets out without making them anew: a file that lies where it was put, unaltered, will do."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.config import Settings
from wuhua.hanging.files import bytes_of, printed_cache
from wuhua.hanging.making import names_of
from wuhua.publish.manifest import hash_bytes
from wuhua.rules.report import finding_of_row, finding_row

if TYPE_CHECKING:
    from wuhua.outputs.board import BoardJob, BoardResult

_SHEETS = "sheets"
#: So many sheets are remembered besides those printed just now: some years of a village's.
_OLDER = 2_000


class Printed(NamedTuple):
    """A sheet that is to lie at ``path``, what it was made from, and what came of it; ``fresh``: made just now."""

    path: str
    mark: str
    result: "BoardResult"
    fresh: bool


Make = Callable[[Sequence[str]], "Iterable[BoardResult]"]


def print_or_find(
    settings: Settings, marks: Sequence[tuple[str, str]], jobs: "Mapping[str, BoardJob]", make: Make
) -> list[Printed]:
    """Give the sheets of (path, mark), in order; ``make`` makes those that lie nowhere from their marks, each once."""
    known = _known(settings)
    found = {mark: result for mark, job in jobs.items() if (result := _find(known.get(mark), job))}
    missing = [mark for mark in jobs if mark not in found]
    made = dict(zip(missing, make(missing), strict=True)) if missing else {}
    return [Printed(path, mark, (found | made)[mark], mark in made) for path, mark in marks]


def keep_sheets(settings: Settings, printed: Iterable[Printed], folder: Path) -> None:
    """Remember what was made from what, and where it lies: the newest, so that no village's memory grows for ever."""
    cache = printed_cache(settings)
    made = {each.mark: _row(each, folder) for each in printed}
    known: dict[str, Any] = cache.get(_SHEETS) or {}
    older = [(mark, row) for mark, row in known.items() if mark not in made]
    cache.set(_SHEETS, dict(older[-_OLDER:]) | made)
    cache.commit()
    cache.close()


def _known(settings: Settings) -> dict[str, Any]:
    cache = printed_cache(settings)
    known: dict[str, Any] = cache.get(_SHEETS) or {}
    cache.close()
    return known


def _row(each: Printed, folder: Path) -> tuple[Any, ...]:
    result = each.result
    places = [str(folder / name) for name in names_of(each.path, len(result.pdfs))]
    files = tuple(zip(places, map(hash_bytes, result.pdfs), strict=True))
    sizes = str(result.text_mm), str(result.distance_m), result.layouts
    return files, sizes, tuple(map(finding_row, result.findings))


def _find(row: Any, job: "BoardJob") -> "BoardResult | None":
    """The sheet that was printed before; None where one of its files is gone or altered, or where none could be made."""
    from wuhua.outputs.board import BoardResult

    if not row or not row[0]:
        return None
    files, (text, distance, layouts), findings = row
    pdfs = tuple(bytes_of(Path(place)) for place, _ in files)
    if any(hash_bytes(pdf) != mark for pdf, (_, mark) in zip(pdfs, files, strict=True)):
        return None
    return BoardResult(job, pdfs, Decimal(text), Decimal(distance), layouts, tuple(map(finding_of_row, findings)))
