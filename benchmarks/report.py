"""What was measured, as Markdown: targets first, then every figure, then the machine.

In: rows, peaks, boards. Out: text, and the same text put between the marks of ``docs/benchmarks.md``.
"""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.boards import Boards
from benchmarks.measure import yardstick_ms
from benchmarks.sites import CHANGED, COLD, SAME, Peak, Row

START, END = "<!-- measured: make bench writes what follows -->", "<!-- measured: end -->"
_PACKAGES = ("mkdocs", "mkdocs-material", "hugo", "zensical", "weasyprint", "pydantic", "jinja2")
#: The size that the targets speak of.
LARGE = 5000


def report(rows: Sequence[Row], peaks: Sequence[Peak], boards: Boards | None) -> str:
    """Everything as one text."""
    parts = [_machine(rows), _targets(rows, peaks, boards), _sites(rows), _memory(peaks)]
    return "\n\n".join([*parts, *([_boards(boards)] if boards else [])])


def put_into(file: Path, text: str) -> None:
    """Replace what stands between the marks; ValueError where they are missing."""
    page = file.read_text(encoding="utf-8")
    before, after = page.index(START) + len(START), page.index(END)
    file.write_text(f"{page[:before]}\n\n{text}\n\n{page[after:]}", encoding="utf-8")


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(heads)} |", "|" + "|".join("---" if n < 2 else "--:" for n in range(len(heads))) + "|"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows])


def _machine(rows: Sequence[Row]) -> str:
    loads = [cost.load for row in rows for cost in (row.ours, row.theirs)] or [os.getloadavg()[0]]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    told = [f"{name} {found}" for name in _PACKAGES if (found := _version(name))]
    return (
        f"{len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}; "
        f"{', '.join(told)}. Load while measuring: {min(loads):.1f} to {max(loads):.1f} (medians of rounds). "
        f"Three million additions in Python took {yardstick_ms():.0f} ms at the end: wall figures of another day are worth as much as this figure is the same."
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _targets(rows: Sequence[Row], peaks: Sequence[Peak], boards: Boards | None) -> str:
    told = list(_site_targets(rows, peaks))
    if boards:
        told.append(("a month of boards, CPU, by plain WeasyPrint", boards.cpu_ratio, 0.2, "", 1))
    lines = [
        (name, f"≤ {most:.3g}{unit}", f"{value:.3g}{unit}", "met" if value <= most else "**missed**", str(runs))
        for name, value, most, unit, runs in told
    ]
    return "### Targets\n\n" + (
        _table(("target", "asked", "measured", "", "runs"), lines) if lines else "None at this size."
    )


def _site_targets(rows: Sequence[Row], peaks: Sequence[Peak]) -> Iterator[tuple[str, float, float, str, int]]:
    found = {row.step: row for row in rows if row.size == LARGE and row.peer == "hugo"}
    memory = {peak.name: peak.tree_mib for peak in peaks if peak.size == LARGE}
    if CHANGED in found:
        yield "one changed record of 5,000, wall", found[CHANGED].ours.wall_s, 0.25, " s", found[CHANGED].pairs
        yield "the same, by Hugo's rebuild", found[CHANGED].wall_ratio, 1 / 15, "", found[CHANGED].pairs
    if SAME in found:
        yield "nothing changed at 5,000, wall", found[SAME].ours.wall_s, 0.1, " s", found[SAME].pairs
    if COLD in found:
        yield "cold 5,000, wall, by Hugo with a bare theme", found[COLD].wall_ratio, 1.5, "", found[COLD].pairs
        yield "the same, peak memory", memory["wuhua"] / memory["hugo"], 0.2, "", 1


def _sites(rows: Sequence[Row]) -> str:
    heads = (
        "records, step",
        "against",
        "wuhua CPU s",
        "its CPU s",
        "CPU ratio",
        "wuhua wall s",
        "its wall s",
        "wall ratio",
        "pairs",
    )
    lines = (
        (
            f"{row.size:,} {row.step}",
            row.peer,
            f"{row.ours.cpu_s:.2f}",
            f"{row.theirs.cpu_s:.2f}",
            f"{row.cpu_ratio:.3g}",
            f"{row.ours.wall_s:.2f}",
            f"{row.theirs.wall_s:.2f}",
            f"{row.wall_ratio:.3g}",
            str(row.pairs),
        )
        for row in rows
    )
    return "### Sites\n\n" + _table(heads, lines)


def _memory(peaks: Sequence[Peak]) -> str:
    heads = ("records", "generator", "peak MiB, whole tree", "pages", "site MiB")
    lines = (
        (f"{peak.size:,}", peak.name, f"{peak.tree_mib:.0f}", f"{peak.pages:,}", f"{peak.site_mib:.1f}")
        for peak in peaks
    )
    return "### Memory of a cold build\n\n" + _table(heads, lines)


def _boards(boards: Boards) -> str:
    heads = ("a month of boards", "", "CPU s", "wall s", "peak MiB")
    count, plain = boards.count, boards.plain
    lines = (
        (
            "wuhua",
            f"{count} sheets, {boards.files} panels",
            f"{boards.ours.cpu_s:.1f}",
            f"{boards.ours.wall_s:.1f}",
            f"{boards.tree_mib:.0f}",
        ),
        (
            "wuhua, nothing changed",
            "",
            f"{boards.again.cpu_s:.2f}",
            f"{boards.again.wall_s:.2f}",
            "",
        ),
        (
            "plain WeasyPrint",
            f"one sheet, mean of {boards.sample}",
            f"{plain.cpu_s:.2f}",
            f"{plain.wall_s:.2f}",
            f"{boards.plain_mib:.0f}",
        ),
        (
            "plain WeasyPrint",
            f"{count} sheets, reckoned",
            f"{plain.cpu_s * count:.1f}",
            f"{plain.wall_s * count:.1f}",
            "",
        ),
    )
    return "### Boards\n\n" + _table(heads, lines)
