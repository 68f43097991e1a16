"""How many columns a panel has, and what its head takes beside them."""

from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from tests.outputs import sheets
from tests.outputs.board.conftest import FACE
from tests.outputs.board.test_formal import notice
from tests.outputs.board.test_pieces import roster
from wuhua.model.sheet import FactsBlock, Figure, ProseBlock, Sheet
from wuhua.outputs.board import BoardJob, Panel, make_boards, paper
from wuhua.outputs.board.fit import Fitter
from wuhua.outputs.board.job import printed
from wuhua.outputs.board.measure import columns_of
from wuhua.outputs.board.workers import _press
from wuhua.outputs.templates import open_templates

_SINCE = (("施行日期", "2023年8月14日"), ("包括", "首问负责、一次性告知、办事登记、责任追究"))
_HELD = ("这一份里有4项制度：首问负责、一次性告知、办事登记、责任追究。",)
WIDE = Panel("2400×1200", 2400, 1200, Decimal(1))


def households(count: int) -> Sheet:
    """A long narrow list."""
    block = roster(count, sum(range(count)) * 96)
    return replace(sheets.people(), title="耕地地力保护补贴", blocks=(block,), summary=())


def articles(count: int) -> Sheet:
    """Rules of a line or two each, under headings of their own, below two figures and a sentence."""
    words = ("材料不齐的，一次写清要补什么，不让人跑第二趟。",)
    blocks = (*(ProseBlock(f"第{number}条", words) for number in range(count)), FactsBlock("基本情况", _SINCE))
    figures = (Figure("现在", "正在用"), Figure("一共", f"{count}条"))
    return replace(sheets.prose(), title="公共服务站窗口制度", headline=figures, summary=(_HELD,), blocks=blocks)


@pytest.mark.parametrize(
    ("sheet", "panel", "lanes"),
    [
        (households(120), paper("A2"), 2),
        (households(400), WIDE, 4),
        (sheets.ledger(15), paper("A3"), 1),
        (sheets.ledger(15), paper("A3", lying=True), 2),
        (sheets.ledger(120), WIDE, 4),
        (sheets.prose(), WIDE, 3),
        (articles(4), paper("A3"), 1),
        (articles(5), paper("A3"), 2),
        (notice(paragraphs=12), WIDE, 1),
    ],
    ids=[
        "list-A2",
        "list-wide",
        "ledger-A3",
        "ledger-lying",
        "ledger-wide",
        "words-wide",
        "words-A3",
        "more-words-A3",
        "notice-wide",
    ],
)
def test_a_panel_has_as_many_columns_as_its_rows_leave_room_for(sheet: Sheet, panel: Panel, lanes: int) -> None:
    """Short rows on wide panels stand beside each other, whichever way the paper hangs; a signed notice is read in one column."""
    job = printed(BoardJob(sheet, FACE, panel, ""))
    templates = open_templates()
    with _press(job, templates) as press:
        fitted = Fitter(job, press, templates).fit()
    assert len(columns_of(fitted.layouts[0].document.pages[0]._page_box)) == lanes


def test_rows_are_not_dwarfed_by_what_stands_above_them(tmp_path: Path) -> None:
    """On a large panel full of rows, the sentences are at most about twice as large as the rows, and the title is still seen from five metres."""
    sheet = replace(sheets.ledger(60), headline=(Figure("花出去", Decimal("94802.50")),) * 3)
    (made,) = make_boards([BoardJob(sheet, FACE, Panel("900×1200", 900, 1200), "")], tmp_path)
    text = pypdfium2.PdfDocument(made.pdfs[0])[0].get_textpage()
    tall = sorted({round(text.get_charbox(each)[3] - text.get_charbox(each)[1]) for each in range(text.count_chars())})
    assert len(made.pdfs) == 1 and float(made.text_mm) >= 6.5
    assert tall[-1] >= 22.5 / 25.4 * 72 * 0.7
