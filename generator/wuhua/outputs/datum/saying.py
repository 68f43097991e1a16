"""What a sheet says in figures, in the order in which a reader meets them. In: a sheet. Out: money and counts as text.

Amounts are written here from their digits, not by the renderer's own word for it: one slip cannot hide behind another.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import astuple

from wuhua.model.sheet import (
    Amount,
    Badge,
    CardsBlock,
    ChartBlock,
    Count,
    Envelope,
    Figure,
    FilesBlock,
    LedgerBlock,
    LedgerLine,
    LinesBlock,
    LinesGroup,
    LinesPart,
    Link,
    ListedLine,
    Measure,
    PeopleBlock,
    PlanBlock,
    Sheet,
    TableBlock,
    Word,
)

#: Yuan as pages write them: digits with or without thousands, a point, two decimals.
MONEY = re.compile(r"(?<![\d.,])-?\d[\d,]*\.\d\d(?![\d.])", re.ASCII)


class Said(NamedTuple):
    """The figures of a sheet in reading order: ``money`` as ``1,234.50``, ``counts`` as the bare digits of numbers with a unit."""

    money: list[str]
    counts: list[str]


def said_by(sheet: Sheet) -> Said:
    """Every figure that the sheet says, money-shaped words within its sentences too."""
    texts: list[str] = []
    counts: list[str] = []
    _tell(sheet, texts, counts)
    return Said(MONEY.findall("\n".join([text for text in texts if "." in text])), counts)


def money_text(amount: Decimal) -> str:
    """Write yuan from their digits: ``-1,234.50``. The amount has at most two decimals."""
    sign, digits, exponent = amount.as_tuple()
    assert isinstance(exponent, int)
    number = int("".join(map(str, digits))) * 10 ** (exponent + 2) if exponent > -2 else int("".join(map(str, digits)))
    whole, rest = f"{number // 100}", number % 100
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
    return f"{'-' if sign else ''}{','.join(reversed(groups))}.{rest:02d}"


_money_text = cache(money_text)


def _tell(value: Any, texts: list[str], counts: list[str]) -> None:
    kind = type(value)
    if kind is str:
        texts.append(value)
    elif kind is Decimal:
        texts.append(_money_text(value))
    elif kind is tuple:
        for part in value:
            _tell(part, texts, counts)
    else:
        if kind not in _PARTS:
            _PARTS[kind] = _parts_of(kind)
        parts = _PARTS[kind]
        if parts is not None:
            for part in parts(value):
                _tell(part, texts, counts)
        elif kind is Count or kind is Measure:
            counts.append(f"{value.number:f}" if kind is Measure else str(value.number))
            texts.append(f"{counts[-1]}{value.unit}")


def _parts_of(kind: Any) -> Callable[[Any], Iterable[Any]] | None:
    """How to take a class apart that has no order of its own: field by field as declared; None for a single value."""
    if kind in (Count, Measure) or not issubclass(kind, Struct):
        return None
    return astuple


def _ledger(block: LedgerBlock) -> Iterable[Any]:
    yield block.title
    for line in block.lines:
        yield from _line(line)
    yield block.total


def _line(line: LedgerLine) -> Iterable[Any]:
    words = (
        line.heading,
        line.summary,
        line.source,
        line.decision,
        line.ties,
        line.voucher,
        line.handler,
        line.approver,
    )
    return (*words, line.amount, line.balance)


def _sheet(sheet: Sheet) -> Iterable[Any]:
    yield from (sheet.title, sheet.subtitle, sheet.badges, sheet.headline, sheet.summary)
    yield from (sheet.corrections, sheet.blocks, sheet.related, sheet.envelope)


def _envelope(paper: Envelope) -> Iterable[Any]:
    signed = (paper.drafted, paper.reviewed, paper.approved)
    return (paper.responsible, signed, paper.late_reason, paper.channels, paper.places, paper.audience, paper.basis)


#: Where the reading order is not the order of the fields, or a field is not shown; other classes join as they are met.
_PARTS: dict[type, Callable[[Any], Iterable[Any]] | None] = {
    Sheet: _sheet,
    Envelope: _envelope,
    Figure: lambda figure: (figure.label, figure.gloss, figure.value),
    Badge: lambda badge: (badge.text,),
    Link: lambda link: (link.text,),
    Word: lambda word: (word.text, word.gloss),
    Amount: lambda amount: (amount.lead, amount.value),
    LinesBlock: lambda block: (block.title, block.note, block.groups),
    LinesGroup: lambda group: (group.title, group.total, group.parts),
    LinesPart: lambda part: (*((part.title, part.total) if part.title is not None else ()), part.lines),
    ListedLine: lambda line: (line.summary, line.notes, line.amount),
    LedgerBlock: _ledger,
    TableBlock: lambda block: (block.title, block.note, tuple(map(_title, block.columns)), block.rows, block.foot),
    ChartBlock: lambda block: (block.title, block.sentence, block.bars),
    PeopleBlock: lambda block: (block.title, block.note, block.seats),
    FilesBlock: lambda block: (block.title, tuple(words for words, _, _ in block.files)),
    CardsBlock: lambda block: (block.title, tuple(map(_card, block.cards)), block.more),
    PlanBlock: lambda block: (block.title, block.note),
}


def _title(column: Any) -> str:
    return str(column.title)


def _card(card: tuple[str, str, str, Badge | None]) -> tuple[Any, ...]:
    words, _, line, badge = card
    return (words, badge, line)
