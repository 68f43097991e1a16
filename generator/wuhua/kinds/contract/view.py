"""A contract's sheet: with whom, for how much, how long; how it came about, step by step; what each period brought; how it ended."""

from datetime import date
from decimal import Decimal

from wuhua.base.dates import show_day
from wuhua.base.money import add_money
from wuhua.kinds.contract.record import Change, Contract
from wuhua.kinds.stages import stage_block
from wuhua.kinds.ties import money_lines
from wuhua.model.facts import Facts, notice_end, yuan
from wuhua.model.record import Notice
from wuhua.model.sheet import (
    Badge,
    Block,
    Column,
    FactsBlock,
    Figure,
    Link,
    Measure,
    ProseBlock,
    Sentence,
    Sheet,
    Step,
    StepsBlock,
    Strong,
    Tone,
    Value,
)
from wuhua.model.tables import fitted_table
from wuhua.model.village import Village


def view(record: Contract, facts: Facts, village: Village) -> Sheet:
    """Say who has it, what it brings, until when, and how that was decided."""
    state, tone = state_of(facts, village.as_of)
    return Sheet(
        key=facts.key,
        kind="contract",
        family="财务",
        title=facts.title,
        subtitle=record.sort,
        badges=(Badge(state, tone),),
        headline=tuple(_headline(record, state, tone)),
        summary=tuple(_sentences(record, village)),
        blocks=tuple(_blocks(record, facts, village)),
        search_words=(record.sort, *((record.matter,) if record.matter else ())),
    )


def state_of(facts: Facts, as_of: date) -> tuple[str, Tone]:
    """Where a contract stands today, in one word, and its tone. ``facts`` is the contract's row."""
    if facts.data["closed"]:
        return "已了结", Tone.PLAIN
    if not facts.data["signed"]:
        return "还没有签", Tone.OPEN
    if facts.data["end"] and facts.data["end"] < as_of.isoformat():
        return "到期了，还没有了结", Tone.LATE
    return "正在履行", Tone.GOOD


def _headline(record: Contract, state: str, tone: Tone) -> list[Figure]:
    figures = [Figure("现在", state, tone)]
    side = Tone.IN if record.direction == "收" else Tone.OUT
    word = "收" if record.direction == "收" else "付"
    yearly, whole = _price(record)
    if yearly is not None:
        figures.append(Figure(f"一年{word}", yearly, side, "年额"))
    elif whole is not None:
        figures.append(Figure(f"一共{word}", whole, side, "合同总额"))
    elif record.plan and record.plan.floor is not None:
        figures.append(Figure("最低", record.plan.floor, side, "底价"))
    if record.last_day:
        figures.append(Figure("到", record.last_day, Tone.PLAIN, "合同最后一天"))
    return figures


def _price(record: Contract) -> tuple[Decimal | None, Decimal | None]:
    """Yearly sum and whole as they stand after the last change, yuan."""
    yearly, whole = record.yearly, record.whole
    for change in sorted(record.changes, key=lambda change: change.day):
        yearly = change.yearly if change.yearly is not None else yearly
        whole = change.whole if change.whole is not None else whole
    return yearly, whole


def _sentences(record: Contract, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    if record.signed and record.party:
        told.append((f"{show_day(record.signed)}和", Strong(record.party), "签的合同。"))
    if record.deal:
        how = f"对方是{record.deal.method}定下来的"
        bidders = record.deal.bidders
        told.append((how + (f"，有{bidders}家报名" if bidders is not None else "") + "。",))
    decision = village.find("decision", record.decision)
    if decision:
        told.append(("依据：", Link(decision.title, decision.key), "。"))
    if record.valuation and record.whole is not None:
        gap = record.whole - record.valuation.value
        words = "和评估值一样。" if not gap else f"比评估值{'多' if gap > 0 else '少'} "
        told.append((f"合同总额{words}",) if not gap else (f"合同总额{words}", Strong(abs(gap)), " 元。"))
    opinions = record.plan.opinions if record.plan else None
    end = notice_end(opinions) if opinions else None
    if end and village.as_of <= end:
        told.append((f"对方案有意见，在{show_day(end)}以前提。",))
    if record.closing:
        note = f"：{record.closing.note}" if record.closing.note else ""
        told.append((f"{show_day(record.closing.day)}{record.closing.how}{note}。",))
    return told


def _blocks(record: Contract, facts: Facts, village: Village) -> list[Block]:
    blocks: list[Block] = [FactsBlock.of("合同说了什么", _terms(record, village))]
    if record.content:
        blocks.append(ProseBlock.of("要点", record.content))
    steps = tuple(_steps(record, village))
    if steps:
        blocks.append(StepsBlock("怎么定下来的", steps))
    if record.changes:
        blocks.append(_changes(record.changes, village))
    blocks += _periods(facts, village)
    blocks += money_lines(facts, village)
    blocks += stage_block(record.stages)
    return blocks


def _terms(record: Contract, village: Village) -> tuple[tuple[str, Value], ...]:
    plan, valuation = record.plan, record.valuation
    return (
        ("类别", record.sort),
        ("村里这一边", record.owner),
        ("对方", record.party),
        ("对方是谁", record.relation),
        ("标的", record.matter),
        ("数量", Measure.of(record.quantity, record.unit or "")),
        ("打算怎么定", plan.method if plan else None),
        ("底价", plan.floor if plan else None),
        ("底价怎么算", plan.floor_unit if plan else None),
        ("打算租多久", plan.term if plan else None),
        ("评估机构", valuation.body if valuation else None),
        ("评估值", valuation.value if valuation else None),
        ("按哪天的价评", valuation.base_day if valuation else None),
        ("评估报告", valuation.report if valuation else None),
        ("批准", record.approval),
        ("从哪天起", record.start),
        ("到哪天止", record.end),
        ("总额", record.whole),
        ("一年", record.yearly),
        ("怎么涨", record.rise),
        ("押金", record.deposit),
        ("怎么付", record.payment),
        ("新合同", village.link_to("contract", record.closing.successor if record.closing else None)),
    )


def _steps(record: Contract, village: Village) -> list[Step]:
    steps: list[Step] = []
    if record.plan:
        note = f"收到的意见：{record.plan.heard}" if record.plan.heard else ""
        steps.append(Step("公布方案", record.plan.day, Tone.GOOD, note, None, _end(record.plan.opinions)))
    if record.valuation and record.valuation.notice:
        notice = record.valuation.notice
        steps.append(Step("评估结果公示", notice.start, Tone.GOOD, _heard_at(notice), None, notice_end(notice)))
    decision = village.find("decision", record.decision)
    if decision and decision.due_from:
        steps.append(Step("开会决定", date.fromisoformat(decision.due_from), Tone.GOOD, decision.title))
    if record.deal:
        steps.append(Step("定下对方", record.deal.day, Tone.GOOD, _deal(record), None, _end(record.deal.notice)))
    if record.signed:
        steps.append(Step("签合同", record.signed, Tone.GOOD))
    if record.closing:
        steps.append(Step(record.closing.how, record.closing.day, Tone.GOOD, record.closing.note or ""))
    return sorted(steps, key=lambda step: step.day or date.max)


def _deal(record: Contract) -> str:
    deal = record.deal
    if deal is None:
        return ""
    price = f"成交价 {deal.price:,} 元" + (f"（{deal.price_unit}）" if deal.price_unit else "") if deal.price else ""
    bidders = f"{deal.bidders}家报名" if deal.bidders is not None else ""
    return "，".join(filter(None, (deal.method, deal.platform, bidders, price)))


def _heard_at(notice: Notice) -> str:
    return f"有意见找：{notice.contact}" if notice.contact else ""


def _end(notice: Notice | None) -> date | None:
    return notice_end(notice) if notice else None


def _changes(changes: list[Change], village: Village) -> Block:
    columns: tuple[Column, ...] = (
        Column("日期", nowrap=True),
        Column("改了什么", grow=True),
        Column("延期到", nowrap=True),
        Column("新总额（元）", number=True),
        Column("新年额（元）", number=True),
        Column("依据"),
    )
    rows = [(c.day, c.what, c.until, c.whole, c.yearly, village.link_to("decision", c.decision)) for c in changes]
    return fitted_table("签订以后改过的", columns, rows)


def _periods(facts: Facts, village: Village) -> list[Block]:
    """What each register of contracts says of this one; nothing when none names it."""
    rows: list[tuple[Value, ...]] = []
    for register, link in village.links_to(facts):
        if register.kind == "contracts" and link.say:
            period, *figures = link.say
            rows.append((Link(period, register.key), *(yuan(x) if x is not None else None for x in figures)))
    if not rows:
        return []
    sums = [add_money(row[n] for row in rows if isinstance(row[n], Decimal)) for n in (1, 2)]  # type: ignore[misc]
    columns = (
        Column("期间", grow=True),
        *(Column(name, number=True) for name in ("该收付（元）", "已收付（元）", "还欠（元）")),
    )
    return [fitted_table("每一期收付", columns, rows, (("合计", *sums, None),))]
