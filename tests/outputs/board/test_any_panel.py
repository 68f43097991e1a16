"""Any mixture of blocks on any panel lies within it."""

from datetime import date
from decimal import Decimal

import pypdfium2
import pytest
from msgspec.structs import replace

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
    Panel("300×900", 300, 900),
]
STRIPS = [Panel("300×900", 300, 900), Panel("300×2000", 300, 2000, Decimal(2)), Panel("250×1000", 250, 1000)]


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


@pytest.mark.slow
@pytest.mark.parametrize("panel", STRIPS, ids=lambda panel: panel.name)
def test_a_strip_breaks_no_name(panel, tmp_path):
    """Where lines are short, words go under their rows: posts, names, telephones, hours, vouchers, amounts and days stay whole."""
    made_of = (sheets.ledger(15), sheets.decision(), sheets.people(), sheets.roster())
    lines = [line for block in sheets.ledger(15).blocks for line in getattr(block, "lines", ())]
    seats = [seat for block in sheets.people().blocks for seat in getattr(block, "seats", ())]
    whole = [
        [text for line in lines for text in (line.voucher, line.handler, f"{line.amount:,.2f}")],
        ["决议公开", "2025年1月26日", "2025年2月2日", "96,000.00"],
        [text for seat in seats for text in (seat.post, seat.phone)],
        ["8:30至12:00", "梁某某", "0757-0000001"],
    ]
    for result, words in zip(
        make_boards([BoardJob(sheet, FACE, panel, "") for sheet in made_of], tmp_path), whole, strict=True
    ):
        assert not {"B102", "B104"} & {finding.code for finding in result.findings}
        read = "".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded() for pdf in result.pdfs)
        assert [word for word in words if word not in read] == [], result.job.sheet.key
