"""The print shop's file, as its preflight looks at it."""

import io

import pikepdf
import pypdfium2
import pytest
import zxingcpp

from tests.outputs.board.conftest import FACE, JOBS
from tests.outputs.board.variants import colours_of, fit
from wuhua.outputs.board.render import BoardBroken
from wuhua.outputs.board.variants import Order, print_ticket
from wuhua.outputs.board.variants.colours import BLACK, CMYK, recolour
from wuhua.outputs.board.variants.office import print_black
from wuhua.outputs.board.variants.shop import BLEED_MM, print_for_shop

MM = 25.4 / 72
TEXTS = ("Tj", "TJ", "'", '"')
NAMES = ("ledger-A3", "decision-A4", "roster-A1")


@pytest.fixture(scope="module")
def shops() -> dict[str, tuple[bytes, bytes]]:
    """Boards as they are, and as the shop gets them."""
    plain = {name: fit(JOBS[name]).plain() for name in NAMES}
    return {name: (data, print_for_shop(data)) for name, data in plain.items()}


EACH = pytest.mark.parametrize("name", NAMES)


@EACH
def test_boxes_are_right(shops, name):
    """The trim is the panel to a tenth of a millimetre, the bleed 3 mm around it, all within the sheet."""
    panel = JOBS[name].panel
    with pikepdf.open(io.BytesIO(shops[name][1])) as pdf:
        (page,) = pdf.pages
        media, trim, bleed = (
            [float(side) * MM for side in page[box]] for box in ("/MediaBox", "/TrimBox", "/BleedBox")
        )
    assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((panel.width_mm, panel.height_mm), abs=0.1)
    around = [trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]]
    assert around == pytest.approx([BLEED_MM] * 4, abs=0.001)
    assert media[:2] == [0, 0] and media[2] > bleed[2] and media[3] > bleed[3]


@EACH
def test_there_is_no_rgb(shops, name):
    """No page, form, image or resource names red, green and blue; the board it came from did."""
    before, after = shops[name]
    assert colours_of(before)["rg"]
    asked = colours_of(after)
    assert not asked["rg"] and not asked["RG"] and not asked["g"] and not asked["G"]
    assert asked["k"]
    with pikepdf.open(io.BytesIO(after)) as pdf:
        told = b"".join(thing.unparse(resolved=True) for thing in pdf.objects if not isinstance(thing, int))
    for space in (b"DeviceRGB", b"CalRGB", b"/Lab", b"ICCBased"):
        assert space not in told


@EACH
def test_text_is_black_alone(shops, name):
    """Every word is printed by the black plate alone, or left white on an area of colour."""
    pen, kept, inks = (0.0, 0.0, 0.0, 1.0), [], set()
    with pikepdf.open(io.BytesIO(shops[name][1])) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            match str(operator):
                case "q":
                    kept.append(pen)
                case "Q":
                    pen = kept.pop()
                case "k":
                    pen = tuple(map(float, operands))
                case shown if shown in TEXTS:
                    inks.add(pen)
    assert inks == {(0, 0, 0, 1), (0, 0, 0, 0)}


@EACH
def test_colour_is_left_where_it_was(shops, name):
    """The family's tag keeps its red in magenta and yellow."""
    assert any(magenta > 0.5 and yellow > 0.5 for _, magenta, yellow, _ in colours_of(shops[name][1])["k"])


@EACH
def test_grey_rules_are_black_alone(shops, name):
    """A hairline laid of four inks blurs: what has colour has a good deal of it, all else is on the black plate."""
    found = colours_of(shops[name][1])
    inks = {tuple(inks[:3]) for operator in "kK" for inks in found[operator]}
    assert all(max(inks) > 0.3 for inks in inks if any(inks))


@EACH
def test_fonts_are_embedded_and_words_stay(shops, name):
    """Each font is in the file, and a reader extracts the same words as before."""
    before, after = shops[name]
    with pikepdf.open(io.BytesIO(after)) as pdf:
        fonts = pdf.pages[0].resources.Font.values()
        assert all("/FontFile3" in font.DescendantFonts[0].FontDescriptor for font in fonts)
    words = [pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range() for data in (before, after)]
    assert words[0] == words[1]


def test_marks_stand_outside_the_bleed(shops):
    """Crop marks are drawn on every plate, and none touches what is cut away."""
    shown = pypdfium2.PdfDocument(shops["ledger-A3"][1])[0].render(scale=2).to_pil().convert("L")
    bleed = round((9 - 0.2) / MM * 2)
    inner = shown.crop((bleed, bleed, shown.width - bleed, shown.height - bleed))
    board = round((3 + 2) / MM * 2)
    assert inner.crop((0, 0, board, inner.height)).getextrema() == (255, 255)
    assert shown.crop((0, 0, shown.width, bleed)).getextrema()[0] < 128
    with pikepdf.open(io.BytesIO(shops["ledger-A3"][1])) as pdf:
        (space,) = pdf.pages[0].resources.ColorSpace.values()
        assert list(space)[:3] == [pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK]


@EACH
@pytest.mark.parametrize("printer", ["shop", "black"])
def test_the_code_is_still_read(shops, name, printer):
    """In four inks as in black alone, a telephone reads the code off a print of 150 dots an inch."""
    plain, shop = shops[name]
    data = shop if printer == "shop" else print_black(plain)
    shown = pypdfium2.PdfDocument(data)[0].render(scale=150 / 72).to_pil()
    corner = shown.crop((shown.width // 2, shown.height // 2, shown.width, shown.height))
    assert [found.text for found in zxingcpp.read_barcodes(corner)] == [JOBS[name].url]


def photograph(space: str, pixels: bytes) -> pikepdf.Pdf:
    """A page with one photograph of two pixels."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    image = pikepdf.Stream(pdf, pixels)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height, image.BitsPerComponent = 2, 1, 8
    image.ColorSpace = pikepdf.Name(space)
    name = page.add_resource(image, pikepdf.Name.XObject)
    page.contents_add(f"q 50 0 0 50 0 0 cm {name} Do Q".encode())
    return pdf


@pytest.mark.parametrize(
    ("inks", "space", "pixels"),
    [(CMYK, "/DeviceCMYK", bytes([0, 255, 255, 0, 0, 0, 0, 155])), (BLACK, "/DeviceGray", bytes([76, 100]))],
)
def test_photographs_take_the_printers_colours(inks, space, pixels):
    """A red and a grey pixel become magenta with yellow, and black; or two greys."""
    pdf = photograph("/DeviceRGB", bytes([255, 0, 0, 100, 100, 100]))
    recolour(pdf, inks)
    (image,) = pdf.pages[0].resources.XObject.values()
    assert image.ColorSpace == space
    assert image.read_bytes() == pixels


def test_an_unknown_colour_space_is_not_passed_on():
    """A photograph in a space that the house does not write stops the file."""
    with pytest.raises(BoardBroken, match="image in"):
        recolour(photograph("/DeviceN", bytes(6)), CMYK)


def test_the_ticket_says_what_the_shop_needs(tmp_path):
    """Size, material, copies, board, height, day, telephone; hostile words and letters that no font has do no harm; same bytes twice."""
    orders = [
        Order("2025年3月收支公开", "B1/a.pdf", 420, 594, "157克铜版纸", 2, ("村委会公开栏，下沿离地900毫米",), None),
        Order("<script>\U0001f600\x07", "B1/" + "长" * 200, 594, 841, "户外背胶写真", 1),
    ]
    one, other = (print_ticket(orders, FACE, "村文书", tmp_path) for _ in range(2))
    assert one == other
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(one)).replace("\r\n", "")
    for words in (
        "420×594",
        "157克铜版纸",
        "村委会公开栏",
        "离地900毫米",
        "0757-0000000",
        "村文书",
        "<script>〓",
        "出血",
    ):
        assert words in text
