"""Where private numbers stand in a file: in values, in keys, and in the comments that git keeps as well."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.rules.rule import Fault

if TYPE_CHECKING:
    from wuhua.base.private import Private, PrivateKind
    from wuhua.source.document import Document

#: No number that blocks has fewer digits, in whatever spelling.
_FEWEST_DIGITS = 4
_DIGIT = re.compile("[0-9０-９零〇○一二两三四五六七八九壹贰叁肆伍陆柒捌玖幺①-⑨㈠-㈨⑴-⑼]|\\d")
_COMMENT = re.compile(r"(?:^|[ \t])#(.*)$")
#: A sheet's digest in a register of postings, as its foot and ``wuhua hung`` write it: groups of four, a letter among them.
#: By chance one in two thousand holds the digits of a mobile number.
_MARK = re.compile(r"(?=[0-9 ]*[a-f])[0-9a-f]{4}(?: [0-9a-f]{4}){1,15}", re.ASCII)
_MARKED = ("张贴", "指纹")


Path = tuple[str | int, ...]


class Place(NamedTuple):
    """One private number: its kind, its field, its path, and (line, column, end_column) when it can be pointed at."""

    kind: "PrivateKind"
    field: str
    path: Path
    at_key: bool
    columns: tuple[int, int, int] | None


class _Last:
    """Three rules ask about the same file one after the other; it is read once."""

    document: "Document | None" = None
    places: tuple[Place, ...] = ()


def private_places(document: "Document") -> tuple[Place, ...]:
    """Every number of a kind that blocks, once each; empty for nearly all files after one quick look."""
    if _Last.document is not document:
        # Its patterns take longer to compile than all rules; a village in which no file changed needs none.
        from wuhua.base.private import might_hold_private

        _Last.places = tuple(_places(document)) if might_hold_private(document.text) else ()
        _Last.document = document
    return _Last.places


def private_faults(document: "Document", kinds: frozenset[str], fix: str, basis: str) -> Iterator[tuple[Place, Fault]]:
    """The faults of some kinds (``id``, ``mobile``), each with its place; the number itself is never repeated."""
    from wuhua.base.private import name_of

    for place in private_places(document):
        if place.kind in kinds:
            where = f"“{place.field}”里" if place.field else "这里"
            message = f"{where}写了{name_of(place.kind)}"
            fault = Fault(place.path, message, "不能公开", fix, at_key=place.at_key, basis=basis, columns=place.columns)
            yield place, fault


def _places(document: "Document") -> Iterator[Place]:
    seen: set[tuple[int, int, int]] = set()
    for path, field, text, at_key, numbers in _numbers(document.value, (), ""):
        for found in numbers:
            part = document.part(path, text[found.start : found.end], key=at_key)
            columns = (part.line, part.column, part.end_column) if part else None
            if columns is None or columns not in seen:
                yield Place(found.kind, field, path, at_key, columns)
            seen |= {columns} if columns else set()
    for number, line in enumerate(document.text.split("\n") if "#" in document.text else (), 1):
        comment = _COMMENT.search(line)
        for found in _hard_in(comment[1], "") if comment else ():
            at = comment.start(1) + 1 if comment else 0
            columns = (number, at + found.start, at + found.end)
            if not any(number == row and at <= end for row, _, end in seen):
                yield Place(found.kind, "", (), False, columns)


@lru_cache(4096)
def _hard_in(text: str, field: str) -> "tuple[Private, ...]":
    """The hard numbers of one value; rosters say the same hours a hundred times."""
    if len(_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return ()
    from wuhua.base.private import HARD, find_private, might_hold_private

    # A word such as 身份证 makes the quick look suspect the whole file; most of its values are cleared one by one.
    if not might_hold_private(f"{field}：{text}"):
        return ()
    return tuple(found for found in find_private(text, field) if found.kind in HARD)


def _numbers(value: Any, path: Path, field: str) -> "Iterator[tuple[Path, str, str, bool, tuple[Private, ...]]]":
    """(path, field, text, whether it is a key, its hard numbers) of every key and scalar that holds some, as the clerk ordered them."""
    if isinstance(value, dict):
        for key, part in value.items():
            if found := _hard_in(key, ""):
                yield (*path, key), "", key, True, found
            yield from _numbers(part, (*path, key), key)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _numbers(part, (*path, index), field)
    elif (found := _hard_in(value, field)) and not _is_mark(path, value):
        yield path, field, value, False, found


def _is_mark(path: Path, text: str) -> bool:
    return len(path) == 3 and (path[0], path[2]) == _MARKED and _MARK.fullmatch(text.strip()) is not None
