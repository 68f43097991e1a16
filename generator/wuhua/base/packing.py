"""Rectangles of paper in, their places in a larger rectangle out: none overlaps another, all keep a gap, in whole mm.

Every rectangle goes as high as it can, then as far left as it can, in the order given: so they read as lines of a page do.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

#: Between two rectangles, and between a rectangle and the edge, in mm; the next one only where all do not fit with the one before.
#: With less than the last a person with tape and scissors hangs nothing straight.
GAPS_MM = (10, 6, 4)
GAP_MM = GAPS_MM[0]


class Rect(NamedTuple):
    """A rectangle: its left upper corner, from the left upper corner of what it lies in, and its sides, in mm."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Where it ends to the right, exclusive."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """Where it ends below, exclusive."""
        return self.y + self.height

    def meets(self, other: "Rect") -> bool:
        """Whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, other: "Rect") -> bool:
        """Whether the other lies wholly within."""
        inside = self.x <= other.x and self.y <= other.y
        return inside and other.right <= self.right and other.bottom <= self.bottom


class Lot(NamedTuple):
    """So many rectangles of one size that belong side by side, in mm."""

    width: int
    height: int
    panels: int = 1


#: One lot's rectangles in order; None for a lot that finds no room.
Placed = tuple[Rect, ...] | None


def pack(room: Rect, lots: Sequence[Lot], gaps: Sequence[int] = GAPS_MM) -> list[Placed]:
    """Place the lots in a room, the first ones first; one answer for each lot, in their order.

    A lot is placed whole or not at all. The first of the gaps that lets all in is kept; where none does, the one that lets
    the first ones in.
    """
    best: list[Placed] = []
    for gap in gaps:
        placed = _with_gap(room, lots, gap)
        if None not in placed:
            return placed
        if not best or _there(placed) > _there(best):
            best = placed
    return best


def _there(placed: list[Placed]) -> list[bool]:
    return [rects is not None for rects in placed]


def _with_gap(room: Rect, lots: Sequence[Lot], gap: int) -> list[Placed]:
    """Tall lots go first only where that, and nothing else, lets all of them in."""
    placed = _in_order(room, lots, range(len(lots)), gap)
    if None not in placed:
        return placed
    tall = sorted(range(len(lots)), key=lambda number: (-lots[number].height, -lots[number].width, number))
    other = _in_order(room, lots, tall, gap)
    return placed if None in other else other


def _in_order(room: Rect, lots: Sequence[Lot], order: Iterable[int], gap: int) -> list[Placed]:
    # A gap on two sides of each rectangle and of the room is a gap everywhere.
    shelf = _Shelf(Rect(room.x, room.y, room.width - gap, room.height - gap))
    placed: list[Placed] = [None] * len(lots)
    # Room only shrinks: what found none once finds none later.
    hopeless: set[Lot] = set()
    for number in order:
        lot = lots[number]
        found = None if lot in hopeless else shelf.take(lot.width + gap, lot.height + gap, lot.panels)
        if found is None:
            hopeless.add(lot)
            continue
        placed[number] = tuple(Rect(x + gap, y + gap, lot.width, lot.height) for x, y in found)
    return placed


class _Shelf:
    """What is still free, as the largest rectangles that can be cut from it; they overlap one another."""

    def __init__(self, room: Rect) -> None:
        self._free = [room] if room.width > 0 and room.height > 0 else []

    def take(self, width: int, height: int, count: int) -> list[tuple[int, int]] | None:
        """Corners for so many rectangles: in a row if that finds room, else in several rows, else wherever each does."""
        for rows in _row_counts(count):
            columns = -(-count // rows)
            corner = self._corner(columns * width, rows * height)
            if corner:
                corners = [
                    (corner[0] + column * width, corner[1] + row * height)
                    for row in range(rows)
                    for column in range(columns)
                ][:count]
                for x, y in corners:
                    self._cut(Rect(x, y, width, height))
                return corners
        return self._take_apart(width, height, count)

    def _take_apart(self, width: int, height: int, count: int) -> list[tuple[int, int]] | None:
        before, corners = self._free, []
        for _ in range(count):
            corner = self._corner(width, height)
            if corner is None:
                self._free = before
                return None
            corners.append(corner)
            self._cut(Rect(*corner, width, height))
        return corners

    def _corner(self, width: int, height: int) -> tuple[int, int] | None:
        fits = [(room.y, room.x) for room in self._free if width <= room.width and height <= room.height]
        y, x = min(fits, default=(-1, -1))
        return (x, y) if fits else None

    def _cut(self, taken: Rect) -> None:
        parts = dict.fromkeys(part for room in self._free for part in _without(room, taken))
        self._free = [part for part in parts if not any(other != part and other.holds(part) for other in parts)]


def _row_counts(count: int) -> Iterator[int]:
    """In how many rows a lot may stand: no two that need as many columns."""
    seen = set()
    for rows in range(1, count + 1):
        if -(-count // rows) not in seen:
            seen.add(-(-count // rows))
            yield rows


def _without(room: Rect, taken: Rect) -> Iterator[Rect]:
    """What is left of a rectangle: up to four that overlap at the corners."""
    if not room.meets(taken):
        yield room
        return
    sides = (
        Rect(room.x, room.y, room.width, taken.y - room.y),
        Rect(room.x, room.y, taken.x - room.x, room.height),
        Rect(taken.right, room.y, room.right - taken.right, room.height),
        Rect(room.x, taken.bottom, room.width, room.bottom - taken.bottom),
    )
    yield from (side for side in sides if side.width > 0 and side.height > 0)
