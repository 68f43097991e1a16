"""The village's own sheet: people, households, groups, land, premises."""

from wuhua.kinds.profile.record import Profile
from wuhua.model.facts import Facts
from wuhua.model.sheet import Block, Column, Count, FactsBlock, Figure, Measure, ProseBlock, Sheet, TableBlock, Value
from wuhua.model.village import Village


def view(record: Profile, facts: Facts, village: Village) -> Sheet:
    """Say how many people live here, in which groups, on how much land."""
    return Sheet(
        key=facts.key,
        kind="profile",
        family="村务",
        title=facts.title,
        subtitle=record.place or "",
        headline=(
            Figure("户籍人口", Count(record.registered, "人")),
            Figure("流动人口", Count(record.floating, "人")),
            Figure("户数", Count(record.households, "户")),
        ),
        blocks=tuple(_blocks(record, village)),
    )


def _blocks(record: Profile, village: Village) -> list[Block]:
    rows: list[tuple[str, Value]] = [
        ("面积", Measure.of(record.area, "平方公里")),
        ("耕地", Measure.of(record.farmland, "亩")),
        ("行政区划代码", record.division),
        ("按哪里的规定公开", record.policy),
        ("从哪天起按目录公开", record.since),
        ("监督电话", record.phone),
        ("谁接电话", record.phone_owner),
        ("数据日期", record.as_of),
        ("人口较多", "是，村干部可以多几名" if record.populous else None),
    ]
    if record.premises:
        area, public = record.premises.area, record.premises.public_area
        rows += [
            ("办公地址", record.premises.address),
            ("用房面积", Measure.of(area, "平方米")),
        ]
        rows.append(("其中给村民用的", Measure.of(public, "平方米")))
    blocks: list[Block] = [FactsBlock.of("基本情况", rows)]
    if record.intro:
        blocks.insert(0, ProseBlock.of("村子", record.intro))
    if record.groups:
        blocks.append(_groups(record))
    if record.hamlets:
        hamlets = (Column("自然村"), Column("包括的小组", grow=True))
        blocks.append(
            TableBlock("自然村", hamlets, tuple((h.name, "、".join(h.groups) or None) for h in record.hamlets))
        )
    if record.local_rules:
        heads = (Column("规定", grow=True), Column("数值"), Column("谁定的"))
        blocks.append(TableBlock("本村自己定的", heads, tuple((r.name, r.value, r.basis) for r in record.local_rules)))
    if record.unowed:
        names = ((row, village.policy.item(row.item)) for row in record.unowed)
        rows_unowed = tuple((item.name if item else row.item, row.reason) for row, item in names)
        blocks.append(TableBlock("公开目录里本村没有的", (Column("事项"), Column("为什么", grow=True)), rows_unowed))
    return blocks


def _groups(record: Profile) -> TableBlock:
    columns = (Column("小组"), Column("户数", number=True), Column("人口", number=True), Column("组长"))
    return TableBlock("村民小组", columns, tuple((g.name, g.households, g.people, g.head) for g in record.groups))
