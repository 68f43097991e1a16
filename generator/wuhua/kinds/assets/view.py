"""A register of assets: what it is all worth, what is let and what stands idle, each asset, what came and went, counts, investments."""

from wuhua.base.dates import show_day
from wuhua.kinds.assets.record import Asset, Change, Counted, Investment, Register
from wuhua.kinds.registers import before_of, compared, day, known, link_to, number, table, text, total
from wuhua.model.facts import Facts, cents
from wuhua.model.sheet import Block, Column, Count, Figure, Measure, Sentence, Sheet, Strong, Tone, Value
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
            return [Figure("清查出来", total(row.found for row in record.counted), Tone.LEFT, "清查数")]
        return [Figure("一共投了", total(row.amount for row in record.investments), Tone.LEFT, "对外投资")]
    figures = [Figure("现在还值", record.net, Tone.LEFT, "净值：原值减去折旧")]
    if record.assets:
        figures.append(Figure("一共有", Count(len(record.assets), "项"), Tone.PLAIN, "登记的集体资产"))
    if facts.cents["yearly"]:
        figures.append(Figure("一年收", total(asset.yearly for asset in record.assets), Tone.IN, "租金等收益"))
    return figures


def _sentences(record: Register, facts: Facts, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    if record.has_stock:
        told.append(
            ("买来、建起来一共花了 ", Strong(record.cost), " 元，用旧了折去一部分，现在还值 ", record.net, " 元。")
        )
        told += compared(before_of(facts, village), "cost", cents(record.cost), "原值")
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
        gain = total(gained)
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
        text("名称", grow=True),
        text("谁在用", grow=True),
        *(number(name) for name in ("原值（元）", "累计折旧（元）", "净值（元）", "年收益（元）")),
    )
    rows = [
        (_name(asset), _use(asset), asset.cost, asset.depreciation, asset.worth, asset.yearly)
        for asset in record.assets
    ]
    sums = record.totals
    worn = known(asset.depreciation for asset in record.assets)
    if not record.assets and sums and sums.depreciation is not None:
        worn = sums.depreciation
    foot = ("合计", None, record.cost, worn, record.net, known(asset.yearly for asset in record.assets))
    note = "" if record.opening is None else f"期初原值 {record.opening:,} 元。"
    return table("一项一项值多少", columns, rows, (foot,), note)


def _origins(assets: list[Asset], village: Village) -> Block:
    columns = (
        text("名称", grow=True),
        text("类别"),
        text("数量"),
        text("怎么来的", grow=True),
        text("合同"),
        text("说明", grow=True),
    )
    rows = [
        (
            asset.name + (f"（{asset.place}）" if asset.place else ""),
            asset.use,
            Measure(asset.quantity, asset.unit or "") if asset.quantity is not None else None,
            "，".join(filter(None, (show_day(asset.got) if asset.got else "", asset.how))) or None,
            link_to("contract", asset.contract, village),
            asset.note,
        )
        for asset in assets
    ]
    return table("在哪里，怎么来的", columns, rows)


def _name(asset: Asset) -> str:
    return f"{asset.ident} {asset.name}" if asset.ident else asset.name


def _use(asset: Asset) -> str | None:
    return "：".join(filter(None, (asset.state, asset.tenant))) or None


def _changes(title: str, changes: list[Change], village: Village) -> Block:
    columns = (
        day("日期"),
        text("名称", grow=True),
        text("为什么"),
        number("原值（元）"),
        number("卖得（元）"),
        text("依据"),
        text("合同"),
    )
    rows = [
        (
            change.day,
            change.name,
            change.reason,
            change.cost,
            change.price,
            link_to("decision", change.decision, village),
            link_to("contract", change.contract, village),
        )
        for change in changes
    ]
    price = total(change.price for change in changes) or None
    return table(title, columns, rows, (("合计", None, None, total(c.cost for c in changes), price, None, None),))


def _counted(rows: list[Counted], village: Village) -> Block:
    columns: tuple[Column, ...] = (
        text("类别", grow=True),
        *(number(name) for name in ("账上（元）", "清查（元）", "差（元）")),
        text("怎么处理"),
        text("依据"),
    )
    body: list[tuple[Value, ...]] = [
        (
            row.name,
            row.booked,
            row.found,
            row.gap if row.gap is not None else row.found - row.booked,
            row.remedy,
            link_to("decision", row.decision, village),
        )
        for row in rows
    ]
    sums = (total(row.booked for row in rows), total(row.found for row in rows))
    return table("清产核资结果", columns, body, (("合计", *sums, sums[1] - sums[0], None, None),))


def _investments(rows: list[Investment], village: Village) -> Block:
    columns: tuple[Column, ...] = (
        text("单位", grow=True),
        day("投资日期"),
        number("投了（元）"),
        number("占股（%）"),
        number("这一期赚（元）"),
        number("收到（元）"),
        text("依据"),
    )
    body: list[tuple[Value, ...]] = [
        (
            row.name,
            row.since,
            row.amount,
            Measure(row.share, "%") if row.share is not None else None,
            row.gain,
            row.came,
            link_to("decision", row.decision, village),
        )
        for row in rows
    ]
    gain = total(row.gain for row in rows) if any(row.gain is not None for row in rows) else None
    came = total(row.came for row in rows) if any(row.came is not None for row in rows) else None
    return table(
        "对外投资", columns, body, (("合计", None, total(row.amount for row in rows), None, gain, came, None),)
    )
