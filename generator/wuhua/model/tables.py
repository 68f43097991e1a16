"""Tables that show no more columns than somebody filled in."""

from collections.abc import Iterable

from msgspec.structs import replace

from wuhua.model.sheet import Column, TableBlock
from wuhua.model.values import Value

Row = tuple[Value, ...]


def without_empty_columns(table: TableBlock, *, told_by_foot: bool = False) -> TableBlock:
    """The same table without the columns in which no row says anything (nor any foot, where ``told_by_foot``)."""
    told = (*table.rows, *table.foot) if told_by_foot else table.rows
    kept = [place for place in range(len(table.columns)) if any(row[place] is not None for row in told)]

    def cut(row: Row) -> Row:
        return tuple(row[place] for place in kept)

    columns = tuple(table.columns[place] for place in kept)
    return replace(table, columns=columns, rows=tuple(map(cut, table.rows)), foot=tuple(map(cut, table.foot)))


def fitted_table(
    title: str, columns: Iterable[Column], rows: Iterable[Row], foot: Iterable[Row] = (), note: str = ""
) -> TableBlock:
    """Make a table of the columns in which a row or a foot says something, wide enough for several long ones."""
    heads = tuple(columns)
    if sum(head.grow for head in heads) > 1:
        # Paper gives all that is left to the first that grows; none of them lets the words share it.
        heads = tuple(replace(head, grow=False) for head in heads)
    table = TableBlock(title, heads, tuple(rows), tuple(foot), note)
    return without_empty_columns(table, told_by_foot=True)
