"""The command: which part, which sizes, how often, where the tables go."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.boards import compare_boards
from benchmarks.boards_report import MARKS, report_boards
from benchmarks.report import put_into, report
from benchmarks.sites import PEERS, Peak, Row, compare

_PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
_SIZES = (200, 1000, 5000)
#: The page shows medians of no fewer pairs.
_FEWEST = 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; a whole part also renews its tables in ``docs/benchmarks.md``. Everything is made in a folder that is removed."""
    wish = _read(arguments)
    with tempfile.TemporaryDirectory(prefix="wuhua-bench-") as made:
        if wish.sites:
            _give(wish.write, _measure_sites(Path(made), wish))
        if wish.boards:
            sample, rounds = (4, 1) if wish.quick else (12, wish.rounds or 3)
            boards = compare_boards(Path(made), sample, rounds, _tell)
            _give(wish.write, report_boards(boards), MARKS)
    return 0


def _measure_sites(made: Path, wish: argparse.Namespace) -> str:
    rows: list[Row] = []
    peaks: list[Peak] = []
    for size in wish.sizes:
        folder = made / str(size)
        folder.mkdir()
        found, peak = compare(folder, size, wish.rounds or (1 if wish.quick else 5), wish.against, _tell)
        rows += found
        peaks += peak
    return report(rows, peaks)


def _give(write: bool, text: str, *marks: tuple[str, str]) -> None:
    print(text)
    if write:
        put_into(_PAGE, text, *marks)
        _tell(f"Written to {_PAGE.name}.")


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/run.py", description="Measure wuhua against other generators.")
    parser.add_argument("--quick", action="store_true", help="200 records, one round, no boards, docs untouched")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="records (default: 200 1000 5000)")
    parser.add_argument(
        "--rounds", type=int, help="pairs a step (default: 5, boards 3); a peer slower than a minute gets one"
    )
    parser.add_argument(
        "--against", nargs="+", choices=tuple(PEERS), default=tuple(PEERS), help="which peers (default: all)"
    )
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--no-boards", action="store_true")
    part.add_argument("--boards-only", action="store_true", help="leave the sites and their part of the docs alone")
    wish = parser.parse_args(arguments)
    few = wish.rounds is not None and wish.rounds < _FEWEST
    wish.write = not (wish.quick or wish.sizes or few or wish.no_boards or len(wish.against) < len(PEERS))
    wish.sizes = wish.sizes or ((200,) if wish.quick else _SIZES)
    wish.sites = not wish.boards_only
    wish.boards = wish.boards_only or not (wish.quick or wish.no_boards)
    return wish


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
