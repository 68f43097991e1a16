"""A table of two thousand rows, and what a worker keeps once a board is made."""

import gc
import weakref
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from tests.outputs import sheets
from tests.outputs.board.conftest import FACE
from wuhua.model.sheet import Column, TableBlock
from wuhua.outputs.board import BoardJob, make_boards, paper
from wuhua.outputs.board.fonts import cut_fonts
from wuhua.outputs.board.job import BoardResult
from wuhua.outputs.board.native import give_back_memory
from wuhua.outputs.board.render import Press
from wuhua.outputs.board.workers import _tidily


@pytest.mark.slow
def test_a_table_of_two_thousand_rows_is_printed_whole(tmp_path: Path) -> None:
    """Every row is on one of the panels, in type that can be read, and no panel weighs more than can be sent."""
    rows = tuple((f"第{number}号地块", Decimal(number), "已公示") for number in range(1, 2001))
    table = TableBlock("承包地清单", (Column("地块"), Column("面积（亩）"), Column("备注")), rows)
    sheet = replace(sheets.prose(), title="承包地清单", headline=(), summary=(), blocks=(table,))
    [made] = make_boards([BoardJob(sheet, FACE, paper("A1"), "")], tmp_path, 1)
    assert made.text_mm >= Decimal("4.5") and max(map(len, made.pdfs)) <= 80_000
    told = "".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded() for pdf in made.pdfs)
    assert [number for number in range(1, 2001) if f"第{number}号地块" not in told] == []


def test_a_worker_keeps_nothing_of_a_board_that_is_made() -> None:
    """What holds itself in a ring, as a layout does, is gone before the next board begins."""

    class Ring:
        """As a box and its style hold each other."""

    left: list[weakref.ref[Ring]] = []

    def make(given: BoardJob) -> BoardResult:
        ring = Ring()
        ring.held = ring  # type: ignore[attr-defined]
        left.append(weakref.ref(ring))
        return BoardResult(given)

    gc.disable()
    try:
        job = BoardJob(sheets.prose(), FACE, paper("A4"), "")
        assert _tidily(make, job).job is job
        assert left[0]() is None
    finally:
        gc.enable()


def test_a_closed_press_leaves_no_fonts_behind() -> None:
    """Twenty presses, opened and closed, take no memory that stays; each would else leave a quarter of a megabyte."""
    fonts = cut_fonts(frozenset("村务公开"), frozenset("村"))

    def open_and_close(times: int) -> int:
        for _ in range(times):
            Press(fonts).close()
        gc.collect()
        give_back_memory()
        return _own_kib()

    before = open_and_close(3)
    assert open_and_close(20) - before < 2000


def _own_kib() -> int:
    lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:"))
