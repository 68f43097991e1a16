"""A clerk's register of postings, added to: rows go in where a clerk would type them, every comment stays.

In: the file's text. Out: the new text, read back and compared before anything is written.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wuhua.base.faults import MachineFault
from wuhua.source import Document, load_bytes

_PLAIN = re.compile(r"[0-9A-Za-z\u4e00-\u9fff（）·/._-]+")
_ITEM = re.compile(r"( *)- +(?=\S)")
_ROWS, _FILES = "张贴", "附件"


def new_register(month: str) -> str:
    """The beginning of a month's register: what it is, and nothing in it yet."""
    return f"# 公开张贴登记：wuhua hung 写的；可以自己补 取下日期、归档号、见证。\n编号: {month}\n期间: {month}\n{_ROWS}:\n"


def add_rows(name: str, text: str, rows: Sequence[dict[str, str]], files: Sequence[dict[str, str]]) -> str:
    """The text with rows added to 张贴 and pictures to 附件. MachineFault where a clerk's writing leaves no place for them."""
    before = _value(name, text)
    changed = _added(name, text, _ROWS, rows) if rows else text
    changed = _added(name, changed, _FILES, files) if files else changed
    wanted = before | {
        section: [*(before.get(section) or []), *more] for section, more in ((_ROWS, rows), (_FILES, files)) if more
    }
    if _value(name, changed) != wanted:
        raise _no_place(name)
    return changed


def mark_removed(name: str, text: str, indexes: Sequence[int], day: str) -> str:
    """The text with 取下日期 in these rows of 张贴; a row that is written too oddly stays as it is."""
    for index in sorted(indexes, reverse=True):
        before = _value(name, text)
        changed = _removed(name, text, index, day)
        rows = [dict(row) for row in before[_ROWS]]
        rows[index]["取下日期"] = day
        try:
            if _value(name, changed) == before | {_ROWS: rows}:
                text = changed
        except MachineFault:
            continue
    return text


def line_of(row: dict[str, str]) -> str:
    """A row as one line of YAML."""
    return "  - {" + ", ".join(f"{key}: {_scalar(value)}" for key, value in row.items()) + "}"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def _added(name: str, text: str, section: str, rows: Sequence[dict[str, str]]) -> str:
    text = text if text.endswith("\n") else text + "\n"
    lines = [line_of(row) for row in rows]
    document = _document(name, text)
    items = document.value.get(section) if document else None
    if not items:
        head = f"{section}:\n"
        if not document or section in document.value:
            # The list stands there and is empty.
            place = text.find(f"\n{head}") + 1
            if not place:
                raise _no_place(name)
            end = place + len(head)
            return text[:end] + "\n".join(lines) + "\n" + text[end:]
        return text + head + "\n".join(lines) + "\n"
    if not document or not isinstance(items, list):
        raise _no_place(name)
    at, indent = _end_of(document, section, len(items) - 1)
    if at is None:
        raise _no_place(name)
    written = text.split("\n")
    return "\n".join([*written[:at], *(indent + line.lstrip() for line in lines), *written[at:]])


def _end_of(document: Document, section: str, index: int) -> tuple[int | None, str]:
    """After which line an item of a list ends, and how far its dash stands in; None where it is not on lines of its own."""
    written = document.text.split("\n")
    start = document.span((section, index)).line - 1
    dash = _ITEM.match(written[start])
    if dash is None:
        return None, ""
    end = start + 1
    for number in range(start + 1, len(written)):
        line = written[number]
        if line.strip() and not line.lstrip().startswith("#"):
            if len(line) - len(line.lstrip()) <= len(dash[1]):
                break
            end = number + 1
    return end, dash[1]


def _removed(name: str, text: str, index: int, day: str) -> str:
    document = _document(name, text)
    end, indent = _end_of(document, _ROWS, index) if document else (None, "")
    if document is None or end is None:
        return text
    written = text.split("\n")
    last = written[end - 1].rstrip()
    if last.endswith("}"):
        written[end - 1] = f"{last[:-1]}, 取下日期: {day}}}"
    else:
        written.insert(end, f"{indent}  取下日期: {day}")
    return "\n".join(written)


def _document(name: str, text: str) -> Document | None:
    return load_bytes(text.encode(), name)[0]


def _value(name: str, text: str) -> dict[str, Any]:
    document = _document(name, text)
    if document is None:
        raise _no_place(name)
    return dict(document.value)


def _no_place(name: str) -> MachineFault:
    return MachineFault(f"{name} 里没有地方加一行。先运行 wuhua check，改好它；“张贴”下面一处写一行。没有登记。")


def read_text(path: Path) -> str:
    """A register's text; MachineFault when it cannot be read."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MachineFault(f"{path} 打不开，先运行 wuhua check，照着改好。") from error
