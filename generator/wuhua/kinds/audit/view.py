"""An audit's sheet: how many problems and how much money, how many put right, what was looked into."""

from datetime import date
from decimal import Decimal

from wuhua.base.dates import show_day
from wuhua.kinds.audit.record import PERSONAL, Audit, Problem
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    ProseBlock,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.village import Village

_GLOSS = {
    "财务收支": "收钱花钱",
    "债权债务": "别人欠村里的、村里欠别人的",
    "拨款和捐赠": "上面拨的、大家捐的",
    "发包和招投标": "包出去的、招标的",
    "资产资源和征地补偿": "集体的东西、地和征地的钱",
    "村民要求的其他事项": "五分之一以上村民要求查的",
    "其他": "别的事项",
}


def view(record: Audit, facts: Facts, village: Village) -> Sheet:
    """Say what was looked into, what was found, and how far it is put right."""
    return Sheet(
        key=facts.key,
        kind="audit",
        family="党务" if facts.items == ("DW-12",) else "村务" if record.category in PERSONAL else "财务",
        title=facts.title,
        subtitle=record.auditor or record.category,
        headline=tuple(_headline(record, village.as_of)),
        summary=tuple(_sentences(record, village.as_of)),
        blocks=tuple(_blocks(record, village.as_of)),
    )


def state_of(problem: Problem, as_of: date) -> str:
    """How far a problem is put right, in words."""
    if problem.fixed is not None:
        return f"{show_day(problem.fixed)}改好了"
    late = problem.deadline is not None and problem.deadline < as_of
    state = "过了期限，还没改好" if late else "正在改"
    return f"{state}：{problem.open_reason}" if problem.open_reason else state


def _headline(record: Audit, as_of: date) -> list[Figure]:
    fixed = sum(1 for problem in record.problems if problem.fixed is not None)
    figures = [Figure("发现问题", Count(len(record.problems), "个"))]
    if record.problems:
        figures.append(Figure("改好了", Count(fixed, "个"), Tone.GOOD))
    if record.questioned:
        figures.append(Figure("涉及的钱", record.questioned, Tone.OUT, "问题金额"))
    return figures


def _sentences(record: Audit, as_of: date) -> list[Sentence]:
    told: list[Sentence] = []
    if record.auditor:
        when = f"{show_day(record.report_day)}出了报告" if record.report_day else "来查过"
        told.append((f"{record.auditor}{when}。",))
    late = [problem for problem in record.problems if state_of(problem, as_of).startswith("过了")]
    open_ones = sum(1 for problem in record.problems if problem.fixed is None)
    if not record.problems:
        told.append(("没有查出问题。",))
    elif not open_ones:
        told.append(("查出的问题都改好了。",))
    else:
        told.append(("还有 ", Strong(Count(open_ones, "个")), "没有改好。"))
    told += [(f"过了期限还没改好：{problem.text}。",) for problem in late[:3]]
    return told


def _blocks(record: Audit, as_of: date) -> list[Block]:
    blocks: list[Block] = []
    if record.conclusion:
        blocks.append(ProseBlock.of("结论", record.conclusion))
    if record.problems:
        blocks.append(_problems(record, as_of))
    if record.matters:
        columns = (Column("查了什么", grow=True), Column("查了多少（元）", number=True), Column("结果", grow=True))
        rows = tuple((f"{one.name}（{_GLOSS[one.name]}）", one.amount, one.verdict) for one in record.matters)
        blocks.append(TableBlock("查了哪几项", columns, rows))
    if record.subjects:
        heads = (Column("审的是哪个职务", grow=True), Column("离任日期", nowrap=True))
        blocks.append(TableBlock("审的是谁", heads, tuple((one.post, one.left) for one in record.subjects)))
    blocks.append(FactsBlock.of("怎么审的", _how(record)))
    return blocks


def _how(record: Audit) -> tuple[tuple[str, Value], ...]:
    return (
        ("哪一种", record.category),
        ("范围", record.scope),
        ("从哪天", record.span.start if record.span else None),
        ("到哪天", record.span.end if record.span else None),
        ("谁来审", record.auditor),
        ("报告日期", record.report_day),
        ("报告文号", record.report_no),
        ("选委会推选日", record.committee_day),
        ("下届选举日", record.election_day),
    )


def _problems(record: Audit, as_of: date) -> TableBlock:
    columns = (
        Column("发现什么", grow=True),
        Column("金额（元）", number=True),
        Column("怎么改", grow=True),
        Column("谁负责"),
        Column("期限", nowrap=True),
        Column("改得怎么样"),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (one.text, one.amount, one.fix, one.responsible, one.deadline, state_of(one, as_of)) for one in record.problems
    )
    total: Decimal | None = record.questioned or None
    fixed = sum(1 for problem in record.problems if problem.fixed is not None)
    foot = ((f"共{len(rows)}个", total, None, None, None, f"改好{fixed}个"),)
    return TableBlock("发现的问题", columns, rows, foot)
