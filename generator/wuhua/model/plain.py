"""A sheet as plain data and back: what is kept of it when it hangs, and what names a sheet that no record stands behind.

In: a :class:`Sheet`. Out: dicts, lists, text and numbers that JSON can write; each value that is more than text says its class.
"""

import json
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from hashlib import sha256
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields, replace

from wuhua.model import sheet as words
from wuhua.model import values
from wuhua.model.sheet import Sheet, TableBlock, Tone

_CLASS, _TEXT = "是", "写作"
#: Rows of one table that are kept: beyond them the whole is counted.
_MOST_ROWS = 1000
_CLASSES: dict[str, Any] = {
    name: found
    for room in (words, values)
    for name, found in sorted(vars(room).items())
    if isinstance(found, type) and issubclass(found, Struct) and found is not Struct
}


def plain_of(sheet: Sheet) -> dict[str, Any]:
    """A sheet as plain data. Of a table of more than a thousand rows only the first are kept, and a note says so."""
    bounded = replace(sheet, blocks=tuple(map(_bounded, sheet.blocks)), related=(), search_words=())
    found: dict[str, Any] = _plain(bounded)
    return found


def sheet_of(plain: Any) -> Sheet | None:
    """The sheet that such data describes; None for anything else."""
    try:
        found = _whole(plain)
    except (TypeError, ValueError, KeyError, InvalidOperation, RecursionError):
        return None
    return found if isinstance(found, Sheet) and _fits(found, Sheet) else None


def digest_of_sheet(sheet: Sheet) -> str:
    """SHA-256 (hex) of what a sheet without a record says: its figures and blocks, not the day it was worked out on."""
    said = Sheet(key=sheet.key, kind=sheet.kind, family=sheet.family, title=sheet.title)
    plain = plain_of(replace(said, headline=sheet.headline, blocks=sheet.blocks))
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _bounded(block: words.Block) -> words.Block:
    if not isinstance(block, TableBlock) or len(block.rows) <= _MOST_ROWS:
        return block
    note = f"{block.note}表太长，存底只存前{_MOST_ROWS}行，全部{len(block.rows)}行。"
    return replace(block, rows=block.rows[:_MOST_ROWS], note=note)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int) or (isinstance(value, str) and not isinstance(value, Enum)):
        return value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    name = type(value).__name__
    if isinstance(value, Struct):
        told = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        kept = {each.name for each in fields(value) if getattr(value, each.name) != _default(each)}
        return {_CLASS: name} | {field: told[field] for field in told if field in kept}
    text = f"{value:f}" if isinstance(value, Decimal) else str(value.value if isinstance(value, Enum) else value)
    return {_CLASS: name, _TEXT: text}


def _default(field: FieldInfo) -> Any:
    make: Any = field.default_factory
    return field.default if make is NODEFAULT else make()


def _whole(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(map(_whole, plain))
    if not isinstance(plain, dict):
        return plain
    name = plain[_CLASS]
    if name in _CLASSES:
        return _CLASSES[name](**{field: _whole(part) for field, part in plain.items() if field != _CLASS})
    makers: dict[str, Any] = {"Decimal": _amount, "date": date.fromisoformat, "Tone": Tone}
    return makers[name](plain[_TEXT])


def _amount(text: str) -> Decimal:
    if not text.removeprefix("-").replace(".", "", 1).isdigit() or len(text) > 40:
        raise ValueError(text)
    return Decimal(text)


@cache
def _hints(found: Any) -> dict[str, Any]:
    return get_type_hints(found)


def _fits(value: Any, hint: Any) -> bool:
    """Whether a value is what a field may hold."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (UnionType, Union):
        return any(_fits(value, part) for part in parts)
    if origin is tuple:
        if not isinstance(value, tuple):
            return False
        wanted = parts[:1] * len(value) if parts[-1:] == (...,) else parts
        return len(wanted) == len(value) and all(map(_fits, value, wanted))
    if isinstance(hint, type) and issubclass(hint, Struct):
        known: Any = hint
        return type(value) is hint and all(_fits(getattr(value, name), each) for name, each in _hints(known).items())
    return value is None if hint is type(None) else type(value) is hint
