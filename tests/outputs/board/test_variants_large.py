"""Large print for who asks, and pages that are folded into a booklet."""

import io
import re
from decimal import Decimal

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from tests.outputs.board.conftest import JOBS
from wuhua.base.money import show_money
from wuhua.model.sheet import Column, LedgerBlock, TableBlock
from wuhua.outputs.board.job import printed
from wuhua.outputs.board.variants.booklet import booklet_order, impose_booklet
from wuhua.outputs.board.variants.large import print_large
from wuhua.outputs.templates import open_templates

EACH = pytest.mark.parametrize("name", JOBS)
#: 22 points in millimetres; a line at the foot of the page may be smaller, the page number at least 16 points.
LEAST_POINTS, FOOT_POINTS = 22, 18


@pytest.fixture(scope="module")
def large() -> dict[str, bytes]:
    """Print every sheet large."""
    return {name: print_large(printed(job), b"0" * 32, open_templates()) for name, job in JOBS.items()}


def sizes_of(data: bytes) -> set[float]:
    """Every size of type in a PDF, in points."""
    found = set()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            scale = 0.75
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    size = float(operands[1])
                elif str(operator) == "Tm":
                    scale = float(operands[0])
                elif str(operator) in ("TJ", "Tj"):
                    found.add(round(abs(size * scale) * 0.75, 1))
    return found


@EACH
def test_type_is_large_on_a4(large, name):
    """A4 pages; no word smaller than 22 points but the foot's, which has 18."""
    document = pypdfium2.PdfDocument(large[name])
    assert {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document} == {(210, 297)}
    small = {size for size in sizes_of(large[name]) if size < LEAST_POINTS}
    assert small == {FOOT_POINTS}


@EACH
def test_pages_are_numbered_and_nothing_runs_over(large, name):
    """Each page says which it is and of how many; no letter leaves the paper."""
    document = pypdfium2.PdfDocument(large[name])
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        assert f"第{number}页，共{len(document)}页" in text.get_text_range()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
        assert max(box[2] for box in boxes) <= page.get_width() - 30
        assert min(box[0] for box in boxes) >= 30


@EACH
def test_it_is_read_in_order(large, name):
    """Tagged, in Chinese: title, figures, sentences, then the blocks, as on the board."""
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(large[name]))
    text = re.sub(r"\s", "", text)
    sheet = JOBS[name].sheet
    said = [sheet.title, *(figure.label for figure in sheet.headline), *(block.title for block in sheet.blocks)]
    places = [text.find(re.sub(r"\s", "", words)) for words in said if "<" not in words]
    assert -1 not in places and places == sorted(places)
    with pikepdf.open(io.BytesIO(large[name])) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "zh-CN"


def test_every_line_of_a_ledger_is_there(large):
    """Forty-five lines with their amounts, numbered, and the total in figures and in words."""
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(large["ledger-long-A4"]))
    text = re.sub(r"\s", "", text)
    for block in JOBS["ledger-long-A4"].sheet.blocks:
        if isinstance(block, LedgerBlock):
            assert all(show_money(line.amount) in text for line in block.lines)
            assert show_money(block.total) in text
            assert f"第{len(block.lines)}条，共{len(block.lines)}条" in text
    assert "合计（大写）" in text


def test_a_total_says_of_what_it_is():
    """Where a wide table is told row by row, so is its foot: each amount behind its head, words by themselves."""
    heads = ("账户", "性质", "期初（元）", "收入（元）", "支出（元）", "期末（元）")
    amounts = tuple(Decimal(f"{number}00.00") for number in (1138, 948, 741, 1345))
    columns = tuple(Column(head, number=head.endswith("元）")) for head in heads)
    block = TableBlock("钱放在哪里", columns, (("农商行基本户", "银行", *amounts),), (("合计", None, *amounts),))
    sheet = replace(JOBS["prose-A3"].sheet, blocks=(block,))
    data = print_large(printed(replace(JOBS["prose-A3"], sheet=sheet)), b"0" * 32, open_templates())
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    text = re.sub(r"\s", "", text)
    assert "合计期初（元）113,800.00收入（元）94,800.00支出（元）74,100.00期末（元）134,500.00" in text


def test_large_print_is_the_same_each_time(large):
    """The same sheet gives the same bytes."""
    assert print_large(printed(JOBS["decision-A4"]), b"0" * 32, open_templates()) == large["decision-A4"]


def single_pages(count: int) -> bytes:
    """So many A5 pages, each with its number."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        for number in range(count):
            page = pdf.add_blank_page(page_size=(419.53, 595.28))
            name = page.add_resource(font, pikepdf.Name.Font)
            page.contents_add(f"BT {name} 24 Tf 100 300 Td (page {number + 1}) Tj ET".encode())
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.parametrize(("pages", "sides"), [(1, 2), (4, 2), (8, 4), (26, 14)])
def test_a_folded_booklet_reads_on(pages, sides):
    """Sheets folded one into another give the pages in order; 26 of A5 take 14 sides of A4."""
    data = impose_booklet(single_pages(pages))
    document = pypdfium2.PdfDocument(data)
    assert len(document) == sides
    assert {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document} == {(296, 210)}
    printed_sides = []
    for page in document:
        half = page.get_width() / 2
        text = page.get_textpage()
        printed_sides.append(
            [text.get_text_bounded(0, 0, half, 999).strip(), text.get_text_bounded(half, 0, 2 * half, 999).strip()]
        )
    leaves = [(printed_sides[at], printed_sides[at + 1]) for at in range(0, sides, 2)]
    reading = []
    for front, back in leaves:
        reading += [front[1], back[0]]
    for front, back in reversed(leaves):
        reading += [back[1], front[0]]
    assert [words for words in reading if words] == [f"page {number + 1}" for number in range(pages)]


def test_no_pages_need_no_sheet():
    """Nothing to fold is no side."""
    assert booklet_order(0) == []


def test_a_booklet_is_the_same_each_time():
    """The same pages give the same bytes."""
    single = single_pages(6)
    assert impose_booklet(single) == impose_booklet(single)
