"""What hangs in, its files in any folder out, and the line that tells of them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.finding import Finding
from wuhua.config import Settings
from wuhua.hanging.files import keep_printed
from wuhua.hanging.jobs import Hanging
from wuhua.hanging.making import in_files, teller, write_files
from wuhua.hanging.plan.shown import hang_charts
from wuhua.hanging.shelf import Printed, keep_sheets, print_or_find

if TYPE_CHECKING:
    from wuhua.checking import Progress
    from wuhua.outputs.board import BoardResult
    from wuhua.steps.survey import Survey


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
    keep_sheets(settings, printed, folder)
    return written


def told(printed: Sequence[Printed], count: int, folder: Path) -> str:
    """The line for the report: how many files there are, and how many sheets had to be made."""
    fresh = len({each.mark for each in printed if each.fresh})
    kept = "" if all(each.fresh for each in printed) else f"（新做{fresh}份，别的和上次一样）"
    return f"做好{count}张{kept}：{folder}"
