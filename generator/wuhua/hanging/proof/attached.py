"""What is attached to an archive's file in, where it differs from what was attached when it was made out, in sentences."""

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from wuhua.base.private import mask_private
from wuhua.hanging.proof.originals import Original, Sources
from wuhua.hanging.proof.reading import Reading
from wuhua.model.changes import changes_between

if TYPE_CHECKING:
    from wuhua.model.changes import Change

#: The record in the variant for the archive.
RECORD = "记录.yml"
_LONGEST = 40


def tell_attached(sources: Sources, brought: Reading, against: list[Original]) -> Iterator[str]:
    """What was changed in the attached record and tables; nothing for a file without any. ``against``: what its pages were held against."""
    if not brought.files:
        return
    if RECORD in brought.files:
        yield from _record(sources, brought.files[RECORD])
    made = next((original.files for original in against if original.files), None)
    tables = sources.tables() if made is None else {name: data for name, data in made.items() if name != RECORD}
    if made is not None and RECORD in made and RECORD not in brought.files:
        yield f"少了附着的“{RECORD}”。"
    for name in sorted(tables.keys() | brought.files.keys() - {RECORD}):
        yield from _table(name, tables.get(name), brought.files.get(name), made is None and sources.lacks_lists)


def _record(sources: Sources, data: bytes) -> Iterator[str]:
    from wuhua.source import load_bytes

    document, _ = load_bytes(data, RECORD)
    record = sources.record()
    if document is None:
        yield f"附着的“{RECORD}”坏了，读不出来。"
    elif record is None:
        yield f"附着的“{RECORD}”没法比：那时候的记录这里没有，git里也没有。"
    else:
        yield from map(_changed, _changes(record, document.value))


def _changes(was: Mapping[str, Any], said: Mapping[str, Any]) -> "list[Change]":
    return changes_between(dict(was), dict(said))


def _changed(change: "Change") -> str:
    said, was = (short(mask_private("、".join(texts), change.name)) for texts in (change.after, change.before))
    where = f"附着的“{RECORD}”，{change.place}"
    if not said:
        return f"{where}：少了“{was}”。"
    return f"{where}：写着“{said}”，" + (f"记录里是“{was}”。" if was else "记录里没有。")


def _table(name: str, was: bytes | None, said: bytes | None, unkept: bool) -> Iterator[str]:
    """Where one table differs. ``unkept``: lists are kept nowhere, so that a table too many may be one of them."""
    shown = short(mask_private(name))
    if said is None:
        yield f"少了附着的“{shown}”。"
    elif was is None:
        yield f"附着的“{shown}”没法比：名单没有存底。" if unkept else f"多了附着的“{shown}”，做的时候没有。"
    elif was != said:
        rows = list(zip_longest(_rows(was), _rows(said)))
        found = [(number, *pair) for number, pair in enumerate(rows, 1) if pair[0] != pair[1]]
        for number, before, after in found:
            yield f"附着的“{shown}”，第{number}行：{_cells(before, after)}"
        if not found:
            yield f"附着的“{shown}”和做的时候不一样。"


def _rows(data: bytes) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig", "replace"), newline="")))
    except csv.Error:
        return []


def _cells(was: list[str] | None, said: list[str] | None) -> str:
    if said is None:
        return f"少了“{_line(was or [])}”。"
    if was is None:
        return f"多了“{_line(said)}”。"
    pairs = [pair for pair in zip_longest(was, said, fillvalue="") if pair[0] != pair[1]]
    before, after = (_line([pair[side] for pair in pairs]) for side in (0, 1))
    return f"写着“{after}”，做的时候是“{before}”。"


def _line(cells: list[str]) -> str:
    return short(mask_private("、".join(cells)))


def short(text: str) -> str:
    """A text as it is quoted."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
