"""Single pages in, the sides of sheets out that are folded and stapled into a booklet."""

import io
from typing import TYPE_CHECKING

from wuhua.outputs.board.variants.pdf import saved

if TYPE_CHECKING:
    import pikepdf


def booklet_order(count: int) -> list[tuple[int | None, int | None]]:
    """Which pages (from 0; None: blank) stand left and right on each side, front and back in turn, for so many pages."""
    whole = -(-count // 4) * 4
    sides = []
    for first in range(whole // 2):
        last = whole - 1 - first
        sides.append((last, first) if first % 2 == 0 else (first, last))
    return [(left if left < count else None, right if right < count else None) for left, right in sides]


def impose_booklet(data: bytes) -> bytes:
    """Put the pages of a PDF side by side, two on a sheet of twice their width: A5 becomes A4. No page is scaled.

    Printed on both sides (turned on the short edge), folded in the middle and stapled, the pages follow one another.
    All pages are as large as the first.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as single, pikepdf.new() as pdf:
        box = single.pages[0].mediabox
        width, height = float(box[2]) - float(box[0]), float(box[3]) - float(box[1])
        forms = [pdf.copy_foreign(page.as_form_xobject()) for page in single.pages]
        for side in booklet_order(len(forms)):
            page = pdf.add_blank_page(page_size=(2 * width, height))
            for place, number in enumerate(side):
                if number is not None:
                    _put(page, forms[number], place * width)
        return saved(pdf)


def _put(page: "pikepdf.Page", form: "pikepdf.Object", x: float) -> None:
    import pikepdf

    name = pikepdf.Name(f"/WuhuaPage{'Right' if x else 'Left'}")
    page.add_resource(form, pikepdf.Name.XObject, name=name)
    page.contents_add(f"q 1 0 0 1 {x:.4f} 0 cm {name} Do Q\n".encode())
