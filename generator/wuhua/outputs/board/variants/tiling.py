"""A board and an office printer's paper in; on which sheets which part of it is printed, out. All measures in mm."""

from collections.abc import Sequence
from math import ceil

from msgspec import Struct

from wuhua.base.faults import MachineFault
from wuhua.outputs.board.panel import Panel

#: What an office printer leaves blank, with room for marks and the label.
MARGIN_MM = 8.0
#: What two neighbours both print.
OVERLAP_MM = 10.0
#: How far a seam may move for the sake of a whole line.
SHIFT_MM = 30.0
#: The smallest side of a paper to tile on, and the most sheets that anyone would paste together.
SIDE_LEAST_MM, SHEETS_MOST = 100, 120
_STEP_MM = 0.25
_CLEAR_MM = 1.0

#: Where something begins and ends, and how bad it is to cut it.
Stretch = tuple[float, float, int]


class Tile(Struct, frozen=True):
    """One sheet: its row and column from 1, and the part of the board that it prints."""

    row: int
    column: int
    x: float
    y: float
    width: float
    height: float


class Tiling(Struct, frozen=True):
    """How a board lies on sheets of ``width`` by ``height``: where each column and each row of sheets begins.

    A sheet prints from its own beginning to ``OVERLAP_MM`` past its neighbour's. One sheet only: the board is printed as it is.
    """

    panel: Panel
    width: float
    height: float
    across: tuple[float, ...]
    down: tuple[float, ...]

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self.across) * len(self.down)

    @property
    def tiles(self) -> list[Tile]:
        """The sheets, row by row."""
        return [
            Tile(row, column, left, top, right - left, bottom - top)
            for row, (top, bottom) in enumerate(_parts(self.down, self.panel.height_mm), 1)
            for column, (left, right) in enumerate(_parts(self.across, self.panel.width_mm), 1)
        ]


def tile(panel: Panel, sheet: Panel, crossed_x: Sequence[Stretch] = (), crossed_y: Sequence[Stretch] = ()) -> Tiling:
    """Lay a board out on sheets, upright or lying, whichever takes fewer; seams avoid what ``crossed_x`` and ``crossed_y`` hold.

    Raises MachineFault when the sheet is too small or too many would be needed.
    """
    width, height, across, down = _turned(panel, sheet)
    return Tiling(
        panel,
        width,
        height,
        _starts(panel.width_mm, width - 2 * MARGIN_MM, across, crossed_x),
        _starts(panel.height_mm, height - 2 * MARGIN_MM, down, crossed_y),
    )


def require_tiles(panel: Panel, sheet: Panel) -> None:
    """Do nothing when the board can be tiled; raises as :func:`tile`."""
    _turned(panel, sheet)


def _turned(panel: Panel, sheet: Panel) -> tuple[float, float, int, int]:
    """The sheet's sides as it lies, and how many columns and rows it takes."""
    if min(sheet.width_mm, sheet.height_mm) < SIDE_LEAST_MM:
        raise MachineFault(f"拼贴用的纸太小：每边至少{SIDE_LEAST_MM}毫米。写 --tile A4 或 --tile A3。")
    ways = [(sheet.width_mm, sheet.height_mm), (sheet.height_mm, sheet.width_mm)]
    for width, height in ways:
        if panel.width_mm <= width and panel.height_mm <= height:
            return width, height, 1, 1
    counted = [(width, height, *_counts(panel, width, height)) for width, height in ways]
    best = min(counted, key=lambda way: way[2] * way[3])
    if best[2] * best[3] > SHEETS_MOST:
        raise MachineFault(
            f"{panel.width_mm}×{panel.height_mm}毫米的展板要拼{best[2] * best[3]}张{sheet.name}，最多拼{SHEETS_MOST}张。"
            "换大一点的纸，或者交印刷厂做（--variant shop）。"
        )
    return best


def _counts(panel: Panel, width: float, height: float) -> tuple[int, int]:
    sides = (panel.width_mm, width), (panel.height_mm, height)
    across, down = (
        max(1, ceil((whole - OVERLAP_MM) / (side - 2 * MARGIN_MM - OVERLAP_MM) - 1e-9)) for whole, side in sides
    )
    return across, down


def _starts(whole: float, room: float, count: int, crossed: Sequence[Stretch]) -> tuple[float, ...]:
    """Where each of ``count`` sheets begins: evenly, moved to where a seam cuts least."""
    starts = [0.0]
    for number in range(1, count):
        even = number * (whole - OVERLAP_MM) / count
        latest = min(starts[-1] + room - OVERLAP_MM, even + SHIFT_MM)
        # Those that follow must still reach the other end.
        earliest = max(whole - (count - number) * (room - OVERLAP_MM) - OVERLAP_MM, even - SHIFT_MM, starts[-1])
        starts.append(_quietest(earliest, max(earliest, latest), even, crossed))
    return tuple(starts)


def _quietest(earliest: float, latest: float, even: float, crossed: Sequence[Stretch]) -> float:
    """The place between two bounds where a seam cuts least, with some room about it, nearest to an even share."""
    first, last = ceil(earliest / _STEP_MM - 1e-9), int(latest / _STEP_MM + 1e-9)
    places = [number * _STEP_MM for number in range(first, last + 1)] or [round(earliest, 4)]
    near = [stretch for stretch in crossed if stretch[1] > earliest - _CLEAR_MM and stretch[0] < latest + _CLEAR_MM]
    return min(places, key=lambda at: (_cut(near, at, 0.0), _cut(near, at, _CLEAR_MM), abs(at - even)))


def _cut(stretches: Sequence[Stretch], at: float, about: float) -> int:
    return sum(weight for start, end, weight in stretches if start - about < at < end + about)


def _parts(starts: tuple[float, ...], whole: float) -> list[tuple[float, float]]:
    ends = [*(start + OVERLAP_MM for start in starts[1:]), whole]
    return list(zip(starts, ends, strict=True))
