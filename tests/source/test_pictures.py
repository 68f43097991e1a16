"""A picture is drawn anew: pixels and nothing else, upright, small enough, the same bytes every time."""

from io import BytesIO

import pytest
from PIL import Image, ImageFile, PngImagePlugin
from tests.source.photos import BROKEN, noted, photo

from wuhua.source.pictures import LONGEST, Flaw, format_of, redraw


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_nothing_but_pixels_is_left(kind: str) -> None:
    """Notes of the camera, comments, profiles and what hangs behind the picture are gone; twice gives the same bytes."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "13800138000", zip=kind == "PNG")
    more = {"comment": b"13800138000"} if kind == "JPEG" else {"pnginfo": text}
    data = photo(kind=kind, exif=noted(1), icc_profile=b"13800138000" * 20, **more) + b"PK\x03\x04<script>"
    drawn = redraw(data, kind)
    assert isinstance(drawn, bytes) and drawn == redraw(data, kind)
    for secret in (b"13800138000", b"Exif", b"eXIf", b"Zhang", b"ICC", b"iCCP", b"PK\x03\x04", b"<script>"):
        assert secret not in drawn
    shown = Image.open(BytesIO(drawn))
    assert (shown.format, shown.size, dict(shown.getexif())) == (kind, (64, 48), {})


#: Where the red left third comes to lie when a camera notes this orientation.
RED = {1: (5, 24), 2: (58, 24), 3: (58, 24), 4: (5, 24), 5: (24, 5), 6: (24, 5), 7: (24, 58), 8: (24, 58)}


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", RED)
def test_a_photo_is_set_upright(kind: str, orientation: int) -> None:
    """The camera's note is carried out before it is dropped."""
    drawn = redraw(photo(kind=kind, exif=noted(orientation)), kind)
    assert isinstance(drawn, bytes)
    shown = Image.open(BytesIO(drawn)).convert("RGB")
    assert shown.size == ((64, 48) if orientation < 5 else (48, 64))
    red, _, blue = shown.getpixel(RED[orientation])
    assert red > 150 and blue < 60


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGB"), ("PNG", "P"), ("PNG", "1")]
)
def test_a_large_photo_is_made_smaller(kind: str, mode: str) -> None:
    """The longest side is two thousand pixels at most, the proportions stay."""
    out = BytesIO()
    Image.open(BytesIO(photo(3000, 1500))).convert(mode).save(out, kind)
    drawn = redraw(out.getvalue(), kind)
    assert isinstance(drawn, bytes) and Image.open(BytesIO(drawn)).size == (LONGEST, LONGEST // 2)


def test_few_colours_stay_few() -> None:
    """A drawing with a palette stays small and keeps each of its pixels, see-through ones too."""
    out = BytesIO()
    drawing = Image.open(BytesIO(photo())).convert("P")
    drawing.save(out, "PNG", transparency=3)
    drawn = redraw(out.getvalue(), "PNG")
    assert isinstance(drawn, bytes)
    shown = Image.open(BytesIO(drawn))
    assert shown.mode == "P"
    assert shown.convert("RGBA").tobytes() == Image.open(BytesIO(out.getvalue())).convert("RGBA").tobytes()


def test_sixteen_bits_of_grey_keep_their_shade() -> None:
    """A scan with sixteen bits a pixel is not burnt out."""
    out = BytesIO()
    Image.new("I;16", (9, 9), 40_000).save(out, "PNG")
    drawn = redraw(out.getvalue(), "PNG")
    assert isinstance(drawn, bytes) and Image.open(BytesIO(drawn)).getpixel((4, 4)) == 156


def test_half_a_picture_is_refused_even_beside_weasyprint() -> None:
    """Another library that lets half pictures through changes nothing, and finds its own setting again."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, True
    try:
        assert isinstance(redraw(photo(600, 600)[:-2000], "JPEG"), Flaw)
        assert ImageFile.LOAD_TRUNCATED_IMAGES is True
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_picture_is_a_flaw_wherever_it_breaks(name: str) -> None:
    """Some bytes turned over make a picture or a flaw, never an exception; whole, each of these is a flaw."""
    data = BROKEN[name]
    for at in range(0, len(data), max(1, len(data) // 8)):
        redraw(data[:at] + bytes(255 - byte for byte in data[at : at + 3]) + data[at + 3 :], format_of(name))
    assert isinstance(redraw(data, format_of(name)), Flaw)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_half_a_picture_is_a_flaw(kind: str) -> None:
    """Cut anywhere, a good picture is refused: a half would be published as if it were whole."""
    data = photo(200, 200, kind)
    for end in range(0, len(data) - 60, len(data) // 40):
        flaw = redraw(data[:end], kind)
        assert isinstance(flaw, Flaw) and flaw.message.startswith("照片打不开") and flaw.fix, end
