"""Neighbouring marks are squeezed on paper; words, tags and single marks stay as they are."""

from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from tests.outputs import sheets
from tests.outputs.board.conftest import FACE
from wuhua.model.sheet import ProseBlock
from wuhua.outputs.board import BoardJob, make_boards, paper
from wuhua.outputs.board.punctuation import hold_ends, squeeze_marks


@pytest.mark.parametrize(
    ("text", "squeezed"),
    [
        ("（路灯）：", '（路灯<span class="half">）</span>：'),
        ("“路灯”，", '“路灯<span class="half">”</span>，'),
        ("见（“路灯”）", '见（<span class="half">“</span>路灯<span class="half">”</span>）'),
        ("路灯，水渠。", "路灯，水渠。"),
    ],
)
def test_only_one_of_two_marks_is_squeezed(text: str, squeezed: str) -> None:
    """A closing mark before another, an opening mark after another."""
    assert squeeze_marks(f"<body><p>{text}</p>") == f"<body><p>{squeezed}</p>"


@pytest.mark.parametrize(
    ("html", "held"),
    [
        ("<p>要补什么，不让人跑第二趟。</p>", '<p>要补什么，不让人跑第<span class="wh-kept">二趟。</span></p>'),
        ("<td>黄某某（押金）</td>", '<td>黄某某（<span class="wh-kept">押金）</span></td>'),
        (
            '<dd>服务站<span class="wh-nowrap">3号</span>窗口</dd>',
            '<dd>服务站<span class="wh-nowrap">3号</span><span class="wh-kept">窗口</span></dd>',
        ),
        (
            '<td>分红（<span class="wh-nowrap">2024年</span>度）</td>',
            '<td>分红（<span class="wh-kept"><span class="wh-nowrap">2024年</span>度）</span></td>',
        ),
        ("<td>梁某某</td><p>见<strong>水渠</strong></p>", "<td>梁某某</td><p>见<strong>水渠</strong></p>"),
    ],
)
def test_no_letter_stands_alone_on_a_last_line(html: str, held: str) -> None:
    """The last two letters and the marks behind them are one piece; what is that short already needs nothing."""
    assert hold_ends(html) == held


def test_titles_and_attributes_are_left_alone() -> None:
    """What stands in the head or in a tag is no text on paper."""
    page = '<head><title>（一）（二）</title></head><body class="（一）（二）">'
    assert squeeze_marks(page) == page


def test_a_squeezed_line_is_shorter_and_reads_the_same(tmp_path: Path) -> None:
    """From a letter over a squeezed mark to the next mark is a letter and a half; the PDF's text is the clerk's."""
    words = "“路灯”，" * 8
    sheet = replace(sheets.prose(), blocks=(ProseBlock("说明", (words,)),))
    (made,) = make_boards([BoardJob(sheet, FACE, paper("A3"), "")], tmp_path)
    text = pypdfium2.PdfDocument(made.pdfs[0])[0].get_textpage()
    places = [place for place in range(text.count_chars()) if text.get_text_range(place, 1).strip()]
    whole = "".join(text.get_text_range(place, 1) for place in places)
    assert words in whole
    at = whole.index("路灯”，")
    road, lamp, _, comma = (text.get_charbox(place, loose=True)[0] for place in places[at : at + 4])
    assert (comma - lamp) / (lamp - road) == pytest.approx(1.5, abs=0.05)
