"""The same sheet for an office's printer, a print shop, the archive, and old eyes: one layout, written several ways.

Light to import, as the room of boards is: pikepdf and WeasyPrint are loaded by :func:`make_variant` alone.
"""

from collections.abc import Sequence
from pathlib import Path

from wuhua.outputs.board.job import BoardJob, BoardResult, OnDone
from wuhua.outputs.board.native import require_libraries
from wuhua.outputs.board.variants.ticket import Order, print_ticket
from wuhua.outputs.board.variants.tiling import require_tiles
from wuhua.outputs.board.variants.wish import Variant, Wish, sheet_for

__all__ = ["Order", "Variant", "Wish", "make_variant", "print_ticket", "sheet_for"]


def make_variant(
    jobs: Sequence[BoardJob], wishes: Sequence[Wish], work_dir: Path, on_done: OnDone | None = None
) -> list[BoardResult]:
    """Make each board in its variant; else as :func:`wuhua.outputs.board.make_boards`.

    Raises MachineFault, before anything is made, when a board cannot be tiled on the paper.
    """
    for job, wish in zip(jobs, wishes, strict=True):
        sheet = sheet_for(job.panel, wish)
        if sheet:
            require_tiles(job.panel, sheet)
    if not jobs:
        return []
    require_libraries()
    from wuhua.outputs.board.variants.making import make_copy
    from wuhua.outputs.board.workers import run

    return run(jobs, work_dir, None, on_done, make_copy, wishes)
