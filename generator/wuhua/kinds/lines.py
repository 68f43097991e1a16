"""The lines of the village's ledgers as the index keeps them, what sort of money each is, and where its heading is told whole.

In: a ledger's row. Out: its lines; addresses of heading pages (``money/2025/out-514``) and of places in them. Amounts are cents.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from marshal import dumps, loads
from typing import TYPE_CHECKING, NamedTuple, Protocol

from wuhua.model.facts import cents

if TYPE_CHECKING:
    from decimal import Decimal

    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

SIDES = {"收入": "in", "支出": "out"}
BOOKS = {"行政账": "admin", "经济账": "econ"}
#: Money that is neither earned nor spent: borrowed, lent, held for others, shared out; and what one ledger hands the other.
FLOW, MOVED = "往来、借还和分配", "划转"
_FLOWING = ("资产", "负债", "权益")


class LineFact(NamedTuple):
    """One line of a ledger. ``number`` counts from 1 on its ``side`` (收入 or 支出); what is not written is empty."""

    side: str
    number: int
    day: str
    heading: str
    summary: str
    cents: int
    payee: str = ""
    voucher: str = ""
    decision: str = ""
    contract: str = ""
    project: str = ""
    moved: bool = False

    @property
    def anchor(self) -> str:
        """Its address in the ledger's page."""
        return f"{SIDES[self.side]}-{self.number}"


class Totalled(Protocol):
    """A ledger or a fund: its lines' sums, and what its clerk declared of them; yuan."""

    opening: "Decimal"
    declared_income: "Decimal | None"
    declared_expense: "Decimal | None"

    @property
    def total_income(self) -> "Decimal":
        """Sum of the income lines."""
        ...

    @property
    def total_expense(self) -> "Decimal":
        """Sum of the expense lines."""
        ...

    @property
    def closing(self) -> "Decimal":
        """Opening plus income less expense."""
        ...


def claimed(record: "Totalled") -> dict[str, int]:
    """``claimed``: the closing by the declared totals of both sides, where it is another than the lines give; else nothing."""
    if record.declared_income is None and record.declared_expense is None:
        return {}
    came = record.total_income if record.declared_income is None else record.declared_income
    went = record.total_expense if record.declared_expense is None else record.declared_expense
    closing = record.opening + came - went
    return {"claimed": cents(closing)} if closing != record.closing else {}


def pack_lines(lines: Iterable[LineFact]) -> bytes:
    """The lines as the index keeps them, unread until somebody asks."""
    return dumps(tuple(tuple(line) for line in lines))


def lines_of(row: "Facts") -> tuple[LineFact, ...]:
    """A ledger's lines, income first; empty for a group's ledger, whose money is not the village's."""
    return _unpacked(row.data["entries"])


@lru_cache(maxsize=512)
def _unpacked(packed: bytes) -> tuple[LineFact, ...]:
    return tuple(map(LineFact._make, loads(packed))) if packed else ()


def sort_of(line: LineFact, policy: "Policy") -> str:
    """收入, 支出, :data:`FLOW` or :data:`MOVED`; a heading that the chart does not know is what its side says."""
    if line.moved:
        return MOVED
    heading = policy.heading_above(line.heading)
    return FLOW if heading is not None and heading.family in _FLOWING else line.side


def heading_slug(side: str, name: str, policy: "Policy") -> str:
    """A heading in addresses: its side and code (``out-514``); one outside the chart by eight digits of its name."""
    heading = policy.heading_above(name)
    code = heading.code if heading else ""
    if heading is not None and heading.name == name and code:
        return f"{SIDES[side]}-{code}"
    return "-".join(filter(None, (SIDES[side], code, blake2b(name.encode(), digest_size=4).hexdigest())))


def heading_key(year: int, side: str, name: str, policy: "Policy") -> str:
    """Address of the page that lists a heading's lines of a year."""
    return f"money/{year}/{heading_slug(side, name, policy)}"


def ledger_place(row: "Facts") -> str:
    """The place of a ledger's lines in such a page."""
    return f"l-{row.ident}"


def is_counted(row: "Facts", village: "Village") -> bool:
    """Whether a ledger counts in the year's sums: the village's own, and no shorter one of its book lies within it."""
    from wuhua.base.dates import read_period

    whole = read_period(row.period)
    if row.data["group"] or whole is None:
        return False
    if whole.months == 1:
        return True
    months = (f"{whole.year:04d}-{whole.first_month + step:02d}" for step in range(whole.months))
    for other in (each for month in months for each in village.dated("finance", month)):
        part = read_period(other.period)
        same = other.data["book"] == row.data["book"] and not other.data["group"]
        if same and part is not None and part.months < whole.months and part.start >= whole.start:
            return False
    return True
