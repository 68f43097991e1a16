"""Embolden a serif: one OpenType font in, a static CFF font out whose upright strokes are heavier.

No package on the index carries a bold Chinese serif, and a title must be read from six metres.
"""

import io

import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

_NAME = "WuhuaSong-Bold"


def embolden(data: bytes, gain: tuple[float, float]) -> bytes:
    """Draw every glyph heavier by ``gain`` (x, y in em) without widening it."""
    old = TTFont(io.BytesIO(data))
    order = old.getGlyphOrder()
    drawn = hb.Font(hb.Face(data))
    drawn.synthetic_bold = (*gain, True)
    pens = {name: T2CharStringPen(old["hmtx"][name][0], None) for name in order}
    for index, name in enumerate(order):
        drawn.draw_glyph_with_pen(index, pens[name])
    return _build(old, order, {name: pen.getCharString() for name, pen in pens.items()})


def _build(old: TTFont, order: list[str], shapes: dict[str, object]) -> bytes:
    head, line, metrics = old["head"], old["hhea"], old["OS/2"]
    made = FontBuilder(head.unitsPerEm, isTTF=False)
    # A fixed day, so that the bytes do not tell when they were made.
    made.updateHead(created=0, modified=0)
    made.setupGlyphOrder(order)
    made.setupCharacterMap(old.getBestCmap())
    made.setupCFF(_NAME, {"FullName": _NAME}, shapes, {})
    made.setupHorizontalMetrics({name: old["hmtx"][name] for name in order})
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
    made.font.recalcTimestamp = False
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
