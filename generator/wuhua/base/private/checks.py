"""Checksums and shapes of Chinese numbers: resident ID, bank card, unified credit code."""

from calendar import monthrange

from wuhua.base.patterns import pattern

_PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[01])"
_MONTH_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
#: The first 17 digits of an ID of 18, and the 15 of the old one.
_ID17 = f"{_PROVINCE}[0-9]{{4}}(?:19|20)[0-9]{{2}}{_MONTH_DAY}[0-9]{{3}}"
_ID15 = f"{_PROVINCE}[0-9]{{4}}[0-9]{{2}}{_MONTH_DAY}[0-9]{{3}}"
ID17 = pattern(_ID17)
ID15 = pattern(_ID15)
ID_HEAD = pattern(f"{_PROVINCE}[0-9]{{4}}(?:19|20)[0-9]{{2}}")
PROVINCE = pattern(_PROVINCE)
_MOBILE = "1[3-9][0-9]{9}"
MOBILE = pattern(_MOBILE)
#: Issuers' prefixes: UnionPay, and the old magnetic cards that villages still hold.
_CARD = (
    "62[0-9]{14,17}|(?:9558[0-9]{2}|9559[0-9]{2}|60[13][0-9]{3}|436742|436745|456351|405512|434061|524094|552245|"
    "402658|410062|468203|512425|621[0-9]{3}|685800|690755|940[0-9]{3}|955[0-9]{3})[0-9]{10,13}"
)
CARD = pattern(_CARD)
#: What every number that is private by its shape alone begins with, its digits joined.
SHAPED = pattern(f"{_MOBILE}|{_ID17}|{_ID15}|{_CARD}")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_USCC_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_USCC_HEAD = pattern("(?:[1267][129]|3[1-59]|[45AN][1239]|8[19]|9[123]|Y1)[0-9]{6}")


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has such a day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def id_check(seventeen: str) -> str:
    """Compute the eighteenth character of an ID from its first 17 digits."""
    total = sum(int(digit) * weight for digit, weight in zip(seventeen, _ID_WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


def luhn_ok(digits: str) -> bool:
    """Tell whether digits end in their Luhn check digit."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) << (place & 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def uscc_ok(code: str) -> bool:
    """Tell whether 18 characters are a unified social credit code with its check letter (GB 32100)."""
    if len(code) != 18 or not _USCC_HEAD.match(code) or any(ch not in _USCC_LETTERS for ch in code):
        return False
    total = sum(_USCC_LETTERS.index(ch) * weight for ch, weight in zip(code, _USCC_WEIGHTS, strict=False))
    return _USCC_LETTERS[-total % 31] == code[17]
