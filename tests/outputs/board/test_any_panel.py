"""Any mixture of blocks on any panel lies within it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest

from tests.outputs import sheets
from tests.outputs.board.conftest import FACE, is_slanting
from wuhua.model.sheet import FactsBlock
from wuhua.outputs.board import BoardJob, Panel, make_boards, paper

MIXTURES = {
    "everything": (
        *sheets.ledger(24).blocks,
        *sheets.decision().blocks,
        *sheets.people().blocks,
        *sheets.prose().blocks,
    ),
    "one-long-ledger": sheets.ledger(60).blocks[2:],
    "nothing": (),
    "chart-alone": sheets.ledger(9).blocks[:1],
    "roster-and-people": (*sheets.roster().blocks, *sheets.people().blocks),
}
PANELS = [
    paper("A4"),
    paper("A4", lying=True),
    paper("A0"),
    Panel("600×1800", 600, 1800, Decimal(2)),
    Panel("2400×1200", 2400, 1200, Decimal(3)),
]


@pytest.mark.slow
@pytest.mark.parametrize("mixture", MIXTURES)
def test_every_mixture_fits_every_panel(mixture, tmp_path):
    """Nothing runs over, nothing is lost, and no board is heavy, long titles and all."""
    sheet = replace(
        sheets.ledger(24),
        title="关于中社路灯改造第二期工程款支付及后续养护安排的公开通知（第二次）",
        blocks=MIXTURES[mixture],
        corrections=((date(2025, 4, 9), "3260.00", "3620.00", "数字颠倒", "村会计"),),
    )
    for result in make_boards([BoardJob(sheet, FACE, panel, "") for panel in PANELS], tmp_path):
        assert result.pdfs and "B104" not in {finding.code for finding in result.findings}
        assert all(len(pdf) <= 90_000 for pdf in result.pdfs)
        texts = [pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded() for pdf in result.pdfs]
        whole = "".join("".join(text.split()) for text in texts)
        assert "数字颠倒" in whole
        for block in sheet.blocks:
            assert all(line.voucher in whole for line in getattr(block, "lines", ()))
            assert all(seat.post in whole for seat in getattr(block, "seats", ()))


@pytest.mark.slow
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.name)
def test_what_stays_blank_is_struck_through(panel, tmp_path):
    """A sheet of one line leaves no room for another: a line runs from edge to edge; a full sheet has none."""
    short = replace(sheets.people(), headline=(), summary=(), blocks=(FactsBlock("", (("地点", "村委会"),)),))
    pictures = [
        pypdfium2.PdfDocument(result.pdfs[0])[0]
        for result in make_boards([BoardJob(sheet, FACE, panel, "") for sheet in (short, sheets.ledger(24))], tmp_path)
    ]
    assert [any(map(is_slanting, page.get_objects())) for page in pictures] == [True, False]
