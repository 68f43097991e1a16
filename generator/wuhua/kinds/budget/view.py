"""A plan's or final account's sheet: how much was meant, how much it was, and each heading side by side."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from wuhua.base.money import add_money
from wuhua.kinds.budget.record import Budget, Heading, actual, planned, revised
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    ChartBlock,
    Column,
    FactsBlock,
    Figure,
    Link,
    Measure,
    ProseBlock,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.tables import without_empty_columns
from wuhua.model.village import Village

Cell = Callable[[Heading], Value]
#: More bars than this push the tables off a board's first panel.
_BARS = 7
#: More decisions than this stand in the table alone.
_NAMED = 3


def view(record: Budget, facts: Facts, village: Village) -> Sheet:
    """Say what the village meant to spend, what it spent, and where the two differ."""
    return Sheet(
        key=facts.key,
        kind="budget",
        family="财务",
        title=facts.title,
        subtitle=record.book,
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record, village)),
        blocks=tuple(_blocks(record, village)) or (ProseBlock("预决算", ("这一年的还没有写。",)),),
    )


def _headline(record: Budget) -> list[Figure]:
    spent, meant = actual(record.expense), revised(record.expense)
    if record.stage == "预算" or spent is None:
        return [
            Figure("打算收", planned(record.income), Tone.IN, "收入预算"),
            Figure("打算花", meant, Tone.OUT, _plan_note(record)),
        ]
    received = actual(record.income)
    return [
        Figure("实际收了", received if received is not None else "没有写", Tone.IN, "收入决算"),
        Figure("实际花了", spent, Tone.OUT, "支出决算"),
        Figure("打算花", meant, Tone.PLAIN, _plan_note(record)),
    ]


def _is_changed(record: Budget) -> bool:
    return any(line.change for line in record.expense if line.counted)


def _plan_note(record: Budget) -> str:
    """What the plan is: what was voted on, or that with what was changed within the year."""
    return "调整后的预算" if _is_changed(record) else "支出预算"


def _sentences(record: Budget, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    spent, meant = actual(record.expense), revised(record.expense)
    parts = [line for line in record.expense if line.counted]
    if parts:
        words, outlay = _outlay(parts)
        most = max(parts, key=outlay)
        told.append((f"{words}花得最多的一项是", Strong(most.name), "，", outlay(most), " 元。"))
    if spent is not None:
        told.append(_against(spent, meant, "调整后打算的" if _is_changed(record) else "打算的"))
        over = [line for line in parts if line.actual is not None and line.actual > line.revised]
        if over:
            told.append((f"有{len(over)}项花得比打算的多：{'、'.join(line.name for line in over[:3])}。",))
    if record.work_funds and record.work_funds.backstop:
        told.append(("工作经费不够的部分，镇财政补了 ", Strong(record.work_funds.backstop), " 元。"))
    decision = village.find("decision", record.decision)
    if decision is not None:
        whose = "年初的预算是大家表决通过的：" if _is_changed(record) else "大家表决通过的："
        told.append((whose, Link(decision.title, decision.key), "。"))
    return [*told, *_changes(record, village)]


def _changes(record: Budget, village: Village) -> list[Sentence]:
    """What the plan was at the year's beginning, what changed it, and who agreed where that is written."""
    if not _is_changed(record):
        return []
    before, now = planned(record.expense), revised(record.expense)
    changed = [line for line in record.expense if line.counted and line.change]
    found = {line.decision: village.find("decision", line.decision) for line in changed if line.decision}
    rows = [row for row in found.values() if row]
    agreed = [part for row in rows[:_NAMED] for part in ("、", Link(row.title, row.key))][1:]
    agreed += ["等"] if len(rows) > _NAMED else []
    silent = sum(1 for line in changed if not line.decision)
    basis: Sentence = ("，依据：", *agreed) if agreed else ()
    if silent:
        basis = (*basis, f"{'；' if agreed else '，'}有{silent}项调整没有写依据哪次决议")
    return [("年初打算花 ", Strong(before), " 元，年中调整以后是 ", Strong(now), " 元", *basis, "。")]


def _against(spent: Decimal, meant: Decimal, plan: str) -> Sentence:
    off = spent - meant
    if not off:
        return (f"花的和{plan}一样多。",)
    return (f"比{plan}{'多' if off > 0 else '少'}花 ", Strong(abs(off)), " 元。")


def _blocks(record: Budget, village: Village) -> list[Block]:
    blocks: list[Block] = []
    words, outlay = _outlay([line for line in record.expense if line.counted])
    parts = [line for line in record.expense if line.counted and outlay(line) > 0]
    bars = tuple((line.name, outlay(line)) for line in sorted(parts, key=lambda line: -outlay(line)))
    if len(bars) > 1:
        blocks.append(ChartBlock(f"{words}花在哪", _shorter(bars), Tone.OUT, f"最多的是{bars[0][0]}。"))
    for title, lines in (("收入", record.income), ("支出", record.expense)):
        if lines:
            blocks.append(_table(title, lines, record.stage, village))
    if record.work_funds:
        rows: tuple[tuple[str, Value], ...] = (("安排", record.work_funds.arranged),)
        if record.work_funds.backstop is not None:
            total = record.work_funds.arranged + record.work_funds.backstop
            rows += (("镇级兜底（不够的部分镇里补）", record.work_funds.backstop), ("合计", total))
        blocks.append(FactsBlock("工作经费（元）", rows))
    return blocks


def _outlay(parts: list[Heading]) -> tuple[str, Callable[[Heading], Decimal]]:
    """What a heading is measured by: what it cost once any of them says so, else what it may cost."""
    if all(line.actual is None for line in parts):
        return "打算", lambda line: line.revised
    return "实际", lambda line: line.actual or Decimal(0)


def _shorter(bars: tuple[tuple[str, Decimal], ...]) -> tuple[tuple[str, Decimal], ...]:
    """Keep the longest bars; the table has every heading."""
    if len(bars) <= _BARS:
        return bars
    rest = bars[_BARS - 1 :]
    return (*bars[: _BARS - 1], (f"其他{len(rest)}项", sum((value for _, value in rest), Decimal(0))))


def _table(title: str, lines: list[Heading], stage: str, village: Village) -> TableBlock:
    """FT-03 without the columns that no heading fills."""
    pairs = _columns(stage)
    pairs.append((Column("决议"), lambda line: village.link_to("decision", line.decision, line.decision)))
    rows = tuple(tuple(cell(line) for _, cell in pairs) for line in lines)
    foot = ("合计", *(_sum(column, cell, lines) for column, cell in pairs[1:]))
    columns = tuple(column for column, _ in pairs)
    return without_empty_columns(TableBlock(f"{title}（元）", columns, rows, (foot,)))


def _columns(stage: str) -> list[tuple[Column, Cell]]:
    change = [
        (Column("调整", number=True), lambda line: line.change),
        (Column("调整后", number=True), lambda line: line.revised if line.change or line.declared_revised else None),
    ]
    final: list[tuple[Column, Cell]] = [
        (Column("决算", number=True), lambda line: line.actual),
        (Column("差额", number=True), lambda line: None if line.actual is None else line.actual - line.revised),
        (Column("完成", nowrap=True), _share),
    ]
    return [
        (Column("项目", grow=True), lambda line: line.name),
        (Column("上年决算", number=True), lambda line: line.last_year),
        (Column("预算", number=True), lambda line: line.planned),
        *change,
        *final,
        (Column("说明"), lambda line: line.reason),
    ]


def _share(line: Heading) -> Measure | str | None:
    """How much of the plan was used, in per cent to one decimal."""
    if line.actual is None:
        return None
    if not line.revised:
        return "—"
    return Measure((line.actual * 100 / line.revised).quantize(Decimal("0.1"), ROUND_HALF_UP), "%")


def _sum(column: Column, cell: Cell, lines: list[Heading]) -> Value:
    if not column.number:
        return None
    if column.title == "调整后":
        return revised(lines)
    return add_money(value for line in lines if line.counted and isinstance(value := cell(line), Decimal))
