"""Boards made once and read by every test of the room."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from tests.outputs import sheets
from wuhua.model.face import Face
from wuhua.outputs.board import BoardJob, BoardResult, Panel, make_boards, paper

FACE = Face(
    "云溪村", date(2025, 4, 8), "示例镇", "https://x.cn/", "0757-0000000", "村务监督委员会", reply_days=10, demo=True
)
URL = "https://x.cn/d/7K3M9Q"
WALL = Panel("900×1200", 900, 1200, Decimal(2))

JOBS = {
    "ledger-A3": BoardJob(sheets.ledger(15), FACE, paper("A3"), URL),
    "ledger-long-A4": BoardJob(sheets.ledger(45), FACE, paper("A4"), URL),
    "decision-A4": BoardJob(sheets.decision(), FACE, paper("A4"), URL),
    "people-wall": BoardJob(sheets.people(), FACE, WALL, URL),
    "roster-A1": BoardJob(sheets.roster(), FACE, paper("A1", lying=True, distance_m=Decimal(2)), URL),
    "prose-A3": BoardJob(sheets.prose(), FACE, paper("A3"), URL),
    "hostile-A3": BoardJob(sheets.hostile(), FACE, paper("A3"), URL),
}


@pytest.fixture(scope="session")
def boards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BoardResult]:
    """Make every board of ``JOBS``."""
    made = make_boards(list(JOBS.values()), Path(tmp_path_factory.mktemp("boards")))
    return dict(zip(JOBS, made, strict=True))


def is_slanting(drawn: pypdfium2.PdfObject) -> bool:
    """Whether something drawn is a single stroke that is not flat."""
    _, bottom, _, top = drawn.get_bounds()
    path = drawn.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH
    return path and pypdfium2.raw.FPDFPath_CountSegments(drawn.raw) == 2 and top - bottom > 10
