"""A board's facts in, its parts to scale out: where each zone lies, and which zone a record hangs in."""

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.packing import GAP_MM, Lot, Rect, pack
from wuhua.base.papers import PAPERS, paper_size
from wuhua.model.envelope import hangs_on
from wuhua.model.facts import Facts
from wuhua.model.village import Village

if TYPE_CHECKING:
    from wuhua.law.policy import Policy

#: From how many metres a table of twenty rows on such a paper is read; beyond that it takes A0.
_REACH_M = {"A3": Decimal("1.5"), "A2": Decimal(3), "A1": Decimal(5)}
#: One family under two names: a village's own affairs, and a community's.
_OWN = ("村务", "居务")

#: A zone as a board's facts tell it: name, width and height in mm (0: not said), paper, whether it lies, items.
Told = tuple[str, int, int, str, bool, tuple[str, ...]]


class Zone(NamedTuple):
    """A part of a board. ``name`` is empty for a board without zones, ``paper`` where the board does not say."""

    name: str
    rect: Rect
    paper: str = ""
    lying: bool = False
    items: tuple[str, ...] = ()


def zones_of(board: Facts) -> tuple[Zone, ...]:
    """The board's zones as they lie on it; a board without zones is one.

    They stand side by side in their order, and go on in a new row where one is full. Those without a width share what
    is left of their row evenly, those without a height take what is left of the board. What runs past it is cut off.
    """
    width, height = board.data["size_mm"]
    told: tuple[Told, ...] = board.data["zones"]
    if not told:
        return (Zone("", Rect(0, 0, width, height)),)
    zones: list[Zone] = []
    y = 0
    for row in _rows(told, width):
        tall = max(zone[2] for zone in row) or max(0, height - y)
        zones += _across(row, y, width, tall, height)
        y = min(height, y + tall)
    return tuple(dict.fromkeys(zones))


def sheets_on(board: Facts, village: Village) -> list[Facts]:
    """Records that should hang on a board today, newest first."""
    found = [row for row in village.placed_at(board.data["name"]) if hangs_on(row, village.as_of)]
    return sorted(found, key=lambda row: (row.posted, row.key), reverse=True)


def zone_for(zones: tuple[Zone, ...], row: Facts, policy: "Policy") -> Zone:
    """The zone that a record hangs in: its own family's, else that of the first item it publishes, else its kind's."""
    from wuhua.kinds import kinds_by_ident

    item = policy.item(row.items[0]) if row.items else None
    family = row.data.get("family") or (item.family if item else kinds_by_ident()[row.kind].family)
    return zone_of(zones, row.items, family)


def own_zone(zones: tuple[Zone, ...]) -> Zone | None:
    """Where the village's check of itself hangs: among 村务, or on a board without zones; None where neither is."""
    return next((zone for zone in zones if zone.name in ("", *_OWN) and not zone.items), None)


def papers_of(board: Facts, village: Village) -> dict[Zone, str]:
    """The paper of each zone, for what hangs there today."""
    zones = zones_of(board)
    hung = [zone_for(zones, row, village.policy) for row in sheets_on(board, village)] + [own_zone(zones)]
    reading_m = Decimal(board.data["reading_m"])
    return {zone: paper_of(zone, hung.count(zone), reading_m) for zone in zones}


def zone_of(zones: tuple[Zone, ...], items: tuple[str, ...], family: str) -> Zone:
    """The zone that a record hangs in: one that names an item of it, else its family's, else the first that takes anything."""
    named = [zone for zone in zones if set(items) & set(zone.items)]
    free = [zone for zone in zones if not zone.items]
    names = _OWN if family in _OWN else (family,)
    same = [zone for zone in free if zone.name in names]
    return (named or same or free or list(zones))[0]


def paper_of(zone: Zone, lots: int, reading_m: Decimal) -> str:
    """The zone's paper; where it names none, one for the distance, or the next smaller on which so many sheets hang.

    Each counts as one panel, with the widest gap: what turns out to take more still has the narrower ones. A4 where not
    even that lets all hang.
    """
    if zone.paper:
        return zone.paper
    wanted = next((name for name, reach in _REACH_M.items() if reading_m <= reach), "A0")
    papers = list(PAPERS)
    for name in reversed(papers[: papers.index(wanted) + 1]):
        if None not in pack(zone.rect, [Lot(*paper_size(name, zone.lying))] * max(1, lots), (GAP_MM,)):
            return name
    return papers[0]


def _rows(told: tuple[Told, ...], width: int) -> list[list[Told]]:
    rows: list[list[Told]] = [[]]
    used = 0
    for zone in told:
        if rows[-1] and used + zone[1] > width:
            rows.append([])
            used = 0
        rows[-1].append(zone)
        used += zone[1]
    return rows


def _across(row: list[Told], y: int, width: int, tall: int, height: int) -> list[Zone]:
    open_ended = sum(not zone[1] for zone in row)
    share = max(0, width - sum(zone[1] for zone in row)) // open_ended if open_ended else 0
    zones, x = [], 0
    for name, wide, high, paper, lying, items in row:
        across = max(0, min(wide or share, width - x))
        down = max(0, min(high or tall, height - y))
        zones.append(Zone(name, Rect(x, y, across, down), paper, lying, items))
        x += across
    return zones
