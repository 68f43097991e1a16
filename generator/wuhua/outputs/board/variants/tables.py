"""Blocks in, plain tables out: heads and rows of values, for a spreadsheet and for large print."""

import csv
import io
import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from wuhua.model.sheet import (
    Block,
    ChartBlock,
    Count,
    FactsBlock,
    LedgerBlock,
    LedgerLine,
    Link,
    Measure,
    PeopleBlock,
    RosterBlock,
    Sheet,
    TableBlock,
    Vacant,
    Value,
    Word,
    unbound,
)

#: What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*", re.ASCII)
_NAMES = re.compile(r"[^\w（）]+")


class Grid(Struct, frozen=True):
    """A table: every row as long as ``heads``; ``foot`` holds totals."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    foot: tuple[tuple[Value, ...], ...] = ()


def grid_of(block: Block) -> Grid | None:
    """The block as a table, without columns that are empty throughout; None for what is no table."""
    make = _GRIDS.get(type(block))
    return _without_empty(make(block)) if make else None


def csv_files(sheet: Sheet) -> list[tuple[str, bytes]]:
    """Every table of a sheet as (name, bytes): UTF-8 with a mark and CRLF, as Excel reads it; amounts in yuan, days as 2025-03-08."""
    grids = [grid for grid in map(grid_of, sheet.blocks) if grid is not None and grid.rows]
    return [
        (f"{number:02d}-{_NAMES.sub('', grid.title)[:40] or '表'}.csv", _csv(grid))
        for number, grid in enumerate(grids, 1)
    ]


def plain(value: Value) -> str:
    """A value as bare text, numbers without thousands."""
    value = unbound(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Count | Measure):
        return format(value.number, "f") if isinstance(value, Measure) else str(value.number)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Link | Word):
        return value.text
    if isinstance(value, Vacant):
        return "空缺" + (f"（{value.note}）" if value.note else "")
    return "" if value is None else str(value)


def _csv(grid: Grid) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_safe(cell) for cell in row] for row in (grid.heads, *grid.rows, *grid.foot))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(value: Value) -> str:
    """Text that no spreadsheet runs as a formula."""
    text = plain(value)
    return "'" + text if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _without_empty(grid: Grid) -> Grid:
    kept = [
        number
        for number in range(len(grid.heads))
        if not grid.rows or any(row[number] not in (None, "") for row in grid.rows)
    ]

    def cut(rows: Iterable[tuple[Value, ...]]) -> tuple[tuple[Value, ...], ...]:
        return tuple(tuple(row[number] for number in kept) for row in rows)

    return replace(grid, heads=tuple(grid.heads[number] for number in kept), rows=cut(grid.rows), foot=cut(grid.foot))


def _ledger(block: LedgerBlock) -> Grid:
    heads = ("日期", "科目", "摘要", "凭证", "经手人", "审批人", "资金来源", "决议", "金额（元）", "余额（元）")
    total: tuple[Value, ...] = ("合计", *(None,) * 7, block.total, None)
    return Grid(block.title, heads, tuple(map(_entry, block.lines)), (total,))


def _entry(line: LedgerLine) -> tuple[Value, ...]:
    return (
        line.day,
        line.heading,
        line.summary,
        line.voucher,
        line.handler,
        line.approver,
        line.source,
        line.decision,
        line.amount,
        line.balance,
    )


def _people(block: PeopleBlock) -> Grid:
    rows = tuple(
        (
            seat.post,
            seat.person,
            seat.duty,
            seat.since,
            seat.until,
            seat.phone,
            "，".join(link.text for link in seat.also),
        )
        for seat in block.seats
    )
    first, last = ("编号", "职务") if block.register else ("职务", "兼任")
    return Grid(block.title, (first, "姓名", "分工", "任期起", "任期止", "电话", last), rows)


def _roster(block: RosterBlock) -> Grid:
    rows = tuple(
        (day, shift.hours, shift.person, shift.phone, shift.substitute, shift.note)
        for day, shifts in block.days
        for shift in shifts
    )
    return Grid(block.title, ("日期", "时间", "值班人", "电话", "代班", "说明"), rows)


def _table(block: TableBlock) -> Grid:
    return Grid(block.title, tuple(column.title for column in block.columns), block.rows, block.foot)


def _facts(block: FactsBlock) -> Grid:
    return Grid(block.title, ("项目", "内容"), block.rows)


def _chart(block: ChartBlock) -> Grid:
    return Grid(block.title, ("名称", "金额（元）"), block.bars)


_GRIDS: dict[type, Callable[[Any], Grid]] = {
    LedgerBlock: _ledger,
    PeopleBlock: _people,
    RosterBlock: _roster,
    TableBlock: _table,
    FactsBlock: _facts,
    ChartBlock: _chart,
}
