"""Two drawn pages in, the rectangles in which they look different out: what no words tell, a picture put over a figure say."""

from collections.abc import Iterator

from wuhua.hanging.proof.reading import Box, Leaf, Look

#: A cell's side in pixels; what of it must differ, in steps of grey of its own contrast, before a person would see it.
_CELL = 12
_SEEN = 6000
#: Less contrast than this is a tint, which another printer leaves out, and no word.
_TINT = 110
#: Pages of which more of the cells differ were not made alike: other fonts, other colours.
_OTHER = 0.3


def unlike_parts(was: Leaf, said: Leaf) -> list[Box] | None:
    """Where two pages of one size look different; None when they cannot be compared."""
    one, other = was.look, said.look
    if one is None or other is None or abs(one.width - other.width) > 1 or abs(one.height - other.height) > 1:
        return None
    width, height = min(one.width, other.width), min(one.height, other.height)
    cells = set(_cells(one, other, width, height))
    if len(cells) > _OTHER * (width // _CELL + 1) * (height // _CELL + 1):
        return None
    scale = said.width / max(1, other.width)
    return [_box(group, scale) for group in _groups(cells)]


def _cells(one: Look, other: Look, width: int, height: int) -> Iterator[tuple[int, int]]:
    for top in range(0, height, _CELL):
        rows = range(top, min(top + _CELL, height))
        if all(_row(one, y, 0, width) == _row(other, y, 0, width) for y in rows):
            continue
        for left in range(0, width, _CELL):
            right = min(left + _CELL, width)
            cell = [b"".join(_row(look, y, left, right) for y in rows) for look in (one, other)]
            if cell[0] != cell[1] and _apart(*map(_inked, cell)) > _SEEN:
                yield left // _CELL, top // _CELL


def _row(look: Look, y: int, left: int, right: int) -> bytes:
    start = y * look.stride
    return look.pixels[start + left : start + right]


def _inked(cell: bytes) -> bytes:
    """A cell in its own contrast, so that colours and tints do not matter: what is printed is 0, the ground 255."""
    dark, light = min(cell), max(cell)
    if light - dark < _TINT:
        return b"\xff" * len(cell)
    return bytes((value - dark) * 255 // (light - dark) for value in cell)


def _apart(one: bytes, other: bytes) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def _groups(cells: set[tuple[int, int]]) -> Iterator[set[tuple[int, int]]]:
    """Cells that touch, or nearly, are one place."""
    left = set(cells)
    while left:
        todo, group = [min(left)], set()
        while todo:
            x, y = todo.pop()
            near = {(x + dx, y + dy) for dx in (-2, -1, 0, 1, 2) for dy in (-1, 0, 1)} & left
            left -= near
            group |= near
            todo += near
        yield group


def _box(group: set[tuple[int, int]], scale: float) -> Box:
    across, down = zip(*group, strict=True)
    edges = (min(across), min(down), max(across) + 1, max(down) + 1)
    return Box(*(edge * _CELL * scale for edge in edges))
