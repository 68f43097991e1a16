"""A distribution's sheet: what each share brings, how the sum came about, what was paid; the households' list hangs on the board."""

from decimal import Decimal

from wuhua.base.dates import show_day
from wuhua.base.money import add_money
from wuhua.kinds.distribution.record import Distribution, Share
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
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
from wuhua.model.village import Village


def view(record: Distribution, facts: Facts, village: Village) -> Sheet:
    """Say how much may be shared, what each share brings, and whether it was paid."""
    return Sheet(
        key=facts.key,
        kind="distribution",
        family="财务",
        title=facts.title,
        subtitle=record.holder or "",
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record, village)),
        blocks=tuple(_blocks(record)),
    )


def _headline(record: Distribution) -> list[Figure]:
    figures = []
    if len(record.shares) == 1:
        figures.append(Figure(f"每{record.shares[0].unit}分", Measure(record.shares[0].each, "元"), Tone.IN))
    if record.dividend is not None:
        figures.append(Figure("一共分", record.dividend, Tone.OUT, "分红合计"))
    if record.payments:
        figures.append(Figure("已经发了", record.paid, Tone.OUT, "兑现"))
    elif record.left is not None:
        figures.append(Figure("没分完留着", record.left, Tone.LEFT, "年末未分配收益"))
    return figures


def _sentences(record: Distribution, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    if record.surplus is not None:
        told.append((f"这一年{'赚了' if record.surplus >= 0 else '亏了'} ", Strong(abs(record.surplus)), " 元。"))
    for share in record.shares[:3]:
        words = f"{share.name}{share.shares}{share.unit}，每{share.unit}{share.each}元，一共 "
        told.append((words, Strong(share.amount), " 元。"))
    dividend = record.dividend
    if record.payments and dividend is not None:
        told.append(_paid(record, dividend))
    target = village.find("decision", record.decision)
    if target is not None:
        told.append(("大家表决通过的：", Link(target.title, target.key), "。"))
    return told


def _paid(record: Distribution, dividend: Decimal) -> Sentence:
    last = max((payment.day for payment in record.payments if payment.day), default=None)
    when = f"到{show_day(last)}，" if last else ""
    rest = dividend - record.paid
    if rest <= 0:
        return (f"{when}全部发完。",)
    return (f"{when}还有 ", Strong(rest), " 元没有领。")


def _blocks(record: Distribution) -> list[Block]:
    blocks: list[Block] = [_chain(record)]
    if record.shares:
        blocks.append(_dividend(record))
    about: list[tuple[str, Value]] = []
    if record.members is not None:
        about.append(("参加分配的成员", Count(record.members, "人")))
    if record.households is not None:
        about.append(("户数", Count(record.households, "户")))
    if record.capitals:
        about.append(("分红合计大写", record.capitals))
    if about:
        blocks.append(FactsBlock("参加分配的", tuple(about)))
    if record.payments or record.unclaimed is not None:
        blocks.append(_payments(record))
    if record.roll:
        blocks.append(_roll(record))
    found = [block for block in blocks if not isinstance(block, TableBlock) or block.rows]
    return found or [ProseBlock("怎么分", ("这一年的分配方案还没有写。",))]


def _chain(record: Distribution) -> TableBlock:
    """FT-09: from what was earned to what is left, one step a row."""
    steps: list[tuple[str, Decimal | None]] = [
        ("本年收益（这一年赚的）", record.surplus),
        ("加：年初未分配收益（上年没分完的）", record.opening),
        ("加：其他转入", record.other_in),
        ("可分配收益（能分的）", record.available),
        *((f"减：提取{part.name}{_percent(part.percent)}", part.amount) for part in record.reserves),
        ("减：分给成员", record.dividend),
        *((f"减：{part.name}", part.amount) for part in record.others),
        ("年末未分配收益（没分完的）", record.left),
    ]
    rows = tuple((name, value) for name, value in steps if value is not None)
    return TableBlock("钱怎么分的", (Column("项目", grow=True), Column("金额（元）", number=True)), rows)


def _percent(value: Decimal | None) -> str:
    return f"（{value}%）" if value is not None else ""


def _dividend(record: Distribution) -> TableBlock:
    columns = (
        Column("名称", grow=True),
        Column("份额", number=True),
        Column("每份（元）", number=True),
        Column("金额（元）", number=True),
    )
    rows = tuple((share.name, _measure(share), Measure(share.each, ""), share.amount) for share in record.shares)
    whole = record.total_shares
    total = Measure.of(whole, record.shares[0].unit)
    return TableBlock("每份分多少", columns, rows, (("合计", total, None, record.dividend),))


def _measure(share: Share) -> Measure:
    return Measure(share.shares, share.unit)


def _payments(record: Distribution) -> TableBlock:
    columns = (
        Column("日期", nowrap=True),
        Column("说明", grow=True),
        Column("凭证"),
        Column("金额（元）", number=True),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple((p.day, p.note, p.voucher, p.amount) for p in record.payments)
    if record.unclaimed is not None:
        rows += ((None, "还没有领的", None, record.unclaimed),)
    foot = (None, "已经发了", None, record.paid)
    return TableBlock("发了没有", columns, rows, (foot,) if record.payments else ())


def _roll(record: Distribution) -> TableBlock:
    columns = (
        Column("户主"),
        Column("小组", grow=True),
        Column("份额", number=True),
        Column("金额（元）", number=True),
    )
    rows = tuple((h.name, h.group, Measure(h.shares, "") if h.shares else None, h.amount) for h in record.roll)
    total = add_money(holder.amount for holder in record.roll)
    foot = (f"合计{len(record.roll)}户", None, None, total)
    return TableBlock("各户分多少", columns, rows, (foot,), board_only=True)
