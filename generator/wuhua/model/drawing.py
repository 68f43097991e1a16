"""A board drawn to scale, as kinds and outputs both know it: what hangs where, in whole millimetres."""

from dataclasses import dataclass

from wuhua.base.packing import Rect


@dataclass(frozen=True, slots=True)
class Spot:
    """One paper on a board: the number that stands on it, its place in mm from the board's left upper corner, and its words."""

    number: int
    rect: Rect
    title: str
    paper: str = ""


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """A board drawn to scale: its size in mm, its zones by name (empty: the board has none), what hangs on it."""

    title: str
    width_mm: int
    height_mm: int
    areas: tuple[tuple[str, Rect], ...]
    spots: tuple[Spot, ...]
    note: str = ""
