"""A fund's sheet: what it had, what came, what it was used for, what is left, and how many it helped."""

from wuhua.kinds.fund.record import SORTS, Bill, Fund
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    Measure,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.tables import without_empty_columns
from wuhua.model.village import Village

_FAMILIES = {"D": "党务", "C": "财务"}


def view(record: Fund, facts: Facts, village: Village) -> Sheet:
    """Say what came in, what it was used for, and what is left."""
    return Sheet(
        key=facts.key,
        kind="fund",
        family=_family(record),
        title=facts.title,
        subtitle=record.sort,
        headline=(
            Figure("收进来", record.total_income, Tone.IN, "本期收入"),
            Figure("用出去", record.total_expense, Tone.OUT, "本期支出"),
            Figure("还剩", record.closing, Tone.LEFT, "期末余额"),
        ),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record, village)),
    )


def _family(record: Fund) -> str:
    """Which zone of the board it hangs in: that of its catalogue item."""
    item = SORTS[record.sort][0]
    return "村务" if item.startswith("CW") else _FAMILIES[item[0]]


def _sentences(record: Fund) -> list[Sentence]:
    told: list[Sentence] = [("上期剩下 ", record.opening, " 元。")]
    if record.expense:
        most = max(record.expense, key=lambda line: line.amount)
        told.append(("用得最多的一笔是", Strong(most.purpose), "，", most.amount, " 元。"))
    else:
        told.append(("这一期没有用钱。",))
    if record.helped is not None:
        told.append((f"一共帮了{record.helped}人，名字不公开。",))
    short = sum(1 for bill in record.bills if bill.owed is not None and bill.owed > bill.received)
    if short:
        told.append((f"有{short}项还没有收齐。",))
    if record.swing_reason:
        told.append((f"变化原因：{record.swing_reason}。",))
    return told


def _blocks(record: Fund, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.income:
        blocks.append(_income(record))
    if record.expense:
        blocks.append(_expense(record, village))
    if record.bills:
        blocks.append(_bills(record.bills))
    rows: list[tuple[str, Value]] = [
        ("期初余额（上期剩的）", record.opening),
        ("加：收入", record.total_income),
        ("减：支出", record.total_expense),
        ("期末余额（还剩的）", record.closing),
    ]
    if record.capitals:
        rows.append(("期末余额大写", record.capitals))
    if record.holder:
        rows.append(("谁管", record.holder))
    return [*blocks, FactsBlock("这笔钱怎么算的（元）", tuple(rows))]


def _income(record: Fund) -> TableBlock:
    columns = (
        Column("日期", nowrap=True),
        Column("来源", grow=True),
        Column("文号"),
        Column("验收日期", nowrap=True),
        Column("说明"),
        Column("金额（元）", number=True),
    )
    rows = tuple((x.day, x.source, x.paper, x.accepted, x.note, x.amount) for x in record.income)
    foot = (None, "合计", None, None, None, record.total_income)
    return without_empty_columns(TableBlock("收入", columns, rows, (foot,)))


def _expense(record: Fund, village: Village) -> TableBlock:
    columns = (
        Column("日期", nowrap=True),
        Column("用途", grow=True),
        Column("受助", number=True),
        Column("决议"),
        Column("说明"),
        Column("金额（元）", number=True),
    )
    rows = tuple(
        (
            line.day,
            line.purpose,
            Count.of(line.people, "人"),
            village.link_to("decision", line.decision, line.decision),
            line.note,
            line.amount,
        )
        for line in record.expense
    )
    foot = (None, "合计", None, None, None, record.total_expense)
    return without_empty_columns(TableBlock("支出", columns, rows, (foot,)))


def _bills(bills: list[Bill]) -> TableBlock:
    heads = ("单价（元）", "数量", "应收（元）", "实收（元）", "欠收（元）")
    columns = (Column("项目", grow=True), *(Column(head, number=True) for head in heads))
    return TableBlock("该收多少，收了多少", columns, tuple(_bill(bill) for bill in bills))


def _bill(bill: Bill) -> tuple[Value, ...]:
    owed, arrears = bill.owed, bill.arrears
    if arrears is None and owed is not None:
        arrears = owed - bill.received
    price = Measure.of(bill.price)
    count = Measure.of(bill.count, bill.unit or "")
    return (bill.name, price, count, owed, bill.received, arrears)
