"""A taking's sheet: how much land, how much money came, how much went out, what is left; the notices in order."""

from datetime import date
from decimal import Decimal

from wuhua.base.dates import show_day
from wuhua.base.money import add_money
from wuhua.kinds.land.record import Land, Stage, added
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    FactsBlock,
    Figure,
    Measure,
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

_GLOSS = {
    "征地预公告": "先告诉大家打算征哪里的地",
    "现状调查结果公布": "量了地、点了青苗，把结果贴出来",
    "补偿安置方案公告": "补多少、怎么安置，贴出来听意见",
    "补偿登记": "带证件去登记自己的地和青苗",
    "听证": "多数人有意见的，开会当面说",
    "征收土地公告": "批下来以后的正式公告",
    "拆迁安置公告": "拆哪些房、怎么安置，贴出来",
    "评估结果公布": "房屋评了多少钱，贴出来",
    "协议签订": "和各家签补偿协议",
    "补偿费发放": "把钱发到集体和各家",
}


def view(record: Land, facts: Facts, village: Village) -> Sheet:
    """Say what was taken, what came, what was shared out, what is left, and who watched."""
    return Sheet(
        key=facts.key,
        kind="land",
        family="财务",
        title=facts.title,
        subtitle=record.category,
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record, village)),
        search_words=("征地", "补偿", record.category),
    )


def _headline(record: Land) -> list[Figure]:
    figures = []
    if record.mu is not None:
        figures.append(Figure("征地", Measure(record.mu, "亩")))
    if record.came is not None:
        figures.append(Figure("到账", record.came, Tone.IN, "实到补偿费"))
    elif record.owed is not None:
        figures.append(Figure("应补", record.owed, Tone.IN, "应到补偿费"))
    if record.remaining is not None:
        figures.append(Figure("还剩", record.remaining, Tone.LEFT, "结余"))
    return figures or [Figure("走到", record.stages[-1].name if record.stages else "刚开始")]


def _sentences(record: Land) -> list[Sentence]:
    told: list[Sentence] = []
    if record.owed is not None and record.came is not None:
        gap = record.owed - record.came
        told.append(
            ("应到 ", record.owed, " 元，实际到账 ", Strong(record.came), " 元。")
            if gap <= 0
            else ("应到 ", record.owed, " 元，实际到账 ", Strong(record.came), " 元，还差 ", gap, " 元。")
        )
    if record.shared is not None:
        kept: Sentence = ("，集体留下 ", record.kept, " 元") if record.kept is not None else ()
        told.append(("分给各户 ", Strong(record.shared), " 元", *kept, "。"))
    if record.spent is not None and record.remaining is not None:
        told.append(("已经付出去 ", record.spent, " 元，还剩 ", Strong(record.remaining), " 元。"))
    if record.overseers:
        told.append((f"分配和发放由{'、'.join(one.body for one in record.overseers)}监督。",))
    if record.objections:
        told.append((f"有意见：{record.objections}。",))
    return told


def _blocks(record: Land, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.stages:
        blocks.append(StepsBlock("公告和办理", tuple(_step(stage, village.as_of) for stage in record.stages)))
    if record.parcels:
        blocks.append(_parcels(record))
    if record.fees:
        blocks.append(_fees(record))
    blocks.append(FactsBlock.of("这次征收", _facts(record, village)))
    if record.resettlement:
        blocks.append(ProseBlock.of("怎么安置", record.resettlement))
    if record.entries:
        blocks.append(_entries(record))
    if record.overseers:
        columns = (Column("机构", grow=True), Column("日期", nowrap=True), Column("意见"))
        rows = tuple((one.body, one.day, one.opinion) for one in record.overseers)
        blocks.append(TableBlock("谁监督", columns, rows))
    if record.roster:
        blocks.append(_roster(record))
    return blocks


def _step(stage: Stage, today: date) -> Step:
    until = stage.until
    running = stage.start <= today and until is not None and today <= until
    tone = Tone.OPEN if running else Tone.GOOD if stage.start <= today else Tone.PLAIN
    note = stage.note or _GLOSS[stage.name]
    if stage.received:
        note += f"（{show_day(stage.received)}收到批准文件）"
    return Step(stage.name, stage.start, tone, note, until=until)


def _parcels(record: Land) -> TableBlock:
    columns = (Column("地块", grow=True), Column("权属"), Column("地类"), Column("面积（亩）", number=True))
    rows = tuple((x.name, x.owner, x.use, Measure(x.area, "")) for x in record.parcels)
    total = sum((parcel.area for parcel in record.parcels), Decimal(0))
    return TableBlock("征了哪些地", columns, rows, (("合计", None, None, Measure(total, "")),))


def _fees(record: Land) -> TableBlock:
    heads = ("标准（元）", "数量", "应到（元）", "实到（元）")
    columns = (
        Column("补偿项目", grow=True),
        *(Column(head, number=True) for head in heads),
        Column("到账日期", nowrap=True),
    )
    rows = tuple((x.name, x.rate, Measure.of(x.quantity), x.owed, x.came, x.day) for x in record.fees)
    return TableBlock("补偿多少", columns, rows, (("合计", None, None, record.owed, record.came, None),))


def _entries(record: Land) -> TableBlock:
    columns = (
        Column("日期", nowrap=True),
        Column("摘要", grow=True),
        Column("凭证"),
        Column("收（元）", number=True),
        Column("支（元）", number=True),
    )
    rows = tuple(
        (x.day, x.summary, x.voucher, *((x.amount, None) if x.side == "收" else (None, x.amount)))
        for x in record.entries
    )
    foot = (("合计", None, None, added(record.entries, "收"), added(record.entries, "支")),)
    return TableBlock("补偿费的每一笔", columns, rows, foot)


def _roster(record: Land) -> TableBlock:
    heads = ("面积", "标准（元）", "评估（元）", "金额（元）")
    columns = (
        Column("户主", nowrap=True),
        Column("小组"),
        Column("补偿项目", grow=True),
        *(Column(head, number=True) for head in heads),
        Column("签领日期", nowrap=True),
    )
    rows = tuple(
        (
            *(x.head, x.group, x.item, Measure.of(x.area)),
            *(x.rate, x.valued, x.amount, x.signed),
        )
        for x in record.roster
    )
    total = add_money(row.amount for row in record.roster)
    foot = ((f"共{len(rows)}笔", *(None,) * 5, total, None),)
    return TableBlock("分户名单", columns, rows, foot, board_only=True)


def _facts(record: Land, village: Village) -> tuple[tuple[str, Value], ...]:
    account = record.account
    return (
        ("批文", record.paper),
        ("范围", record.scope),
        ("面积", Measure.of(record.mu, "亩")),
        ("评估机构", record.valuer),
        ("评估基准日", record.valued_on),
        ("分给各户（元）", record.shared),
        ("集体留存（元）", record.kept),
        ("已付（元）", record.spent),
        ("结余（元）", record.remaining),
        ("钱放在哪里", f"{account.holder}（{account.bank or account.nature}）" if account else None),
        ("异议渠道", record.objections),
        ("分配决议", village.link_to("decision", record.decision)),
    )
