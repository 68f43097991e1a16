"""Sites of a size: cold, one changed record, nothing changed; ours against each peer, in turn.

In: a size, how many rounds. Out: :class:`Row` for each peer and step.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmarks import corpus, peers
from benchmarks.measure import Cost, medians, peak_of_tree, ratio, remove, run
from benchmarks.pages import MarkdownPage, read_pages
from benchmarks.peers import Builder

#: Quickest first.
PEERS = {"hugo": peers.hugo, "zensical": peers.zensical, "mkdocs": peers.mkdocs}
COLD, CHANGED, SAME = "cold", "one record changed", "nothing changed"
#: A peer whose build takes longer than this is run once for each step.
_PATIENCE_S = 60.0
#: No edit repeats an earlier one.
_EDITS = count(1)


@dataclass(frozen=True)
class Row:
    """Ours against a peer in one step of one size: medians of each, medians of the pairs' ratios, how many pairs."""

    size: int
    step: str
    peer: str
    ours: Cost
    theirs: Cost
    cpu_ratio: float
    wall_ratio: float
    pairs: int


@dataclass(frozen=True)
class Peak:
    """Memory of a cold build: of the whole tree (``tree_mib``, PSS), and how much the site weighs."""

    size: int
    name: str
    tree_mib: float
    pages: int
    site_mib: float


def compare(
    folder: Path, size: int, rounds: int, against: Sequence[str], tell: Callable[[str], None]
) -> tuple[list[Row], list[Peak]]:
    """Make the corpus of a size in an empty folder and measure it against these peers, as far as they are installed."""
    village = folder / "village"
    files = corpus.write_village(village, size)
    edited = next(file for file in reversed(files) if file.parent.name == "财务收支")
    pages = read_pages(village, corpus.TODAY)
    us = peers.ours(village, edited)
    others = list(_others(folder, against, pages, edited.relative_to(village / "content").as_posix()))
    peaks = [_peak(size, builder) for builder in (us, *others)]
    rows = []
    for other in others:
        for step in (COLD, CHANGED, SAME):
            rows.append(_pair(us, other, size, step, rounds))
            tell(_line(rows[-1]))
    return rows, peaks


def _others(folder: Path, against: Sequence[str], pages: list[MarkdownPage], edited: str) -> Iterator[Builder]:
    for name in against:
        place = folder / name
        place.mkdir()
        builder = PEERS[name](place, pages, edited)
        if builder is not None:
            yield builder


def _peak(size: int, builder: Builder) -> Peak:
    """The first cold build, which also warms the page cache; nothing of it is timed."""
    peak = peak_of_tree(builder.command, builder.folder, builder.environment)
    files = [file for file in (builder.folder / builder.pages).resolve().rglob("*") if file.is_file()]
    html = sum(file.suffix == ".html" for file in files)
    return Peak(size, builder.name, peak, html, sum(file.stat().st_size for file in files) / 2**20)


def _pair(us: Builder, other: Builder, size: int, step: str, rounds: int) -> Row:
    """Run both in turn: A B A B."""
    mine, theirs = [], []
    for _ in range(rounds):
        mine.append(_once(us, step))
        theirs.append(_once(other, step))
        if theirs[-1].wall_s > _PATIENCE_S:
            break
    return Row(
        size,
        step,
        other.name,
        medians(mine),
        medians(theirs),
        ratio([(a.cpu_s, b.cpu_s) for a, b in zip(mine, theirs, strict=True)]),
        ratio([(a.wall_s, b.wall_s) for a, b in zip(mine, theirs, strict=True)]),
        len(mine),
    )


def _once(builder: Builder, step: str) -> Cost:
    if step == COLD:
        for name in builder.made:
            remove(builder.folder / name)
    if step == CHANGED:
        builder.edit(next(_EDITS))
    return run(builder.command, builder.folder, builder.environment)


def _line(row: Row) -> str:
    return (
        f"{row.size} {row.step}: wuhua {row.ours.wall_s:.2f} s ({row.ours.cpu_s:.2f} CPU), {row.peer} {row.theirs.wall_s:.2f} s "
        f"({row.theirs.cpu_s:.2f} CPU), ratio {row.wall_ratio:.3f} ({row.cpu_ratio:.3f} CPU), load {row.ours.load:.1f}"
    )
