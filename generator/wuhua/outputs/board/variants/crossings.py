"""A laid-out board in; what a seam through it would cut, out."""

from typing import Any

from weasyprint.formatting_structure import boxes

from wuhua.outputs.board.measure import MM, Layout
from wuhua.outputs.board.variants.tiling import Stretch

#: A row of a table may be cut between its lines rather than a word through its middle; a code that is cut cannot be scanned.
_ROW, _WORDS, _DRAWING = 1, 10, 100
#: How far letters reach above and below the line that they stand on, in em.
_ABOVE, _BELOW = 0.92, 0.25


def crossings(layout: Layout) -> tuple[list[Stretch], list[Stretch]]:
    """Give what lies across an upright seam (x) and across a level one (y), in mm of the board."""
    across: list[Stretch] = []
    down: list[Stretch] = []
    for box in layout.document.pages[0]._page_box.descendants():
        weight = _weight(box)
        if weight is None:
            continue
        if weight > _ROW:
            across.append((box.position_x * MM, (box.position_x + box.margin_width()) * MM, weight))
        top, foot = _inked(box) if isinstance(box, boxes.TextBox) else (0.0, box.margin_height())
        down.append(((box.position_y + top) * MM, (box.position_y + foot) * MM, weight))
    return across, down


def _inked(box: Any) -> tuple[float, float]:
    """From where to where letters have ink: a line is half as high again as they are."""
    size = box.style["font_size"]
    return box.baseline - _ABOVE * size, box.baseline + _BELOW * size


def _weight(box: Any) -> int | None:
    if isinstance(box, boxes.TextBox):
        return _WORDS
    if isinstance(box, boxes.TableRowBox):
        return _ROW
    # An inline drawing: the code to scan, a bar.
    if isinstance(box, boxes.BlockReplacedBox | boxes.InlineReplacedBox):
        return _DRAWING if box.element_tag == "svg" and box.height > 0.5 * box.width else None
    return None
