"""Sheets to paste together: what they hold is the board again; black is black."""

import io
import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.outputs.board.conftest import JOBS
from tests.outputs.board.variants import Fitted, colours_of, fit
from wuhua.base.faults import MachineFault
from wuhua.outputs.board import Panel, paper
from wuhua.outputs.board.variants import Wish, make_variant, sheet_for
from wuhua.outputs.board.variants.crossings import crossings
from wuhua.outputs.board.variants.office import print_black, print_tiles
from wuhua.outputs.board.variants.tiling import MARGIN_MM, OVERLAP_MM, SHEETS_MOST, Tiling, tile
from wuhua.outputs.templates import open_templates

MM = 25.4 / 72
#: Words on a sheet and on the board may differ by so many millimetres.
NEAR = 0.01
SIDES = st.integers(100, 3000)


@dataclass
class Tiled:
    """A board, how it was tiled, and the file of its sheets."""

    board: bytes
    tiling: Tiling
    sheets: bytes


@pytest.fixture(scope="module")
def tiled() -> dict[str, Tiled]:
    """Tile a tall, a lying and a large board on A4."""
    return {name: tiled_of(fit(JOBS[name])) for name in ("ledger-A3", "roster-A1", "people-wall")}


def tiled_of(made: Fitted) -> Tiled:
    """Tile a fitted board on A4."""
    board = made.plain()
    tiling = tile(made.job.panel, paper("A4"), *crossings(made.layouts[0]))
    return Tiled(
        board,
        tiling,
        print_tiles(board, tiling, "A4", made.job.sheet.title, b"0" * 32, open_templates()),
    )


def letters_of(page: pypdfium2.PdfPage) -> list[tuple[str, float, float, float, float]]:
    """Every letter of a page with its box in mm from the upper left: left, top, right, bottom."""
    text, height = page.get_textpage(), page.get_height()
    found = []
    for number in range(text.count_chars()):
        letter = text.get_text_range(number, 1)
        if letter.strip():
            left, bottom, right, top = text.get_charbox(number)
            found.append((letter, left * MM, (height - top) * MM, right * MM, (height - bottom) * MM))
    return found


def within(box: tuple[str, float, float, float, float], left: float, top: float, right: float, bottom: float) -> bool:
    """Whether a letter lies whole in a rectangle."""
    return box[1] >= left and box[2] >= top and box[3] <= right and box[4] <= bottom


NAMES = pytest.mark.parametrize("name", ["ledger-A3", "roster-A1", "people-wall"])


@NAMES
def test_sheets_put_together_are_the_board(tiled, name):
    """Each letter whole on a sheet stands within 0.01 mm of its place on the board, and no letter is lost."""
    made = tiled[name]
    board = letters_of(pypdfium2.PdfDocument(made.board)[0])
    places = defaultdict(list)
    for box in board:
        places[box[0]].append(box[1:])
    seen = set()
    sheets = pypdfium2.PdfDocument(made.sheets)
    for number, part in enumerate(made.tiling.tiles, 1):
        right, bottom = MARGIN_MM + part.width, MARGIN_MM + part.height
        for box in letters_of(sheets[number]):
            if not within(box, MARGIN_MM, MARGIN_MM, right, bottom):
                continue
            moved = [box[1] + part.x, box[2] + part.y, box[3] + part.x, box[4] + part.y]
            moved = [side - MARGIN_MM for side in moved]
            near = [
                place for place in places[box[0]] if all(abs(a - b) <= NEAR for a, b in zip(place, moved, strict=True))
            ]
            assert near, (box, part)
            seen.add((box[0], *near[0]))
    # A letter larger than what two sheets share may be cut; every other one is whole on one of them.
    small = [box for box in board if box[3] - box[1] < OVERLAP_MM and box[4] - box[2] < OVERLAP_MM]
    assert len(small) > 100
    assert [box for box in small if box not in seen] == []


@NAMES
def test_level_seams_cut_no_line(tiled, name):
    """Where the sheets meet from top to bottom, no line of text is cut."""
    made = tiled[name]
    letters = letters_of(pypdfium2.PdfDocument(made.board)[0])
    for seam in made.tiling.down[1:]:
        assert [box[0] for box in letters if box[2] < seam < box[4]] == []


@NAMES
def test_sheets_are_named_and_shown(tiled, name):
    """Each sheet says its row, its place and how many there are; the first page shows how they lie and measures the whole."""
    made = tiled[name]
    document = pypdfium2.PdfDocument(made.sheets)
    assert len(document) == made.tiling.count + 1
    for number, part in enumerate(made.tiling.tiles, 1):
        text = document[number].get_textpage().get_text_range()
        assert f"第{part.row}行第{part.column}张，共{made.tiling.count}张" in text
        width, height = document[number].get_size()
        assert sorted((round(width * MM), round(height * MM))) == [210, 297]
    plan = re.sub(r"\s", "", document[0].get_textpage().get_text_range())
    panel = made.tiling.panel
    assert f"拼好宽{panel.width_mm}毫米，高{panel.height_mm}毫米" in plan
    assert all(f"{part.row}-{part.column}" in plan for part in made.tiling.tiles)


@NAMES
def test_the_board_is_stored_once(tiled, name):
    """All sheets share one form, so that twenty-five of them stay light enough to send."""
    made = tiled[name]
    with pikepdf.open(io.BytesIO(made.sheets)) as pdf:
        forms = {thing.objgen for page in pdf.pages for thing in page.resources.XObject.values() if "/BBox" in thing}
    assert len(forms) == 1
    assert len(made.sheets) < 100_000


def test_an_office_gets_fewest_sheets():
    """A1 takes 15 sheets of A4 or 8 of A3, and 1200 by 900 mm takes 25 or 15, whichever way they lie."""
    counted = {
        (panel.name, sheet): tile(panel, paper(sheet)).count
        for panel in (paper("A1"), paper("A1", lying=True), Panel("wall", 1200, 900))
        for sheet in ("A4", "A3")
    }
    assert counted == {("A1", "A4"): 15, ("A1", "A3"): 8, ("wall", "A4"): 25, ("wall", "A3"): 15}


@given(SIDES, SIDES, st.lists(st.tuples(st.floats(0, 3000), st.floats(0.1, 30)), max_size=60))
def test_every_board_is_covered(width, height, lines):
    """Sheets reach from edge to edge, never print more than they hold, and share 10 mm, wherever lines of text lie."""
    crossed = [(start, start + size, 10) for start, size in lines]
    try:
        tiling = tile(Panel("x", width, height), paper("A4"), crossed, crossed)
    except MachineFault:
        assert width * height > SHEETS_MOST * 170 * 250
        return
    if tiling.count == 1:
        return
    for part in tiling.tiles:
        assert 0 < part.width <= tiling.width - 2 * MARGIN_MM + 1e-6
        assert 0 < part.height <= tiling.height - 2 * MARGIN_MM + 1e-6
    for starts, ends, whole in (
        (tiling.across, [part.x + part.width for part in tiling.tiles if part.row == 1], width),
        (tiling.down, [part.y + part.height for part in tiling.tiles if part.column == 1], height),
    ):
        assert starts[0] == 0 and ends[-1] == whole
        assert all(end - start == pytest.approx(OVERLAP_MM) for end, start in zip(ends, starts[1:], strict=False))


def test_paper_that_is_too_small_is_refused():
    """A sheet of 50 by 50 mm, and a board of ten metres on A4, end in one line that says what to do."""
    with pytest.raises(MachineFault, match="每边至少100毫米"):
        tile(paper("A3"), Panel("50x50", 50, 50))
    with pytest.raises(MachineFault, match=r"最多拼120张.*--variant shop"):
        tile(Panel("10000x10000", 10000, 10000), paper("A4"))


def test_what_fits_the_printer_is_not_tiled():
    """Tiles are for boards larger than the paper: A3 without being asked, any paper when asked for it."""
    office = Wish("office")
    assert [sheet_for(paper(name), office) for name in ("A4", "A3")] == [None, None]
    assert sheet_for(paper("A2"), office) == paper("A4")
    assert sheet_for(paper("A3"), Wish("office", tile=paper("A1"))) is None
    assert sheet_for(paper("A3"), Wish("office", tile=paper("A4"))) == paper("A4")
    assert sheet_for(paper("A0"), Wish("shop", tile=paper("A4"))) is None


def test_black_is_black_alone(tiled):
    """On request nothing but black and its greys is left, and the words stay as they were."""
    board = tiled["ledger-A3"].board
    black = print_black(board)
    assert colours_of(board)["rg"] and not colours_of(black)["rg"] and not colours_of(black)["RG"]
    with pikepdf.open(io.BytesIO(black)) as pdf:
        bodies = [bytes(thing) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        assert not any(b"DeviceRGB" in body or b"/Lab" in body for body in bodies)
    words = [pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range() for data in (board, black)]
    assert words[0] == words[1]
    shown = pypdfium2.PdfDocument(black)[0].render(scale=0.5).to_pil().convert("RGB")
    assert all(red == green == blue for _, (red, green, blue) in shown.getcolors(1_000_000))


def test_a_board_without_rows_and_a_tiny_one_are_tiled(tmp_path):
    """A sheet without any block, on 300 by 300 mm, is tiled like others, marks and picture in black too; the same bytes each time."""
    job = JOBS["ledger-A3"]
    bare = replace(job, sheet=replace(job.sheet, blocks=()), panel=Panel("300x300", 300, 300, Decimal(1)))
    wish = Wish("office", tile=paper("A4"), black=True)
    one, other = (make_variant([bare], [wish], tmp_path)[0].pdfs for _ in range(2))
    assert one == other
    assert len(pypdfium2.PdfDocument(one[0])) == 5
    assert not colours_of(one[0])["rg"] and not colours_of(one[0])["RG"]
