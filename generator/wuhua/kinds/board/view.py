"""A board's sheet: where it is, how large, and what hangs there today."""

from wuhua.base.codes import code_key, code_of, show_code
from wuhua.base.packing import Lot, pack
from wuhua.base.papers import paper_size
from wuhua.kinds.board.record import Board
from wuhua.kinds.walls import Zone, own_zone, papers_of, sheets_on, zone_for, zones_of
from wuhua.model.facts import Facts, day_of
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    Link,
    Measure,
    PlanBlock,
    Sheet,
    Spot,
    TableBlock,
    Value,
)
from wuhua.model.tables import fitted_table
from wuhua.model.village import Village


def view(record: Board, facts: Facts, village: Village) -> Sheet:
    """Say where the board is and which sheets hang there today."""
    hanging = sheets_on(facts, village)
    return Sheet(
        key=facts.key,
        kind="board",
        family="村务",
        title=facts.title,
        subtitle="公开栏",
        headline=(Figure("现在贴着", Count(len(hanging), "张")), Figure("站着看", Measure(record.reading_m, "米以内"))),
        summary=((f"位置：{record.place}。",),),
        blocks=(*_drawn(facts, hanging, village), _facts(record), *_zones(record)),
    )


#: The village's check of itself: its words, and its address.
_OWN = ("五化自查", "compliance")


def _drawn(board: Facts, rows: list[Facts], village: Village) -> list[Block]:
    """The board to scale, and what hangs on it with the numbers of the drawing.

    A page knows a sheet's paper and not yet how many panels it will take: the first of each is drawn.
    """
    zones, papers = zones_of(board), papers_of(board, village)
    hung: dict[Zone, list[tuple[str, str, Facts | None]]] = {zone: [] for zone in zones}
    for row in rows:
        hung[zone_for(zones, row, village.policy)].append((row.title, row.key, row))
    own = own_zone(zones)
    if own is not None:
        hung[own].append((*_OWN, None))
    spots, told, number = [], [], 0
    for zone, sheets in hung.items():
        lot = Lot(*paper_size(papers[zone], zone.lying))
        for (title, key, source), rects in zip(sheets, pack(zone.rect, [lot] * len(sheets)), strict=True):
            number += bool(rects)
            spots += [Spot(number, rect, title, papers[zone]) for rect in rects or ()]
            told.append(_line(number if rects else None, Link(title, key), source, zone, papers[zone]))
    width, height = board.data["size_mm"]
    areas = tuple((zone.name, zone.rect) for zone in zones)
    note = "按比例画。一份分几幅的，这里只画第一幅；每幅的准确位置看打印的挂图。"
    return [PlanBlock("贴在哪里", width, height, areas, tuple(spots), note), _hanging(told)]


def _line(number: int | None, title: Link, row: Facts | None, zone: Zone, paper: str) -> tuple[Value, ...]:
    posted, until = (day_of(row.posted), day_of(row.keep_until)) if row else (None, None)
    place: Value = Count(number, "号") if number else "放不下"
    code = code_of(row.digest) if row else ""
    checked = Link(show_code(code), code_key(code)) if code else None
    return place, title, checked, zone.name or None, paper, posted, until


def _hanging(told: list[tuple[Value, ...]]) -> TableBlock:
    columns = (
        Column("图上", nowrap=True),
        Column("公开单", grow=True),
        Column("编号", nowrap=True),
        Column("分区", nowrap=True),
        Column("纸", nowrap=True),
        Column("哪天贴的", nowrap=True),
        Column("贴到哪天", nowrap=True),
    )
    return fitted_table("现在贴着什么", columns, told, note="" if told else "现在没有贴着的公开单。")


def _facts(record: Board) -> FactsBlock:
    rows: tuple[tuple[str, Value], ...] = (
        ("位置", record.place),
        ("自然村", record.hamlet),
        ("大小", f"宽{record.width_mm}毫米，高{record.height_mm}毫米"),
        ("下沿离地", f"{record.lower_edge_mm}毫米" if record.lower_edge_mm else None),
        ("什么时候能看", record.hours if record.public_access else f"{record.hours}（要进屋）"),
        ("谁管护", record.keeper),
        ("样式", record.style),
    )
    return FactsBlock.of("这块公开栏", rows)


def _zones(record: Board) -> list[Block]:
    if not record.zones:
        return []
    columns = (Column("分区"), Column("纸张"), Column("挂哪些目录项", grow=True))
    rows = tuple((zone.name, zone.paper, "、".join(zone.items) or "本区各项") for zone in record.zones)
    return [TableBlock("分区", columns, rows)]
