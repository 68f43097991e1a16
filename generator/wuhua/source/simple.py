"""The short way for the YAML that clerks write: block mappings and lists, one-line values, flat ``{…}`` and ``[…]``.

In: text.  Out: the value that libyaml's events would give, or None for everything else, faults included: ``events``
then looks closely and speaks.  Nothing here guesses; a line outside this grammar ends the short way.  It is several
times as quick as libyaml through PyYAML, and spares a one-record build the import of yaml.
"""

import re
from functools import lru_cache
from typing import TypeAlias

from wuhua.base.patterns import pattern
from wuhua.source.letters import HAN, MARKS
from wuhua.source.limits import MAX_DEPTH

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_MAX_LETTERS = 100_000
#: The gate lets no other letter beyond ASCII through, so that the classes below need only say which ASCII they refuse:
#: a class with ranges of Han takes milliseconds to compile.
_GATE = pattern(f"[^\n -~{HAN}{MARKS}]")
_NAME = pattern(rf"[A-Za-z0-9_{HAN}][A-Za-z0-9_.()/+\-（）、·{HAN}]{{0,40}}")
_KEY = r"[^\x00-/:-@\[-^`{-\x7f][^\x00-'*,:-@\[-^`{-\x7f]{0,40}"
_FIRST = r"(?:[^\x00- !\"#%&')*,\-:<>?@\[\\\]`{|}\x7f]|-(?=[0-9]))"
_COLON = r":(?=[0-9/])"
_BODY = r"[^\x00-\x1f#:\x7f]*"
_PLAIN = rf"{_FIRST}{_BODY}(?:{_COLON}{_BODY})*"
_QUOTED = r"\"[^\x00-\x1f\"\\\x7f]*\"|'[^\x00-\x1f'\x7f]*'"
_FLOW_BODY = r"[^\x00-\x1f\"#',:?\[\]{}\x7f]*"
_ITEM = rf"(?:{_FIRST}{_FLOW_BODY}(?:{_COLON}{_FLOW_BODY})*|{_QUOTED})"
_FLOW = (
    rf"\{{ *(?:{_KEY}: +{_ITEM} *(?:, *{_KEY}: +{_ITEM} *)*)?\}}"
    rf"|\[ *(?:{_ITEM} *(?:, *{_ITEM} *)*)?\]"
)
_VALUE = rf"({_PLAIN}|{_FLOW}|{_QUOTED})"
_NOTE = r"[^\x00-\x1f\x7f]*"
_LINE = pattern(
    rf"^( *)(?:(?:(- +)?({_KEY}):(?: +{_VALUE})?|- +{_VALUE})? *(?:(?<= )#(?: {_NOTE})?)?|#{_NOTE})$", re.MULTILINE
)
#: A literal block under a key that is no item of a list; its first line is not blank, the others not less indented.
_BLOCK = pattern(
    rf"^(( *){_KEY}:) +\|(-?)\n(\2 +[^ \n][^\n]*(?:\n(?:\2 +[^ \n][^\n]*| *(?=\n|\Z)))*(?:\n|\Z))", re.MULTILINE
)
_ASIDE = "wuhua-aside-"
_PAIR = pattern(rf"({_KEY}): +({_ITEM})")
_ENTRY = pattern(_ITEM)
#: A wide mark that may stand for a minus, point or comma of a number is looked at closely.
_WIDE_NUMBER = pattern("[，。—％](?:(?<=[0-9]％)|(?<=[0-9 ][，。—])[0-9])")
#: The first of the marks that git leaves where two people changed the same lines.
_CONFLICT = "<<<<<<<"
_OPENERS = frozenset("[{\"'")


class _Beyond(Exception):
    """The text leaves the grammar of this module."""


def read_simple(text: str) -> dict[str, Value] | None:
    """Read the text if it is simple and without fault; None when only ``events`` can tell."""
    if len(text) > _MAX_LETTERS:
        return None
    # A conflict inside a text would be read as its words.
    if _GATE.search(text) or _CONFLICT in text:
        return None
    blocks: list[str] = []
    if "|" in text and (shortened := _set_blocks_aside(text, blocks)) is not None:
        text = shortened
    rows = _LINE.findall(text)
    if len(rows) != text.count("\n") + 1 or _WIDE_NUMBER.search(text):
        return None
    try:
        return _build(rows, blocks) or None
    except _Beyond:
        return None


def _set_blocks_aside(text: str, blocks: list[str]) -> str | None:
    """Put a name in the place of every ``key: |`` with its lines, and the lines into ``blocks``; None when one is not plain."""
    if _ASIDE in text:
        return None
    pieces, end = [], 0
    for found in _BLOCK.finditer(text):
        lines = found[4].removesuffix("\n").split("\n")
        indent = len(lines[0]) - len(lines[0].lstrip(" "))
        unended = not found[3] and not found[0].endswith("\n")
        if unended or any(line[:indent].strip(" ") for line in lines):
            return None
        body = "\n".join(line[indent:] for line in lines).rstrip("\n")
        blocks.append(body if found[3] else body + "\n")
        pieces += [text[end : found.start()], f"{found[1]} {_ASIDE}{len(blocks) - 1}\n"]
        end = found.end()
    return "".join([*pieces, text[end:]])


def _build(rows: list[tuple[str, str, str, str, str]], blocks: list[str]) -> dict[str, Value]:
    top: dict[str, Value] = {}
    box: dict[str, Value] | list[Value] = top
    column = 0
    outer: list[tuple[int, dict[str, Value] | list[Value]]] = []
    pending = ""
    for indent, dash, key, value, item in rows:
        if not key and not item:
            continue
        at = len(indent)
        listed = bool(dash or item)
        if pending:
            if at > column or (listed and at == column):
                outer.append((column, box))
                inner: dict[str, Value] | list[Value] = [] if listed else {}
                box[pending] = inner  # type: ignore[call-overload]
                box, column = inner, at
            pending = ""
        while at < column or (at == column and not listed and box.__class__ is list):
            column, box = outer.pop()
        if at != column or listed is not (box.__class__ is list):
            raise _Beyond
        if item:
            box.append(_read_value(item))  # type: ignore[union-attr]
            continue
        if dash:
            entry: dict[str, Value] = {}
            box.append(entry)  # type: ignore[union-attr]
            outer.append((column, box))
            box, column = entry, at + len(dash)
        if key in box or not _is_name(key) or len(outer) > MAX_DEPTH - 4:
            raise _Beyond
        whole = blocks[int(value[len(_ASIDE) :])] if blocks and value.startswith(_ASIDE) else None
        box[key] = whole if whole is not None else _read_value(value) if value else ""  # type: ignore[call-overload]
        if not value:
            pending = key
    return top


@lru_cache(4096)
def _is_name(key: str) -> bool:
    return _NAME.fullmatch(key) is not None


@lru_cache(4096)
def _are_names(keys: tuple[str, ...]) -> bool:
    """Whether all are names; the lines of a table have the same ones."""
    return all(map(_is_name, keys))


def _read_value(written: str) -> Value:
    opener = written[0]
    if opener not in _OPENERS:
        return written.rstrip(" ") if written[-1] == " " else written
    if opener == "{":
        return _read_line(written)
    if opener == "[":
        return [_read_entry(value) for value in _ENTRY.findall(written[1:-1])]
    return written[1:-1]


def _read_line(written: str) -> Value:
    pairs = _PAIR.findall(written)
    # Nearly every line has neither quotes nor a blank behind a value: then what was found is what was meant.
    bare = '"' not in written and "'" not in written and " ," not in written and " }" not in written
    whole: dict[str, Value] = dict(pairs) if bare else {key: _read_entry(value) for key, value in pairs}
    if len(whole) != len(pairs) or not _are_names(tuple(whole)):
        raise _Beyond
    return whole


def _read_entry(written: str) -> str:
    if written[0] in "\"'":
        return written[1:-1]
    return written.rstrip(" ") if written[-1] == " " else written
