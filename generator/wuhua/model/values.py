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
``Vacant``      a place that nobody holds; shown as 空缺, never left blank
``None``        nothing to show; the cell stays empty
==============  ==================================================================
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Tone(StrEnum):
    """What a figure or a word says; an output may give it a colour, never a colour alone."""

    PLAIN = "plain"
    IN = "in"
    OUT = "out"
    LEFT = "left"
    OPEN = "open"
    GOOD = "good"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number of something."""

    number: int
    unit: str

    @classmethod
    def of(cls, number: int | None, unit: str) -> "Count | None":
        """The count; None of None, so that what was not written shows nothing."""
        return None if number is None else cls(number, unit)


@dataclass(frozen=True, slots=True)
class Measure:
    """A decimal quantity with its unit; shown as written."""

    number: Decimal
    unit: str

    @classmethod
    def of(cls, number: Decimal | None, unit: str = "") -> "Measure | None":
        """The quantity; None of None. Without a unit where the head of a column says it."""
        return None if number is None else cls(number, unit)


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to the sheet ``key`` (``finance/2025-03-admin``), or to ``#anchor`` within it."""

    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Vacant:
    """A seat or shift that nobody holds."""

    note: str = ""


Value = str | int | Decimal | date | Count | Measure | Link | Vacant | None


@dataclass(frozen=True, slots=True)
class Strong:
    """The part of a sentence that the eye should catch."""

    value: Value


Sentence = tuple[Value | Strong, ...]
