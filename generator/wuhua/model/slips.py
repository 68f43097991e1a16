"""What a clerk meant who wrote the wrong shape: 无 for nothing, 公开栏、网站 for a list, a name for a number, one dash too many.

In: where, what stands there, what may. Out: code, message and what to type; None when nothing is known.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.fields import FieldInfo

from wuhua.model.advice import half_width, millimetres_meant
from wuhua.model.lookup import part_of

Said = tuple[str, str, str]
_Way = tuple[str | int, ...]

_NOTHING = frozenset(("", "无", "没有", "暂无", "-", "—", "——", "/", "~", "null"))
_NO_ITEMS = _NOTHING | {"0", "0.00", "零", "{}"}
_BETWEEN = re.compile("[、，,;；]| +")


def list_meant(name: str, field: FieldInfo | None, written: Any) -> Said | None:
    """A text where a list belongs: nothing, or its items in a row."""
    if not isinstance(written, str):
        return None
    text, what = written.strip(), f"“{name}”要写成清单"
    if text in _NO_ITEMS:
        return "E203", what, f"没有{name}，就写 {name}: []；有就一项一行，前面加“- ”"
    if field is None or part_of(field.annotation) is not None or "\n" in text:
        return None
    return "E203", what, f"写成 [{', '.join(_words(text))}]"


def choices_meant(path: _Way, words: list[str], written: Any) -> Said | None:
    """Several words of a list in one item: 公开栏、网站."""
    meant = _words(written) if isinstance(written, str) and isinstance(path[-1], int) else []
    if len(meant) < 2 or not set(meant) <= set(words):
        return None
    return "E207", f"“{written.strip()}”是几样写在了一起", f"用半角逗号隔开：[{', '.join(meant)}]"


def value_meant(code: str, name: str, fix: str, field: FieldInfo | None, written: Any, alone: bool) -> Said | None:
    """A value that cannot be read; ``fix`` is its type's own advice, ``alone``: nothing else stands in its line."""
    if field is None or not isinstance(written, str):
        return None
    text, about = written.strip(), field.description or ""
    if text in _NOTHING and not field.is_required() and "list" not in str(field.annotation):
        said = f"“{name}”写的是“{text}”" if text else f"“{name}”后面没有内容"
        return code, said, "没有就整行删掉" if alone else "没有就把这一项删掉"
    if not text:
        return code, f"“{name}”后面没有内容", fix
    if code == "E209" and "人员名册" in about and name == "人员" and not half_width(text).isascii():
        return "E214", f"“{text[:20]}”不是人员的编号", "写人员名册里的编号，如 P01"
    if code == "E208" and "毫米" in about and (plain := millimetres_meant(text)):
        return code, f"“{text}”不是整数", f"写毫米，只写数字：{plain}"
    return None


def extra_dashes(value: Any, missing: set[_Way]) -> Iterator[tuple[_Way, int]]:
    """The items of lists that are the rest of the item before them: (path, which item is the whole one's first)."""
    lists = {path[:-2] for path in missing if len(path) >= 2 and isinstance(path[-2], int)}
    for where in sorted(lists, key=str):
        items = _at(value, where)
        if not isinstance(items, list):
            continue
        lacks = [{str(p[-1]) for p in missing if p[:-1] == (*where, at)} for at in range(len(items))]
        at = 0
        while at < len(items):
            end = _whole(items, lacks, at)
            yield from (((*where, later), at) for later in range(at + 1, end))
            at = end


def _whole(items: list[Any], lacks: list[set[str]], first: int) -> int:
    """Behind the last of the items that together lack nothing and repeat nothing; ``first`` + 1 when it stands alone."""
    keys: set[str] = set()
    for at in range(first, len(items)):
        item = items[at]
        if not isinstance(item, Mapping) or not lacks[at] or keys & item.keys():
            break
        keys |= item.keys()
        if at > first and set().union(*lacks[first : at + 1]) <= keys:
            return at + 1
    return first + 1


def _at(value: Any, path: _Way) -> Any:
    for part in path:
        value = value[part]
    return value


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text.strip("[]［］【】")) if word]
