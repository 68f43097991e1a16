"""A finished board in, what an office's laser printer prints out: the board itself, or sheets to paste together.

The board is stored once, as a form, and every sheet shows its own part of it: nothing is laid out again or scaled.
"""

import io
from typing import TYPE_CHECKING, Any

from jinja2 import Environment

from wuhua.outputs.board.variants.colours import BLACK, recolour
from wuhua.outputs.board.variants.leaflet import print_leaflet
from wuhua.outputs.board.variants.pdf import POINTS, saved
from wuhua.outputs.board.variants.tiling import MARGIN_MM, Tile, Tiling
from wuhua.outputs.board.widths import ems

if TYPE_CHECKING:
    import pikepdf

#: How long a cut mark and a joining mark are, and how far a cut mark stays off what is printed; mm.
_CUT, _JOIN, _OFF = 4.0, 5.0, 1.0


def print_black(data: bytes) -> bytes:
    """Write a PDF in black and its greys alone."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        recolour(pdf, BLACK)
        return saved(pdf)


def print_tiles(
    data: bytes, tiling: Tiling, paper: str, title: str, identifier: bytes, templates: Environment
) -> bytes:
    """Print a board on its sheets, after a page that shows how they lie; a tiling of one sheet gives the board as it is."""
    import pikepdf

    if tiling.count == 1:
        return data
    picture = _picture(tiling, title)
    sheets = print_leaflet(
        "tiles",
        title,
        "",
        identifier,
        templates,
        paper=paper,
        count=tiling.count,
        board=tiling.panel,
        width=tiling.width,
        height=tiling.height,
        margin=MARGIN_MM,
        tiles=[_marked(tile, tiling) for tile in tiling.tiles],
        **picture,
    )
    with pikepdf.open(io.BytesIO(sheets)) as pdf, pikepdf.open(io.BytesIO(data)) as board:
        form = pdf.copy_foreign(board.pages[0].as_form_xobject())
        shown = picture["picture"]
        _show(pdf, 0, form, tiling, (shown["x"], shown["y"], shown["width"], shown["height"]), (0, 0), shown["scale"])
        for number, tile in enumerate(tiling.tiles, 1):
            window = (MARGIN_MM, MARGIN_MM, tile.width, tile.height)
            _show(pdf, number, form, tiling, window, (tile.x, tile.y), 1.0)
        return saved(pdf)


def _show(
    pdf: "pikepdf.Pdf",
    number: int,
    form: Any,
    tiling: Tiling,
    window: tuple[float, float, float, float],
    start: tuple[float, float],
    scale: float,
) -> None:
    """Draw the board under a page's marks: within ``window`` (from the page's upper left), beginning at ``start`` of the board; mm."""
    import pikepdf

    page = pdf.pages[number]
    page.add_resource(form, pikepdf.Name.XObject, name=pikepdf.Name.WuhuaBoard)
    x, y, width, height = (part * POINTS for part in window)
    high = tiling.height * POINTS
    left = x - start[0] * scale * POINTS
    top = high - y + start[1] * scale * POINTS
    foot = top - tiling.panel.height_mm * scale * POINTS
    page.contents_add(
        (
            f"q {x:.4f} {high - y - height:.4f} {width:.4f} {height:.4f} re W n "
            f"{scale:.6f} 0 0 {scale:.6f} {left:.4f} {foot:.4f} cm /WuhuaBoard Do Q\n"
        ).encode(),
        prepend=True,
    )


def _marked(tile: Tile, tiling: Tiling) -> dict[str, Any]:
    """A sheet's cut marks at its corners, and where its neighbours' edges come to lie."""
    left, top = MARGIN_MM, MARGIN_MM
    right, bottom = left + tile.width, top + tile.height
    ends_row, ends_column = tile.column == len(tiling.across), tile.row == len(tiling.down)
    upright = [left, *([right] if ends_row else [])]
    level = [top, *([bottom] if ends_column else [])]
    cuts = [f"M{x:.3f} {top - _OFF:.3f}v-{_CUT}M{x:.3f} {bottom + _OFF:.3f}v{_CUT}" for x in upright]
    cuts += [f"M{left - _OFF:.3f} {y:.3f}h-{_CUT}M{right + _OFF:.3f} {y:.3f}h{_CUT}" for y in level]
    joins = []
    if not ends_row:
        x = left + tiling.across[tile.column] - tile.x
        joins.append(f"M{x:.3f} {top:.3f}v{_JOIN}M{x:.3f} {bottom:.3f}v-{_JOIN}")
    if not ends_column:
        y = top + tiling.down[tile.row] - tile.y
        joins.append(f"M{left:.3f} {y:.3f}h{_JOIN}M{right:.3f} {y:.3f}h-{_JOIN}")
    return {"row": tile.row, "column": tile.column, "cuts": "".join(cuts), "joins": "".join(joins)}


def _picture(tiling: Tiling, title: str) -> dict[str, Any]:
    """Where the small picture of the whole lies on its page, and how large its words are; mm."""
    part = min(tiling.width, tiling.height) / 210
    edge, heading = 14 * part, 7 * part
    room = tiling.width - 2 * edge
    heading = min(heading, room / max(1.0, ems(title)))
    above, below = edge + 22 * part, 52 * part
    scale = min(room / tiling.panel.width_mm, (tiling.height - above - below) / tiling.panel.height_mm)
    width, height = tiling.panel.width_mm * scale, tiling.panel.height_mm * scale
    x = (tiling.width - width) / 2
    cells = [
        {
            "row": tile.row,
            "column": tile.column,
            "x": round(x + tile.x * scale, 3),
            "y": round(above + (tile.y + tile.height * 0.36) * scale, 3),
            "width": round(tile.width * scale, 3),
        }
        for tile in tiling.tiles
    ]
    least = min(min(tile.width, tile.height) for tile in tiling.tiles) * scale
    return {
        "edge": round(edge, 2),
        "type": round(4.2 * part, 2),
        "heading": round(heading, 2),
        "sub": round(edge + 11 * part, 2),
        "picture": {
            "x": round(x, 3),
            "y": round(above, 3),
            "width": round(width, 3),
            "height": round(height, 3),
            "scale": scale,
            "across": [round(x + start * scale, 3) for start in tiling.across[1:]],
            "down": [round(above + start * scale, 3) for start in tiling.down[1:]],
            "cells": cells,
            "digits": round(min(8 * part, least * 0.3), 2),
            "below": round(above + height + 6 * part, 2),
        },
    }
