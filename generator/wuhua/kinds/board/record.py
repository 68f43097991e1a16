"""公开栏: a board on a wall: where it stands, how large, its zones, who can reach it, from how far it is read."""

from decimal import Decimal
from typing import Literal

from wuhua.model.facts import Facts, envelope_facts, ident_of
from wuhua.model.fields import Hours, Line, Quantity, Whole, YesNo, key
from wuhua.model.record import Part, Record

Zone = Literal["党务", "村务", "居务", "财务", "服务"]
Paper = Literal["A4", "A3", "A2", "A1", "A0"]


class BoardZone(Part):
    """A part of the board with the items that hang in it."""

    name: Zone = key("分区", "党务、村务、财务或服务")
    width_mm: Whole | None = key("宽", "毫米", default=None)
    height_mm: Whole | None = key("高", "毫米", default=None)
    paper: Paper | None = key("纸张", "这一区用多大的纸", default=None)
    landscape: YesNo = key("横放", "纸横着放写 是", default=False)
    items: list[Line] = key("目录项", "挂哪些目录项，如 CF-01；不写就按分区", default=[])


class Board(Record):
    """公开栏: one board."""

    name: Line = key("名称", "公开里的“地点”写的就是它", example="村委会公开栏")
    place: Line = key("位置", "在哪里，外人也找得到", example="村委会大门东侧")
    hamlet: Line | None = key("自然村", "在哪个自然村或片区", default=None)
    width_mm: Whole = key("宽", "毫米", example="2400")
    height_mm: Whole = key("高", "毫米", example="1200")
    lower_edge_mm: Whole | None = key("离地", "下沿离地多少毫米", default=None)
    reading_m: Quantity = key("阅读距离", "站多远看，米", default=Decimal(2))
    fixed: YesNo = key("固定", "固定的写 是，可移动的写 否", default=True)
    in_use: YesNo = key("在用", "正在用写 是", default=True)
    public_access: YesNo = key("随时可看", "不用进办公室、谁都能看写 是", default=True)
    indoors: YesNo = key("在室内", "在室内写 是，并写开放时间", default=False)
    hours: Hours = key("开放时间", "几点到几点能看到", default="全天")
    zones: list[BoardZone] = key("分区", "党务、村务、财务、服务各占哪一块", default=[])
    keeper: Line | None = key("管护人", "谁负责，写职务", default=None)
    style: Line | None = key("样式", "用镇里统一样式做的，写样式的名称或编号", default=None)


def facts(record: Board, file: str) -> Facts:
    """The board's row: place, size, zones, access."""
    return envelope_facts(
        record,
        "board",
        file,
        ident_of(record.ident, file),
        title=record.name,
        names=(record.name,),
        data={
            "name": record.name,
            "place": record.place,
            "hamlet": record.hamlet or "",
            "size_mm": (record.width_mm, record.height_mm),
            "lower_edge_mm": record.lower_edge_mm or 0,
            "reading_m": str(record.reading_m),
            "fixed": record.fixed,
            "in_use": record.in_use,
            "public_access": record.public_access,
            "indoors": record.indoors,
            "hours": record.hours,
            "style": record.style or "",
            "keeper": record.keeper or "",
            "zones": tuple(
                (
                    zone.name,
                    zone.width_mm or 0,
                    zone.height_mm or 0,
                    zone.paper or "",
                    zone.landscape,
                    tuple(zone.items),
                )
                for zone in record.zones
            ),
        },
    )


RECORD = Board
