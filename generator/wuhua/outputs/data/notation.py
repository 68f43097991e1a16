"""Tables to JSON: page by page, table by table. Amounts are numbers with their two decimals, days ISO text, what is not told null."""

from collections.abc import Callable, Iterable, Sequence
from json.encoder import encode_basestring

from wuhua.outputs.data.tables import DAY, WORDS, Cell, Part, Table


def json_bytes(name: str, title: str, parts: Sequence[Part]) -> bytes:
    """Write ``{name, title, tables: [{page, pageTitle, title, fields, rows}]}``; the same tables give the same bytes."""
    tables = ",\n".join(_table(part, table) for part in parts for table in part.tables)
    return f'{{"name":{_text(name)},"title":{_text(title)},"tables":[\n{tables}\n]}}\n'.encode()


def _table(part: Part, table: Table) -> str:
    fields = ",".join(f'{{"name":{_text(name)},"type":{_text(kind)}}}' for name, kind in table.columns)
    writers = [_text if kind in (WORDS, DAY) else _number for _, kind in table.columns]
    rows = ",\n".join(f"[{_row(writers, row)}]" for row in table.rows)
    page = f'"page":{_text(part.key + ".html")},"pageTitle":{_text(part.title)}'
    return f'{{{page},"title":{_text(table.title)},"fields":[{fields}],"rows":[\n{rows}\n]}}'


def _row(writers: Iterable[Callable[[Cell], str]], row: Iterable[Cell]) -> str:
    return ",".join([write(cell) for write, cell in zip(writers, row, strict=True)])


def _text(text: Cell) -> str:
    return "null" if text is None else encode_basestring(text)


def _number(digits: Cell) -> str:
    return digits or "null"
