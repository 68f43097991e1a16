"""Boards as a reader of PDF finds them."""

import io
import re

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from fontTools.ttLib import TTFont

from tests.outputs.board.conftest import JOBS, URL
from wuhua.base.money import show_money
from wuhua.model.sheet import LedgerBlock

EACH = pytest.mark.parametrize("name", JOBS)


def text_of(pdf: bytes) -> str:
    """Everything a reader extracts from a PDF, without spaces."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    return re.sub(r"\s", "", page.get_text_bounded())


def fonts_of(pdf: bytes) -> dict[str, TTFont]:
    """The fonts that a PDF carries, by family and style."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for font in document.pages[0].resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            name = str(font.BaseFont).split("+")[1]
            found[name] = TTFont(io.BytesIO(descriptor.FontFile3.read_bytes()))
    return found


@EACH
def test_pages_have_the_size_of_the_panel(boards, name):
    """Each file is one page of exactly the panel's size."""
    panel = JOBS[name].panel
    for pdf in boards[name].pdfs:
        document = pypdfium2.PdfDocument(pdf)
        assert len(document) == 1
        width, height = document[0].get_size()
        assert (width, height) == pytest.approx((panel.width_mm / 25.4 * 72, panel.height_mm / 25.4 * 72), abs=0.1)


@EACH
def test_files_stay_small(boards, name):
    """No board takes more than 90 kB."""
    assert all(len(pdf) <= 80_000 for pdf in boards[name].pdfs)


@EACH
def test_no_foreign_font_gets_in_and_bold_is_bold(boards, name):
    """Only the three faces are embedded, and the bold one has the weight of bold."""
    for pdf in boards[name].pdfs:
        weights = {family: font["OS/2"].usWeightClass for family, font in fonts_of(pdf).items()}
        assert weights == {"Wuhua-Sans": 400, "Wuhua-Sans-Bold": 700, "Wuhua-Song": 700}


@EACH
def test_type_is_legible_from_the_panels_distance(boards, name):
    """The smallest type of the body is at least 4.5 mm for each metre, and the distance is printed."""
    result = boards[name]
    assert float(result.text_mm) >= JOBS[name].panel.legible_mm - 0.02
    assert result.distance_m >= JOBS[name].panel.distance_m
    for pdf in result.pdfs:
        printed = re.search(r"站在([0-9.]+)米内看得清", text_of(pdf))
        assert printed and float(printed[1]) >= float(result.distance_m)


@EACH
def test_nothing_is_cut_off(boards, name):
    """Every character lies within the page's border."""
    panel = JOBS[name].panel
    for pdf in boards[name].pdfs:
        page = pypdfium2.PdfDocument(pdf)[0]
        text = page.get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        border = 0.5 * 0.036 * panel.mean_mm / 25.4 * 72
        assert min(box[0] for box in boxes) >= border and min(box[1] for box in boxes) >= border
        assert max(box[2] for box in boxes) <= page.get_width() - border
        assert max(box[3] for box in boxes) <= page.get_height() - border


@EACH
def test_foot_and_marks_stand_on_every_sheet(boards, name):
    """Telephone, answer time, seal, digest, family and 示例 are on each panel of a board."""
    for pdf in boards[name].pdfs:
        text = text_of(pdf)
        for words in (
            "0757-0000000",
            "10日内答复",
            "盖章处",
            "3f2a" * 4,
            "示例",
            JOBS[name].sheet.family,
            "x.cn/d/7K3M9Q",
        ):
            assert words in text


@pytest.mark.parametrize("name", ["ledger-A3", "ledger-long-A4"])
def test_every_line_and_sum_of_a_ledger_is_printed(boards, name):
    """Each voucher stands once, each amount and each total is there."""
    text = "".join(text_of(pdf) for pdf in boards[name].pdfs)
    for block in JOBS[name].sheet.blocks:
        if isinstance(block, LedgerBlock):
            assert all(text.count(line.voucher) == 1 for line in block.lines)
            assert all(line.summary in text and show_money(line.amount) in text for line in block.lines)
            assert show_money(block.total) in text


def test_a_long_ledger_is_carried_over(boards):
    """What a panel passes on is what the next one takes up, and panels are numbered."""
    result = boards["ledger-long-A4"]
    texts = [text_of(pdf) for pdf in result.pdfs]
    assert len(texts) > 1
    for number, text in enumerate(texts, 1):
        assert f"第{number}幅，共{len(texts)}幅" in text
    passed = [found for text in texts for found in re.findall(r"过次页([0-9,]+\.\d\d)", text)]
    taken = [found for text in texts for found in re.findall(r"承前页([0-9,]+\.\d\d)", text)]
    assert passed and passed == taken
    assert [finding.code for finding in result.findings] == ["B101", "B105"]


def test_type_that_old_eyes_strain_at_is_told(boards):
    """Below 6.8 mm a metre a sheet is said to be hard to read, with the paper that would do; at or above it is not."""
    for result in boards.values():
        told = [finding for finding in result.findings if finding.code == "B105"]
        hard = 0 < float(result.text_mm) < result.job.panel.easy_mm - 0.02
        assert bool(told) == (hard and "B102" not in {finding.code for finding in result.findings})
        assert all("老人看着吃力" in finding.message and finding.fix for finding in told)
    assert any(finding.code == "B105" for result in boards.values() for finding in result.findings)


def test_a_vacancy_is_printed_as_such(boards):
    """A seat that nobody holds says 空缺."""
    assert "空缺（2024年5月起）" in text_of(boards["people-wall"].pdfs[0])


def test_votes_and_states_are_words(boards):
    """A step says how far it is and how they voted."""
    text = text_of(boards["decision-A4"].pdfs[0])
    for words in ("应到45人，实到41人，同意39票，反对1票，弃权1票", "已完成", "进行中", "未到"):
        assert words in text


def test_what_changes_by_the_day_is_not_printed(boards):
    """Paper does not count down."""
    assert "还剩4天" not in text_of(boards["decision-A4"].pdfs[0])


def test_markup_of_a_clerk_is_printed_as_text(boards):
    """Hostile text arrives as text, whole."""
    text = "".join(text_of(pdf) for pdf in boards["hostile-A3"].pdfs)
    assert "<script>alert(1)</script>" in text and "{{7*7}}" in text


@pytest.mark.parametrize("name", ["ledger-A3", "decision-A4", "roster-A1"])
def test_the_code_reads_back(boards, name):
    """A reader of QR codes finds the address on a picture of 150 dots an inch, and the code is 30 mm or more."""
    page = pypdfium2.PdfDocument(boards[name].pdfs[0])[0]
    picture = page.render(scale=150 / 72).to_pil()
    codes = zxingcpp.read_barcodes(picture)
    assert [code.text for code in codes] == [URL]
    corners = codes[0].position
    assert abs(corners.top_right.x - corners.top_left.x) / 150 * 25.4 >= 24


@EACH
def test_title_and_language_are_set(boards, name):
    """A PDF names its title and its language."""
    for pdf in boards[name].pdfs:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert str(document.docinfo["/Title"]).startswith(JOBS[name].sheet.title)
            assert str(document.Root.Lang) == "zh-CN"


@pytest.mark.parametrize("name", ["ledger-A3", "decision-A4", "people-wall"])
def test_the_table_fills_the_panel(boards, name):
    """No blank band of more than a tenth of the height lies between the table and the foot."""
    page = pypdfium2.PdfDocument(boards[name].pdfs[0])[0]
    picture = page.render(scale=400 / page.get_height(), grayscale=True).to_pil()
    inked = [picture.crop((0, row, picture.width, row + 1)).getextrema()[0] < 200 for row in range(picture.height)]
    used = range(inked.index(True), len(inked) - inked[::-1].index(True))
    longest = max(len(run) for run in "".join("x" if inked[row] else "." for row in used).split("x"))
    assert longest <= 0.1 * picture.height
