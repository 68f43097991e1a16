"""What is drawn, as kinds and outputs both know it: a board to scale in whole millimetres, and which body stands below which."""

from msgspec import Struct

from wuhua.base.packing import Rect
from wuhua.model.values import Value


class Spot(Struct, frozen=True):
    """One paper on a board: the number that stands on it, its place in mm from the board's left upper corner, and its words."""

    number: int
    rect: Rect
    title: str
    paper: str = ""


class PlanBlock(Struct, frozen=True):
    """A board drawn to scale: its size in mm, its zones by name (empty: the board has none), what hangs on it."""

    title: str
    width_mm: int
    height_mm: int
    areas: tuple[tuple[str, Rect], ...]
    spots: tuple[Spot, ...]
    note: str = ""


class Node(Struct, frozen=True):
    """One body, or several of one kind, in a tree: ``lines`` of words or links under its name, ``made`` how it comes about.

    ``note`` says more in a list than a drawing can hold; ``basis`` the clauses.
    """

    name: Value
    lines: tuple[Value, ...] = ()
    made: str = ""
    note: str = ""
    basis: str = ""
    below: tuple["Node", ...] = ()


class TreeBlock(Struct, frozen=True):
    """Which body stands below which: drawn where there is room, a list within lists on a phone; both say the same."""

    title: str
    roots: tuple[Node, ...]
    note: str = ""
