"""The short way for the YAML that clerks write: block mappings and lists, one-line values, flat ``{…}`` and ``[…]``.

In: text.  Out: the value that libyaml's events would give, or None for everything else, faults included: ``events``
then looks closely and speaks.  Nothing here guesses; a line outside this grammar ends the short way.  It is several
times as quick as libyaml through PyYAML, and spares a one-record build the import of yaml.
"""

import re
from typing import TypeAlias

from wuhua.source.letters import HAN, MARKS
from wuhua.source.limits import MAX_DEPTH

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_MAX_LETTERS = 100_000
_WIDE = HAN + MARKS
_KEY = rf"[A-Za-z0-9_{HAN}][A-Za-z0-9_.()/+\-（）、·{HAN}]{{0,40}}"
_FIRST = rf"(?:[A-Za-z0-9_+/(.;=~^${_WIDE}]|-(?=[0-9]))"
_COLON = r":(?=[0-9/])"
_BODY = rf"[ -\"$-9;-~{_WIDE}]*"
_PLAIN = rf"{_FIRST}{_BODY}(?:{_COLON}{_BODY})*"
_QUOTED = rf"\"[ !#-\[\]-~{_WIDE}]*\"|'[ -&(-~{_WIDE}]*'"
_FLOW_BODY = rf"[ !$-&(-+\-./0-9;<->@A-Z\\^-z|~{_WIDE}]*"
_ITEM = rf"(?:{_FIRST}{_FLOW_BODY}(?:{_COLON}{_FLOW_BODY})*|{_QUOTED})"
_FLOW = (
    rf"\{{ *(?:{_KEY}: +{_ITEM} *(?:, *{_KEY}: +{_ITEM} *)*)?\}}"
    rf"|\[ *(?:{_ITEM} *(?:, *{_ITEM} *)*)?\]"
)
_VALUE = rf"({_PLAIN}|{_FLOW}|{_QUOTED})"
_NOTE = rf"[ -~{_WIDE}]*"
_LINE = re.compile(
    rf"^( *)(?:(?:(- +)?({_KEY}):(?: +{_VALUE})?|- +{_VALUE})? *(?:(?<= )#(?: {_NOTE})?)?|#{_NOTE})$", re.MULTILINE
)
_PAIR = re.compile(rf"({_KEY}): +({_ITEM})")
_ENTRY = re.compile(_ITEM)
#: A wide mark that may stand for a minus, point or comma of a number is looked at closely.
_WIDE_NUMBER = re.compile("[，。—％](?:(?<=[0-9]％)|(?<=[0-9 ][，。—])[0-9])")
_OPENERS = frozenset("[{\"'")


class _Beyond(Exception):
    """The text leaves the grammar of this module."""


def read_simple(text: str) -> dict[str, Value] | None:
    """Read the text if it is simple and without fault; None when only ``events`` can tell."""
    if len(text) > _MAX_LETTERS:
        return None
    rows = _LINE.findall(text)
    if len(rows) != text.count("\n") + 1 or _WIDE_NUMBER.search(text):
        return None
    try:
        return _build(rows) or None
    except _Beyond:
        return None


def _build(rows: list[tuple[str, str, str, str, str]]) -> dict[str, Value]:
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
        if key in box or len(outer) > MAX_DEPTH - 4:
            raise _Beyond
        box[key] = _read_value(value) if value else ""  # type: ignore[call-overload]
        if not value:
            pending = key
    return top


def _read_value(written: str) -> Value:
    opener = written[0]
    if opener not in _OPENERS:
        return written.rstrip(" ") if written[-1] == " " else written
    if opener == "{":
        pairs = _PAIR.findall(written)
        whole: dict[str, Value] = {key: _read_entry(value) for key, value in pairs}
        if len(whole) != len(pairs):
            raise _Beyond
        return whole
    if opener == "[":
        return [_read_entry(value) for value in _ENTRY.findall(written[1:-1])]
    return written[1:-1]


def _read_entry(written: str) -> str:
    if written[0] in "\"'":
        return written[1:-1]
    return written.rstrip(" ") if written[-1] == " " else written
