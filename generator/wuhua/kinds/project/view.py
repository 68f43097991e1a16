"""A project's sheet: what, who does it, for how much, how far it is; each step, change, payment and photograph; what it cost in the end."""

from datetime import date
from decimal import Decimal

from wuhua.base.dates import show_day
from wuhua.base.money import add_money
from wuhua.kinds.project.parts import Change, Good, Payment, Progress, Signed, Tender
from wuhua.kinds.project.record import Project, events
from wuhua.kinds.stages import stage_block
from wuhua.kinds.ties import money_lines
from wuhua.model.facts import Facts, notice_end
from wuhua.model.sheet import (
    Badge,
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
    Step,
    StepsBlock,
    Strong,
    Tone,
    Value,
)
from wuhua.model.tables import fitted_table
from wuhua.model.village import Village

_STEPS = {
    "立项": "定下来要办",
    "招标公告": "贴出来让人来报名",
    "开标": "当众拆看各家报的价",
    "签合同": "和施工单位、供应商签字",
    "结算": "审过以后定下来一共花多少",
}


def view(record: Project, facts: Facts, village: Village) -> Sheet:
    """Say what is being done, by whom, for how much, and how far it is."""
    state, tone = state_of(record)
    return Sheet(
        key=facts.key,
        kind="project",
        family="财务",
        title=facts.title,
        subtitle=record.sort,
        badges=(Badge(state, tone),),
        headline=tuple(_headline(record, state, tone)),
        summary=tuple(_sentences(record, village)),
        blocks=tuple(_blocks(record, facts, village)),
        search_words=(record.sort, *((record.contract.party,) if record.contract else ())),
    )


def state_of(record: Project) -> tuple[str, Tone]:
    """How far a project is, in one word, and its tone."""
    if record.acceptance and record.acceptance.verdict == "不合格":
        return "验收不合格", Tone.LATE
    if record.settlement:
        return "已经结算", Tone.GOOD
    if record.acceptance:
        return "验收合格", Tone.GOOD
    if record.finished:
        return "做完了，等验收", Tone.OPEN
    if record.begun:
        return "正在做", Tone.OPEN
    if record.contract:
        return "签了合同", Tone.OPEN
    return "正在找人做" if record.tender else "还在准备", Tone.OPEN


def _headline(record: Project, state: str, tone: Tone) -> list[Figure]:
    figures = [Figure("现在", state, tone)]
    if record.settlement:
        figures.append(Figure("一共花", record.settlement.price, Tone.OUT, "审定的结算价"))
    elif record.contract:
        figures.append(Figure("合同价", record.contract.price, Tone.OUT, "说定的价"))
    elif record.budget is not None:
        figures.append(Figure("打算花", record.budget, Tone.OUT, "预算"))
    if record.payments or record.declared_paid is not None:
        figures.append(Figure("已经付了", record.paid, Tone.OUT, "到现在"))
    return figures


def _sentences(record: Project, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    decision = village.find("decision", record.decision)
    if decision:
        told.append(("这件事是这样定下来的：", Link(decision.title, decision.key), "。"))
    if record.budget is not None and record.sources:
        parts = "、".join(source.name for source in record.sources)
        told.append(("打算花 ", Strong(record.budget), f" 元，钱来自{parts}。"))
    if record.tender:
        told.append((_found(record.tender),))
    if record.contract:
        told.append(("由", Strong(record.contract.party), "来做，合同价 ", record.contract.price, " 元。"))
    if record.changes:
        told.append(_changed(add_money(change.amount for change in record.changes), len(record.changes)))
    if record.progress:
        last = max(record.progress, key=lambda step: step.day)
        told.append((f"{show_day(last.day)}：{last.done}。",))
    if record.settlement and record.contract:
        told.append(_against(record.settlement.price, record.contract))
    if record.unpaid is not None and (record.payments or record.declared_paid is not None):
        told.append(("钱都付清了。",) if not record.unpaid else ("还有 ", Strong(record.unpaid), " 元没有付。"))
    return told


def _found(tender: Tender) -> str:
    bidders = f"，有{tender.bidders}家报名" if tender.bidders is not None else ""
    reason = f"，因为{tender.reason}" if tender.reason else ""
    return f"施工单位、供应商是{tender.method}定的{bidders}{reason}。"


def _changed(change: Decimal, times: int) -> Sentence:
    if not change:
        return (f"签合同以后改过{times}次，钱没有变。",)
    return (f"签合同以后改过{times}次，一共{'多' if change > 0 else '少'}花 ", Strong(abs(change)), " 元。")


def _against(price: Decimal, contract: Signed) -> Sentence:
    change = price - contract.price
    if not change:
        return ("最后花的和合同说的一样。",)
    return (f"最后比合同{'多' if change > 0 else '少'}花 ", Strong(abs(change)), " 元。")


def _blocks(record: Project, facts: Facts, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.content:
        blocks.append(ProseBlock.of("做什么", record.content))
    blocks.append(FactsBlock.of("谁来做，怎么定的", _who(record, village)))
    steps = tuple(_steps(record))
    if steps:
        blocks.append(StepsBlock("走到哪一步", steps))
    if record.sources:
        rows = [(source.name, source.amount) for source in record.sources]
        columns = (Column("来源", grow=True), Column("金额（元）", number=True))
        blocks.append(
            fitted_table("钱从哪里来", columns, rows, (("合计", add_money(s.amount for s in record.sources)),))
        )
    if record.goods:
        blocks.append(_goods(record.goods))
    if record.changes:
        blocks.append(_changes(record.changes, village))
    if record.progress:
        blocks.append(_progress(record.progress))
    if record.payments:
        blocks.append(_payments(record.payments))
    blocks += money_lines(facts, village)
    bars = _bars(record)
    if len(bars) > 1:
        blocks.append(ChartBlock("打算花的和实际花的", bars, Tone.OUT))
    return [*blocks, *stage_block(record.stages)]


def _bars(record: Project) -> tuple[tuple[str, Decimal], ...]:
    contract, settled = record.contract, record.settlement
    bars = (
        ("预算", record.budget),
        ("合同价", contract.price if contract else None),
        ("结算价", settled.price if settled else None),
    )
    return tuple((words, amount) for words, amount in bars if amount is not None)


def _who(record: Project, village: Village) -> tuple[tuple[str, Value], ...]:
    tender, contract, settled, estate = record.tender, record.contract, record.settlement, record.estate
    return (
        ("类别", record.sort),
        ("按什么办", record.approval.basis if record.approval else None),
        ("批文", record.approval.paper if record.approval else None),
        ("依据的决议", village.link_to("decision", record.decision)),
        ("怎么定的人", tender.method if tender else None),
        ("招标公告", village.link_to("notice", tender.notice) if tender else None),
        ("中标单位", tender.winner if tender else None),
        ("中标价", tender.price if tender and not (contract and contract.price == tender.price) else None),
        ("合同说哪天做完", contract.until if contract else None),
        ("质保金", contract.retained if contract else None),
        ("合同", village.link_to("contract", contract.paper) if contract else None),
        ("送审价", settled.asked if settled else None),
        ("谁审的", settled.auditor if settled else None),
        ("未付", record.declared_unpaid if not record.payments else None),
        ("清单合计", record.goods_total),
        ("负责人", record.responsible),
        ("谁监督", record.watched_by),
        ("配套用房规划", estate.planned if estate else None),
        ("配套用房动工", estate.built if estate else None),
        ("配套用房交付", estate.used if estate else None),
    )


def _steps(record: Project) -> list[Step]:
    steps = [Step(words, when, Tone.GOOD, _note(words, record)) for words, when in events(record)]
    shown = record.tender.shown if record.tender else None
    if shown:
        steps.append(Step("中标公示", shown.start, Tone.GOOD, shown.contact or "", None, notice_end(shown)))
    return sorted(steps, key=lambda step: step.day or date.max)


def _note(words: str, record: Project) -> str:
    if words == "验收" and record.acceptance:
        found = record.acceptance
        return "，".join(filter(None, (found.verdict, found.by, found.note)))
    return _STEPS.get(words, "")


def _goods(goods: list[Good]) -> Block:
    columns: tuple[Column, ...] = (
        Column("买的什么", grow=True),
        Column("范围"),
        Column("数量"),
        Column("单价（元）", number=True),
        Column("金额（元）", number=True),
    )
    rows = [
        (
            good.name,
            good.scope,
            Measure(good.quantity, good.unit or "") if good.quantity is not None else good.unit,
            good.price,
            good.amount,
        )
        for good in goods
    ]
    return fitted_table(
        "采购清单", columns, rows, (("合计", None, None, None, add_money(good.amount for good in goods)),)
    )


def _changes(changes: list[Change], village: Village) -> Block:
    columns = (
        Column("日期", nowrap=True),
        Column("改了什么", grow=True),
        Column("多花（元）", number=True),
        Column("依据"),
    )
    rows = [(c.day, c.what, c.amount, village.link_to("decision", c.decision)) for c in changes]
    return fitted_table(
        "签合同以后改过的", columns, rows, (("合计", None, add_money(c.amount for c in changes), None),)
    )


def _progress(steps: list[Progress]) -> Block:
    columns = (Column("日期", nowrap=True), Column("做到哪一步", grow=True), Column("照片"))
    ordered = sorted(steps, key=lambda step: step.day)
    rows = [(step.day, step.done, f"见附件：{step.photo}" if step.photo else None) for step in ordered]
    return fitted_table("做到哪里了", columns, rows)


def _payments(payments: list[Payment]) -> Block:
    columns = (
        Column("日期", nowrap=True),
        Column("摘要", grow=True),
        Column("凭证"),
        Column("金额（元）", number=True),
    )
    rows = [(p.day, p.summary or "付款", p.voucher, p.amount) for p in payments]
    return fitted_table("付出去的钱", columns, rows, (("合计", None, None, add_money(p.amount for p in payments)),))
