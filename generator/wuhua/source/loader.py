"""Step one, load.  In: the bytes of a record.  Out: a Document or None, and findings E1xx.  No file raises."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from wuhua.base.finding import Finding
from wuhua.source.document import Document
from wuhua.source.letters import find_odd_letters
from wuhua.source.limits import MAX_FINDINGS
from wuhua.source.misprint import Misprint
from wuhua.source.reading import read_bytes
from wuhua.source.simple import Value, read_simple
from wuhua.source.text import read_text

_MAX_ROUNDS = 12
_MAX_MENDED_LETTERS = 200_000

Loaded = tuple[Document | None, tuple[Finding, ...]]


def load_file(root: Path, name: str) -> Loaded:
    """Load the record ``name`` (relative to ``root``, parts joined by ``/``); no symlink is followed on the way."""
    data, finding = read_bytes(root, name)
    return (None, (finding,)) if finding else load_bytes(data, name)


def load_bytes(data: bytes, file: str) -> Loaded:
    """Load one record from its bytes; ``file`` is the name that findings carry.

    The Document is None whenever a finding blocks; warnings come beside a Document.
    """
    text, finding = read_text(data, file)
    if finding:
        return None, _with_source((finding,), text)
    value = read_simple(text)
    if value is not None:
        return Document(file, value, text), ()
    return load_closely(text, file)


def load_closely(text: str, file: str) -> Loaded:
    """Load one record through libyaml's events, the long way that explains every fault."""
    odd = find_odd_letters(text, file)
    if odd:
        return None, _with_source(odd, text)
    value, misprints = _read(text)
    findings = _with_source([found.finding(file) for found in misprints[:MAX_FINDINGS]], text)
    if any(found.blocks for found in findings) or value is None:
        return None, findings
    return Document(file, value, text), findings


def _read(text: str) -> tuple[dict[str, Value] | None, list[Misprint]]:
    """The value and all misprints: a line whose meaning is known is read as it was meant, to find the next one."""
    # The short way never gets here, so that a build of clean files does not import yaml.
    from wuhua.source.diagnosis import find_cause
    from wuhua.source.events import read_events
    from wuhua.source.shapes import find_conflict

    if conflict := find_conflict(text):
        return None, [conflict]
    lines = text.split("\n")
    causes: list[Misprint] = []
    while True:
        reading = read_events("\n".join(lines))
        if reading.error is None:
            break
        cause = find_cause(reading.error, lines, reading.last)
        if any(cause.line == known.line for known in causes):
            break
        causes.append(cause)
        if cause.meant is None or len(causes) >= _MAX_ROUNDS or len(text) > _MAX_MENDED_LETTERS:
            break
        lines[cause.line] = cause.meant
    mended = {cause.line for cause in causes}
    found = causes + [other for other in reading.misprints if other.line not in mended]
    root = reading.root
    if reading.error is None and all(other.warns for other in found):
        if root is None or root.is_empty or (root.style == "{" and not root.items):
            return None, [*found, Misprint("E108", 0, 0, 1, "文件是空的", "照样例把内容写进来；这个文件不要了就删掉")]
        if root.style != "{":
            return None, found + _top_misprints(lines, root.line)
        value = root.value()
        assert isinstance(value, dict)
        return value, found
    return None, sorted(found, key=lambda other: (other.line, other.column))


def _top_misprints(lines: list[str], row: int) -> list[Misprint]:
    """Why the outermost level is no mapping: its lines' misprints, else that names are missing."""
    from wuhua.source.shapes import find_line_misprint

    shaped = (find_line_misprint(line, at) for at, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#")
    found = [misprint for misprint in shaped if misprint]
    length = len(lines[row].rstrip())
    fix = "对照样例，每行开头写名称和半角冒号，冒号后空一格"
    return found[:MAX_FINDINGS] or [Misprint("E109", row, 0, length, "最外层要写成一行一个“名称: 值”", fix)]


def _with_source(findings: Iterable[Finding], text: str) -> tuple[Finding, ...]:
    """Give each finding its author's line."""
    lines = text.split("\n")
    return tuple(replace(found, source=_shown(lines[found.span.line - 1])) for found in findings)


def _shown(line: str) -> str:
    """The line with a box for each character that could move a terminal's cursor or turn its text round."""
    line = line.rstrip("\r")
    if line.isprintable():
        return line
    return "".join(letter if letter.isprintable() or letter == "\u3000" else "□" for letter in line)
