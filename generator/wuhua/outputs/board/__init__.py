"""Boards: sheets and panels in, printable PDF out, each as large as its panel allows.

Light to import: WeasyPrint and the fonts are loaded by :func:`make_boards` alone, so that an unchanged village never
pays for them.
"""

from collections.abc import Sequence
from pathlib import Path

from wuhua.outputs.board.digest import digest_of
from wuhua.outputs.board.job import BoardJob, BoardResult, OnDone
from wuhua.outputs.board.native import require_libraries
from wuhua.outputs.board.panel import PAPERS, Panel, paper, readable_from

__all__ = ["PAPERS", "BoardJob", "BoardResult", "Panel", "digest_of", "make_boards", "paper", "readable_from"]


def make_boards(
    jobs: Sequence[BoardJob], work_dir: Path, workers: int | None = None, on_done: OnDone | None = None
) -> list[BoardResult]:
    """Make the boards, in the order of the jobs.

    ``work_dir`` keeps what speeds the next build and may be deleted; ``workers`` None: one for each core; ``on_done``
    hears of each board in that order. A character that no font has stops them all: every result is then without PDF,
    and those that hold it carry finding B103. Raises MachineFault when a library or a font is missing.
    """
    if not jobs:
        return []
    require_libraries()
    from wuhua.outputs.board.workers import run

    return run(jobs, work_dir, workers, on_done)
