"""What a page says of the records that it is tied to: the ledger lines that name it, the decision behind it."""

from datetime import date
from decimal import Decimal
from typing import Any

from wuhua.base.dates import show_day
from wuhua.model.facts import Facts, yuan
from wuhua.model.sheet import Block, Column, Link, Sentence, TableBlock, Value
from wuhua.model.village import Village


def booked(facts: Facts, village: Village) -> list[tuple[Facts, tuple[Any, ...]]]:
    """Ledger lines that name a record: the ledger, and (side, day, summary, cents, anchor) of the line.

    What links of other kinds say is something else.
    """
    return [(row, link.say) for row, link in village.links_to(facts) if row.kind == "finance" and link.say]


def money_lines(facts: Facts, village: Village) -> list[Block]:
    """The ledger lines that name this record, both ways of the link; nothing when there is none."""
    rows: list[tuple[Value, ...]] = []
    paid = received = Decimal("0.00")
    lines = sorted(booked(facts, village), key=lambda pair: (pair[1][1], pair[0].key))
    for ledger, (side, when, summary, amount, anchor) in lines:
        value, spent = yuan(amount), side == "支出"
        paid, received = (paid + value, received) if spent else (paid, received + value)
        words = Link(summary, f"{ledger.key}#{anchor}")
        rows.append((date.fromisoformat(when), words, None if spent else value, value if spent else None))
    if not rows:
        return []
    columns = (
        Column("日期", nowrap=True),
        Column("摘要", grow=True),
        Column("收（元）", number=True),
        Column("付（元）", number=True),
    )
    return [TableBlock("账上收付的每一笔", columns, tuple(rows), (("合计", None, received, paid),))]


def told_vote(decision: Facts) -> str:
    """When who passed a decision with how many votes: ``2025年3月8日村民会议45票``; empty when it was not voted on."""
    vote = decision.data["vote"]
    return f"{show_day(date.fromisoformat(decision.due_from))}{vote[0].removesuffix('决议')}{vote[3]}票" if vote else ""


def told_adoption(who: str, day: date | None, decision: str | None, village: Village) -> Sentence:
    """Say when which body adopted a paper; ``decision`` is the identity of the record that tells it whole."""
    row = village.find("decision", decision)
    when = f"{show_day(day)}由" if day else "由"
    return (f"{when}{who}通过", *(("：", Link(row.title, row.key)) if row else ()), "。")
