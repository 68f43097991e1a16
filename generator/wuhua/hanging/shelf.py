"""What was printed before in, the same sheets out without making them anew: a file that lies where it was put, unaltered, will do."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.finding import Finding
from wuhua.config import Settings
from wuhua.hanging.files import bytes_of, keep_printed, printed_cache
from wuhua.hanging.jobs import Hanging
from wuhua.hanging.making import in_files, names_of, teller, write_files
from wuhua.hanging.plan.shown import hang_charts
from wuhua.publish.manifest import hash_bytes
from wuhua.rules.report import finding_of_row, finding_row

if TYPE_CHECKING:
    from wuhua.checking import Progress
    from wuhua.outputs.board import BoardJob, BoardResult
    from wuhua.steps.survey import Survey

_SHEETS = "sheets"


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


def print_sheets(
    survey: "Survey", jobs: Sequence[Hanging], folder: Path, progress: "Progress | None"
) -> tuple[str, tuple[Finding, ...], int]:
    """Print sheets as they are published, with their boards' plans: a line for the report, what was found, the exit code."""
    printed = print_jobs(survey.settings, jobs, progress)
    count, found = write_printed(survey.settings, printed, folder)
    crowded = hang_charts(survey, jobs, {each.path: len(each.result.pdfs) for each in printed}, folder)
    return told(printed, count, folder), (*in_files(found, survey), *crowded), 0 if count and not crowded else 1


def print_jobs(settings: Settings, jobs: Sequence[Hanging], progress: "Progress | None") -> list[Printed]:
    """Make jobs without publishing them."""
    from wuhua.outputs.board import digest_of, make_boards

    marks = [(one.path, digest_of(one.job)) for one in jobs]
    wanted = {mark: one.job for (_, mark), one in zip(reversed(marks), reversed(jobs), strict=True)}

    def make(missing: Sequence[str]) -> "Iterable[BoardResult]":
        work_dir = settings.root / ".wuhua" / "boards"
        return make_boards([wanted[mark] for mark in missing], work_dir, on_done=teller(progress, len(missing)))

    return print_or_find(settings, marks, wanted, make)


def write_printed(settings: Settings, printed: Sequence[Printed], folder: Path) -> tuple[int, list[Finding]]:
    """Write the sheets' files into any folder and remember them; how many files, and what was found."""
    results = [(each.path, each.result) for each in printed]
    written = write_files(folder, results)
    keep_printed(settings, results, folder)
    _keep_sheets(settings, printed, folder)
    return written


def _keep_sheets(settings: Settings, printed: Iterable[Printed], folder: Path) -> None:
    """Remember what was made from what, and where it lies."""
    cache = printed_cache(settings)
    made = {each.mark: _row(each, folder) for each in printed}
    cache.set(_SHEETS, (cache.get(_SHEETS) or {}) | made)
    cache.commit()
    cache.close()


def told(printed: Sequence[Printed], count: int, folder: Path) -> str:
    """The line for the report: how many files there are, and how many sheets had to be made."""
    fresh = len({each.mark for each in printed if each.fresh})
    kept = "" if all(each.fresh for each in printed) else f"（新做{fresh}份，别的和上次一样）"
    return f"做好{count}张{kept}：{folder}"


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
