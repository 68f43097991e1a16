"""A batch's sheet: how much, to how many, at what rate; the list of households for the board, its totals for the web."""

from wuhua.base.money import add_money
from wuhua.kinds.grant.record import Grant, Household
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
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

#: The office's word, in a villager's words.
_GLOSS = {
    "最低生活保障": "低保：家里收入不够的，补到当地的生活标准",
    "特困人员供养": "没有人赡养、没有收入的，由国家供养",
    "残疾人两项补贴": "困难残疾人生活补贴和重度残疾人护理补贴",
    "临时救助": "突然遇到难处，一时过不去的，帮一把",
    "医疗救助": "看病自己出的钱太多的，再补一部分",
    "优抚": "军属、退役军人的优待",
    "惠农补贴": "种地、买农机的补贴，直接发给农户",
    "生育奖扶": "按生育政策给的奖励和扶助",
}


def view(record: Grant, facts: Facts, village: Village) -> Sheet:
    """Say how much was given, to how many, by what rate and paper."""
    return Sheet(
        key=facts.key,
        kind="grant",
        family="村务",
        title=facts.title,
        subtitle=record.category,
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record, village)),
        search_words=(record.category,),
    )


def _headline(record: Grant) -> list[Figure]:
    figures = []
    if record.amount is not None:
        figures.append(Figure("一共", record.amount, Tone.OUT, "总额"))
    if record.household_count is not None:
        figures.append(Figure("发给", Count(record.household_count, "户")))
    if record.people_count is not None:
        figures.append(Figure("受益", Count(record.people_count, "人")))
    if figures:
        return figures
    return [Figure("这一期", "没有发放") if record.nil else Figure("走到", record.stage)]


def _sentences(record: Grant) -> list[Sentence]:
    told: list[Sentence] = []
    if record.nil:
        told.append((f"这一期没有发放：{record.nil}。",))
    if record.category in _GLOSS:
        told.append((f"{record.category}：{_GLOSS[record.category].removeprefix('低保：')}。",))
    if record.amount is not None and record.household_count:
        told.append((f"这一批发给{record.household_count}户，一共 ", Strong(record.amount), " 元。"))
    if record.unpaid:
        told.append(("还有 ", Strong(record.unpaid), " 元没有发。"))
    if record.joined is not None or record.left is not None:
        told.append((f"这一期新进来{record.joined or 0}户，退出{record.left or 0}户。",))
    told += [
        (f"{goods.name}收到{goods.received}{goods.unit}，还剩{goods.remaining}{goods.unit}。",)
        for goods in record.goods[:3]
        if goods.remaining is not None
    ]
    if record.roster:
        told.append(("名单只贴在公开栏，网上只放总数。",))
    return told


def _blocks(record: Grant, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.rates:
        blocks.append(_rates(record))
    if record.goods:
        blocks.append(_goods(record))
    blocks.append(FactsBlock.of("这一批", _facts(record, village)))
    if record.method:
        blocks.append(ProseBlock.of("怎么分的", record.method))
    if record.measures:
        blocks.append(ProseBlock("帮扶措施", tuple(record.measures)))
    if record.roster:
        blocks.append(_roster(record.roster))
    return blocks


def _facts(record: Grant, village: Village) -> tuple[tuple[str, Value], ...]:
    return (
        ("环节", None if record.nil else record.stage),
        ("期间", record.period.label if record.period else None),
        ("文号", record.paper),
        ("资金来源", record.source),
        ("批准日期", record.approved_on),
        ("发放日期", record.paid_on),
        ("总额（元）", record.amount),
        ("已发（元）", record.paid),
        ("未发（元）", record.unpaid),
        ("新增", Count.of(record.joined, "户")),
        ("退出", Count.of(record.left, "户")),
        ("决议", village.link_to("decision", record.decision)),
        ("贴名单的依据", record.roster_basis),
        ("影响评估", record.assessment),
    )


def _rates(record: Grant) -> TableBlock:
    columns = (
        Column("项目", grow=True),
        Column("标准（元）", number=True),
        Column("按什么算"),
        Column("数量", number=True),
        Column("月数", number=True),
        Column("户数", number=True),
        Column("人数", number=True),
        Column("金额（元）", number=True),
    )
    rows: list[tuple[Value, ...]] = [
        (x.name, x.rate, x.unit, Measure.of(x.quantity), x.months, x.households, x.people, x.total)
        for x in record.rates
    ]
    totals = [rate.total for rate in record.rates]
    known = None if None in totals else add_money(totals)
    foot = ("合计", *(None,) * 6, known)
    return without_empty_columns(TableBlock("发放标准", columns, tuple(rows), (foot,)))


def _goods(record: Grant) -> TableBlock:
    columns = (
        Column("品名", grow=True),
        Column("来源"),
        Column("日期", nowrap=True),
        Column("接收", number=True),
        Column("已发", number=True),
        Column("结存", number=True),
        Column("单位"),
        Column("接收人"),
        Column("去向"),
    )
    rows: list[tuple[Value, ...]] = [
        (
            x.name,
            x.source,
            x.day,
            Measure.of(x.received),
            Measure.of(x.given),
            Measure.of(x.remaining),
            x.unit,
            x.receiver,
            x.use,
        )
        for x in record.goods
    ]
    return without_empty_columns(TableBlock("款物", columns, tuple(rows)))


def _roster(rows: list[Household]) -> TableBlock:
    columns = (
        Column("户主", nowrap=True),
        Column("小组"),
        Column("人数", number=True),
        Column("档次", grow=True),
        Column("数量", number=True),
        Column("标准（元）", number=True),
        Column("月数", number=True),
        Column("金额（元）", number=True),
        Column("起月"),
        Column("止月"),
        Column("发放日期", nowrap=True),
        Column("状态"),
    )
    table: list[tuple[Value, ...]] = [
        (
            *(x.head, x.group, x.people, x.tier, Measure.of(x.quantity), x.rate, x.months, x.amount),
            *(x.start.label if x.start else None, x.end.label if x.end else None, x.paid_on, x.state),
        )
        for x in rows
    ]
    foot = (f"共{len(rows)}笔", *(None,) * 6, add_money(x.amount for x in rows), *(None,) * 4)
    return without_empty_columns(TableBlock("名单", columns, tuple(table), (foot,), board_only=True))
