"""Single pages in, the sides of sheets out that are folded and stapled into a booklet."""

import io
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.faults import MachineFault
from wuhua.base.papers import PAPERS
from wuhua.outputs.board.variants.pdf import POINTS, saved

if TYPE_CHECKING:
    import pikepdf

#: The pages that become booklets, upright, in mm; and the paper on which each stays as large as it is.
_PAGES = {"A5": (148, 210), "A4": PAPERS["A4"]}
_SHEETS = {"A5": "A4", "A4": "A3"}
#: Millimetres by which a page may differ from its paper: other programs round, and cut A4 to 595 by 842 points.
_SLACK_MM = 2.0
#: More sheets than this do not fold, and no stapler goes through.
MOST_SHEETS = 25
#: No booklet has more pages; a hostile file may announce any number.
_MOST_PAGES = 400


class Booklet(NamedTuple):
    """An imposed booklet: its bytes, the paper, how many sheets of it, how many pages went in, and whether they were made smaller."""

    pdf: bytes
    paper: str
    sheets: int
    pages: int
    reduced: bool

    @property
    def blank(self) -> int:
        """How many pages at the end stay empty."""
        return 4 * self.sheets - self.pages


def booklet_order(count: int) -> list[tuple[int | None, int | None]]:
    """Which pages (from 0; None: blank) stand left and right on each side, front and back in turn, for so many pages."""
    whole = -(-count // 4) * 4
    sides = []
    for first in range(whole // 2):
        last = whole - 1 - first
        sides.append((last, first) if first % 2 == 0 else (first, last))
    return [(left if left < count else None, right if right < count else None) for left, right in sides]


def fold_booklet(data: bytes, paper: str = "") -> Booklet:
    """Impose pages of A4 or A5 on ``paper`` (A3 or A4; empty: twice the pages' size). MachineFault in one line for what cannot be one."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as single:
            count = len(single.pages)
            if not 0 < count <= _MOST_PAGES:
                raise MachineFault(f"这个PDF有{count}页，小册子做1到{_MOST_PAGES}页的。")
            size = _page_paper(single)
        sheet = paper or _SHEETS[size]
        if size == "A5" and sheet == "A3":
            raise MachineFault("A5的页做成小册子用A4纸：写 --paper A4，或者不写。")
        reduced = sheet != _SHEETS[size]
        pdf = impose_booklet(data, PAPERS[sheet] if reduced else None)
    except pikepdf.PasswordError:
        raise MachineFault("这个PDF加了密码。先去掉密码，再来做小册子。") from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise MachineFault("这个文件坏了，或者不是PDF，打不开。") from None
    return Booklet(pdf, sheet, -(-count // 4), count, reduced)


def impose_booklet(data: bytes, sheet: tuple[int, int] | None = None) -> bytes:
    """Put the pages of a PDF side by side, two on a sheet of twice their width: A5 becomes A4. No page is scaled.

    Printed on both sides (turned on the short edge), folded in the middle and stapled, the pages follow one another.
    All pages are as large as the first. ``sheet``: a smaller paper (mm, upright), to whose halves the pages are scaled.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as single, pikepdf.new() as pdf:
        forms = [pdf.copy_foreign(page.as_form_xobject()) for page in single.pages]
        _, _, width, height = _drawn(forms[0])
        half, high = (sheet[1] / 2 * POINTS, sheet[0] * POINTS) if sheet else (width, height)
        scale = min(half / width, high / height)
        edge, foot = (half - width * scale) / 2, (high - height * scale) / 2
        for side in booklet_order(len(forms)):
            page = pdf.add_blank_page(page_size=(2 * half, high))
            for place, number in enumerate(side):
                if number is not None:
                    _put(page, forms[number], "Right" if place else "Left", (place * half + edge, foot), scale)
        return saved(pdf)


def _page_paper(pdf: "pikepdf.Pdf") -> str:
    """The paper that all pages have. MachineFault names the first that has none, or another."""
    first = ""
    for number, page in enumerate(pdf.pages, 1):
        _, _, width, height = _drawn(page.as_form_xobject())
        sides = width / POINTS, height / POINTS
        found = next((name for name, size in _PAGES.items() if _is_near(sides, size)), "")
        told = f"第{number}页宽{sides[0]:.0f}、高{sides[1]:.0f}毫米"
        if not found:
            raise MachineFault(f"{told}，做不了小册子：每页要是竖放的A4，或者都是A5。")
        if first and found != first:
            raise MachineFault(f"{told}，前面的是{first}：小册子每页要一样大。")
        first = found
    return first


def _is_near(sides: tuple[float, float], size: tuple[int, int]) -> bool:
    return all(abs(side - wanted) <= _SLACK_MM for side, wanted in zip(sides, size, strict=True))


def _drawn(form: Any) -> tuple[float, float, float, float]:
    """Where a page's form draws, as the page is looked at, turned or not: left, foot, width and height in points."""
    left, foot, right, top = (float(side) for side in form.BBox)
    a, b, c, d, e, f = (float(part) for part in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (foot, top)]
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across) - min(across), max(up) - min(up)


def _put(page: "pikepdf.Page", form: Any, side: str, room: tuple[float, float], scale: float) -> None:
    import pikepdf

    name = pikepdf.Name(f"/WuhuaPage{side}")
    page.add_resource(form, pikepdf.Name.XObject, name=name)
    x, y = (at - start * scale for at, start in zip(room, _drawn(form)[:2], strict=True))
    page.contents_add(f"q {scale:.6f} 0 0 {scale:.6f} {x:.4f} {y:.4f} cm {name} Do Q\n".encode())
