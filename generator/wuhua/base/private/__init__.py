"""Find private data in Chinese records, and mask it: git is public memory, and so is a log.

In: text and the name of its field. Out: places and kinds (:class:`Private`), or the text with its numbers masked. Pure
functions of text: no clock, no files.
"""

import re
from bisect import bisect_right
from itertools import chain

from wuhua.base.private.fold import fold_digits, fold_wide
from wuhua.base.private.hard import HardFinder, find_passports
from wuhua.base.private.kind import HARD, Private, PrivateKind, name_of
from wuhua.base.private.labels import Words
from wuhua.base.private.masks import find_weak_masks, mask_of
from wuhua.base.private.quick import might_hold_private
from wuhua.base.private.soft import find_soft

__all__ = ["HARD", "Private", "PrivateKind", "find_private", "mask_private", "might_hold_private", "name_of"]


def find_private(text: str, field: str = "") -> list[Private]:
    """Find the private data of one value, by place.

    ``field`` is the field's name (``收款账号``), which says what a bare number is; "" when there is none.
    Hard numbers do not overlap one another; soft places may.
    """
    wide = fold_wide(text)
    hard = _find_hard(wide, field)
    ends = [it.end for it in hard]
    soft = (found for found in find_soft(wide) if not _overlaps(found, hard, bisect_right(ends, found.start)))
    return sorted([*hard, *soft], key=lambda found: (found.start, found.end, found.kind))


def _overlaps(found: Private, hard: list[Private], following: int) -> bool:
    return following < len(hard) and hard[following].start < found.end


def _find_hard(wide: str, field: str) -> list[Private]:
    out: list[Private] = []
    end = 0
    words = Words(wide, field)
    found = chain(find_weak_masks(words), find_passports(words), HardFinder(words).find())
    for private in sorted(found, key=lambda it: (it.start, it.kind is not PrivateKind.WEAK_MASK, -it.end)):
        if private.start >= end:
            out.append(private)
            end = private.end
    return out


def mask_private(text: str, field: str = "") -> str:
    """Replace every hard number by its mask, so that an author's line can be printed; soft data stays."""
    while True:
        wide = fold_wide(text)
        hard = _find_hard(wide, field)
        if not hard:
            return text
        out, end = [], 0
        for private in hard:
            out += [text[end : private.start], _masked(private, wide)]
            end = private.end
        text = "".join([*out, text[end:]])


def _masked(private: Private, wide: str) -> str:
    written = wide[private.start : private.end]
    bare = re.sub(r"[^0-9A-Za-z*]", "", fold_digits(written))
    mask = mask_of(private.kind, bare)
    return mask if mask != written else "*" * len(mask)
