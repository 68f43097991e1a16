"""Whatever a sheet holds, its panels are full, legible and whole."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2
import pytest

from tests.outputs.board.conftest import FACE
from tests.outputs.board.dice import PANELS, random_sheet
from wuhua.model.sheet import LedgerBlock, PeopleBlock, ProseBlock, Sheet, TableBlock
from wuhua.outputs.board import BoardJob, BoardResult, make_boards

#: The most that may stay blank in one piece, as a share of the panel's height.
BLANK = 0.06


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[BoardResult]:
    """Three sheets by dice for each panel."""
    jobs = [BoardJob(random_sheet(seed), FACE, PANELS[seed % len(PANELS)], "") for seed in range(3 * len(PANELS))]
    return make_boards(jobs, tmp_path_factory.mktemp("random"))


@pytest.mark.slow
def test_nothing_runs_over_and_nothing_is_too_small(made: list[BoardResult]) -> None:
    """Every board is made, is as high as its panel, and its type is at or above the least for its readers."""
    for result in made:
        panel = result.job.panel
        assert result.pdfs and not {"B102", "B104"} & {finding.code for finding in result.findings}
        assert not result.text_mm or result.text_mm >= Decimal(str(round(panel.legible_mm, 2))) - Decimal("0.02")
        for pdf in result.pdfs:
            document = pypdfium2.PdfDocument(pdf)
            assert len(document) == 1
            assert document[0].get_height() == pytest.approx(panel.height_mm / 25.4 * 72, abs=0.1)


@pytest.mark.slow
def test_panels_are_full(made: list[BoardResult]) -> None:
    """No band across a panel stays blank for more than a small share of its height; half of them for much less."""
    bands = [blank_band(pdf) for result in made for pdf in result.pdfs]
    assert max(bands) <= BLANK and median(bands) <= 0.045


@pytest.mark.slow
def test_no_words_stand_on_others(made: list[BoardResult]) -> None:
    """Rows that were spread out push down what stands under them."""
    for result in made:
        for pdf in result.pdfs:
            spans = lines_on(pdf)
            for place, (left, bottom, right, top) in enumerate(spans):
                for other in spans[place + 1 :]:
                    across = min(right, other[2]) - max(left, other[0])
                    down = min(top, other[3]) - max(bottom, other[1])
                    assert across <= 1 or down <= 0.35 * min(top - bottom, other[3] - other[1]), result.job.sheet.key


@pytest.mark.slow
def test_few_layouts_are_enough(made: list[BoardResult]) -> None:
    """Half of the boards take two layouts a panel or fewer, none more than three."""
    tries = [result.layouts / len(result.pdfs) for result in made]
    assert median(tries) <= 2 and max(tries) <= 3


@pytest.mark.slow
def test_every_word_can_be_read_back(made: list[BoardResult]) -> None:
    """Names, summaries, vouchers and paragraphs come back from the PDF as they were, however their lines break."""
    for result in made:
        pages = [pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded() for pdf in result.pdfs]
        whole = "".join("".join(pages).split())
        for words in _words(result.job.sheet):
            assert words in whole


def lines_on(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each piece of a line, in points."""
    words = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    return [words.get_rect(place) for place in range(words.count_rects())]


def blank_band(pdf: bytes) -> float:
    """The highest band without ink between the first ink and the last, as a share of the page's height."""
    page = pypdfium2.PdfDocument(pdf)[0]
    picture = (
        page.render(scale=600 / page.get_height()).to_pil().convert("L").point(lambda light: 0 if light < 200 else 255)
    )
    width, data = picture.width, picture.tobytes()
    inked = [row for row in range(picture.height) if b"\0" in data[row * width : (row + 1) * width]]
    return max(after - before - 1 for before, after in pairwise(inked)) / picture.height


def _words(sheet: Sheet) -> Iterator[str]:
    for block in sheet.blocks:
        match block:
            case LedgerBlock():
                yield from (line.voucher for line in block.lines)
            case PeopleBlock():
                yield from (seat.person for seat in block.seats if isinstance(seat.person, str))
            case ProseBlock():
                yield from block.paragraphs
            case TableBlock():
                yield from _cells(block)


def _cells(block: TableBlock) -> Iterator[str]:
    cells: list[Any] = [cell for row in block.rows for cell in row]
    yield from (f"{cell:,.2f}" for cell in cells if isinstance(cell, Decimal))
