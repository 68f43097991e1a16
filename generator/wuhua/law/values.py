"""What a limit's number looks like on disk, by its 形: text in, marshal-able value out; None when it is not so."""

import re
from collections.abc import Callable
from typing import Any

_WHOLE = re.compile(r"^(0|[1-9][0-9]{0,8})$", re.ASCII)
_RANGE = re.compile(r"^([0-9]{1,3})(?:至|-)([0-9]{1,3})$", re.ASCII)
_SHARE = re.compile(r"^(超过|达到)([1-9][0-9]?)/([1-9][0-9]?)$", re.ASCII)
_BAND = re.compile(r"^(?:不满([1-9][0-9]*)人|以上) (.+)$", re.ASCII)


def read_whole(text: str) -> int | None:
    """Read ``15``."""
    return int(text) if _WHOLE.match(text) else None


def read_yes(text: str) -> bool | None:
    """Read 是 or 否."""
    return {"是": True, "否": False}.get(text)


def read_names(text: str) -> tuple[str, ...] | None:
    """Read names with 、 between them."""
    names = tuple(part.strip() for part in text.split("、"))
    return names if all(names) else None


def read_share(text: str) -> tuple[int, int, bool] | None:
    """Read ``超过1/2`` or ``达到2/3``: (numerator, denominator, whether the share itself is too little)."""
    found = _SHARE.match(text)
    return (int(found[2]), int(found[3]), found[1] == "超过") if found else None


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
    return tuple(bands)


READERS: dict[str, Callable[[str], Any]] = {
    "整数": read_whole,
    "是否": read_yes,
    "名单": read_names,
    "份额": read_share,
    "人数": read_counts,
    "分档": read_bands,
}
SHAPES = {
    "整数": "只写数字，如 15",
    "是否": "写 是 或 否",
    "名单": "用顿号隔开，如 党务、村务、财务",
    "份额": "写成 超过1/2 或 达到2/3",
    "人数": "写成 5、3至5 或 3或5",
    "分档": "写成 不满10000人 8至11；以上 12至14",
}


def enough(count: int, base: int, share: tuple[int, int, bool]) -> bool:
    """Whether so many of a base reach a share, cross-multiplied; 超过 leaves the share itself out."""
    numerator, denominator, strict = share
    have, need = count * denominator, base * numerator
    return have > need if strict else have >= need


def band_of(size: int, bands: tuple[tuple[int, tuple[int, ...]], ...]) -> tuple[int, ...]:
    """The numbers allowed at a size; upper ends are exclusive, 0 is no end. Empty when no band holds it."""
    return next((counts for end, counts in bands if not end or size < end), ())
