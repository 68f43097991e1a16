"""设施用房: all premises of the village as of a day: 一点两栏三站九室, areas, name plates, points of service (S001-02 to S001-13).

One record holds the whole village; the newest one is what F03, F04 and F06 judge.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from wuhua.model.facts import Facts, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Hours, Line, Prose, Quantity, Whole, YesNo, key
from wuhua.model.orders import Order, order
from wuhua.model.record import Part, Record

PlateKind = Literal["党组织", "村民委员会", "居民委员会", "村务监督委员会", "集体经济组织", "公共服务站", "其他"]


class Room(Part):
    """One room, or one place outdoors; a room may carry several functions (一室多用)."""

    name: Line = key("名称", "如 一楼办事大厅", example="一楼办事大厅")
    functions: list[Line] = key("功能", "做什么用，一室多用的都写", default=[], example="[社区公共服务站, 劳动保障站]")
    area: Quantity | None = key("面积", "平方米", default=None)
    public: YesNo = key("公益", "给村民用、办公益的写 是", default=False)
    outdoors: YesNo = key("室外", "不在房子里的（健身点）写 是，不算用房面积", default=False)
    floor: Line | None = key("楼层", "在几楼、哪一栋", default=None)
    hours: Hours | None = key("开放时间", "几点到几点能用", default=None)
    note: Line | None = key("说明", "要说明的话", default=None)


class Plate(Part):
    """One name plate: where it hangs, who allowed it (S003-33, S003-34)."""

    name: Line = key("名称", "牌子上写什么", example="云溪村村民委员会")
    kind: PlateKind = key("种类", "是谁的牌子")
    place: Literal["外墙", "室内"] = key("位置", "挂在外墙还是室内")
    approval: Line | None = key("批准文号", "另外挂牌的，写批准的文号", default=None)
    consents: list[Line] = key("同意单位", "另外挂牌的，写哪些单位商量同意", default=[])
    hung: Day | None = key("挂牌日期", "哪天挂的", default=None)
    removed: Day | None = key("摘牌日期", "已经摘掉的，写哪天", default=None)


class Point(Part):
    """A point of service outside the seat (S001-05)."""

    name: Line = key("名称", "如 上社代办点")
    place: Line = key("位置", "在哪里")
    hamlet: Line | None = key("自然村", "在哪个自然村或片区", default=None)
    area: Quantity | None = key("面积", "平方米", default=None)


class Distance(Part):
    """How far a hamlet is from the nearest board or point of service (P04)."""

    hamlet: Line = key("自然村", "从哪个自然村或片区走")
    nearest: Line = key("最近的", "最近的公开栏或服务点")
    metres: Whole = key("距离", "走过去多少米")


class Estate(Part):
    """A new estate whose premises are planned, built and taken into use together (S001-06, S004-39)."""

    name: Line = key("名称", "小区名称")
    area: Quantity | None = key("用房面积", "按规定配多少平方米", default=None)
    condition: YesNo = key("规划条件", "配用房写进了规划条件的写 是", default=False)
    planned: Day | None = key("规划", "用房哪天规划的", default=None)
    built: Day | None = key("建成", "用房哪天建成的", default=None)
    opened: Day | None = key("启用", "用房哪天用上的", default=None)


class Premises(Record):
    """设施用房: all premises of the village as of a day."""

    as_of: Day | None = key("数据日期", "面积和房间是哪一天的", default=None)
    address: Line | None = key("地址", "主要用房在哪里", default=None)
    area: Quantity = key("总面积", "办公和服务用房一共多少平方米", example="720")
    public_area: Quantity | None = key("公益面积", "给村民用的面积，平方米；不写就按房间加", default=None)
    rooms: list[Room] = key("房间", "一间一行；室外的健身点也写", default=[])
    plates: list[Plate] = key("牌子", "一块一行", default=[])
    points: list[Point] = key("服务点", "村部以外的代办点、服务用房", default=[])
    distances: list[Distance] = key("距离", "各自然村到最近的公开栏或服务点", default=[])
    estates: list[Estate] = key("新建小区", "新建小区的配套用房", default=[])
    intro: Prose | None = key("介绍", "要说明的话", default=None)

    @property
    def rooms_area(self) -> Decimal:
        """Sum of the indoor rooms' areas, square metres; rooms without one count nothing."""
        return sum((room.area for room in self.rooms if room.area is not None and not room.outdoors), Decimal(0))

    @property
    def shared(self) -> Decimal | None:
        """Square metres for villagers: as declared, else the sum of rooms marked 公益; None when neither is written."""
        if self.public_area is not None:
            return self.public_area
        found = [room.area for room in self.rooms if room.public and room.area is not None and not room.outdoors]
        return sum(found, Decimal(0)) if found else None

    def orders(self) -> Iterator[Order]:
        """A plate is put up, then taken down; an estate's premises are planned, built, taken into use."""
        for index, one in enumerate(self.plates):
            yield order(("挂牌日期", one.hung, ()), ("摘牌日期", one.removed, ("牌子", index, "摘牌日期")))
        for index, new in enumerate(self.estates):
            steps = (("规划", new.planned), ("建成", new.built), ("启用", new.opened))
            yield order(*((words, day, ("新建小区", index, words)) for words, day in steps))


def facts(record: Premises, file: str) -> Facts:
    """The premises' row.

    ``data``: ``area`` and ``public`` (None when not told) in ten-thousandths of a square metre; ``functions`` of all rooms;
    ``plates`` (kind, place, name, whether approved, units that agree) of those that hang; ``distances`` (hamlet, metres).
    """
    return envelope_facts(
        record,
        "premises",
        file,
        ident_of(record.ident, file),
        title="设施用房一览",
        items=("FW-10",),
        due_from=iso(record.as_of),
        names=tuple(point.name for point in record.points),
        data={
            "area": int(record.area.scaleb(4)),
            "public": None if record.shared is None else int(record.shared.scaleb(4)),
            "functions": tuple(name for room in record.rooms for name in room.functions),
            "plates": tuple(
                (plate.kind, plate.place, plate.name, bool(plate.approval), tuple(plate.consents), index)
                for index, plate in enumerate(record.plates)
                if plate.removed is None
            ),
            "distances": tuple((each.hamlet, each.metres) for each in record.distances),
        },
    )


RECORD = Premises
