"""A page that WeasyPrint laid out in, what it measures out, in mm."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from weasyprint.formatting_structure import boxes

from wuhua.outputs.board.pieces import Heights

#: Millimetres in a CSS pixel.
MM = 25.4 / 96
#: What one row of a block is in the box tree, by the block's class.
_ROW_TAGS = {
    "wh-facts": "div",
    "wh-roster": "tbody",
    "wh-steps": "li",
    "wh-prose": "p",
    "wh-files": "li",
    "wh-cards": "li",
}
_SLACK_MM = 0.15


class Layout(Struct, frozen=True):
    """A page laid out. In mm: ``main``, ``head``, ``columns`` and ``foot`` are heights, ``text`` the smallest type.

    ``over`` tells how far the widest line runs past its room, as a factor (1 or less: it fits). ``heights``: one for
    each piece, in order.
    """

    document: Any
    pages: int
    main: float
    head: float
    columns: float
    foot: float
    over: float
    text: float
    heights: tuple[Heights, ...]


class Fitted(Struct, frozen=True):
    """A board's finished layouts, one a panel.

    ``alone_mm``: the body type that a single panel would have had. ``settled``: all of it lies within its panels.
    """

    layouts: tuple[Layout, ...]
    tried: int
    alone_mm: float
    settled: bool


def measure(document: Any) -> Layout:
    """Measure a page that was laid out."""
    page = document.pages[0]._page_box
    tags = {box.element_tag: box for box in page.descendants() if box.element_tag in ("main", "footer", "header")}
    # A page that overflows may send its foot to the next one.
    foot = tags["footer"].margin_height() if "footer" in tags else 0.0
    main = tags["main"]
    columns = columns_of(page)
    over = max(
        [_over(column, boxes.TextBox | boxes.TableBox) for column in columns]
        + [_over_neighbour(column) for column in columns]
        + [_over(main, boxes.TextBox)]
    )
    body = [line.style["font_size"] * MM for column in columns for line in _texts(column)]
    return Layout(
        document=document,
        pages=len(document.pages),
        main=main.margin_height() * MM,
        head=tags["header"].margin_height() * MM,
        columns=max((sum(child.margin_height() for child in column.children) for column in columns), default=0.0) * MM,
        foot=foot * MM,
        over=over,
        text=min(body, default=0.0),
        heights=tuple(_heights(box) for column in columns for box in classed(column, "wh-block")),
    )


def columns_of(page: Any) -> list[Any]:
    """The columns in which a page's blocks flow."""
    return [box for box in classed(page, "column") if box.element_tag == "div"]


def classed(box: Any, name: str) -> Iterator[Any]:
    """Find the block boxes of a class, none within another."""
    for child in getattr(box, "children", ()):
        names = child.element.get("class", "") if child.element is not None else ""
        if name in names.split() and isinstance(child, boxes.BlockBox | boxes.TableCellBox):
            yield child
        else:
            yield from classed(child, name)


def _texts(box: Any) -> Iterator[Any]:
    return (line for line in box.descendants() if isinstance(line, boxes.TextBox))


def _over(box: Any, kinds: Any) -> float:
    """How far what is in a box runs past its right edge, as a factor of its width."""
    start, right = box.content_box_x(), box.content_box_x() + box.width
    past = (
        max((found.position_x + found.width for found in box.descendants() if isinstance(found, kinds)), default=right)
        - right
    )
    return 1.0 if past * MM <= _SLACK_MM else (right + past - start) / (right - start)


def _over_neighbour(column: Any) -> float:
    """How far words run past their cell into the next one, as a factor of the column's width."""
    cells = (box for box in column.descendants() if isinstance(box, boxes.TableCellBox))
    past = max((_past(cell) for cell in cells), default=0.0)
    return 1.0 if past * MM <= _SLACK_MM else 1 + past / column.width


def _past(cell: Any) -> float:
    right = cell.position_x + cell.border_width()
    return max((line.position_x + line.width - right for line in _texts(cell)), default=0.0)


def _heights(section: Any) -> Heights:
    tag = _row_tag(section)
    spans = _table_rows(section) if tag == "tr" else map(_span, _rows(section, tag))
    rows = tuple((bottom - top) * MM for top, bottom in spans)
    return Heights(section.margin_height() * MM - sum(rows), rows)


def _rows(section: Any, tag: str) -> Iterator[Any]:
    kinds = boxes.BlockBox | boxes.TableRowBox | boxes.TableRowGroupBox
    return (box for box in section.descendants() if box.element_tag == tag and isinstance(box, kinds))


def _table_rows(section: Any) -> Iterator[tuple[float, float]]:
    """Top and bottom of the rows that a piece may end after: neither totals nor a sum carried over, which every piece repeats."""
    for group in _rows(section, "tbody"):
        yield from _joined(row for row in group.children if "wh-carried" not in _names(row))


def lines_of(section: Any) -> list[tuple[float, float]]:
    """Top and bottom, in px, of what may stand apart in a block: each row of a table, its head and foot too, or each item."""
    tag = _row_tag(section)
    return list(_joined(_rows(section, "tr" if tag == "tbody" else tag)))


def _joined(rows: Iterable[Any]) -> Iterator[tuple[float, float]]:
    """Each row with what is said under it."""
    last: tuple[float, float] | None = None
    for row in rows:
        top, bottom = _span(row)
        if last and "wh-aside" in _names(row):
            last = last[0], bottom
            continue
        if last:
            yield last
        last = top, bottom
    if last:
        yield last


def _span(box: Any) -> tuple[float, float]:
    return box.position_y, box.position_y + box.margin_height()


def _names(box: Any) -> list[str]:
    names: list[str] = box.element.get("class", "").split()
    return names


def _row_tag(section: Any) -> str:
    names = _names(section)
    return next((_ROW_TAGS[name] for name in names if name in _ROW_TAGS), "tr")
