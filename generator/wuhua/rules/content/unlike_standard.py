"""C15: what villagers read is written in standard characters, its days in year, month and day, its money with the unit."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.base.dates import read_day
from wuhua.base.finding import Severity
from wuhua.base.patterns import pattern
from wuhua.base.persons import SUBJECTS
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.source.document import Document

Path = tuple[str | int, ...]
#: A character that the old national set holds too, though the standard no longer does.
_OLD = "後"
#: A value no longer than this is a day and little else.
_SHORT = 14
_OURS = "五化做法（公开内容规范化）"
#: Names of persons, and what is quoted as it stood.
_KEPT = SUBJECTS | {"经手人", "审批人", "证明人", "依据", "原文"}
_DATE = pattern(r"(?<![0-9./])((?:19|20)[0-9]{2})([./])([0-9]{1,2})\2([0-9]{1,2})(?![0-9./])")
#: A first look that costs little: most of a village's points stand in amounts.
_DOTS, _SLASHES = pattern(r"\.[0-9]{1,2}\.[0-9]"), pattern("/[0-9]{1,2}/[0-9]")
#: Fields that are days: what they hold otherwise is told where they are read (E205).
_DAYS = pattern("日|期|时限|开始|结束|届满|起|止|至|天|收到|更新|版本")
_MONEY_HEAD = pattern("金额|补贴额|补助额|标准|收入|支出|费用|价款|价格|工资|报酬")
_AMOUNT = pattern(r"^-?[0-9][0-9,]*(?:\.[0-9]+)?$")
_UNIT = pattern("元|角|分|%|％|比|占|人|户|亩|次|天|日")


def find(document: "Document", kind: str) -> Iterator[Outcome]:
    """Find traditional characters (one finding a file), days written 2025.3.8, and columns of money without a unit in a notice's table.

    Names of persons and titles of papers that are quoted (依据) are left as they are.
    """
    text = document.text
    strange = _OLD in text or not _is_plain(text)
    if strange:
        yield from _traditional(document)
    if _DOTS.search(text) or ("/" in text and _SLASHES.search(text)):
        yield from _dates(document)
    if kind == "notice":
        yield from _units(document.value.get("表"))


def _is_plain(text: str) -> bool:
    """Whether every character stands in the old national set, which has no other traditional ones: told at once."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _traditional(document: "Document") -> Iterator[Fault]:
    from wuhua.rules.traditional import STANDARD

    found = [(path, text, letter) for path, text in _texts(document.value, ()) for letter in text if letter in STANDARD]
    if found:
        path, _, first = found[0]
        pairs = dict.fromkeys(letter for _, _, letter in found)
        right = "，".join(f"{letter}写成{STANDARD[letter]}" for letter in list(pairs)[:8])
        message = f"“{first}”是繁体字，规范字是“{STANDARD[first]}”"
        note = f"这份文件里一共{len(found)}处" if len(found) > 1 else ""
        yield Fault(path, message, note, right, columns=_columns(document, path, first))


def _dates(document: "Document") -> Iterator[Fault]:
    for path, text in _texts(document.value, ()):
        if len(text) <= _SHORT and _DAYS.search(str(path[-1])):
            continue
        for found in _DATE.finditer(text):
            day = read_day(f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}")
            if day is not None:
                right = f"{day.year}年{day.month}月{day.day}日"
                columns = _columns(document, path, found[0])
                yield Fault(path, f"日期“{found[0]}”没有写成年月日", "", f"写成 {right}", columns=columns, basis=_OURS)


def _units(table: Any) -> Iterator[Fault]:
    """A head that tells money, above amounts, and neither it nor the table's name says 元 or 万元."""
    if not isinstance(table, dict) or "元" in str(table.get("名称", "")):
        return
    heads, rows = table.get("表头"), table.get("行")
    if not isinstance(heads, list) or not isinstance(rows, list):
        return
    for at, head in enumerate(heads):
        if isinstance(head, str) and _MONEY_HEAD.search(head) and not _UNIT.search(head):
            cells = [row[at] for row in rows if isinstance(row, list) and at < len(row) and isinstance(row[at], str)]
            if cells and all(_AMOUNT.match(cell) for cell in cells):
                yield Fault(
                    ("表", "表头", at),
                    f"“{head}”下面是金额，没有写单位",
                    "",
                    f"写成 {head}（元），或者 {head}（万元）",
                    basis=_OURS,
                )


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        heads = value.get("表头")
        for key, part in value.items():
            if key == "行" and isinstance(heads, list):
                yield from _cells(heads, part, (*path, key))
            elif key not in _KEPT:
                yield from _texts(part, (*path, key))
    else:
        for index, part in enumerate(value or ()):
            yield from _texts(part, (*path, index))


def _cells(heads: list[Any], rows: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """A table's cells without those under a head that names a person."""
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        for at, cell in enumerate(row if isinstance(row, list) else ()):
            if isinstance(cell, str) and not (at < len(heads) and str(heads[at]) in _KEPT):
                yield (*path, number, at), cell


def _columns(document: "Document", path: Path, piece: str) -> tuple[int, int, int] | None:
    """Where a piece of a value stands, on its first line or a later one; None when it is not found as written."""
    span = document.span(path)
    for number in range(span.line, span.line + 400):
        line = document.line(number)
        at = line.find(piece, span.column - 1 if number == span.line else 0)
        if at >= 0:
            return number, at + 1, at + 1 + len(piece)
    return None


RULE = Rule("C15", "没有用规范的字和写法", "text", find, severity=Severity.WARNING, clauses=("YW 14",))
