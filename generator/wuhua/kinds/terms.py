"""What a contract's term comes to, as contracts and the registers that repeat them tell it in the index."""

from datetime import date
from decimal import Decimal

from wuhua.model.facts import cents


def months_of(start: date | None, end: date | None) -> int:
    """Months of a term, begun ones counted whole; 0 where it is not written or runs backwards."""
    if start is None or end is None or end < start:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + (end.day >= start.day)


def most_of(whole: Decimal | None, yearly: Decimal | None, start: date | None, end: date | None) -> int | None:
    """What may be paid under a contract in all, cents: its whole sum, else a year's for each year begun; None when neither is known."""
    if whole is not None:
        return cents(whole)
    months = months_of(start, end)
    return cents(yearly) * -(-months // 12) if yearly is not None and months else None


def measured(quantity: Decimal | None, unit: str | None) -> str:
    """How much of what: ``86 亩``; empty where either is not written."""
    return f"{quantity.normalize():f} {unit}" if quantity is not None and unit else ""
