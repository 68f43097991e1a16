"""Blocks as tall as they were measured in, which of their pieces stand on which panel out."""

from collections.abc import Sequence
from functools import cached_property
from math import log

from msgspec import Struct
from msgspec.structs import replace

from wuhua.model.sheet import Block
from wuhua.outputs.board.pieces import PLAIN_GROWTH, Heights, Piece, flow, guess_heights, row_widths

Group = tuple[tuple[Piece, ...], ...]

#: How the head of a panel grows with the body type: its own sizes have bounds.
_HEAD_GROWTH = 0.5
#: What is left free of a panel's room, since pieces turn out a little taller than measured.
_FULL = 0.98
#: How full a panel is made that should fit this time, and by how much smaller type is that ran over its width.
_SURELY, _NARROWER = 0.85, 0.97
#: No panel's pieces are taken for lower than this, in mm: a block may be empty.
_TALL_LEAST = 0.1
#: Larger type is tried from this gain on, up to that one, in steps of 2 %.
_GAIN_LEAST, _GAIN_MOST = 104, 160


class Sharing(Struct, frozen=True, dict=True):
    """What has to be shared among panels of ``lanes`` columns. Heights in mm; ``lane`` is a column's width, ``body`` the type that they were measured with.

    ``room``: what a panel holds besides its foot; ``head`` and ``short``: what the first panel's head and a later one's take of it.
    """

    blocks: Sequence[tuple[int, Block]]
    heights: dict[int, Heights]
    lanes: int
    lane: float
    body: float
    room: float
    head: float
    short: float

    def groups(self, part: float = 1.0) -> list[Group]:
        """The pieces of each panel's columns, each panel filled to this part of its room."""
        first, later = (max(1.0, self.room - taken) * part * _FULL for taken in (self.head, self.short))
        slots = flow(self.blocks, self.heights, first, later, self.lanes)
        return [tuple(map(tuple, slots[start : start + self.lanes])) for start in range(0, len(slots), self.lanes)]

    def evenly(self, most: int) -> list[Group]:
        """The pieces of at most so many panels, each filled as little as can be; of more, where so many do not hold them."""
        for percent in range(40, 100):
            if len(groups := self.groups(percent / 100)) <= most:
                return groups
        return self.groups()

    def with_type(self, body: float) -> "Sharing":
        """The same with another body type, as tall as it is likely to be: rows wrap more often in larger type."""
        factor = body / self.body
        return replace(
            self,
            body=body,
            heights={index: self._grown(index, block, body) for index, block in self.blocks},
            head=self.head * factor**_HEAD_GROWTH,
            short=self.short * factor**_HEAD_GROWTH,
        )

    @cached_property
    def _widths(self) -> dict[int, tuple[float, ...]]:
        # Thirty sizes are tried, of the same words.
        return {index: row_widths(block) for index, block in self.blocks}

    def _grown(self, index: int, block: Block, body: float) -> Heights:
        height, widths = self.heights[index], self._widths[index]
        factor = body / self.body
        plain = factor**PLAIN_GROWTH
        before, after = (guess_heights(block, self.lane / size, widths).rows for size in (self.body, body))
        if len(before) != len(height.rows):
            # What does not stand row by row as it is reckoned.
            return height.times(plain)
        rows = tuple(
            row * (plain + factor * new / old) / 2 for row, new, old in zip(height.rows, after, before, strict=True)
        )
        return Heights(height.fixed * plain, rows, height.again * plain)

    def larger(self, count: int, most: float) -> "Sharing | None":
        """The same with the largest type, up to ``most``, for which so many panels will do; None where that is hardly larger."""
        sizes = (round(self.body * percent / 100, 2) for percent in range(_GAIN_MOST, _GAIN_LEAST - 1, -2))
        grown = (self.with_type(size) for size in sizes if size <= most)
        return next((sharing for sharing in grown if len(sharing.groups()) <= count), None)

    def surely(self, body: float, groups: list[Group], number: int, share: float, over: float) -> float:
        """The type that surely fits after the panel of that ``number``, with type of ``body`` mm, filled more than its room, or ran
        ``over`` its width.
        """
        filled = self._filled(groups[number - 1], self.head if number == 1 else self.short)
        power = max(PLAIN_GROWTH, log(share / filled) / log(body / self.body))
        return min(body * _NARROWER, body * _NARROWER / over, self.body * float((_SURELY / filled) ** (1 / power)))

    def _filled(self, group: Group, head: float) -> float:
        """What these pieces fill of a panel's room with the type that they were measured with."""
        tall = (sum(self.heights[piece.index].of(piece.start, piece.stop) for piece in pieces) for pieces in group)
        return max(_TALL_LEAST, *tall) / max(1.0, self.room - head)
