"""What the registers (台账) have in common: one a period and owner, each opening with what the last one closed with."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from hashlib import blake2b
from typing import Any

from wuhua.base.dates import Period
from wuhua.model.facts import Facts, yuan
from wuhua.model.sheet import Column, Link, Sentence, Strong, TableBlock, Value
from wuhua.model.village import Village

NOTHING = Decimal("0.00")
Row = tuple[Value, ...]


def slug(period: Period, group: str | None) -> str:
    """Address of a register: ``2025-h1``; a group's own carries eight hexadecimal digits of its name."""
    mark = f"-{blake2b(group.encode(), digest_size=4).hexdigest()}" if group else ""
    return period.slug + mark


def neighbours(kind: str, period: Period, group: str | None) -> tuple[str, str]:
    """Keys of the register before and after."""
    return (f"{kind}/{slug(period.shift(-1), group)}", f"{kind}/{slug(period.shift(1), group)}")


def total(amounts: Iterable[Decimal | None]) -> Decimal:
    """Sum of amounts, yuan; what is not written counts nothing."""
    return sum((amount for amount in amounts if amount is not None), NOTHING)


def known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Sum of amounts, yuan; None when none is written, so that a foot stays empty where its column is."""
    written = [amount for amount in amounts if amount is not None]
    return total(written) if written else None


def table(
    title: str, columns: Iterable[Column], rows: Iterable[Row], foot: Iterable[Row] = (), note: str = ""
) -> TableBlock:
    """Make a table without the columns in which no row and no foot says anything; the first always stays."""
    heads, body, feet = tuple(columns), tuple(rows), tuple(foot)
    if sum(head.grow for head in heads) > 1:
        # Paper gives all that is left to the first that grows; none of them lets the words share it.
        heads = tuple(replace(head, grow=False) for head in heads)
    kept = [n for n in range(len(heads)) if n == 0 or any(row[n] is not None for row in (*body, *feet))]

    def cut(row: Row) -> Row:
        return tuple(row[n] for n in kept)

    return TableBlock(title, tuple(heads[n] for n in kept), tuple(map(cut, body)), tuple(map(cut, feet)), note)


def text(name: str, *, grow: bool = False) -> Column:
    """A column of words."""
    return Column(name, grow=grow)


def day(name: str) -> Column:
    """A column of days."""
    return Column(name, nowrap=True)


def number(name: str) -> Column:
    """A column of figures."""
    return Column(name, number=True)


def link_to(kind: str, ident: str | None, village: Village) -> Value:
    """Words that lead to the record of an identity; its bare number when no record answers to it."""
    target = village.find(kind, ident) if ident else None
    return Link(target.title, target.key) if target else ident


def compared(before: Facts | None, name: str, now: int, word: str) -> list[Sentence]:
    """Say how a total in cents moved since the last register; nothing when there is none. ``name`` of the total in ``cents``."""
    if before is None or name not in before.cents:
        return []
    change = now - before.cents[name]
    if not change:
        return [(f"{word}和上一期一样。",)]
    return [(f"{word}比上一期{'多' if change > 0 else '少'} ", Strong(yuan(abs(change))), " 元。")]


def before_of(facts: Facts, village: Village) -> Facts | None:
    """The register of the period before; None when the village has not written it."""
    return village.facts.get(facts.sees[0]) if facts.sees else None


def backwards(listed: str, rows: Iterable[Any]) -> tuple[tuple[tuple[str, str, tuple[str | int, ...]], ...], ...]:
    """Rows that end before they start, for rule T07: (words, day, path) of both days."""
    return tuple(
        (("开始", row.start.isoformat(), ()), ("结束", row.end.isoformat(), (listed, index, "结束")))
        for index, row in enumerate(rows)
        if row.start and row.end and row.end < row.start
    )
