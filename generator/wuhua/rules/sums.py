"""What a ledger's (or a fund's) lines add up to beside what its clerk declared, in cents; G03 speaks of a gap, then G01 is silent."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wuhua.model.facts import cents, yuan

if TYPE_CHECKING:
    from wuhua.kinds.finance.record import Ledger
    from wuhua.kinds.fund.record import Fund
    from wuhua.model.facts import Facts


class Gap(NamedTuple):
    """A side of the ledger whose declared total is not what its lines add up to."""

    side: str
    declared: int
    added: int


def gaps(record: "Ledger | Fund", facts: "Facts") -> list[Gap]:
    """Sides whose declared total differs from the sum of the lines; a side that declares none has no gap."""
    sides = (("收入", record.declared_income, "income"), ("支出", record.declared_expense, "expense"))
    declared = [(side, cents(total), facts.cents[name]) for side, total, name in sides if total is not None]
    return [Gap(*values) for values in declared if values[1] != values[2]]


class Twin(NamedTuple):
    """A line that tells the same as an earlier one of its side in every field; ``moved`` what it adds to the balance, in cents."""

    side: str
    earlier: int
    later: int
    moved: int


def twins(record: "Ledger") -> Iterator[Twin]:
    """Lines that are there twice, the later of each pair."""
    for side, lines, sign in (("收入", record.income, 1), ("支出", record.expense, -1)):
        first: dict[object, int] = {}
        for index, line in enumerate(lines):
            earlier = first.setdefault(line, index)
            if earlier != index:
                yield Twin(side, earlier, index, sign * cents(line.amount))


def excess(record: "Ledger | Fund", facts: "Facts") -> int:
    """By how much opening, income and expense give more than the declared closing, in cents; 0 where none is declared."""
    if record.declared_closing is None:
        return 0
    sums = facts.cents
    return sums["opening"] + sums["income"] - sums["expense"] - cents(record.declared_closing)


def is_even(row: "Facts") -> bool:
    """Whether a ledger adds up; of one that does not G01 or G03 speaks, and nobody knows its right sums."""
    known = row.cents
    return known["opening"] + known["income"] - known["expense"] == known["closing"]


def show(number: int) -> str:
    """Cents as a clerk types yuan: ``143790.36``."""
    return str(yuan(number))
