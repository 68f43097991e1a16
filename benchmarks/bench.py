"""The command: which sizes, how often, where the table goes."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.boards import Boards, compare_boards
from benchmarks.report import put_into, report
from benchmarks.sites import PEERS, Peak, Row, compare

_PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
_SIZES = (200, 1000, 5000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; a whole run also renews the table in ``docs/benchmarks.md``. Everything is made in a folder that is removed."""
    wish = _read(arguments)
    rows: list[Row] = []
    peaks: list[Peak] = []
    boards: Boards | None = None
    with tempfile.TemporaryDirectory(prefix="wuhua-bench-") as made:
        for size in wish.sizes:
            folder = Path(made, str(size))
            folder.mkdir()
            found, peak = compare(folder, size, wish.rounds, wish.against, _tell)
            rows += found
            peaks += peak
        if wish.boards:
            boards = compare_boards(Path(made), 4 if wish.quick else 12, _tell)
    text = report(rows, peaks, boards)
    print(text)
    if wish.write:
        put_into(_PAGE, text)
        _tell(f"Written to {_PAGE.name}.")
    return 0


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/run.py", description="Measure wuhua against other generators.")
    parser.add_argument("--quick", action="store_true", help="200 records, one round, no boards, docs untouched")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="records (default: 200 1000 5000)")
    parser.add_argument("--rounds", type=int, help="pairs a step (default: 5); a peer slower than a minute gets one")
    parser.add_argument(
        "--against", nargs="+", choices=tuple(PEERS), default=tuple(PEERS), help="which peers (default: all)"
    )
    parser.add_argument("--no-boards", action="store_true")
    wish = parser.parse_args(arguments)
    wish.write = not (wish.quick or wish.sizes or wish.rounds or wish.no_boards or len(wish.against) < len(PEERS))
    wish.sizes = wish.sizes or ((200,) if wish.quick else _SIZES)
    wish.rounds = wish.rounds or (1 if wish.quick else 5)
    wish.boards = not (wish.quick or wish.no_boards)
    return wish


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
