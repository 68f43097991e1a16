"""A finished board in, a print shop's file out: bleed, crop marks, four inks, text in black alone."""

import io
from typing import TYPE_CHECKING, Any

from wuhua.outputs.board.variants.colours import CMYK, recolour
from wuhua.outputs.board.variants.pdf import POINTS, saved

if TYPE_CHECKING:
    import pikepdf

#: What is printed past the edge and cut away, and the room around it for the marks; mm.
BLEED_MM, SLUG_MM = 3.0, 9.0
#: A crop mark's length and its distance from the bleed; points.
_MARK, _OFF = 5.0 * POINTS, 1.0 * POINTS


def print_for_shop(data: bytes) -> bytes:
    """Write a board with bleed and crop marks, without any RGB.

    A board's own border is white, so the bleed is too: a cut that is off by a millimetre shows no other colour.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        recolour(pdf, CMYK)
        for page in pdf.pages:
            _set_boxes(page)
            _mark(pdf, page)
        return saved(pdf)


def _set_boxes(page: "pikepdf.Page") -> None:
    """Move the board into a larger sheet, whose corner is the origin: some printers' programs know no other."""
    edge, bleed = (BLEED_MM + SLUG_MM) * POINTS, BLEED_MM * POINTS
    width, height = float(page.mediabox[2]), float(page.mediabox[3])
    page.contents_add(f"q 1 0 0 1 {edge:.4f} {edge:.4f} cm\n".encode(), prepend=True)
    page.contents_add(b"\nQ\n")
    trim = [edge, edge, edge + width, edge + height]
    page.MediaBox = _box([0, 0, width + 2 * edge, height + 2 * edge])
    page.CropBox = page.MediaBox
    page.TrimBox = _box(trim)
    page.BleedBox = _box([trim[0] - bleed, trim[1] - bleed, trim[2] + bleed, trim[3] + bleed])
    if "/ArtBox" in page:
        del page["/ArtBox"]


def _box(sides: list[float]) -> Any:
    import pikepdf

    return pikepdf.Array([round(side, 4) for side in sides])


def _mark(pdf: "pikepdf.Pdf", page: "pikepdf.Page") -> None:
    """Draw crop marks at the trim's corners, outside the bleed, in every ink."""
    import pikepdf

    page.add_resource(_every_ink(pdf), pikepdf.Name.ColorSpace, name=pikepdf.Name.WuhuaMarks)
    left, foot, right, top = (float(side) for side in page.TrimBox)
    off = BLEED_MM * POINTS + _OFF
    lines = []
    for x in (left, right):
        lines += [(x, foot - off, x, foot - off - _MARK), (x, top + off, x, top + off + _MARK)]
    for y in (foot, top):
        lines += [(left - off, y, left - off - _MARK, y), (right + off, y, right + off + _MARK, y)]
    drawn = " ".join(f"{x:.4f} {y:.4f} m {to_x:.4f} {to_y:.4f} l S" for x, y, to_x, to_y in lines)
    page.contents_add(f"q /WuhuaMarks CS 1 SCN 0.25 w {drawn} Q\n".encode())


def _every_ink(pdf: "pikepdf.Pdf") -> Any:
    """The colour that stands on every plate, so that the plates can be laid over one another."""
    import pikepdf

    mixed = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return pdf.make_indirect(pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, mixed]))
