"""What a limit's number looks like on disk, by its 形: text in, marshal-able value out; None when it is not so."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

_WHOLE = re.compile(r"^(0|[1-9][0-9]{0,8})$", re.ASCII)
_RANGE = re.compile(r"^([0-9]{1,3})(?:至|-)([0-9]{1,3})$", re.ASCII)
_SHARE = re.compile(r"^(超过|达到)([1-9][0-9]{0,3})/([1-9][0-9]{0,3})$", re.ASCII)
_PERCENT = re.compile(r"^(超过|达到)([1-9][0-9]?)(?:\.([0-9]))?%$", re.ASCII)
_TENTHS = re.compile(r"^(0|[1-9][0-9]{0,5})(?:\.([0-9]))?$", re.ASCII)
_BAND = re.compile(r"^(?:不满([1-9][0-9]{0,8})人|以上) (.+)$", re.ASCII)
_SPAN = r"([1-9][0-9]{0,2})(日|天|个工作日)"
_SHOWN = re.compile(rf"^(公示|提前){_SPAN}$", re.ASCII)
_WITHIN = re.compile(rf"^{_SPAN}以内$", re.ASCII)


def read_whole(text: str) -> int | None:
    """Read ``15``."""
    return int(text) if _WHOLE.match(text) else None


def read_tenths(text: str) -> int | None:
    """Read ``4.5`` as 45 tenths."""
    found = _TENTHS.match(text)
    return int(found[1] + (found[2] or "0")) if found else None


def read_yes(text: str) -> bool | None:
    """Read 是 or 否."""
    return {"是": True, "否": False}.get(text)


def read_names(text: str) -> tuple[str, ...] | None:
    """Read names with 、 between them."""
    names = tuple(part.strip() for part in text.split("、"))
    return names if all(names) else None


def read_line(text: str) -> str | None:
    """Read words as they stand; None when there are none."""
    return text.strip() or None


def read_choices(text: str) -> tuple[tuple[str, ...], ...] | None:
    """Read names with 、 between them, each with its alternatives: ``信息室或档案室``."""
    names = read_names(text)
    choices = tuple(tuple(part.strip() for part in name.split("或")) for name in names or ())
    return choices if choices and all(all(choice) for choice in choices) else None


def read_share(text: str) -> tuple[int, int, bool] | None:
    """Read ``超过1/2``, ``达到2/3`` or ``达到96.5%``: (numerator, denominator, whether the share itself is too little)."""
    if percent := _PERCENT.match(text):
        return int(percent[2] + (percent[3] or "0")), 1000, percent[1] == "超过"
    found = _SHARE.match(text)
    if not found or int(found[2]) > int(found[3]):
        return None
    return int(found[2]), int(found[3]), found[1] == "超过"


def read_counts(text: str) -> tuple[int, ...] | None:
    """Read ``3至5``, ``3或5`` or ``1``: the numbers that are allowed, ascending."""
    if found := _RANGE.match(text):
        return tuple(range(int(found[1]), int(found[2]) + 1)) or None
    parts = text.split("或")
    return tuple(sorted(map(int, parts))) if all(_WHOLE.match(part) for part in parts) else None


def read_bands(text: str) -> tuple[tuple[int, tuple[int, ...]], ...] | None:
    """Read ``不满10000人 8至11；以上 15至20``: (exclusive upper end, allowed numbers), the last with upper end 0."""
    bands = []
    for part in text.split("；"):
        found = _BAND.match(part)
        counts = read_counts(found[2]) if found else None
        if found is None or counts is None:
            return None
        bands.append((int(found[1] or 0), counts))
    ends = [end for end, _ in bands]
    # The open band comes last, and each upper end lies above the one before it.
    return tuple(bands) if all(0 < a < b or (a and not b) for a, b in pairwise(ends)) else None


def read_term(text: str) -> tuple[int, bool, str] | None:
    """Read ``公示7日``, ``公示5个工作日``, ``提前15日``, ``5日以内`` or ``公示``: (days, working days, sense).

    Days 0: to be shown, without a number. The sense is 公示 (shown at least), 提前 (at least before) or 以内 (at most after).
    """
    if text == "公示":
        return 0, False, "公示"
    if found := _SHOWN.match(text):
        return int(found[2]), found[3] == "个工作日", found[1]
    found = _WITHIN.match(text)
    return (int(found[1]), found[2] == "个工作日", "以内") if found else None


READERS: dict[str, Callable[[str], Any]] = {
    "整数": read_whole,
    "小数": read_tenths,
    "是否": read_yes,
    "名单": read_names,
    "选单": read_choices,
    "文字": read_line,
    "份额": read_share,
    "人数": read_counts,
    "分档": read_bands,
}
SHAPES = {
    "整数": "只写数字，如 15",
    "小数": "只写数字，最多一位小数，如 4.5",
    "是否": "写 是 或 否",
    "名单": "用顿号隔开，如 党务、村务、财务",
    "选单": "用顿号隔开，可以互相代替的写“或”，如 财务室、信息室或档案室",
    "文字": "写一句话",
    "份额": "写成 超过1/2、达到2/3 或 达到96.5%",
    "人数": "写成 5、3至5 或 3或5",
    "分档": "写成 不满10000人 8至11；以上 12至14",
}


#: How a notice period is written.
TERM_SHAPE = "写成 公示7日、公示5个工作日、提前15日、5日以内；没有天数的写 公示"


def enough(count: int, base: int, share: tuple[int, int, bool]) -> bool:
    """Whether so many of a base reach a share, cross-multiplied; 超过 leaves the share itself out."""
    numerator, denominator, strict = share
    have, need = count * denominator, base * numerator
    return have > need if strict else have >= need


def band_of(size: int, bands: tuple[tuple[int, tuple[int, ...]], ...]) -> tuple[int, ...]:
    """The numbers allowed at a size; upper ends are exclusive, 0 is no end. Empty when no band holds it."""
    return next((counts for end, counts in bands if not end or size < end), ())
