"""Blocks in, the same with words of crowded rows set under them out: where a line is too short for all columns of a table."""

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any

from markupsafe import Markup
from msgspec.structs import replace

from wuhua.model.sheet import Block, LedgerBlock, LedgerLine, PeopleBlock, RosterBlock, Seat, Shift, TableBlock, Value
from wuhua.outputs.blocks import NoLinks, render_value, seat_term
from wuhua.outputs.board.widths import ems

#: A table of so many columns may fold its words; of these so many em are kept in one line.
_CROWDED, _TOGETHER = 6, 14.0
_PAPER = NoLinks()
_SPACE = Markup("　")


class Fold(IntEnum):
    """What stands under its row: nothing; the words of tables of many columns; those of people, shifts and money too; of money all but
    what it was for.
    """

    NOTHING = 0
    TABLES = 1
    ROWS = 2
    ALL = 3


def folds(blocks: Sequence[Block]) -> tuple[Fold, ...]:
    """In which ways blocks could be folded, the mildest first; none where nothing could."""
    ways = {_way_of(block) for block in blocks}
    if any(isinstance(block, LedgerBlock) and block.lines for block in blocks):
        ways.add(Fold.ALL)
    return tuple(sorted(ways - {Fold.NOTHING}))


def kept_columns(block: TableBlock, fold: Fold) -> list[int]:
    """The places of a table's columns that stay in its rows."""
    under = wordy_columns(block) if fold else []
    return [place for place in range(len(block.columns)) if place not in under]


def wordy_columns(block: TableBlock) -> list[int]:
    """The places of the columns of words in a crowded table, but for the first; none where it is not crowded."""
    places = [place for place, column in enumerate(block.columns) if place and not column.number]
    return places if len(block.columns) >= _CROWDED else []


def fold_block(block: Block, fold: Fold) -> tuple[Block, list[Markup]]:
    """Fold a block: without the words that go under its rows, and what they say, one for each row; none where nothing is folded.

    A roster's rows are its shifts, day after day.
    """
    if not fold or _way_of(block) not in range(1, fold + 1):
        return block, []
    match block:
        case TableBlock():
            return _fold_table(block)
        case LedgerBlock():
            told = _HEADED | _LINE if fold == Fold.ALL else _LINE
            asides = [_told(told, line) for line in block.lines]
            return replace(block, lines=tuple(replace(line, **_no_words(told)) for line in block.lines)), asides
        case PeopleBlock():
            asides = [_told(_SEAT, seat) for seat in block.seats]
            return replace(block, seats=tuple(replace(seat, **_NO_SEAT_WORDS) for seat in block.seats)), asides
        case RosterBlock():
            asides = [_told(_SHIFT, shift) for _, shifts in block.days for shift in shifts]
            days = tuple(
                (day, tuple(replace(shift, **_no_words(_SHIFT)) for shift in shifts)) for day, shifts in block.days
            )
            return replace(block, days=days), asides
    return block, []


_Told = dict[str, tuple[str, Callable[[Any], str]]]

#: What goes under a line of money, a seat and a shift, with its name.
_HEADED: _Told = {"heading": ("科目", lambda line: line.heading)}
_LINE: _Told = {
    "voucher": ("凭证", lambda line: line.voucher),
    "handler": ("经手人", lambda line: line.handler),
    "approver": ("审批人", lambda line: line.approver),
}
_SEAT: _Told = {"duty": ("分工", lambda seat: seat.duty), "since": ("任期", seat_term)}
_SHIFT: _Told = {
    "phone": ("电话", lambda shift: shift.phone),
    "substitute": ("代班", lambda shift: shift.substitute),
    "note": ("说明", lambda shift: shift.note),
}
_NO_SEAT_WORDS: dict[str, Any] = {"duty": "", "since": None, "until": None}


def _no_words(told: _Told) -> dict[str, Any]:
    return dict.fromkeys(told, "")


def _told(told: _Told, row: LedgerLine | Seat | Shift) -> Markup:
    return _SPACE.join(_one(title, words) for title, of in told.values() if (words := of(row)))


def _has_words(told: _Told, rows: Iterable[LedgerLine | Seat | Shift]) -> bool:
    return any(of(row) for row in rows for _, of in told.values())


def _way_of(block: Block) -> Fold:
    """The mildest way in which a block is folded."""
    match block:
        case TableBlock() if wordy_columns(block):
            return Fold.TABLES
        case LedgerBlock(lines=rows) if rows:
            return Fold.ROWS if _has_words(_LINE, rows) else Fold.ALL
        case PeopleBlock(seats=seats) if _has_words(_SEAT, seats):
            return Fold.ROWS
        case RosterBlock(days=days) if any(_has_words(_SHIFT, shifts) for _, shifts in days):
            return Fold.ROWS
    return Fold.NOTHING


def _fold_table(block: TableBlock) -> tuple[TableBlock, list[Markup]]:
    folded, kept = wordy_columns(block), kept_columns(block, Fold.TABLES)

    def cut(rows: tuple[tuple[Value, ...], ...]) -> tuple[tuple[Value, ...], ...]:
        return tuple(tuple(row[place] for place in kept) for row in rows)

    asides = [
        _SPACE.join(_one(block.columns[place].title, row[place]) for place in folded if row[place] not in (None, ""))
        for row in block.rows
    ]
    columns = tuple(block.columns[place] for place in kept)
    return replace(block, columns=columns, rows=cut(block.rows), foot=cut(block.foot)), asides


def _one(title: str, value: Value) -> Markup:
    """What a column says of a row; a few words stay together."""
    told = Markup("{}：{}").format(title, value if isinstance(value, Markup) else render_value(value, _PAPER))
    return Markup('<span class="wh-nowrap">{}</span>').format(told) if ems(told.striptags()) <= _TOGETHER else told


def spread(asides: Sequence[Markup], block: RosterBlock) -> list[list[Markup]]:
    """A roster's asides, day by day."""
    rest = iter(asides)
    return [[next(rest) for _ in shifts] for _, shifts in block.days]
