"""What a person asks for besides the sheet: for whose printer, on which paper."""

from typing import Literal

from msgspec import Struct

from wuhua.outputs.board.panel import PAPERS, Panel, paper

Variant = Literal["office", "shop", "record", "large"]
#: The largest paper that an office's printer takes.
_OFFICE = PAPERS["A3"]


class Wish(Struct, frozen=True):
    """In which variant to print.

    ``tile``: the paper of the office's printer, None for A4 where a board is larger than A3. ``black``: no colour at all.
    ``original``: the record as YAML, for the archive; empty where there is none.
    """

    variant: Variant
    tile: Panel | None = None
    black: bool = False
    original: bytes = b""


def sheet_for(panel: Panel, wish: Wish) -> Panel | None:
    """The paper on which a board is tiled; None when it is printed whole."""
    if wish.variant != "office":
        return None
    if wish.tile is not None:
        return None if _lies_on(panel, (wish.tile.width_mm, wish.tile.height_mm)) else wish.tile
    return None if _lies_on(panel, _OFFICE) else paper("A4")


def _lies_on(panel: Panel, sheet: tuple[int, int]) -> bool:
    sides = sorted((panel.width_mm, panel.height_mm))
    return all(side <= room for side, room in zip(sides, sorted(sheet), strict=True))
