"""A decision's sheet: did it pass and how clearly, the six steps with votes, the money it allowed and the money it took."""

from collections.abc import Iterator
from decimal import Decimal

from wuhua.base.dates import add_days, show_day
from wuhua.base.money import add_money
from wuhua.kinds.decision.objections import objection_blocks
from wuhua.kinds.decision.promise import promise_blocks
from wuhua.kinds.decision.record import Decision
from wuhua.kinds.decision.state import state_of
from wuhua.kinds.decision.steps import steps_block
from wuhua.kinds.ties import booked, money_lines
from wuhua.model.facts import Facts, day_of, yuan
from wuhua.model.sheet import (
    Badge,
    Block,
    ChartBlock,
    Column,
    Count,
    FactsBlock,
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


def view(record: Decision, facts: Facts, village: Village) -> Sheet:
    """Say what was decided, by whom, with how many votes, and what came of it."""
    state, tone = state_of(facts, village.as_of)
    return Sheet(
        key=facts.key,
        kind="decision",
        family="村务",
        title=facts.title,
        subtitle="四议两公开",
        # The derive step says how long a notice runs; said twice it would be two badges.
        badges=() if state == "正在公示" else (Badge(state, tone),),
        headline=tuple(_headline(record, _lasting(state, facts), tone)),
        summary=tuple(_sentences(record, facts, village)),
        blocks=tuple(_blocks(record, facts, village)),
    )


def _headline(record: Decision, state: str, tone: Tone) -> list[Figure]:
    figures = [Figure("现在", state, tone)]
    found = record.steps.resolution
    if found and found[1].in_favour is not None:
        present = f"，{found[1].present:,}人到会" if found[1].present is not None else ""
        where = found[0].removesuffix("决议") + present
        # Of what was refused the votes against come first.
        if record.passed is False and found[1].against:
            figures.append(Figure("反对", Count(found[1].against, "票"), Tone.PLAIN, where))
            where = ""
        figures.append(Figure("同意", Count(found[1].in_favour, "票"), Tone.PLAIN, where))
    if record.final_cost is not None:
        figures.append(Figure("实际花了", record.final_cost, Tone.OUT, "决算"))
    elif record.budget is not None:
        figures.append(Figure("打算花", record.budget, Tone.OUT, "预算"))
    return figures


def _lasting(state: str, facts: Facts) -> str:
    """The state as a fact that stays true when the page lies for days: until when a notice runs."""
    until = day_of(facts.notice_until)
    return f"公示到{until.month}月{until.day}日" if state == "正在公示" and until else state


def _sentences(record: Decision, facts: Facts, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    if record.budget is not None and record.sources:
        parts = "、".join(f"{source.name}" for source in record.sources)
        told.append(("打算花 ", Strong(record.budget), f" 元，钱来自{parts}。"))
    paid = add_money(yuan(line[3]) for _, line in booked(facts, village) if line[0] == "支出")
    if paid:
        told.append(("到现在账上已经付了 ", Strong(paid), " 元，每一笔列在下面。"))
    if record.final_cost is not None and record.budget is not None:
        told.append(_against_budget(record.final_cost, record.budget))
    posted = record.steps.decision_posted
    if posted and posted.days is not None and village.as_of <= add_days(posted.day, posted.days):
        told.append((f"有意见在{show_day(add_days(posted.day, posted.days))}以前提。",))
    if record.progress:
        told.append((f"进度：{record.progress}。",))
    return told


def _against_budget(final: Decimal, budget: Decimal) -> Sentence:
    change = final - budget
    if not change:
        return ("决算和预算一样。",)
    return (f"决算比预算{'多' if change > 0 else '少'} ", Strong(abs(change)), " 元。")


def _blocks(record: Decision, facts: Facts, village: Village) -> list[Block]:
    blocks: list[Block] = [steps_block(record, village.policy, village.as_of)]
    if record.content:
        blocks.insert(0, ProseBlock.of("要办什么", record.content))
    blocks = [*objection_blocks(facts, village), *blocks, *promise_blocks(record, facts, village)]
    if record.sources:
        columns = (Column("来源", grow=True), Column("金额（元）", number=True))
        rows = tuple((source.name, source.amount) for source in record.sources)
        total = add_money(source.amount for source in record.sources)
        blocks.append(TableBlock("钱从哪里来", columns, rows, (("合计", total),)))
    blocks += money_lines(facts, village)
    power = tuple(_power(record, village))
    if power:
        blocks.append(FactsBlock("凭什么定", power))
    who = FactsBlock.of("谁来办、办到哪里", _who(record))
    if who.rows:
        blocks.append(who)
    if record.result:
        blocks.append(ProseBlock.of("办得怎么样", record.result))
    if record.evaluations:
        blocks.append(_evaluations(record))
    if record.budget and record.final_cost is not None:
        bars = (("预算", record.budget), ("决算", record.final_cost))
        blocks.append(ChartBlock("打算花的和实际花的", bars, Tone.OUT))
    return blocks


def _who(record: Decision) -> tuple[tuple[str, Value], ...]:
    return (
        ("负责人", record.responsible),
        ("承办单位", record.contractor),
    )


def _power(record: Decision, village: Village) -> Iterator[tuple[str, Value]]:
    """What allowed this body to decide: the matter in law, the mandate, the look beforehand, the approvals."""
    if record.matters:
        yield "法律上是哪一种事", "、".join(record.matters)
    if record.mandate:
        meeting = village.find("meeting", record.mandate)
        yield "谁授的权", Link(meeting.title, meeting.key) if meeting else f"编号{record.mandate}的会议"
    if record.agenda:
        yield "议事目录里的哪一项", record.agenda
    if record.pre_review:
        seen = record.pre_review
        yield "预审", "，".join(filter(None, (show_day(seen.day), seen.body, seen.opinion)))
    for approval in record.approvals:
        day = show_day(approval.day) if approval.day else None
        yield "批准", "，".join(filter(None, (approval.body, approval.number, day)))


def _evaluations(record: Decision) -> TableBlock:
    columns = (Column("哪天", nowrap=True), Column("谁评估"), Column("结论", grow=True))
    rows = tuple((each.day, each.by, each.finding) for each in record.evaluations)
    return TableBlock("办完以后再看一看（评估）", columns, rows)
