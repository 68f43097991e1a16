"""Sentences and values of a sheet as plain words, without markup: for descriptions, feeds and what is read aloud."""

from datetime import date
from decimal import Decimal

from wuhua.base.dates import show_day
from wuhua.base.money import show_money
from wuhua.model.sheet import Amount, Count, Link, Measure, Sentence, Strong, Vacant, Value, Word


def plain_sentence(sentence: Sentence) -> str:
    """Write a sentence without markup."""
    return "".join(plain_value(part.value if isinstance(part, Strong) else part) for part in sentence)


def plain_value(value: Value) -> str:
    """Write a value without markup; yuan without their unit, which sentences bring themselves."""
    if isinstance(value, Amount):
        return value.lead + plain_value(value.value)
    match value:
        case Decimal():
            return show_money(value)
        case date():
            return show_day(value)
        case Count() | Measure():
            return f"{value.number}{value.unit}"
        case Link() | Word():
            return value.text
        case Vacant():
            return "空缺"
    return "" if value is None else str(value)
