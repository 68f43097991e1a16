"""Tell in a tenth of a millisecond that a whole file holds no hard number.

The test squeezes the file: what may part a number's digits is dropped, so that eleven digits in a row, a masked digit,
or a word that demands a closer look stand bare. What it lets through is looked at as closely as one value is.
"""

import re
import string

from wuhua.base.patterns import pattern
from wuhua.base.private.checks import SHAPED
from wuhua.base.private.digits import JOINTS
from wuhua.base.private.fold import HAN, HIDDEN, fold_digits, fold_wide
from wuhua.base.private.hard import HardFinder
from wuhua.base.private.labels import DEMANDING, MOVING, Words
from wuhua.base.private.masks import has_weak_mask

_DROPPED = "".join(ch for ch in string.punctuation + string.whitespace if ch not in "*#?").encode()
_LOWER = bytes(range(256)).lower()
_DIGIT = f"[0-9{HAN}]"
#: Everything but what needs no folding: ASCII, Han, plain Chinese punctuation.
_ODD = pattern("[^\x00-\x7f\u4e00-\u9fff、。《》【】〔〕（），：；！？“”‘’…—·]")
#: Letters that stand for a digit inside a number, and signs that hide one.
_LETTERS, _SIGNS = "oOlI", "*#?x"
#: The same before letters are made small.
_HIDING = f"{_SIGNS}X"
#: The shortest number that is private without a label has eleven digits; a row of digits is tried from its first alone.
_LONG = pattern(f"{_DIGIT}(?<!{_DIGIT}{_DIGIT})(?:[、·，：（）—]*+{_DIGIT}){{10}}")
_STARRED = pattern(r"[0-9][*#?x]{2}|[*#?x]{2}[0-9]")
#: Beside a word that demands it, four digits are looked at where they are the end of a longer number.
_UNBROKEN = pattern(
    f"{_DIGIT}{{7}}|{_DIGIT}{{4}}[\\s-]++{_DIGIT}{{4}}|(?:尾[号数]|[后末].位)[^,;。\\n]{{0,4}}{_DIGIT}{{4}}"
)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return pattern("|".join(word.replace("_", "") for word in words))


_DEMANDING = _any_of(DEMANDING)
_MOVING = _any_of(DEMANDING + MOVING)


def might_hold_private(text: str) -> bool:
    """Tell quickly whether a whole file might hold a hard number.

    False is certain for each of its values, whatever their fields; True is not.
    """
    if "\\" in text:
        return True
    if _ODD.search(text) or any(letter in text for letter in _LETTERS):
        text = fold_wide(text).replace(HIDDEN, "")
    squeezed = text.encode("utf-8", "surrogatepass").translate(_LOWER, _DROPPED).decode("utf-8", "surrogatepass")
    starred = any(sign in squeezed for sign in _SIGNS) and _STARRED.search(squeezed)
    if (starred or _LONG.search(squeezed)) and _look_closer(text, squeezed):
        return True
    return bool(_DEMANDING.search(squeezed) and _UNBROKEN.search(text))


def _look_closer(text: str, squeezed: str) -> bool:
    if _MOVING.search(squeezed):
        return True
    wide = fold_wide(text)
    if any(sign in wide for sign in _HIDING) and has_weak_mask(wide):
        return True
    # To lay out the digits of a whole file takes twenty times as long as to see that none of them make a number.
    bare = JOINTS.sub("", fold_digits(wide))
    return SHAPED.search(bare) is not None and HardFinder(Words(wide, "")).has_candidate()
