"""What a cell of a sheet may hold: plain values that know their unit.

==============  ==================================================================
value           means
==============  ==================================================================
``str``         text as the clerk wrote it; hostile until an output escapes it
``Decimal``     yuan; shown with thousands and two decimals
``date``        a day; shown as 2025年3月8日
``Count``       a whole number with its unit (人, 户, 票)
``Measure``     a decimal with its unit (亩, 平方米)
``Link``        words that lead to another sheet (``key``) or to a heading in this one (``#id``)
``Amount``      a number with the address of the figure or line that it is
``Word``        an accountant's word with what it means
``Vacant``      a place that nobody holds; shown as 空缺, never left blank
``None``        nothing to show; the cell stays empty
==============  ==================================================================
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class Tone(StrEnum):
    """What a figure or a word says; an output may give it a colour, never a colour alone."""

    PLAIN = "plain"
    IN = "in"
    OUT = "out"
    LEFT = "left"
    OPEN = "open"
    GOOD = "good"
    LATE = "late"


class Count(Struct, frozen=True):
    """A whole number of something."""

    number: int
    unit: str

    @classmethod
    def of(cls, number: int | None, unit: str) -> "Count | None":
        """The count; None of None, so that what was not written shows nothing."""
        return None if number is None else cls(number, unit)


class Measure(Struct, frozen=True):
    """A decimal quantity with its unit; shown as written."""

    number: Decimal
    unit: str

    @classmethod
    def of(cls, number: Decimal | None, unit: str = "") -> "Measure | None":
        """The quantity; None of None. Without a unit where the head of a column says it."""
        return None if number is None else cls(number, unit)


class Link(Struct, frozen=True):
    """Words that lead to the sheet ``key`` (``finance/2025-03-admin``), or to ``#anchor`` within it."""

    text: str
    key: str


class Vacant(Struct, frozen=True):
    """A seat or shift that nobody holds."""

    note: str = ""


class Amount(Struct, frozen=True):
    """A number bound to its datum: yuan (Decimal) or a count.

    ``key`` is the address of the line or figure that it is, or whose sum it is, as in :class:`Link`; empty: it leads nowhere.
    ``ident`` names the place where this is the datum itself, so that others can lead to it; ``lead`` is said before it (多, 少).
    """

    value: Decimal | Count
    key: str = ""
    ident: str = ""
    lead: str = ""


class Word(Struct, frozen=True):
    """An accountant's word; ``gloss`` says it in villagers' words (empty: nobody wrote that), ``key`` leads on as in :class:`Link`."""

    text: str
    gloss: str
    key: str = ""


Value = str | int | Decimal | date | Count | Measure | Link | Amount | Word | Vacant | None


def unbound(value: Value) -> Value:
    """The number itself of one that is bound to its datum; any other value as it is."""
    return value.value if isinstance(value, Amount) else value


class Strong(Struct, frozen=True):
    """The part of a sentence that the eye should catch."""

    value: Value


Sentence = tuple[Value | Strong, ...]
