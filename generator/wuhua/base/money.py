"""Decimal yuan: read from a clerk's text and written for people. Floats never enter."""

import re
from collections.abc import Iterable
from decimal import Decimal

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
#: Twelve digits before the point, exactly two after it; re.ASCII keeps ``١`` and ``１`` out.
MONEY_PATTERN = r"^-?(0|[1-9][0-9]{0,11})\.[0-9]{2}$"
_MONEY = re.compile(MONEY_PATTERN, re.ASCII)
_THOUSANDS = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?", re.ASCII)
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def read_money(text: str) -> Decimal | None:
    """Read yuan with exactly two decimals; None when the text is not such an amount."""
    return Decimal(text) if _MONEY.match(text) else None


def add_money(amounts: Iterable[Decimal | None]) -> Decimal:
    """Sum of amounts, yuan with two decimals; what is None counts nothing."""
    return sum((amount for amount in amounts if amount is not None), ZERO)


def add_known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Sum of amounts, yuan; None when all are None, so that a total stays empty where its column is."""
    known = [amount for amount in amounts if amount is not None]
    return add_money(known) if known else None


def comma_advice(typed: str, meant: str) -> str:
    """What to type for a number with commas; where they do not part thousands, a digit may be missing: the paper decides."""
    if _THOUSANDS.fullmatch(typed.replace(" ", "")):
        return f"逗号去掉，写成 {meant}"
    return f"逗号去掉；逗号的位置不对，先对照凭证，是这个数就写成 {meant}"


def show_money(amount: Decimal) -> str:
    """Write yuan with thousands and two decimals: ``1,234.50``."""
    return f"{amount:,.2f}"


def show_written(text: str) -> str:
    """A figure of a 更正 as the sheets write amounts: ``14400.00`` with its thousands; any other text as it is."""
    amount = read_money(text)
    return text if amount is None else show_money(amount)


def capital_money(amount: Decimal) -> str:
    """Write yuan in the capitals that cheques and boards use: ``壹仟贰佰叁拾肆元伍角整``."""
    sign = "负" if amount < 0 else ""
    cents = int((abs(amount) / CENT).to_integral_value())
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    whole = _capital_integer(yuan) + "元" if yuan else ""
    if not jiao and not fen:
        return sign + (whole or "零元") + "整"
    tail = (_DIGITS[jiao] + "角" if jiao else ("零" if whole else "")) + (_DIGITS[fen] + "分" if fen else "整")
    return sign + whole + tail


def _capital_integer(number: int) -> str:
    groups: list[str] = []
    index = 0
    while number:
        number, part = divmod(number, 10000)
        text = _capital_group(part) + _GROUPS[index] if part else "零"
        groups.append("零" + text if part and part < 1000 and number else text)
        index += 1
    return re.sub("零+", "零", "".join(reversed(groups))).strip("零")


def _capital_group(part: int) -> str:
    out = ""
    for place in (3, 2, 1, 0):
        digit = part // 10**place % 10
        if digit:
            out += _DIGITS[digit] + _PLACES[place]
        elif out:
            out += "零"
    return re.sub("零+", "零", out).rstrip("零")
