"""What was measured of sites, as Markdown: the machine, targets, then every figure.

In: rows, peaks. Out: text, and any text put between marks of ``docs/benchmarks.md``.
"""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.measure import yardstick_ms
from benchmarks.sites import CHANGED, COLD, SAME, Peak, Row

START, END = "<!-- measured: make bench writes what follows -->", "<!-- measured: end -->"
_PACKAGES = ("mkdocs", "mkdocs-material", "hugo", "zensical", "pydantic", "jinja2")
#: The size that the targets speak of.
LARGE = 5000
#: A target: its name, what was measured, the most that was asked, their unit, in how many runs.
Target = tuple[str, float, float, str, int]


def report(rows: Sequence[Row], peaks: Sequence[Peak]) -> str:
    """Everything about sites as one text."""
    loads = [cost.load for row in rows for cost in (row.ours, row.theirs)]
    return "\n\n".join(
        [
            machine(_PACKAGES, loads),
            "### Targets",
            targets(list(_site_targets(rows, peaks))),
            _sites(rows),
            _memory(peaks),
        ]
    )


def put_into(file: Path, text: str, marks: tuple[str, str] = (START, END)) -> None:
    """Replace what stands between the marks; ValueError where they are missing."""
    page = file.read_text(encoding="utf-8")
    before, after = page.index(marks[0]) + len(marks[0]), page.index(marks[1])
    file.write_text(f"{page[:before]}\n\n{text}\n\n{page[after:]}", encoding="utf-8")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, with figures to the right from the third column on."""
    lines = [f"| {' | '.join(heads)} |", "|" + "|".join("---" if n < 2 else "--:" for n in range(len(heads))) + "|"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows])


def machine(packages: Sequence[str], loads: Sequence[float]) -> str:
    """On what it was measured, and how busy that was."""
    loads = loads or [os.getloadavg()[0]]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    told = [f"{name} {found}" for name in packages if (found := _version(name))]
    return (
        f"{len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}; "
        f"{', '.join(told)}. Load while measuring: {min(loads):.1f} to {max(loads):.1f}. "
        f"Three million additions in Python took {yardstick_ms():.0f} ms at the end: wall figures of another day are worth as much as this figure is the same."
    )


def targets(told: Sequence[Target]) -> str:
    """What was asked beside what was measured; a target that was not met is told as missed."""
    lines = [
        (name, f"≤ {most:.3g}{unit}", f"{value:.3g}{unit}", "met" if value <= most else "**missed**", str(runs))
        for name, value, most, unit, runs in told
    ]
    return table(("target", "asked", "measured", "", "runs"), lines) if lines else "None at this size."


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _site_targets(rows: Sequence[Row], peaks: Sequence[Peak]) -> Iterator[Target]:
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
    return "### Sites\n\n" + table(heads, lines)


def _memory(peaks: Sequence[Peak]) -> str:
    heads = ("records", "generator", "peak MiB, whole tree", "pages", "site MiB")
    lines = (
        (f"{peak.size:,}", peak.name, f"{peak.tree_mib:.0f}", f"{peak.pages:,}", f"{peak.site_mib:.1f}")
        for peak in peaks
    )
    return "### Memory of a cold build\n\n" + table(heads, lines)
