"""Numbers as they are asked: whole amounts to the cent, ranges of them, and other numbers as they stand.

An amount of 3,260.00 yuan is 326000 cents, six figures long: ``f326`` (the sixth letter, then its figures without the
zeros at the end). So that a range needs few files, it also stands in three nodes: ``F`` (all amounts so long), ``F3``
and ``F32``. A number that is no amount is ``#`` and the number as written. The client (``search/amounts.js``) asks by
the same rules.
"""

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"([0-9]+)(?:\.([0-9]+))?(万元|万|元)?([\u3400-\u9fff]?)")
_DATE = re.compile("(?:[0-9]{4}年(?:[0-9]{2}月)?|[0-9]{2}月)(?:[0-9]{2}日)?")
#: No village has a hundred thousand million yuan; a longer row of figures is a number of something else.
_CENTS_MAX = 10**13


def number_grams(word: str) -> Iterable[str]:
    """What the numbers of one spelled word are found by; a gram may come twice. Dates have grams of their own."""
    if word[-1] in "年月日" and _DATE.fullmatch(word):
        return ()
    grams = list[str]()
    for whole, part, unit, after in _NUMBER.findall(word):
        cents = _cents(whole, part, unit, after)
        if cents is None:
            grams.append(f"#{whole}.{part}" if part else f"#{whole}")
        elif cents:
            grams += amount_grams(cents)
    return grams


def amount_grams(cents: int) -> tuple[str, ...]:
    """The amount itself, then the nodes it stands in; ``cents`` above 0."""
    figures = str(cents)
    letter = chr(96 + len(figures))
    node = letter.upper()
    return (letter + figures.rstrip("0"), node, node + figures[0], node + figures[:2])


def neighbours(gram: str) -> str:
    """Name those that a gram lies with: amounts by their first three figures, nodes by their first."""
    first = gram[0]
    if first == "#":
        return gram
    return first + (gram[1:] + "00")[:3] if first.islower() else gram[:2]


def _cents(whole: str, part: str, unit: str, after: str) -> int | None:
    """Whole cents; None for a number that is no amount: without 元 it has two decimals and no other unit behind it."""
    if not unit and (len(part) != 2 or after):
        return None
    places = 6 if unit.startswith("万") else 2
    if len(part) > places:
        return None
    cents = int(whole + part.ljust(places, "0"))
    return cents if cents < _CENTS_MAX else None
