"""Files of tables are read back by other readers before they leave: the numbers of each line must be what the tables say."""

import re
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO, StringIO

from wuhua.outputs.data.shape import Shape, parts_by_title
from wuhua.outputs.data.tables import DAY, WORDS, Part
from wuhua.outputs.datum import check_written

_ROW = re.compile(r"<row>(.*?)</row>", re.DOTALL)
_CELL = re.compile(r'<c s="[013]"><v>([^<]*)</v>')
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_LINE = re.compile(r"^\[(.*)\],?$", re.MULTILINE)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
#: Numbers line by line.
Lines = list[list[str]]


def check_data(name: str, parts: Sequence[Part], written: dict[str, bytes]) -> None:
    """Compare the numbers of each file (``csv``, ``xlsx``, ``json``) with the tables', line by line, whatever the columns' order.

    MachineFault that names the file and the first number that differs.
    """
    said = _said(parts)
    by_title = _said([part for found in parts_by_title(parts).values() for part in found])
    for suffix, data in written.items():
        wanted, found = by_title if suffix == "xlsx" else said, _READERS[suffix](data, parts)
        if wanted != found and list(map(sorted, wanted)) != list(map(sorted, found)):
            check_written(f"数据 {name}.{suffix}", _flat(wanted), _flat(found))


def _said(parts: Iterable[Part]) -> Lines:
    lines: Lines = []
    for part in parts:
        for table in part.tables:
            places = [place for place, (_, kind) in enumerate(table.columns) if kind not in (WORDS, DAY)]
            if places:
                lines += [[cell for place in places if (cell := row[place]) is not None] for row in table.rows]
    return [line for line in lines if line]


def _flat(lines: Lines) -> list[str]:
    return [number for line in lines for number in sorted(line)]


def _csv(data: bytes, parts: Sequence[Part]) -> Lines:
    import csv

    shape = Shape(table for part in parts for table in part.tables)
    places = [place for place, (_, kind) in enumerate(shape.columns) if kind not in (WORDS, DAY)]
    rows = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
    next(rows)
    return [line for row in rows if (line := [row[place] for place in places if row[place]])]


def _xlsx(data: bytes, _: Sequence[Part]) -> Lines:
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as archive:
        count = sum(path.startswith("xl/worksheets/") for path in archive.namelist())
        sheets = [archive.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, count + 1)]
    return [line for sheet in sheets for row in _ROW.findall(sheet) if (line := _CELL.findall(row))]


def _json(data: bytes, _: Sequence[Part]) -> Lines:
    # Without its strings the text holds nothing but numbers, line by line as it was written.
    rows = _LINE.findall(_STRING.sub("", data.decode()))
    return [line for row in rows if (line := _NUMBER.findall(row))]


_READERS: dict[str, Callable[[bytes, Sequence[Part]], Lines]] = {"csv": _csv, "xlsx": _xlsx, "json": _json}
