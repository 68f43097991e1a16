"""The premises' sheet: how large, how much of it for villagers, which room is for what, which plates hang."""

from decimal import ROUND_HALF_UP, Decimal

from wuhua.kinds.premises.record import Premises, Room
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


def view(record: Premises, facts: Facts, village: Village) -> Sheet:
    """Say how large the premises are, what is for villagers, and where each room is."""
    headline = [Figure("用房一共", _metres(record.area))]
    if record.shared is not None:
        headline.append(Figure("给村民用", _metres(record.shared), Tone.GOOD, "公益面积"))
    hanging = sum(1 for plate in record.plates if plate.place == "外墙" and plate.removed is None)
    if hanging:
        headline.append(Figure("外墙挂牌", Count(hanging, "块")))
    return Sheet(
        key=facts.key,
        kind="premises",
        family="服务",
        title=facts.title,
        subtitle="一点两栏三站九室",
        headline=tuple(headline),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record)),
    )


def _metres(area: Decimal) -> Measure:
    return Measure(area, "平方米")


def _sentences(record: Premises) -> list[Sentence]:
    told: list[Sentence] = [(f"地址：{record.address}。",)] if record.address else []
    shared = record.shared
    if shared is not None and record.area:
        tenths = (shared * 10 / record.area).quantize(Decimal("0.1"), ROUND_HALF_UP)
        told.append(("每十平方米里有 ", Strong(_metres(tenths)), " 给村民用。"))
    public = [room for room in record.rooms if room.public]
    if public:
        told.append((f"村民可以用的有{len(public)}处：{'、'.join(room.name for room in public)}。",))
    return told


def _blocks(record: Premises) -> list[Block]:
    blocks: list[Block] = []
    if record.rooms:
        blocks.append(_rooms(record.rooms))
    if record.plates:
        blocks.append(_plates(record))
    if record.points:
        blocks.append(_points(record))
    if record.distances:
        blocks.append(_distances(record))
    if record.estates:
        blocks.append(_estates(record))
    if record.intro:
        blocks.append(ProseBlock("说明", tuple(filter(None, record.intro.split("\n")))))
    if record.as_of:
        blocks.append(FactsBlock("数据", (("哪天的数", record.as_of),)))
    return blocks or [FactsBlock("用房", (("总面积", _metres(record.area)),))]


def _points(record: Premises) -> TableBlock:
    columns = (Column("服务点", grow=True), Column("在哪里", grow=True), Column("自然村"), Column("面积", number=True))
    rows = tuple(
        (point.name, point.place, point.hamlet, _metres(point.area) if point.area else None) for point in record.points
    )
    return TableBlock("村部以外的服务点", columns, rows)


def _distances(record: Premises) -> TableBlock:
    columns = (Column("从哪里走", nowrap=True), Column("最近的公开栏或服务点", grow=True), Column("多远", number=True))
    rows = tuple((each.hamlet, each.nearest, Count(each.metres, "米")) for each in record.distances)
    return TableBlock("走过去有多远", columns, rows)


def _rooms(rooms: list[Room]) -> TableBlock:
    columns = (
        Column("房间", nowrap=True),
        Column("做什么用", grow=True),
        Column("面积", number=True),
        Column("给村民用", nowrap=True),
        Column("在哪里"),
        Column("开放时间"),
        Column("说明"),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            f"{room.name}（室外）" if room.outdoors else room.name,
            "、".join(room.functions) or None,
            _metres(room.area) if room.area is not None else None,
            "是" if room.public else None,
            room.floor,
            room.hours,
            room.note,
        )
        for room in rooms
    )
    return without_empty_columns(TableBlock("每个房间", columns, rows))


def _plates(record: Premises) -> TableBlock:
    columns = (
        Column("牌子", grow=True),
        Column("挂在哪里", nowrap=True),
        Column("批准文号"),
        Column("哪些单位同意"),
        Column("挂牌", nowrap=True),
        Column("摘牌", nowrap=True),
    )
    rows = tuple(
        (plate.name, plate.place, plate.approval, "、".join(plate.consents) or None, plate.hung, plate.removed)
        for plate in record.plates
    )
    return TableBlock("挂了哪些牌子", columns, rows)


def _estates(record: Premises) -> TableBlock:
    columns = (
        Column("小区", grow=True),
        Column("用房面积", number=True),
        Column("写进规划条件", nowrap=True),
        Column("规划", nowrap=True),
        Column("建成", nowrap=True),
        Column("启用", nowrap=True),
    )
    rows = tuple(
        (
            estate.name,
            _metres(estate.area) if estate.area else None,
            "是" if estate.condition else "否",
            estate.planned,
            estate.built,
            estate.opened,
        )
        for estate in record.estates
    )
    return TableBlock("新建小区的配套用房", columns, rows)
