"""Words and blocks in, how wide they are in em out, before any layout."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import singledispatch

from wuhua.model.sheet import (
    Block,
    ChartBlock,
    Count,
    LedgerBlock,
    Link,
    Measure,
    PeopleBlock,
    Seat,
    StepsBlock,
    TableBlock,
    Vacant,
    Value,
    unbound,
)
from wuhua.outputs.values import KEPT

#: Em beside the words of a cell; a chart's shortest bar with the space around it.
_CELL, _BAR = 0.7, 4.0
#: The least width in em of a column that grows, of one whose words wrap, of one of amounts.
_GROWING, _WRAPPING, _AMOUNT = 5.0, 2.0, 6.4
#: Width of a digit and of a comma in em, and in bold.
_DIGIT, _POINT = 0.56, 0.29
_BOLD_DIGIT, _BOLD_POINT = 0.59, 0.33
#: Width of a day without and with its year: no longer one is written.
_SHORT_DAY, _LONG_DAY = 4.3, 7.4
#: By how much bold figures are wider.
_BOLD = 1.07
#: As many letters of why a seat is vacant stand in a line (``blocks/people/print.css``).
_VACANT = 12
#: A step's number, its name at least, and its state (``blocks/steps/print.css``).
_INDENT, _STEP, _STATE = 1.6, 6.5, 4.4
#: What no line breaks in.
_RUNS = re.compile(r"[!-~]+")
#: By how much a ledger's total is larger than its amounts.
_TOTAL = 1.1


def ems(text: str) -> float:
    """The width of a line in em, reckoned a little wide."""
    return sum(0.6 if ord(character) < 0x2000 else 1.0 for character in text)


def bold_ems(text: str) -> float:
    """The width of a bold line of figures in em: each as wide as it is."""
    return sum(_BOLD_DIGIT if letter.isdigit() else _BOLD_POINT if letter in ",." else ems(letter) for letter in text)


@singledispatch
def firm_need(block: Block) -> float:
    """How many em a line must hold at least, since names, days, amounts and heads of columns never break.

    0 for blocks of words, which may break anywhere.
    """
    return 0.0


@firm_need.register
def _chart(block: ChartBlock) -> float:
    label = max((ems(text) for text, _ in block.bars), default=0.0)
    return label + _widest(length for _, length in block.bars) + _BAR


@firm_need.register
def _table(block: TableBlock) -> float:
    return _row(_column_need(block, place) for place in range(len(block.columns)))


def _column_need(block: TableBlock, place: int) -> float:
    column = block.columns[place]
    rows = [_cell_need(row[place], column.nowrap) for row in block.rows]
    # The foot is bold.
    foot = [_cell_need(row[place], column.nowrap) * _BOLD for row in block.foot]
    return max([ems(column.title), _GROWING * column.grow, *rows, *foot])


def _cell_need(value: Value, whole: bool) -> float:
    """The width of what never breaks in a cell: an amount, a number with its unit, a day, a run of figures and letters.

    ``whole``: nothing of it breaks.
    """
    match unbound(value):
        case Decimal() as amount:
            return _amount_ems(amount)
        case Count(number, unit):
            return bold_ems(f"{number:,}{unit}")
        case Measure(number, unit):
            return bold_ems(f"{number}{unit}")
        case date():
            return _LONG_DAY
        case str() as text if whole:
            return ems(text)
        case str(text) | Link(text=text):
            return max(map(ems, (*_RUNS.findall(text), *KEPT.findall(text))), default=0.0)
    return 0.0


@firm_need.register
def _ledger(block: LedgerBlock) -> float:
    words = [
        _longest(getattr(line, name) for line in block.lines) for name in ("heading", "voucher", "handler", "approver")
    ]
    day = _SHORT_DAY if len({line.day.year for line in block.lines}) == 1 else _LONG_DAY
    amount = max(_AMOUNT, _TOTAL * _amount_ems(block.total), _widest(line.amount for line in block.lines))
    return _row([day, _WRAPPING, *words, amount, _widest(line.balance for line in block.lines)])


@firm_need.register
def _people(block: PeopleBlock) -> float:
    seats = block.seats
    names = _longest(_name(seat) for seat in seats)
    return _row(
        [
            _longest(seat.post for seat in seats),
            names,
            _WRAPPING * any(seat.duty for seat in seats),
            max((_term(seat) for seat in seats), default=0.0),
            _longest(seat.phone for seat in seats),
        ]
    )


@firm_need.register
def _steps(block: StepsBlock) -> float:
    """A step's name, which wraps in so many em, its day and how far it is, in one row."""
    dated = _LONG_DAY * any(isinstance(day, date) for step in block.steps for day in (step.day, step.until))
    return _INDENT + _STEP + dated + _STATE


def _name(seat: Seat) -> str:
    """A name as wide as its cell needs; why a seat is vacant wraps."""
    return f"空缺（{seat.person.note}）"[:_VACANT] if isinstance(seat.person, Vacant) else str(seat.person)


def _term(seat: Seat) -> float:
    return max(_LONG_DAY * isinstance(day, date) + 1 for day in (seat.since, seat.until)) if seat.since else 0.0


def _row(columns: list[float] | Iterator[float]) -> float:
    """The width of a row whose columns need so much; a column that needs nothing is not there."""
    there = [width for width in columns if width]
    return sum(there) + _CELL * max(0, len(there) - 1)


def _longest(words: Iterator[str]) -> float:
    return max(map(ems, words), default=0.0)


def _widest(values: Iterator[Value]) -> float:
    return max(map(_amount_ems, values), default=0.0)


def _amount_ems(value: Value) -> float:
    """The width of an amount of money; 0 for what is none."""
    amount = unbound(value)
    if not isinstance(amount, Decimal):
        return 0.0
    return sum(_DIGIT if letter.isdigit() else _POINT for letter in f"{amount:,.2f}")
