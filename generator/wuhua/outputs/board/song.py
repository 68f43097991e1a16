"""Embolden a serif: one OpenType font in, a static CFF font out whose upright strokes are heavier.

No package on the index carries a bold Chinese serif, and a title must be read from six metres.
"""

import io

import uharfbuzz as hb
from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

_NAME = "WuhuaSong-Bold"
#: Heavier shapes by width, letter and gain, as the font stores them.
_shapes: dict[tuple[int, int | None, float, float], bytes] = {}


def embolden(data: bytes, gain: tuple[float, float]) -> bytes:
    """Draw every glyph heavier by ``gain`` (x, y in em) without widening it."""
    old = TTFont(io.BytesIO(data))
    order = old.getGlyphOrder()
    drawn = hb.Font(hb.Face(data))
    drawn.synthetic_bold = (*gain, True)
    letters = {name: letter for letter, name in old.getBestCmap().items()}
    shapes = [
        _shape(drawn, index, (old["hmtx"][name][0], letters.get(name), *gain)) for index, name in enumerate(order)
    ]
    return _build(old, order, [T2CharString(bytecode=shape) for shape in shapes])


def _shape(font: hb.Font, index: int, mark: tuple[int, int | None, float, float]) -> bytes:
    """Draw one glyph. ``mark``: its width, its letter (None: it has none) and the gain; a letter is drawn once for all boards."""
    known = _shapes.get(mark)
    if known is None:
        pen = T2CharStringPen(mark[0], None)
        font.draw_glyph_with_pen(index, pen)
        drawn = pen.getCharString()
        drawn.compile()
        known = bytes(drawn.bytecode)
        if mark[1] is not None:
            _shapes[mark] = known
    return known


def _build(old: TTFont, order: list[str], shapes: list[object]) -> bytes:
    numbers = {name: f"cid{index:05d}" if index else ".notdef" for index, name in enumerate(order)}
    head, line, metrics = old["head"], old["hhea"], old["OS/2"]
    made = FontBuilder(head.unitsPerEm, isTTF=False)
    # A fixed day, so that the bytes do not tell when they were made.
    sides = {side: getattr(head, side) for side in ("xMin", "yMin", "xMax", "yMax")}
    made.updateHead(created=0, modified=0, **sides)
    made.setupGlyphOrder(list(numbers.values()))
    made.setupCharacterMap({letter: numbers[name] for letter, name in old.getBestCmap().items()})
    made.setupCFF(
        _NAME,
        {"FullName": _NAME, "FontBBox": list(sides.values())},
        dict(zip(numbers.values(), shapes, strict=True)),
        {},
    )
    made.setupHorizontalMetrics({number: old["hmtx"][name] for name, number in numbers.items()})
    made.setupHorizontalHeader(ascent=line.ascent, descent=line.descent)
    made.setupNameTable({"familyName": "Wuhua Song", "styleName": "Bold"})
    made.setupOS2(
        usWeightClass=700,
        sTypoAscender=metrics.sTypoAscender,
        sTypoDescender=metrics.sTypoDescender,
        usWinAscent=metrics.usWinAscent,
        usWinDescent=metrics.usWinDescent,
    )
    made.setupPost()
    _number(made.font)
    made.font.recalcTimestamp = made.font.recalcBBoxes = False
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _number(font: TTFont) -> None:
    """Say that the glyphs' names are numbers, as in other Chinese fonts: an archive's validator takes nothing else."""
    top = font["CFF "].cff.topDictIndex[0]
    count = len(top.charset)
    face, faces, chosen = FontDict(), FDArrayIndex(), FDSelect(format=3)
    face.Private, chosen.gidArray = top.Private, [0] * count
    faces.append(face)
    del top.Private
    top.ROS, top.CIDCount, top.FDArray, top.FDSelect = ("Adobe", "Identity", 0), count, faces, chosen
    top.CharStrings.fdSelect, top.CharStrings.fdArray = chosen, faces
