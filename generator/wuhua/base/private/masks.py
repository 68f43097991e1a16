"""Judge the masks that clerks type, and write the one mask of this program."""

import re
from collections.abc import Iterator

from wuhua.base.patterns import pattern
from wuhua.base.private.checks import ID_HEAD, PROVINCE
from wuhua.base.private.kind import Private, PrivateKind
from wuhua.base.private.labels import NEGATIVE, Label, Words

_SIGNS = "*Xx#?"
_TOKEN = pattern(rf"[0-9{_SIGNS}]++(?:[ -][0-9{_SIGNS}]++)*+")
_PART = pattern(rf"[0-9{_SIGNS}]+")
_RUN = pattern("[0-9]+")
_HIDING = pattern(rf"[{_SIGNS}]{{2}}|(?<=[0-9]{{14}})[*#?]")
_BOLD = pattern(r"([*#]+)[0-9]+([*#]+)")
#: The end of an ID alone: 尾号081238 tells the day of birth too.
_ENDING = pattern(r"(?:尾号|尾数|[后末][五六七八九5-9]位)[^0-9,;。\n]{0,4}([0-9]{5,11}[Xx]?|[0-9]{4}[Xx])(?![0-9])")
_CHECK_LETTER = pattern("(?<=[0-9])[Xx]$")
_SPLIT_SIZES = frozenset({(6, 8, 4), (3, 4, 4), (4, 4, 4, 4, 2), (4, 4, 4, 4), (4, 4, 4, 4, 3), (6, 4, 4, 4)})
#: What the rule on IDs allows to be seen: no more than four digits in a row, no more than eight in all.
_ID_RUN, _ID_SHOWN = 4, 8
_MOBILE_HIDDEN = 4
_CARD_SHOWN = 10


def find_weak_masks(words: Words) -> Iterator[Private]:
    """Yield the masked numbers that still show too much."""
    for match in _TOKEN.finditer(words.wide):
        if not _HIDING.search(match[0]):
            continue
        for start, end in _numbers(match):
            if is_weak(words.wide[start:end], words.label(start, end)):
                yield Private(PrivateKind.WEAK_MASK, start, end)
    for match in _ENDING.finditer(words.wide):
        if words.label(match.start(1), match.end(1)) in (Label.ID, Label.PASSPORT):
            yield Private(PrivateKind.WEAK_MASK, *match.span(1))


def has_weak_mask(wide: str) -> bool:
    """Tell whether any masked number would be too thin under some label."""
    tokens = (match for match in _TOKEN.finditer(wide) if _HIDING.search(match[0]))
    spans = (span for match in tokens for span in _numbers(match))
    labels = (Label.NONE, Label.ID, Label.PHONE, Label.BANK)
    return any(is_weak(wide[start:end], label) for start, end in spans for label in labels)


def _numbers(token: re.Match[str]) -> Iterator[tuple[int, int]]:
    parts = list(_PART.finditer(token[0]))
    if tuple(len(part[0]) for part in parts) in _SPLIT_SIZES:
        yield token.span()
        return
    for part in parts:
        if _HIDING.search(part[0]) and _RUN.search(part[0]):
            yield token.start() + part.start(), token.start() + part.end()


def is_weak(written: str, label: Label) -> bool:
    """Tell whether a masked number shows more of an ID, mobile or card than its rule allows."""
    bold = _BOLD.fullmatch(written)
    if label in NEGATIVE or (bold and bold[1] == bold[2]):
        return False
    compact = _CHECK_LETTER.sub("0", written.replace(" ", "").replace("-", ""))
    if not _HIDING.search(compact):
        return False
    runs = [len(run) for run in _RUN.findall(compact)]
    hidden = len(compact) - sum(runs)
    if _looks_id(compact, label):
        return max(runs) > _ID_RUN or sum(runs) > _ID_SHOWN
    if len(compact) == 11 or (label is Label.PHONE and 9 <= len(compact) <= 13):
        return compact[:1] == "1" and hidden < _MOBILE_HIDDEN
    card = (16 <= len(compact) <= 19 and compact.startswith("62")) or label in (Label.BANK, Label.TRANSFER)
    return card and sum(runs) > _CARD_SHOWN


def _looks_id(compact: str, label: Label) -> bool:
    if label in (Label.BANK, Label.TRANSFER, Label.PHONE):
        return False
    if label in (Label.ID, Label.PASSPORT):
        return len(compact) >= 10
    if ID_HEAD.match(compact):
        return True
    province = compact[0] in _SIGNS or PROVINCE.match(compact) is not None or (compact[1] in _SIGNS)
    return len(compact) in (15, 18) and province


def mask_of(kind: PrivateKind, written: str) -> str:
    """Mask one hard number, given as its digits, letters and mask signs alone.

    An ID shows 3 and 4 of its characters (of 15 digits the last 3), never the birth date; a mobile 3 and 4, a card 4
    and 4, any other account its last 4 or 2, a passport its last 3. A thin mask is thickened to 3 in front.
    """
    length = len(written)
    if kind is PrivateKind.ID:
        shown = 4 if length == 18 else 3
        return written[:3] + "*" * (length - 3 - shown) + written[-shown:]
    if kind is PrivateKind.MOBILE:
        return f"{written[:3]}****{written[-4:]}"
    if kind is PrivateKind.BANK:
        return written[:4] + "*" * (length - 8) + written[-4:]
    if kind is PrivateKind.WEAK_MASK:
        return re.sub("[^0-9]", "*", written[:3]) + "*" * (length - 3)
    tail = {PrivateKind.PASSPORT: 3}.get(kind, 4 if length >= 12 else 2)
    return "*" * (length - tail) + written[-tail:]
