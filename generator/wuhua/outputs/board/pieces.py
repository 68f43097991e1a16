"""Blocks in, pieces of blocks out: what stands in which column of which panel."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import accumulate, combinations, pairwise
from math import ceil
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple, replace

from wuhua.model.sheet import (
    Block,
    CardsBlock,
    ChartBlock,
    FactsBlock,
    FilesBlock,
    LedgerBlock,
    PeopleBlock,
    ProseBlock,
    RosterBlock,
    Step,
    StepsBlock,
    TableBlock,
    unbound,
)
from wuhua.outputs.board.widths import ems

#: The field that holds a block's rows; a block that is not named here cannot be cut.
_ROWS: dict[type, str] = {
    FactsBlock: "rows",
    TableBlock: "rows",
    LedgerBlock: "lines",
    PeopleBlock: "seats",
    StepsBlock: "steps",
    RosterBlock: "days",
    ProseBlock: "paragraphs",
    FilesBlock: "files",
    CardsBlock: "cards",
}
#: Blocks without a head row.
_PLAIN = (FactsBlock, StepsBlock, ProseBlock, FilesBlock, CardsBlock)
#: By how much the words of a row fill their columns worse than one line.
_WRAP = 1.1
#: How much taller than an even share a column may be for the sake of whole blocks.
_EVEN_ENOUGH = 1.25
#: How a block grows with its type where its rows wrap hardly more often.
PLAIN_GROWTH = 1.3
#: What a continued block says after its title.
CONTINUED = "（续）"


#: The sums of a block's columns so far: of a ledger the amount alone, of a table one for each column, None where it has no total.
Sums = tuple[Decimal | None, ...]


class Piece(Struct, frozen=True):
    """Rows ``start`` to ``stop`` (exclusive) of the block at ``index`` in the sheet."""

    index: int
    block: Block
    start: int
    stop: int

    @property
    def whole(self) -> bool:
        """Whether the piece holds the block's last row."""
        return self.stop >= row_count(self.block)

    @property
    def cut(self) -> Any:
        """The block with these rows only, named as continued when it does not begin here."""
        field = _ROWS.get(type(self.block))
        if field is None or (not self.start and self.whole):
            return self.block
        title = self.block.title + CONTINUED if self.start and self.block.title else self.block.title
        shorter: Any = replace(self.block, title=title, **{field: getattr(self.block, field)[self.start : self.stop]})
        if isinstance(shorter, StepsBlock):
            return replace(shorter, first=shorter.first + self.start)
        if self.whole:
            return shorter
        if isinstance(shorter, TableBlock):
            return replace(shorter, foot=())
        return replace(shorter, signed=None) if isinstance(shorter, ProseBlock) else shorter

    def carried(self) -> Sums | None:
        """What the earlier pieces of a block with totals sum to; None for its first piece and for other blocks."""
        return self._sums(self.start) if self.start else None

    def onward(self) -> Sums | None:
        """What a block with totals sums to so far; None for its last piece and for other blocks."""
        return None if self.whole else self._sums(self.stop)

    def _sums(self, stop: int) -> Sums | None:
        if isinstance(self.block, LedgerBlock):
            return (sum((line.amount for line in self.block.lines[:stop]), Decimal(0)),)
        if not isinstance(self.block, TableBlock) or not any(summed := summed_columns(self.block)):
            return None
        return tuple(_sum(self.block, place, stop) if there else None for place, there in enumerate(summed))


class Heights(Struct, frozen=True):
    """How tall a block is: what every piece of it repeats, each row, and what a later piece needs besides; any unit."""

    fixed: float
    rows: tuple[float, ...]
    again: float = 0.0

    def times(self, factor: float) -> "Heights":
        """The same, so many times as tall."""
        return Heights(self.fixed * factor, tuple(row * factor for row in self.rows), self.again * factor)

    def of(self, start: int, stop: int) -> float:
        """The height of a piece."""
        return self.fixed + sum(self.rows[start:stop]) + (self.again if start else 0.0)


def summed_columns(block: TableBlock) -> tuple[bool, ...]:
    """Which columns of a table hold amounts whose total stands in its foot; never the first, which says what a row is."""
    return tuple(place > 0 and _is_summed(block, place) for place in range(len(block.columns)))


def _is_summed(block: TableBlock, place: int) -> bool:
    totals = [unbound(row[place]) for row in block.foot]
    return any(isinstance(total, Decimal) and total == _sum(block, place, len(block.rows)) for total in totals)


def _sum(block: TableBlock, place: int, stop: int) -> Decimal | None:
    """The sum of a column's first rows; None where one of them holds something else than an amount."""
    cells = [unbound(row[place]) for row in block.rows[:stop] if row[place] not in (None, "")]
    amounts = [cell for cell in cells if isinstance(cell, Decimal)]
    return sum(amounts, Decimal(0)) if len(amounts) == len(cells) else None


def carries(block: Block) -> bool:
    """Whether a cut of the block says what its rows sum to so far."""
    return isinstance(block, LedgerBlock) or (isinstance(block, TableBlock) and any(summed_columns(block)))


def row_count(block: Block) -> int:
    """How many rows a block may be cut between; 0 when it cannot be cut."""
    return len(rows_of(block))


def guess_heights(block: Block, line_ems: float, widths: tuple[float, ...] = ()) -> Heights:
    """Reckon a block's heights in em before any layout, in lines that hold so many em. ``widths``: :func:`row_widths`, where known."""
    if isinstance(block, ChartBlock):
        return Heights(2.2 + 1.65 * len(block.bars), ())
    if not row_count(block):
        return Heights(3.2 if isinstance(block, ProseBlock) else 8.0, ())
    fixed = 5.8 if isinstance(block, LedgerBlock) else 2.7 if isinstance(block, _PLAIN) else 4.2
    rows = rows_of(block)
    if isinstance(block, RosterBlock):
        return Heights(fixed, tuple(max(1, len(row[1])) * 1.63 for row in rows))
    return Heights(fixed, tuple(map(partial(_row_em, block, line_ems), rows, widths or row_widths(block))))


def rows_of(block: Block) -> tuple[Any, ...]:
    """A block's rows; none when it cannot be cut."""
    field = _ROWS.get(type(block))
    return getattr(block, field) if field else ()


def row_widths(block: Block) -> tuple[float, ...]:
    """How many em each row's words take, in type of any size."""
    return tuple(sum(ems(text) + 0.7 for text in words_of(row)) for row in rows_of(block))


def _row_em(block: Block, line_ems: float, row: Any, width: float) -> float:
    if isinstance(block, ProseBlock):
        return ceil(width / line_ems) * 1.6 + 0.28
    lines = ceil(_WRAP * width / line_ems)
    voted = isinstance(row, Step) and row.vote is not None
    return max(1, lines) * 1.35 + (3.4 if voted else 0.3)


def words_of(value: Any) -> Iterator[str]:
    """The words in a row or a sentence; dates and amounts as so many digits."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, date | Decimal):
        yield "0" * 12
    elif isinstance(value, tuple):
        for part in value:
            yield from words_of(part)
    elif isinstance(value, Struct):
        for part in astuple(value):
            yield from words_of(part)


def flow(
    blocks: Sequence[tuple[int, Block]], heights: dict[int, Heights], first: float, later: float, columns: int
) -> list[list[Piece]]:
    """Pour blocks into columns: ``columns`` of them ``first`` tall, the rest ``later``; one list of pieces each."""
    slots: list[list[Piece]] = [[]]
    left = first
    for index, block in blocks:
        height, start, count = heights[index], 0, row_count(block)
        while True:
            stop = _take(height, start, left)
            if _too_little(stop - start, count - start, slots[-1]) or (not count and height.fixed > left and slots[-1]):
                slots.append([])
                left = first if len(slots) <= columns else later
                continue
            stop = max(stop, min(start + 1, count))
            slots[-1].append(Piece(index, block, start, stop))
            left -= height.of(start, stop)
            start = stop
            if start >= count:
                break
    return slots


def _take(height: Heights, start: int, left: float) -> int:
    left -= height.of(start, start)
    stop = start
    while stop < len(height.rows) and height.rows[stop] <= left:
        left -= height.rows[stop]
        stop += 1
    return stop


def _too_little(fit: int, rest: int, here: list[Piece]) -> bool:
    """Whether so few rows fit under a heading that the block should begin in a fresh column."""
    return bool(rest) and bool(here) and fit < min(2, rest)


def balance(blocks: Sequence[tuple[int, Block]], columns: int, heights: dict[int, Heights]) -> list[list[Piece]]:
    """Share blocks among so many columns as evenly as can be; whole ones, unless far from even."""
    tall = {index: height.of(0, len(height.rows)) for index, height in heights.items()}
    whole = sum(tall.values())
    limit = whole / columns
    while len(slots := flow(blocks, heights, limit, whole, columns)) > columns:
        limit += whole / 200
    sums = [0.0, *accumulate(tall[index] for index, _ in blocks)]
    ends = min(_cuts(len(blocks), columns), key=lambda ends: _tallest(sums, ends), default=())
    if not ends or _tallest(sums, ends) > limit * _EVEN_ENOUGH:
        return slots
    return [
        [Piece(index, block, 0, row_count(block)) for index, block in blocks[start:end]]
        for start, end in pairwise(ends)
    ]


def least_tallest(tall: Sequence[float], columns: int) -> float:
    """How tall the tallest of so many columns is at least that share whole blocks of these heights, in their order."""
    sums = [0.0, *accumulate(tall)]
    shared = (_tallest(sums, ends) for ends in _cuts(len(tall), columns))
    return min(shared, default=max(tall, default=0.0))


def _cuts(count: int, columns: int) -> Iterator[tuple[int, ...]]:
    """The ways to share so many whole blocks among columns: where each begins, and the end; none where a column would be empty."""
    return ((0, *cuts, count) for cuts in combinations(range(1, count), columns - 1)) if count else iter(())


def _tallest(sums: Sequence[float], ends: Sequence[int]) -> float:
    return max(sums[end] - sums[start] for start, end in pairwise(ends))


def line_need(block: Block) -> float:
    """How many em a line must hold for the block to look its best; 0 for a block that wraps well anywhere."""
    if isinstance(block, ProseBlock | StepsBlock | FactsBlock):
        return 0.0
    rows = (
        [(day, shift) for day, shifts in block.days for shift in shifts]
        if isinstance(block, RosterBlock)
        else rows_of(block)
    )
    return max((sum(ems(text) + 0.7 for text in words_of(row)) for row in rows), default=0.0)


def join(pieces: list[Piece], measured: tuple[Heights, ...]) -> dict[int, Heights]:
    """Put the heights of a block's pieces together again."""
    joined: dict[int, Heights] = {}
    for piece, height in zip(pieces, measured, strict=True):
        if not row_count(piece.block):
            # A chart, and the line that says that a table is empty, are never cut.
            joined[piece.index] = Heights(height.of(0, len(height.rows)), ())
            continue
        had = joined.get(piece.index, Heights(0.0, ()))
        rows = had.rows + height.rows
        carried = rows[0] if rows and carries(piece.block) else 0.0
        joined[piece.index] = Heights(max(had.fixed, height.fixed), rows, carried)
    return joined
