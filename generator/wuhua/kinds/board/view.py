"""A board's sheet: where it is, how large, and what hangs there today."""

from wuhua.kinds.board.record import Board
from wuhua.model.envelope import hangs_on
from wuhua.model.facts import Facts, day_of
from wuhua.model.sheet import Block, Column, Count, FactsBlock, Figure, Link, Measure, Sheet, TableBlock, Value
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
        blocks=(_hanging(hanging), _facts(record), *_zones(record)),
    )


def sheets_on(board: Facts, village: Village) -> list[Facts]:
    """Records that should hang on a board today, newest first."""
    found = [row for row in village.placed_at(board.data["name"]) if hangs_on(row, village.as_of)]
    return sorted(found, key=lambda row: (row.posted, row.key), reverse=True)


def _hanging(rows: list[Facts]) -> TableBlock:
    columns = (Column("公开单", grow=True), Column("哪天贴的", nowrap=True), Column("贴到哪天", nowrap=True))
    told = tuple((Link(row.title, row.key), day_of(row.posted), day_of(row.keep_until)) for row in rows)
    return TableBlock("现在贴着什么", columns, told, note="" if rows else "现在没有贴着的公开单。")


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
