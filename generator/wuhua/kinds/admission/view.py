"""A task's sheet: who handed it down, how it was let in, what people and money came with it, how far it is."""

from datetime import date

from wuhua.base.money import add_money
from wuhua.kinds.admission.record import Admission, Agreement, Gates
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    FactsBlock,
    Figure,
    ProseBlock,
    Sentence,
    Sheet,
    Step,
    StepsBlock,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.village import Village

_GATES = {
    "申请": "部门提出来",
    "前置审核": "镇里、民政部门先审",
    "批准": "有权的机关批准",
    "进入": "凭批文进村",
    "撤销": "办完退出",
}


def view(record: Admission, facts: Facts, village: Village) -> Sheet:
    """Say who gave the task, what came with it and how far it is."""
    return Sheet(
        key=facts.key,
        kind="admission",
        family="村务",
        title=facts.title,
        subtitle="上面交办的事" if record.kind == "准入事项" else "协助政府做的工作",
        headline=tuple(_headline(record, village.as_of)),
        summary=tuple(_sentences(record, village.as_of)),
        blocks=tuple(_blocks(record, village)),
    )


def _state(record: Admission, as_of: date) -> tuple[str, Tone]:
    done = {title for title, _ in record.gates.dated()} if record.gates else set()
    if "撤销" in done:
        return "已退出", Tone.GOOD
    if record.span and record.span.end and record.span.end < as_of:
        return "到期了，还没退出", Tone.LATE
    if not done or "进入" in done:
        return "正在办", Tone.OPEN
    return "还在审批", Tone.OPEN


def _headline(record: Admission, as_of: date) -> list[Figure]:
    figures: list[Figure] = []
    if record.kind == "准入事项":
        figures.append(Figure("现在", *_state(record, as_of)))
    if record.agreement and record.agreement.funds is not None:
        figures.append(Figure("给村里", record.agreement.funds, Tone.IN, "协议经费"))
    total = add_money(work.funds for work in record.works)
    if total:
        figures.append(Figure("经费", total, Tone.IN))
    return figures


def _sentences(record: Admission, as_of: date) -> list[Sentence]:
    told: list[Sentence] = []
    if record.office:
        told.append((f"这是{record.office}的事，", "由", record.undertaker or "村里", "帮着办。"))
    if record.gatekeeper:
        told.append((f"进村的事统一由{record.gatekeeper}把关。",))
    funds = record.agreement.funds if record.agreement else None
    if record.receipts and funds is not None:
        left = funds - record.received
        rest: Sentence = ("，还差 ", Strong(left), " 元。") if left > 0 else ("，全部到账。",)
        told.append(("协议说给 ", Strong(funds), " 元，到账 ", Strong(record.received), " 元", *rest))
    elif record.receipts:
        told.append(("已经到账 ", Strong(record.received), " 元。"))
    return told


def _blocks(record: Admission, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.content:
        blocks.append(ProseBlock("做什么", tuple(filter(None, record.content.split("\n")))))
    if record.works:
        columns = (Column("工作", grow=True), Column("办到哪里", grow=True), Column("经费（元）", number=True))
        rows = tuple((work.matter, work.state, work.funds) for work in record.works)
        blocks.append(TableBlock("办理情况", columns, rows))
    if record.gates:
        blocks.append(StepsBlock("怎么进村的", tuple(_steps(record.gates))))
    if record.agreement:
        blocks.append(FactsBlock.of("人和钱跟着事走", _agreed(record.agreement)))
    if record.receipts:
        blocks.append(_receipts(record, village))
    about: tuple[tuple[str, Value], ...] = (
        ("委托部门", record.office),
        ("扎口单位", record.gatekeeper),
        ("承办", record.undertaker),
        ("从哪天起", record.span.start if record.span else None),
        ("到哪天止", record.span.end if record.span else None),
    )
    told = FactsBlock.of("基本情况", about)
    return [*blocks, told] if told.rows else blocks


def _steps(gates: Gates) -> list[Step]:
    found = dict(gates.dated())
    steps = []
    for title, gloss in _GATES.items():
        gate = found.get(title)
        if gate is None:
            steps.append(Step(title, None, Tone.PLAIN, "还没到这一步"))
        else:
            words = "；".join(filter(None, (gate.body, gate.paper, gate.note)))
            steps.append(Step(title, gate.day, Tone.GOOD, words or gloss))
    return steps


def _agreed(agreement: Agreement) -> list[tuple[str, Value]]:
    missing = "协议里没有写"
    return [
        ("人员", agreement.staff or missing),
        ("经费（元）", agreement.funds if agreement.funds is not None else missing),
        ("设备", agreement.equipment or missing),
        ("培训", agreement.training or missing),
        ("经费怎么拨", agreement.funds_note),
        ("协议编号", agreement.number),
        ("签订日期", agreement.signed),
    ]


def _receipts(record: Admission, village: Village) -> TableBlock:
    columns = (Column("日期", nowrap=True), Column("账", grow=True), Column("凭证"), Column("金额（元）", number=True))
    rows = tuple((one.day, village.link_to("finance", one.ledger), one.voucher, one.amount) for one in record.receipts)
    return TableBlock("经费到账", columns, rows, (("合计", None, None, record.received),))
