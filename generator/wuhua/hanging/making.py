"""Jobs in, files out: each sheet is made once, however many boards it hangs on."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.finding import Finding
from wuhua.base.writing import told_refusal, write_whole
from wuhua.config import Settings

if TYPE_CHECKING:
    from wuhua.checking import Progress
    from wuhua.outputs.board import BoardJob, BoardResult
    from wuhua.steps.survey import Survey


def make_jobs(
    settings: Settings,
    todo: "list[tuple[str, BoardJob]]",
    marks: Mapping[str, str],
    progress: "Progress | None",
) -> "Iterable[tuple[str, BoardResult]]":
    """Make each sheet once, however many boards it hangs on: ``marks`` are the jobs' digests by path."""
    from wuhua.outputs.board import make_boards

    first = {marks[path]: job for path, job in reversed(todo)}
    results = make_boards(
        list(first.values()), settings.root / ".wuhua" / "boards", on_done=teller(progress, len(first))
    )
    made = dict(zip(first, results, strict=True))
    return ((path, made[marks[path]]) for path, _ in todo)


def teller(progress: "Progress | None", count: int) -> Callable[[object], None]:
    """What tells how many of the sheets are made, each time that one is."""
    done = 0

    def tell(_: object) -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress("做公开栏", done, count)

    return tell


def in_files(findings: Iterable[Finding], survey: "Survey") -> tuple[Finding, ...]:
    """Findings of boards at their records' files, each once however many boards it was found on."""
    facts, folder = survey.village.facts, survey.settings.content_name
    placed = {
        replace(found, span=replace(found.span, file=f"{folder}/{facts[found.span.file].file}"))
        if found.span.file in facts
        else found: None
        for found in findings
    }
    return tuple(placed)


def write_files(folder: Path, results: "Iterable[tuple[str, BoardResult]]") -> tuple[int, list[Finding]]:
    """Write boards into any folder, but what lies there already; how many, and what was found."""
    count = 0
    findings: list[Finding] = []
    with told_refusal(folder):
        for path, result in results:
            findings += result.findings
            for name, pdf in zip(names_of(path, len(result.pdfs)), result.pdfs, strict=True):
                target = folder / name
                if not (target.is_file() and target.read_bytes() == pdf):
                    write_whole(target, pdf)
                count += 1
    return count, findings


def names_of(path: str, count: int) -> Iterable[str]:
    """Name the files of a sheet that takes so many panels."""
    stem = path.removesuffix(".pdf")
    return [path] if count == 1 else [f"{stem}-{number}of{count}.pdf" for number in range(1, count + 1)]
