"""Lines of ledgers: one as its own ledger shows it; those of many ledgers in groups with their sums (a heading, a payee, a year)."""

from datetime import date
from decimal import Decimal

from msgspec import Struct

from wuhua.model.values import Amount, Link, Value


class LedgerLine(Struct, frozen=True):
    """One line of income or expense. ``anchor`` is its address in the page; ``ties`` are the records that it pays for."""

    anchor: str
    day: date
    heading: str
    summary: str
    amount: Decimal
    voucher: str = ""
    handler: str = ""
    approver: str = ""
    source: str = ""
    decision: Link | None = None
    balance: Decimal | None = None
    ties: tuple[Link, ...] = ()


class ListedLine(Struct, frozen=True):
    """One line: where it is written (``summary`` leads there), what is known of it, how much."""

    day: date
    summary: Link
    amount: Amount
    notes: tuple[Value, ...] = ()


class LinesPart(Struct, frozen=True):
    """The lines of one ledger, or of whatever they share. ``title`` None: the group is one part and says it."""

    ident: str
    title: Value
    total: Amount
    lines: tuple[ListedLine, ...]


class LinesGroup(Struct, frozen=True):
    """Parts with a common name and sum; ``ident`` is its place in the page."""

    ident: str
    title: str
    total: Amount
    parts: tuple[LinesPart, ...]


class LinesBlock(Struct, frozen=True):
    """Groups of lines; ``ident`` is the block's place, ``total`` the sum of all its lines."""

    title: str
    ident: str
    groups: tuple[LinesGroup, ...]
    total: Amount
    note: str = ""
