"""A register of assets: what it is all worth, what is let and what stands idle, each asset, what came and went, counts, investments."""

from wuhua.base.dates import show_day
from wuhua.base.money import add_known, add_money
from wuhua.kinds.assets.record import Asset, Change, Counted, Investment, Register
from wuhua.kinds.registers import before_of, compared
from wuhua.model.facts import Facts, cents
from wuhua.model.sheet import Block, Column, Count, Figure, Measure, Sentence, Sheet, Strong, Tone, Value
from wuhua.model.tables import fitted_table
from wuhua.model.village import Village


def view(record: Register, facts: Facts, village: Village) -> Sheet:
    """Say what the collective has, what it is worth now and what it brings."""
    return Sheet(
        key=facts.key,
        kind="assets",
        family="财务",
        title=facts.title,
        subtitle="资产台账",
        headline=tuple(_headline(record, facts)),
        summary=tuple(_sentences(record, facts, village)),
        blocks=tuple(_blocks(record, village)),
        search_words=tuple(asset.name for asset in record.assets),
    )


def _headline(record: Register, facts: Facts) -> list[Figure]:
    if not record.has_stock:
        if record.counted:
            return [Figure("清查出来", add_money(row.found for row in record.counted), Tone.LEFT, "清查数")]
        return [Figure("一共投了", add_money(row.amount for row in record.investments), Tone.LEFT, "对外投资")]
    figures = [Figure("现在还值", record.net, Tone.LEFT, "净值：原值减去折旧")]
    if record.assets:
        figures.append(Figure("一共有", Count(len(record.assets), "项"), Tone.PLAIN, "登记的集体资产"))
    if facts.cents["yearly"]:
        figures.append(Figure("一年收", add_money(asset.yearly for asset in record.assets), Tone.IN, "租金等收益"))
    return figures


def _sentences(record: Register, facts: Facts, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    if record.has_stock:
        told.append(
            ("买来、建起来一共花了 ", Strong(record.cost), " 元，用旧了折去一部分，现在还值 ", record.net, " 元。")
        )
        told += compared(before_of("assets", record.period, record.group, village), "cost", cents(record.cost), "原值")
    if facts.data["rented"]:
        told.append((f"租出去{facts.data['rented']}项。",))
    if facts.data["idle"]:
        told.append(("有", Strong(Count(facts.data["idle"], "项")), "闲着没有用。"))
    gaps = [row for row in record.counted if row.found != row.booked]
    if record.counted:
        words = f"清查了{len(record.counted)}类，" + (f"{len(gaps)}类和账上不一样。" if gaps else "都和账上一样。")
        told.append((words,))
    gained = [row.gain for row in record.investments if row.gain is not None]
    if gained:
        gain = add_money(gained)
        told.append((f"对外投资这一期{'赚' if gain >= 0 else '亏'}了 ", Strong(abs(gain)), " 元。"))
    return told


def _blocks(record: Register, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.has_stock:
        blocks.append(_assets(record))
    if record.assets:
        blocks.append(_origins(record.assets, village))
    for title, changes in (("这一期多出来的", record.added), ("这一期少掉的", record.removed)):
        if changes:
            blocks.append(_changes(title, changes, village))
    if record.counted:
        blocks.append(_counted(record.counted, village))
    if record.investments:
        blocks.append(_investments(record.investments, village))
    return blocks


def _assets(record: Register) -> Block:
    columns = (
        Column("名称", grow=True),
        Column("谁在用", grow=True),
        *(Column(name, number=True) for name in ("原值（元）", "累计折旧（元）", "净值（元）", "年收益（元）")),
    )
    rows = [
        (_name(asset), _use(asset), asset.cost, asset.depreciation, asset.worth, asset.yearly)
        for asset in record.assets
    ]
    sums = record.totals
    worn = add_known(asset.depreciation for asset in record.assets)
    if not record.assets and sums and sums.depreciation is not None:
        worn = sums.depreciation
    foot = ("合计", None, record.cost, worn, record.net, add_known(asset.yearly for asset in record.assets))
    note = "" if record.opening is None else f"期初原值 {record.opening:,} 元。"
    return fitted_table("一项一项值多少", columns, rows, (foot,), note)


def _origins(assets: list[Asset], village: Village) -> Block:
    columns = (
        Column("名称", grow=True),
        Column("类别"),
        Column("数量"),
        Column("怎么来的", grow=True),
        Column("合同"),
        Column("说明", grow=True),
    )
    rows = [
        (
            asset.name + (f"（{asset.place}）" if asset.place else ""),
            asset.use,
            Measure.of(asset.quantity, asset.unit or ""),
            "，".join(filter(None, (show_day(asset.got) if asset.got else "", asset.how))) or None,
            village.link_to("contract", asset.contract),
            asset.note,
        )
        for asset in assets
    ]
    return fitted_table("在哪里，怎么来的", columns, rows)


def _name(asset: Asset) -> str:
    return f"{asset.ident} {asset.name}" if asset.ident else asset.name


def _use(asset: Asset) -> str | None:
    return "：".join(filter(None, (asset.state, asset.tenant))) or None


def _changes(title: str, changes: list[Change], village: Village) -> Block:
    columns = (
        Column("日期", nowrap=True),
        Column("名称", grow=True),
        Column("为什么"),
        Column("原值（元）", number=True),
        Column("卖得（元）", number=True),
        Column("依据"),
        Column("合同"),
    )
    rows = [
        (
            change.day,
            change.name,
            change.reason,
            change.cost,
            change.price,
            village.link_to("decision", change.decision),
            village.link_to("contract", change.contract),
        )
        for change in changes
    ]
    price = add_money(change.price for change in changes) or None
    return fitted_table(
        title, columns, rows, (("合计", None, None, add_money(c.cost for c in changes), price, None, None),)
    )


def _counted(rows: list[Counted], village: Village) -> Block:
    columns: tuple[Column, ...] = (
        Column("类别", grow=True),
        *(Column(name, number=True) for name in ("账上（元）", "清查（元）", "差（元）")),
        Column("怎么处理"),
        Column("依据"),
    )
    body: list[tuple[Value, ...]] = [
        (
            row.name,
            row.booked,
            row.found,
            row.gap if row.gap is not None else row.found - row.booked,
            row.remedy,
            village.link_to("decision", row.decision),
        )
        for row in rows
    ]
    sums = (add_money(row.booked for row in rows), add_money(row.found for row in rows))
    return fitted_table("清产核资结果", columns, body, (("合计", *sums, sums[1] - sums[0], None, None),))


def _investments(rows: list[Investment], village: Village) -> Block:
    columns: tuple[Column, ...] = (
        Column("单位", grow=True),
        Column("投资日期", nowrap=True),
        Column("投了（元）", number=True),
        Column("占股（%）", number=True),
        Column("这一期赚（元）", number=True),
        Column("收到（元）", number=True),
        Column("依据"),
    )
    body: list[tuple[Value, ...]] = [
        (
            row.name,
            row.since,
            row.amount,
            Measure.of(row.share, "%"),
            row.gain,
            row.came,
            village.link_to("decision", row.decision),
        )
        for row in rows
    ]
    gain = add_money(row.gain for row in rows) if any(row.gain is not None for row in rows) else None
    came = add_money(row.came for row in rows) if any(row.came is not None for row in rows) else None
    return fitted_table(
        "对外投资", columns, body, (("合计", None, add_money(row.amount for row in rows), None, gain, came, None),)
    )
