"""A PDF in the screen's colours in, one in a printer's out: black alone for an office, four inks for a print shop.

Text becomes black alone (white stays white), and so do dark and grey lines: four inks laid over one another blur a stroke.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from wuhua.outputs.board.render import BoardBroken

if TYPE_CHECKING:
    import pikepdf

#: Red, green and blue, 0 to 1.
Colour = tuple[float, float, float]
#: Operators that begin a path: the last place where a colour may be set for it.
_PATHS = frozenset(("m", "re"))
_TEXTS = frozenset(("Tj", "TJ", "'", '"'))
_SPREADS = frozenset(("Do", "sh"))
#: Below this spread between its parts a colour is a grey: the warm greys of rules too.
_GREY = 0.09
#: A grey at most this light is printed as full black.
_DARK = 0.35
_OTHER_SPACES = frozenset(("cs", "CS", "sc", "SC", "scn", "SCN", "BI"))


class Inks(Struct, frozen=True):
    """How a printer's colours are written: operators for areas and lines, and what a screen's colour becomes."""

    fill: str
    stroke: str
    of: Callable[[Colour], tuple[float, ...]]
    space: str


def _grey(colour: Colour) -> tuple[float, ...]:
    red, green, blue = colour
    return (round(0.299 * red + 0.587 * green + 0.114 * blue, 4),)


def _four(colour: Colour) -> tuple[float, ...]:
    light, dark = max(colour), min(colour)
    if light - dark <= _GREY:
        return (0, 0, 0, 1 if light <= _DARK else round(1 - light, 4))
    cyan, magenta, yellow = (round((light - part) / light, 4) for part in colour)
    return (cyan, magenta, yellow, round(1 - light, 4))


BLACK = Inks("g", "G", _grey, "/DeviceGray")
CMYK = Inks("k", "K", _four, "/DeviceCMYK")


def recolour(pdf: "pikepdf.Pdf", inks: Inks) -> None:
    """Write every colour of a PDF anew, in place. Raises BoardBroken for a colour space that boards do not use."""
    import pikepdf

    for page in pdf.pages:
        page.Contents = pdf.make_stream(_rewritten(page, inks))
    for thing in list(pdf.objects):
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
            thing.write(_rewritten(thing, inks))
        elif isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            _redraw(thing, inks)
    for resources in _resources(pdf):
        for name in ("/ColorSpace", "/Pattern", "/Shading"):
            if name in resources:
                del resources[name]


def _resources(pdf: "pikepdf.Pdf") -> Iterator[Any]:
    import pikepdf

    for page in pdf.pages:
        yield page.Resources
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form" and "/Resources" in thing:
            yield thing.Resources


def _rewritten(page: Any, inks: Inks) -> bytes:
    import pikepdf

    pen = _Pen(inks)
    for instruction in pikepdf.parse_content_stream(page):
        pen.take(instruction.operands, str(instruction.operator))
    return bytes(pikepdf.unparse_content_stream(pen.written))


class _Pen(Struct):
    """Reads a page's instructions and writes them with other colours.

    A colour is written just before it is used, because text and areas of one colour need different inks.
    """

    inks: Inks
    written: list[Any] = []
    _wanted: tuple[Colour, Colour] = ((0, 0, 0), (0, 0, 0))
    _set: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    _kept: list[Any] = []
    _drawing: bool = False

    def take(self, operands: Any, operator: str) -> None:
        if operator in _OTHER_SPACES:
            raise BoardBroken(f"colour operator {operator}")
        if operator in ("rg", "g", "RG", "G"):
            self._want(tuple(map(float, operands)), operator)
            return
        if operator == "q":
            self._kept.append((self._wanted, self._set))
        elif operator == "Q" and self._kept:
            self._wanted, self._set = self._kept.pop()
        elif operator in _TEXTS:
            self._dip(text=True)
        elif operator in _SPREADS or (operator in _PATHS and not self._drawing):
            self._dip(text=False)
        self._drawing = operator in _PATHS or (self._drawing and operator in ("l", "c", "v", "y", "h", "W", "W*"))
        self._write(operands, operator)

    def _want(self, parts: tuple[float, ...], operator: str) -> None:
        colour = parts[0], parts[-1] if len(parts) == 1 else parts[1], parts[-1]
        fill, stroke = self._wanted
        self._wanted = (fill, colour) if operator.isupper() else (colour, stroke)

    def _dip(self, text: bool) -> None:
        """Write the inks of what is drawn next, unless they are in the pen already."""
        wanted = tuple(self.inks.of(_ink_of_text(colour) if text else colour) for colour in self._wanted)
        for mine, now, operator in zip(wanted, self._set, (self.inks.fill, self.inks.stroke), strict=True):
            if mine != now:
                self._write(mine, operator)
        self._set = wanted[0], wanted[1]

    def _write(self, operands: Any, operator: str) -> None:
        import pikepdf

        self.written.append(pikepdf.ContentStreamInstruction(list(operands), pikepdf.Operator(operator)))


def _ink_of_text(colour: Colour) -> Colour:
    return (1, 1, 1) if min(colour) > 0.9 else (0, 0, 0)


def _redraw(image: Any, inks: Inks) -> None:
    """Write a photograph in the printer's colours; greys and masks stay as they are."""
    import pikepdf

    if image.get("/ImageMask") or image.get("/ColorSpace") == "/DeviceGray":
        return
    if image.get("/ColorSpace") != "/DeviceRGB" or int(image.get("/BitsPerComponent", 8)) != 8:
        raise BoardBroken(f"image in {image.get('/ColorSpace')}")
    data = image.read_bytes(pikepdf.StreamDecodeLevel.all)
    image.write(_mixed(data, inks))
    image.ColorSpace = pikepdf.Name(inks.space)


def _mixed(data: bytes, inks: Inks) -> bytes:
    parts = [data[start::3] for start in range(3)]
    if inks is BLACK:
        return bytes((299 * red + 587 * green + 114 * blue) // 1000 for red, green, blue in zip(*parts, strict=True))
    turned = bytes(range(255, -1, -1))
    black = [255 - max(pixel) for pixel in zip(*parts, strict=True)]
    mixed = bytearray(4 * len(black))
    for start, part in enumerate(parts):
        mixed[start::4] = bytes(ink - dark for ink, dark in zip(part.translate(turned), black, strict=True))
    mixed[3::4] = bytes(black)
    return bytes(mixed)
