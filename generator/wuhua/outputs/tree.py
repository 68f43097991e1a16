"""Which body stands below which: a tree in, boxes and lines out for its drawing, and the same as a list within lists.

Left to right, so that any number of bodies fits the width of a page; lengths are whole units of a drawing ``_WIDTH`` wide.
"""

import re
from typing import Any, NamedTuple

from markupsafe import Markup

from wuhua.model.sheet import Link, Node, TreeBlock, Value
from wuhua.outputs.values import Links, render_value

_WIDTH, _APART, _BETWEEN = 780, 22, 12
#: Heights of a line of the small words and of a name; padding of a box.
_LINE, _NAME, _PAD = 21, 25, 9
_SMALL, _LARGE = 16, 17


#: What keeps a number in one piece on a page; within a drawing it would end the drawing.
_PIECE = re.compile(r'<span class="wh-nowrap">([^<]*)</span>')


def _in_ink(words: Markup) -> Markup:
    """Words as a drawing can hold them: a line of it never breaks anyway."""
    return Markup(_PIECE.sub(r"\1", words))


class Row(NamedTuple):
    """One line of words in a box: what it says (a link or text), the baseline, whether it is the name."""

    words: Markup
    y: int
    name: bool


class Box(NamedTuple):
    """One body as it is drawn; ``parent`` is (right edge, middle) of the one above, None for a root."""

    x: int
    y: int
    width: int
    height: int
    rows: tuple[Row, ...]
    parent: tuple[int, int] | None

    @property
    def middle(self) -> int:
        """Half way down."""
        return self.y + self.height // 2

    @property
    def path(self) -> str:
        """The line from the one above, as SVG draws it; empty for a root."""
        if self.parent is None:
            return ""
        bend = self.x - _APART // 2
        return f"M{self.parent[0]} {self.parent[1]}H{bend}V{self.middle}H{self.x}"


def shown_tree(block: TreeBlock, links: Links) -> dict[str, Any]:
    """What ``blocks/tree`` draws and lists."""
    drawing = _Drawing(max(map(_depth, block.roots), default=1), links)
    for root in block.roots:
        drawing.place(root, 0)
    boxes = drawing.boxes
    return {
        "size": (_WIDTH, max((box.y + box.height for box in boxes), default=0) + 1),
        "boxes": boxes,
        "note": block.note,
        "tree": [_listed(root, links) for root in block.roots],
        "count": len(boxes),
    }


def _depth(node: Node) -> int:
    return 1 + max(map(_depth, node.below), default=0)


def _listed(node: Node, links: Links) -> dict[str, Any]:
    return {
        "name": render_value(node.name, links),
        "lines": [render_value(line, links) for line in node.lines],
        "made": node.made,
        "note": node.note,
        "basis": node.basis,
        "below": [_listed(child, links) for child in node.below],
    }


class _Drawing:
    """Boxes of one drawing, placed one after the other from above."""

    def __init__(self, depth: int, links: Links) -> None:
        self.boxes: list[Box] = []
        self._width = (_WIDTH - 2 - _APART * (depth - 1)) // depth
        self._links = links
        self._floor = 1

    def place(self, node: Node, level: int) -> Box:
        """Place what is below first; the box stands at its middle. ``level`` 0 is the left."""
        top = self._floor
        below = [self.place(child, level + 1) for child in node.below]
        height, words = self._words(node)
        y = (below[0].middle + below[-1].middle - height) // 2 if below else top
        y = max(y, top)
        x = 1 + level * (self._width + _APART)
        rows = tuple(row._replace(y=row.y + y) for row in words)
        box = Box(x, y, self._width, height, rows, None)
        self._floor = max(self._floor, y + height + _BETWEEN)
        for child in below:
            at = self.boxes.index(child)
            self.boxes[at] = child._replace(parent=(x + self._width, box.middle))
        self.boxes.append(box)
        return box

    def _words(self, node: Node) -> tuple[int, list[Row]]:
        y, rows = _PAD, []
        told: list[tuple[Value, bool]] = [(node.made, False)] if node.made else []
        for value, name in (*told, (node.name, True), *((line, False) for line in node.lines)):
            for piece in _cut(_text(value), (self._width - 2 * _PAD) // (_LARGE if name else _SMALL)):
                y += _NAME if name else _LINE
                shown = Link(piece, value.key) if isinstance(value, Link) else piece
                rows.append(Row(_in_ink(render_value(shown, self._links)), y - 5, name))
        return y + _PAD, rows


def _text(value: Value) -> str:
    return value.text if isinstance(value, Link) else str(value)


def _cut(text: str, width: int) -> list[str]:
    """Cut words into lines that hold so many Han characters; two narrow characters count as one."""
    lines, room = [""], 2 * width
    for letter in text:
        size = 1 if letter.isascii() else 2
        if size > room:
            lines.append("")
            room = 2 * width
        lines[-1] += letter
        room -= size
    return lines
