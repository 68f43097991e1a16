"""Sheets for readers farther off than any paper's type is read from: they are made, and what is said of them is true."""

import re
from decimal import Decimal
from pathlib import Path

from tests.outputs import sheets
from tests.outputs.board.conftest import FACE, URL
from wuhua.outputs.board import BoardJob, make_boards, paper

TEN = Decimal(10)


def test_a_ledger_read_from_ten_metres_is_made(tmp_path: Path) -> None:
    """No panel is empty-handed, every finding tells the distance from which it can be read, none advises a larger board."""
    jobs = [BoardJob(sheets.ledger(21), FACE, paper(name, distance_m=TEN), URL) for name in ("A1", "A0")]
    jobs.append(BoardJob(sheets.prose(), FACE, paper("A4", True, TEN), URL))
    for result in make_boards(jobs, tmp_path):
        assert result.pdfs and result.distance_m < TEN
        told = {finding.code: finding for finding in result.findings}
        assert "B104" not in told and len({"B102", "B105"} & told.keys()) == 1
        far = told.get("B102") or told["B105"]
        assert f"站到{result.distance_m}米内才看得清" in far.message and "10米外看得清" not in far.message
        assert "10米外多大的纸都看不清" in far.fix and "更大的展板" not in far.fix


def test_one_panel_on_larger_paper_is_promised_only_where_it_is_true(tmp_path: Path) -> None:
    """The paper that B101 names takes the sheet as one panel that can be read; where none does, none is named."""
    wanted = [(40, 1), (60, 1), (60, 4)]
    jobs = [
        BoardJob(sheets.ledger(lines), FACE, paper("A3", distance_m=Decimal(metres)), URL) for lines, metres in wanted
    ]
    named = []
    for job, result in zip(jobs, make_boards(jobs, tmp_path), strict=True):
        (shared,) = [finding for finding in result.findings if finding.code == "B101"]
        name = re.search("A[0-4]", shared.fix)
        assert shared.fix.startswith("要一幅看清" if name else "就这样按")
        named.append(name[0] if name else "")
        if name:
            larger = BoardJob(job.sheet, FACE, paper(name[0], distance_m=job.panel.distance_m), URL)
            (alone,) = make_boards([larger], tmp_path)
            assert len(alone.pdfs) == 1 and alone.distance_m >= job.panel.distance_m
    assert all(named[:2]) and not named[2]
