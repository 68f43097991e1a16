"""A year's statements as a sheet: the family fortune in three figures, then both tables with the accountant's words explained."""

from decimal import Decimal

from wuhua.base.dates import show_day
from wuhua.kinds.statement.record import Balance, Flow, Income, Pair, Statement, added, available, left, surplus, total
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Figure,
    Link,
    ProseBlock,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.village import Village

_MONEY = (Column("年初（元）", number=True), Column("期末（元）", number=True))


def view(record: Statement, facts: Facts, village: Village) -> Sheet:
    """Say what the collective has, what it owes, what is its own, and what the year brought."""
    return Sheet(
        key=facts.key,
        kind="statement",
        family="财务",
        title=facts.title,
        subtitle=record.holder,
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record, village)),
        blocks=tuple(_blocks(record)) or (ProseBlock("报表", ("这一年的报表还没有写。",)),),
    )


def _headline(record: Statement) -> list[Figure]:
    figures: list[tuple[str, Decimal | None, Tone, str]] = [
        ("家底一共", total(record.assets, "closing"), Tone.PLAIN, "资产合计"),
        ("欠外面", total(record.debts, "closing"), Tone.OUT, "负债合计"),
        ("归集体自己", total(record.equity, "closing"), Tone.LEFT, "权益合计"),
    ]
    known = [Figure(label, value, tone, gloss) for label, value, tone, gloss in figures if value is not None]
    earned = surplus(record.income) if record.income else None
    if known or earned is None:
        return known
    words, tone = ("今年赚了", Tone.IN) if earned >= 0 else ("今年亏了", Tone.OUT)
    return [Figure(words, abs(earned), tone, "本年收益")]


def _sentences(record: Statement, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    before, now = total(record.assets, "opening"), total(record.assets, "closing")
    if before is not None and now is not None and now != before:
        told.append((f"家底比年初{'多' if now > before else '少'}了 ", Strong(abs(now - before)), " 元。"))
    earned = surplus(record.income) if record.income else None
    if earned is not None:
        told.append((f"这一年{'赚了' if earned >= 0 else '亏了'} ", Strong(abs(earned)), " 元。"))
    rest = left(record.income) if record.income else None
    if rest is not None and record.income:
        told.append(("分配以后还留着 " if record.income.shared else "还没有分的有 ", Strong(rest), " 元。"))
    if record.reading:
        day = f"{show_day(record.reading.start)}起，成员可以在{record.reading.place}查阅这份报表。"
        told.append((day,))
        if record.reading.meeting:
            told.append((f"成员大会{show_day(record.reading.meeting)}开。",))
    target = village.find("decision", record.decision)
    if target is not None:
        told.append(("大家表决通过的：", Link(target.title, target.key), "。"))
    return told


def _blocks(record: Statement) -> list[Block]:
    parts = (
        ("有什么（资产）", record.assets, record.assets_total, "资产合计"),
        ("欠什么（负债）", record.debts, record.debts_total, "负债合计"),
        ("归自己的（权益）", record.equity, record.equity_total, "权益合计"),
    )
    blocks: list[Block] = [_balance(title, lines, pair, foot) for title, lines, pair, foot in parts if lines or pair]
    if record.both_total:
        pair = record.both_total
        blocks.append(
            TableBlock("欠的和归自己的", (Column("项目", grow=True), *_MONEY), (_row("负债和权益合计", pair),))
        )
    if record.income:
        blocks += _income(record.income)
    if record.report:
        blocks.append(ProseBlock.of("这一年怎么经营的", record.report))
    return blocks


def _balance(title: str, lines: list[Balance], pair: Pair | None, foot: str) -> TableBlock:
    sums = Pair.model_construct(opening=total(lines, "opening"), closing=total(lines, "closing")) if lines else pair
    rows = tuple((line.name, line.opening, line.closing) for line in lines)
    end = (_row(foot, sums),) if sums else ()
    return TableBlock(title, (Column("项目", grow=True), *_MONEY), rows or end, end if rows else ())


def _row(name: str, pair: Pair) -> tuple[Value, ...]:
    return (name, pair.opening, pair.closing)


def _income(part: Income) -> list[Block]:
    columns = (Column("项目", grow=True), Column("本年（元）", number=True), Column("上年（元）", number=True))
    blocks: list[Block] = [
        TableBlock(title, columns, _flows(lines), ((foot, added(lines), None),))
        for title, lines, foot in (
            ("赚了什么（收入）", part.income, "收入合计"),
            ("花了什么（支出）", part.expense, "支出合计"),
        )
        if lines
    ]
    steps: list[tuple[str, Decimal | None]] = [
        ("本年收益（赚的减花的）", surplus(part)),
        ("加：年初未分配收益（上年没分完的）", part.opening),
        ("加：其他转入", part.other),
        ("可分配收益（能分的）", available(part)),
        *((f"减：{line.name}", line.amount) for line in part.shared),
        ("年末未分配收益（没分完的）", left(part)),
    ]
    before = {f"减：{line.name}": line.before for line in part.shared}
    rows = tuple((name, value, before.get(name)) for name, value in steps if value is not None)
    return [*blocks, TableBlock("怎么分的", columns, rows)] if rows else blocks


def _flows(lines: list[Flow]) -> tuple[tuple[Value, ...], ...]:
    return tuple((line.name, line.amount, line.before) for line in lines)
