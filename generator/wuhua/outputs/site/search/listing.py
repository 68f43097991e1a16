"""What a result needs besides its postings: rows in small chunks, kinds and years of all pages, lines of a few pages.

In: rows in the order of the index. Out: files below ``search/``, whole or for the rows that changed.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any
from zlib import compressobj, decompressobj

from msgspec import Struct

from wuhua.outputs.site.search.shards import data_of, script
from wuhua.outputs.site.search.texts import TOGETHER, read_texts, unpack_lines, write_texts

#: Ten results of a rare word lie in ten chunks: small chunks keep a first answer small.
CHUNK = 8
KINDS = "search/kinds.js"
_RAW = -15


class Row(Struct, frozen=True):
    """What a result shows: ``key`` is the address without suffix, ``date`` ISO or empty, ``lines`` its packed lines
    (``texts.pack_lines``), empty for none."""

    key: str
    title: str
    kind: str
    date: str
    lines: bytes = b""

    def cells(self) -> list[str]:
        """The row as a chunk holds it."""
        return [self.key, self.title, self.kind, self.date]


class Change(Struct, frozen=True):
    """One document that stays in its place: its new row, its packed grams before and after."""

    doc: int
    row: Row
    before: str
    after: str


def list_rows(rows: Sequence[Row]) -> Iterator[tuple[str, bytes]]:
    """Write chunks, kinds and lines of all rows."""
    for start in range(0, len(rows), CHUNK):
        yield _chunk(start // CHUNK, [row.cells() for row in rows[start : start + CHUNK]])
    for start in range(0, len(rows), TOGETHER):
        yield _texts(start // TOGETHER, [unpack_lines(row.lines) for row in rows[start : start + TOGETHER]])
    yield KINDS, _kinds([row.kind for row in rows], [row.date[:4] for row in rows])


def relist_rows(read: Callable[[str], bytes], changes: Sequence[Change]) -> Iterator[tuple[str, bytes]]:
    """Write what changed rows move. Raises ValueError when a key differs: then the order is another."""
    for number, group in _grouped(changes, CHUNK):
        old: Any = data_of(read(f"search/d{number}.js"))
        rows = list(old)
        for change in group:
            if rows[change.doc % CHUNK][0] != change.row.key:
                raise ValueError(f"document {change.doc} is {rows[change.doc % CHUNK][0]}, not {change.row.key}")
            rows[change.doc % CHUNK] = change.row.cells()
        if rows != old:
            yield _chunk(number, rows)
    for number, group in _grouped(changes, TOGETHER):
        lines = read_lines_file(read(f"search/l{number}.js"))
        for change in group:
            lines[change.doc % TOGETHER] = unpack_lines(change.row.lines)
        yield _texts(number, lines)
    yield KINDS, _rekind(read(KINDS), changes)


def _grouped(changes: Sequence[Change], size: int) -> Iterator[tuple[int, list[Change]]]:
    ordered = sorted(changes, key=lambda change: change.doc)
    for number, group in groupby(ordered, lambda change: change.doc // size):
        yield number, list(group)


def _chunk(number: int, rows: list[list[str]]) -> tuple[str, bytes]:
    return f"search/d{number}.js", script(f"d{number}", rows)


def _texts(number: int, lines: Sequence[str]) -> tuple[str, bytes]:
    return f"search/l{number}.js", lines_file(number, lines)


def lines_file(number: int, lines: Sequence[str]) -> bytes:
    """Write the file that holds the lines of a few pages."""
    return script(f"l{number}", write_texts(lines))


def read_lines_file(data: bytes) -> list[str]:
    """Read back the lines of each page that ``lines_file`` wrote."""
    return read_texts(str(data_of(data)))


def _kinds(kinds: Sequence[str], years: Sequence[str]) -> bytes:
    """Titles of kinds; for each page one byte, packed; the first page of each year, for pages stand in order of days."""
    titles = sorted(set(kinds))
    place = {title: number for number, title in enumerate(titles)}
    starts = [[year, next(run)[0]] for year, run in groupby(enumerate(years), lambda each: each[1])]
    return script("kinds", {"titles": titles, "of": _pack(bytes(place[kind] for kind in kinds)), "years": starts})


def _rekind(old: bytes, changes: Iterable[Change]) -> bytes:
    data: Any = data_of(old)
    kinds = [data["titles"][place] for place in decompressobj(_RAW).decompress(b64decode(data["of"]))]
    starts = [*data["years"], ["", len(kinds)]]
    years = [year for (year, start), (_, stop) in pairwise(starts) for _ in range(start, stop)]
    for change in changes:
        kinds[change.doc], years[change.doc] = change.row.kind, change.row.date[:4]
    return _kinds(kinds, years)


def _pack(data: bytes) -> str:
    packer = compressobj(9, wbits=_RAW)
    return b64encode(packer.compress(data) + packer.flush()).decode()
