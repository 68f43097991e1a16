"""The tables of a sheet as plain text cells with a type for each column. In: a sheet as the web shows it. Out: what a cache can keep.

No list of persons leaves here: seats and rosters are not taken, a table whose first column names persons is not, and a column
that names them is left out of any other.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from wuhua.base.persons import is_masked, is_name, is_subject
from wuhua.model.plain_words import plain_value
from wuhua.model.sheet import ChartBlock, Count, LedgerBlock, LedgerLine, Measure, Sheet, TableBlock, Value, unbound

#: Types of a column: yuan with two decimals, a whole number, a decimal number, an ISO day, words.
MONEY, WHOLE, NUMBER, DAY, WORDS = "money", "integer", "number", "date", "string"
#: Heads that name a person besides those of lists of persons; an organisation may stand there too, and goes with them.
_NAMED = "评谁 组长 网格长 谁负责 谁在 谁报告 谁贴的 谁办的 谁来看的 谁评估 是谁 找谁 接收人 经手人 审批人 负责人 联系人 值班人 代班 谁来行使"
_NAMING = frozenset(_NAMED.split())
_LEDGER = (
    ("日期", DAY),
    ("科目", WORDS),
    ("摘要", WORDS),
    ("凭证", WORDS),
    ("决议", WORDS),
    ("来源", WORDS),
    ("金额（元）", MONEY),
)
_TYPES = {Decimal: MONEY, Count: WHOLE, int: WHOLE, Measure: NUMBER, date: DAY}

Cell = str | None


class Table(NamedTuple):
    """One table: its heading, its columns as (name, type), its rows. Numbers stand as digits (``-1234.50``), days as ISO text."""

    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]


class Part(NamedTuple):
    """The tables of one page: its title and its address without suffix."""

    title: str
    key: str
    tables: tuple[Table, ...]


def tables_of(sheet: Sheet) -> tuple[Table, ...]:
    """Every table, ledger and chart of a sheet that names no persons and has a row; totals are left to whoever adds them up."""
    found = (_TAKERS[type(block)](block) for block in sheet.blocks if type(block) in _TAKERS)
    return tuple(table for table in found if table is not None and table.rows)


def _ledger(block: LedgerBlock) -> Table:
    balanced = any(line.balance is not None for line in block.lines)
    columns = (*_LEDGER, ("余额（元）", MONEY)) if balanced else _LEDGER
    return Table(block.title or "明细", columns, tuple(_line(line)[: len(columns)] for line in block.lines))


def _line(line: LedgerLine) -> tuple[Cell, ...]:
    decision = line.decision.text if line.decision else None
    words = (line.heading, line.summary, line.voucher or None, decision, line.source or None)
    balance = None if line.balance is None else f"{line.balance:.2f}"
    return (line.day.isoformat(), *words, f"{line.amount:.2f}", balance)


def _chart(block: ChartBlock) -> Table:
    rows = tuple((label, f"{amount:.2f}") for label, amount in block.bars)
    return Table(block.title or "图", (("名称", WORDS), ("金额（元）", MONEY)), rows)


def _table(block: TableBlock) -> Table | None:
    """A table without the columns that name persons; None for a list of persons."""
    if block.board_only or not block.columns:
        return None
    heads = [column.title for column in block.columns]
    rows = [tuple(map(unbound, row)) for row in block.rows]
    columns = list(zip(*rows, strict=True))
    if not columns or _names(heads[0], columns[0]):
        return None
    told = [
        (head, cells) for head, cells in zip(heads, columns, strict=True) if any(cell is not None for cell in cells)
    ]
    kept = [_typed(head, cells) for head, cells in told if not _names(head, cells)]
    names = unique([head or f"第{place}栏" for place, (head, _, _) in enumerate(kept, 1)])
    typed = tuple(zip(names, (kind for _, kind, _ in kept), strict=True))
    return Table(block.title or "表", typed, tuple(zip(*(cells for _, _, cells in kept), strict=True)))


def _names(head: str, cells: Iterable[Value]) -> bool:
    """Whether a column names persons: by its head, or because half of its words are names."""
    if head in _NAMING or is_subject(head):
        return True
    texts = [plain_value(cell) for cell in cells if cell is not None and not isinstance(cell, Decimal)]
    hits = sum(is_name(text) and (is_masked(text) or len(text) > 2) for text in texts if 1 < len(text) <= 4)
    return hits * 2 > len(texts)


def _typed(head: str, cells: Sequence[Value]) -> tuple[str, str, tuple[Cell, ...]]:
    """A column's name, its type and its cells; a type holds only when all cells that say something have it."""
    kinds = {type(cell) for cell in cells if cell is not None}
    kind = _TYPES.get(kinds.pop(), WORDS) if len(kinds) == 1 else WORDS
    units = {cell.unit for cell in cells if isinstance(cell, Count | Measure)}
    if kind in (WHOLE, NUMBER) and len(units) > 1:
        kind = WORDS
    unit = units.pop() if kind in (WHOLE, NUMBER) and units else ""
    name = f"{head}（{unit}）" if unit and unit not in head else head
    return name, kind, tuple(map(_WRITERS[kind], cells))


def _digits(value: Any) -> Cell:
    if value is None:
        return None
    return (
        str(value) if isinstance(value, int) else f"{value.number}" if isinstance(value, Count) else f"{value.number:f}"
    )


_WRITERS: dict[str, Callable[[Any], Cell]] = {
    MONEY: lambda value: None if value is None else f"{value:.2f}",
    WHOLE: _digits,
    NUMBER: _digits,
    DAY: lambda value: None if value is None else value.isoformat(),
    WORDS: lambda value: plain_value(value) or None,
}
_TAKERS: dict[type, Callable[[Any], Table | None]] = {LedgerBlock: _ledger, ChartBlock: _chart, TableBlock: _table}


def unique(names: Iterable[str]) -> list[str]:
    """The names in order; one that came before is numbered: 金额, 金额（2）."""
    found: list[str] = []
    for name in names:
        free, number = name, 1
        while free in found:
            number += 1
            free = f"{name}（{number}）"
        found.append(free)
    return found
