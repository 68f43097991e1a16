"""Claims and debts: how much others owe, how much is owed, line by line, what fell due and stands open, guarantees."""

from datetime import date

from wuhua.base.dates import show_day
from wuhua.base.money import add_known, add_money
from wuhua.kinds.claims.record import Balance, Guarantee, Register
from wuhua.kinds.registers import before_of, compared
from wuhua.model.facts import Facts, cents
from wuhua.model.sheet import Block, Column, Figure, Measure, Sentence, Sheet, Strong, Tone
from wuhua.model.tables import Row, fitted_table
from wuhua.model.village import Village


def view(record: Register, facts: Facts, village: Village) -> Sheet:
    """Say who owes whom how much, and since when."""
    return Sheet(
        key=facts.key,
        kind="claims",
        family="财务",
        title=facts.title,
        subtitle="债权债务",
        headline=(
            Figure("别人欠村里", record.claimed, Tone.IN, "债权"),
            Figure("村里欠别人", record.indebted, Tone.OUT, "债务"),
        ),
        summary=tuple(_sentences(record, facts, village)),
        blocks=tuple(_blocks(record, village)),
        search_words=("债权", "债务", "欠款", "借款"),
    )


def _sentences(record: Register, facts: Facts, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    if not record.claimed and not record.indebted:
        told.append(("没有人欠村里的钱，村里也不欠别人的钱。",))
    before = before_of("claims", record.period, record.group, village)
    told += compared(before, "claims", cents(record.claimed), "别人欠村里的")
    told += compared(before, "debts", cents(record.indebted), "村里欠别人的")
    end = record.period.end
    for words, rows in (("到期还没有收回的", record.claims), ("到期还没有还的", record.debts)):
        late = [row for row in rows if row.until and row.until <= end and row.closing]
        if late:
            told.append((f"{words}有{len(late)}笔，", Strong(add_money(row.closing for row in late)), " 元。"))
    if record.guarantees:
        told.append(("村集体替别人担保 ", Strong(add_money(row.amount for row in record.guarantees)), " 元。"))
    return told


def _blocks(record: Register, village: Village) -> list[Block]:
    end = record.period.end
    blocks: list[Block] = []
    sides = (
        ("别人欠村里的（债权）", record.claims, record.declared_claims),
        ("村里欠别人的（债务）", record.debts, record.declared_debts),
    )
    for title, rows, declared in sides:
        if rows or declared is not None:
            closing = add_money(row.closing for row in rows) if rows else declared
            sums = [add_known(getattr(row, name) for row in rows) for name in ("opening", "added", "settled")]
            foot: Row = ("合计", None, *sums, closing)
            blocks.append(fitted_table(title, _columns(), [_balance(row) for row in rows], (foot,)))
            if any(_has_terms(row) for row in rows):
                blocks.append(_terms(f"{title[-3:-1]}的期限和依据", rows, end, village))
    if record.guarantees:
        blocks.append(_guarantees(record.guarantees, village))
    return blocks or [fitted_table("债权债务", (Column("情况"),), [("没有债权，也没有债务",)])]


def _columns() -> tuple[Column, ...]:
    figures = (Column(name, number=True) for name in ("期初（元）", "增加（元）", "减少（元）", "期末（元）"))
    return (Column("对方", grow=True), Column("为什么欠", grow=True), *figures)


def _balance(row: Balance) -> Row:
    party = row.party + (f"（{row.sort}）" if row.sort else "")
    return (party, row.reason, row.opening, row.added, row.settled, row.closing)


def _has_terms(row: Balance) -> bool:
    return any(value is not None for value in (row.since, row.until, row.rate, row.decision, row.note))


def _terms(title: str, rows: list[Balance], end: date, village: Village) -> Block:
    columns = (
        Column("对方", grow=True),
        Column("从哪天起", grow=True),
        Column("到期", nowrap=True),
        Column("年利率", number=True),
        Column("依据"),
        Column("说明", grow=True),
    )
    body = [
        (
            row.party,
            f"{show_day(row.since)}（{age(row.since, end)}）" if row.since else None,
            row.until,
            Measure.of(row.rate, "%"),
            village.link_to("decision", row.decision),
            row.note,
        )
        for row in rows
        if _has_terms(row)
    ]
    return fitted_table(title, columns, body)


def age(since: date, end: date) -> str:
    """How long a debt stands at the end of the period (账龄), in whole years."""
    years = end.year - since.year - ((end.month, end.day) < (since.month, since.day))
    return "不到一年" if years < 1 else f"{years}年多"


def _guarantees(rows: list[Guarantee], village: Village) -> Block:
    columns = (
        Column("替谁担保", grow=True),
        Column("欠谁的"),
        Column("金额（元）", number=True),
        Column("到期", nowrap=True),
        Column("依据"),
        Column("说明", grow=True),
    )
    body = [
        (row.party, row.creditor, row.amount, row.until, village.link_to("decision", row.decision), row.note)
        for row in rows
    ]
    return fitted_table(
        "替别人担保", columns, body, (("合计", None, add_money(row.amount for row in rows), None, None, None),)
    )
