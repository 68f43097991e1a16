"""Plans in, findings out: what finds no room on a board (B201), and what would give it room, each reckoned by packing again."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from wuhua.base.finding import Finding, Severity, Span
from wuhua.base.packing import GAP_MM, GAPS_MM, Lot, Rect, pack
from wuhua.base.papers import PAPERS, paper_size
from wuhua.hanging.plan.places import NOWHERE, Plan, Put
from wuhua.kinds.walls import Zone, sheets_on, zone_for, zones_of
from wuhua.model.envelope import in_notice_period

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village
    from wuhua.steps.survey import Survey

_CODE = "B201"
#: A zone is tried wider by so much at a time, and not beyond the widest board that anybody builds, in mm.
_STEP_MM, _FINE_MM, _WIDEST_MM = 50, 10, 12_000
#: Higher up nobody reads.
_TALLEST_MM = 2400
#: So many names stand in one message.
_NAMED = 3


def find_crowded(survey: "Survey", plans: Sequence[Plan]) -> tuple[Finding, ...]:
    """One warning for each board on which something finds no room; it never blocks."""
    return tuple(_crowded(survey, plan, plans) for plan in plans if plan.left)


def is_crowded(findings: Sequence[Finding]) -> bool:
    """Whether any of these says that a board has too little room."""
    return any(finding.code == _CODE for finding in findings)


def _crowded(survey: "Survey", plan: Plan, plans: Sequence[Plan]) -> Finding:
    from wuhua.source.loader import load_file

    document, _ = load_file(survey.settings.root, f"{survey.settings.content_name}/{plan.board.file}")
    zones = [zone for zone in (*plan.zones, NOWHERE) if any(put.zone == zone for put in plan.left)]
    told = "；".join(_told(zone, [put for put in plan.left if put.zone == zone]) for zone in zones)
    options = [
        *_elsewhere(survey, plan, plans),
        *_smaller_paper(plan),
        *_shared_anew(plan),
        *_sooner(survey, plan),
        *_larger(plan),
    ]
    span = document.span(("宽",)) if document else None
    return Finding(
        code=_CODE,
        message=f"{plan.board.title}有{len(plan.left)}份公开单贴不下：{told}",
        span=span or Span(f"{survey.settings.content_name}/{plan.board.file}"),
        severity=Severity.WARNING,
        note="不够大",
        fix=_choice(options),
        source=document.line(span.line) if document and span else "",
    )


def _choice(options: list[str]) -> str:
    """What would do, each by itself, numbered where there are several: the cheapest first."""
    if len(options) < 2:
        return "".join(options) or "少贴几份，或者换一块大得多的栏"
    return "选一样做：" + "；".join(f"{number}．{option}" for number, option in enumerate(options, 1))


def _told(zone: Zone, puts: list[Put]) -> str:
    return (f"{zone.name}区" if zone.name else "") + _names(puts) + _many(puts)


def _smaller_paper(plan: Plan) -> Iterator[str]:
    """Name the largest paper that each zone holds whose own paper is larger than the zone."""
    for zone in plan.zones:
        lots = {put.lot._replace(panels=1) for put in plan.left if put.zone == zone}
        if any(not _fits(zone.rect, lot) for lot in lots):
            held = [name for name in PAPERS if _fits(zone.rect, Lot(*paper_size(name, zone.lying)))]
            part = f"{zone.name}区" if zone.name else "这块栏"
            yield f"{part}的纸张换成{held[-1]}" if held else f"{part}一张A4纸也放不下，分区做大些"


def _fits(room: Rect, lot: Lot) -> bool:
    least = 2 * GAPS_MM[-1]
    return lot.width + least <= room.width and lot.height + least <= room.height


def _shared_anew(plan: Plan) -> Iterator[str]:
    """Share the board's width among its zones anew, where they stand in one row and that is enough."""
    if len(plan.zones) < 2 or any(zone.rect.y for zone in plan.zones):
        return
    widths = [
        _least_width(zone, [put.lot for put in plan.puts if put.zone in _mine(plan, zone)]) for zone in plan.zones
    ]
    known = [width for width in widths if width is not None]
    spare = plan.board.data["size_mm"][0] - sum(known)
    if len(known) == len(widths) and spare >= 0:
        # What is left over goes to the last zone, so that the zones still fill the board.
        told = [*known[:-1], known[-1] + spare]
        parts = "、".join(f"{zone.name}区宽{width}" for zone, width in zip(plan.zones, told, strict=True))
        yield f"栏不换，分区改成{parts}毫米"


def _least_width(zone: Zone, lots: list[Lot]) -> int | None:
    """The least width at which a zone of this height takes the sheets; an empty one stays; None beyond the board's reason."""
    if not lots:
        return zone.rect.width
    found = _wider(zone.rect._replace(width=0), lots, _FINE_MM, GAPS_MM)
    return found[0] if found and found[1] == zone.rect.height else None


def _larger(plan: Plan) -> Iterator[str]:
    found = board_needed(plan)
    if found is not None:
        (width, height), grown = found
        parts = "、".join(f"{zone.name}区宽{zone.rect.width}、高{zone.rect.height}毫米" for zone in grown if zone.name)
        yield f"换成至少宽{width}、高{height}毫米的栏" + (f"，其中{parts}" if parts else "")


def board_needed(plan: Plan) -> tuple[tuple[int, int], list[Zone]] | None:
    """The size of a board on which everything hangs, in mm, and the zones that grow; None when none so large is built.

    It is wider or taller than the board is, whichever is the smaller one.
    """
    found = [one for grow in (_wider, _taller) if (one := _board_grown(plan, grow))]
    return min(found, key=lambda one: one[0][0] * one[0][1], default=None)


#: Room and lots in; the width and height in which all of them hang, None where there is none.
Grow = Callable[[Rect, list[Lot]], tuple[int, int] | None]


def _board_grown(plan: Plan, grow: Grow) -> tuple[tuple[int, int], list[Zone]] | None:
    sizes = {}
    for zone in plan.zones:
        lots = [put.lot for put in plan.puts if put.zone in _mine(plan, zone)]
        size = (zone.rect.width, zone.rect.height) if None not in pack(zone.rect, lots) else grow(zone.rect, lots)
        if size is None:
            return None
        sizes[zone] = size
    rows: dict[int, list[Zone]] = {}
    for zone in plan.zones:
        rows.setdefault(zone.rect.y, []).append(zone)
    width = max(sum(sizes[zone][0] for zone in row) for row in rows.values())
    height = sum(max(sizes[zone][1] for zone in row) for row in rows.values())
    least = plan.board.data["size_mm"]
    grown = [zone._replace(rect=Rect(0, 0, *sizes[zone])) for zone in plan.zones if sizes[zone] != zone.rect[2:]]
    return (max(width, least[0]), max(height, least[1])), grown


def _mine(plan: Plan, zone: Zone) -> tuple[Zone, ...]:
    """What belongs to no zone counts for the last one."""
    return (zone, NOWHERE) if zone == plan.zones[-1] else (zone,)


def _wider(
    room: Rect, lots: list[Lot], step: int = _STEP_MM, gaps: Sequence[int] = (GAP_MM,)
) -> tuple[int, int] | None:
    gap = gaps[-1]
    tall = max(room.height, max(lot.height for lot in lots) + 2 * gap)
    least = max(room.width, _area(lots, gap) // tall)
    for width in range(-(-least // step) * step, _WIDEST_MM + 1, step):
        if None not in pack(Rect(0, 0, width, tall), lots, gaps):
            return width, tall
    return None


def _taller(room: Rect, lots: list[Lot]) -> tuple[int, int] | None:
    wide = max(room.width, max(lot.width for lot in lots) + 2 * GAP_MM)
    least = max(room.height, _area(lots, GAP_MM) // wide)
    for height in range(-(-least // _FINE_MM) * _FINE_MM, _TALLEST_MM + 1, _FINE_MM):
        if None not in pack(Rect(0, 0, wide, height), lots, (GAP_MM,)):
            return wide, height
    return None


def _area(lots: list[Lot], gap: int) -> int:
    return sum((lot.width + gap) * (lot.height + gap) * lot.panels for lot in lots)


def _sooner(survey: "Survey", plan: Plan) -> Iterator[str]:
    """Name the oldest sheets without which the rest hangs."""
    found: list[Put] = []
    for zone in plan.zones:
        puts = [put for put in plan.puts if put.zone == zone]
        if all(put.rects for put in puts):
            continue
        gone = _oldest(survey, zone, puts)
        if gone is None:
            return
        found += gone
    if found:
        yield f"先取下旧的：{_names(found)}{_many(found)}，把“保留至”写早些"


def _oldest(survey: "Survey", zone: Zone, puts: list[Put]) -> list[Put] | None:
    """The fewest of the sheets that hang, the oldest first, that must go; None when that is more than half of the zone."""
    facts, as_of = survey.village.facts, survey.village.as_of
    rows = {put: facts.get(put.hanging.job.sheet.key) for put in puts}
    hung = [put for put in puts if put.rects]
    old = [put for put in hung if (row := rows[put]) is not None and not in_notice_period(row, as_of)]
    old.sort(key=lambda put: (_posted(rows[put]), put.hanging.path))
    for count in range(1, min(len(old), len(puts) // 2) + 1):
        gone = old[:count]
        if None not in pack(zone.rect, [put.lot for put in puts if put not in gone]):
            return gone
    return None


def _posted(row: "Facts | None") -> str:
    return row.posted if row else ""


def _elsewhere(survey: "Survey", plan: Plan, plans: Sequence[Plan]) -> Iterator[str]:
    """Name another board in use that has room for records that are left and do not hang there already."""
    village = survey.village
    for board in village.of("board"):
        there = next((one for one in plans if one.board.key == board.key), Plan(board, zones_of(board), ()))
        if not board.data["in_use"] or board.key == plan.board.key or there.left:
            continue
        # A board that was not planned this time has room only if nothing hangs there.
        if not there.puts and sheets_on(board, village):
            continue
        found = [(put, row) for put in plan.left if (row := village.facts.get(put.hanging.job.sheet.key))]
        found = [(put, row) for put, row in found if board.title not in row.places]
        if found and _has_room(village, there, found):
            yield f"{_names([put for put, _ in found])}{_many(found)}改贴{board.title}，那里还有空"
            return


def _has_room(village: "Village", there: Plan, more: "Sequence[tuple[Put, Facts]]") -> bool:
    extra: dict[Zone, list[Lot]] = {}
    for put, row in more:
        extra.setdefault(zone_for(there.zones, row, village.policy), []).append(put.lot)
    return all(
        None not in pack(zone.rect, [*(put.lot for put in there.puts if put.zone == zone), *lots])
        for zone, lots in extra.items()
    )


def _names(puts: Sequence[Put]) -> str:
    return "".join(f"“{put.hanging.job.sheet.title}”" for put in puts[:_NAMED])


def _many(found: Sequence[object]) -> str:
    return f"等{len(found)}份" if len(found) > _NAMED else ""
