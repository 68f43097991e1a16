"""What hangs on a board, with the panels that each sheet takes, in; places on the board, and what finds none, out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.packing import Lot, Rect, pack
from wuhua.hanging.jobs import Hanging
from wuhua.kinds.walls import Zone, own_zone, zone_for, zones_of

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


class Put(NamedTuple):
    """One sheet: its files, one a panel, and where each hangs, in mm from the board's left upper corner.

    ``rects`` is empty for a sheet that finds no room; ``zone`` is then the one that it should hang in.
    """

    hanging: Hanging
    zone: Zone
    names: tuple[str, ...]
    rects: tuple[Rect, ...] = ()

    @property
    def lot(self) -> Lot:
        """What it asks of a zone."""
        panel = self.hanging.job.panel
        return Lot(panel.width_mm, panel.height_mm, len(self.names))


class Plan(NamedTuple):
    """One board: its facts, its zones, and its sheets zone by zone, the newest first."""

    board: "Facts"
    zones: tuple[Zone, ...]
    puts: tuple[Put, ...]

    @property
    def hung(self) -> tuple[Put, ...]:
        """Sheets that have a place."""
        return tuple(put for put in self.puts if put.rects)

    @property
    def left(self) -> tuple[Put, ...]:
        """Sheets that find no room."""
        return tuple(put for put in self.puts if not put.rects)


def plan_boards(village: "Village", jobs: Iterable[Hanging], sheets: Mapping[str, Sequence[str]]) -> list[Plan]:
    """Plan every board that the jobs name. ``sheets``: each job's files by its path; one without files takes no room."""
    by_board: dict[str, list[Put]] = {}
    for one in jobs:
        if one.board and sheets.get(one.path):
            board = village.facts[f"board/{one.board}"]
            zone = _zone(zones_of(board), one, village)
            by_board.setdefault(one.board, []).append(Put(one, zone, tuple(sheets[one.path])))
    return [plan_board(village.facts[f"board/{ident}"], puts) for ident, puts in by_board.items()]


def plan_board(board: "Facts", puts: Sequence[Put]) -> Plan:
    """Place sheets on one board, each in its zone. What belongs to no zone goes last, wherever there is room."""
    zones = zones_of(board)
    fixed = [put for put in puts if put.zone in zones]
    placed = [put for zone in zones for put in _in_zone(zone, [put for put in fixed if put.zone == zone])]
    for put in puts:
        if put.zone not in zones:
            placed = _anywhere(zones, placed, put)
    return Plan(board, zones, tuple(placed))


#: The zone of what belongs to no zone.
NOWHERE = Zone("", Rect(0, 0, 0, 0))


def _zone(zones: tuple[Zone, ...], one: Hanging, village: "Village") -> Zone:
    facts = village.facts.get(one.job.sheet.key)
    if facts is not None:
        return zone_for(zones, facts, village.policy)
    return next((zone for zone in zones if zone.name == one.zone and not zone.items), NOWHERE)


def _in_zone(zone: Zone, puts: list[Put]) -> list[Put]:
    found = pack(zone.rect, [put.lot for put in puts])
    return [put._replace(rects=rects or ()) for put, rects in zip(puts, found, strict=True)]


def _anywhere(zones: tuple[Zone, ...], placed: list[Put], put: Put) -> list[Put]:
    """Add a sheet to a zone that has room for it beside all that hangs there, 村务 first; unplaced where none has."""
    for zone in sorted(zones, key=lambda zone: zone != own_zone(zones)):
        there = [one for one in placed if one.zone == zone]
        fitted = _in_zone(zone, [*(one for one in there if one.rects), put._replace(zone=zone)])
        if fitted[-1].rects and all(one.rects for one in fitted):
            others = [one for one in placed if one.zone != zone]
            return _by_zone(zones, [*others, *fitted, *(one for one in there if not one.rects)])
    return [*placed, put]


def _by_zone(zones: tuple[Zone, ...], puts: list[Put]) -> list[Put]:
    return [put for zone in (*zones, NOWHERE) for put in puts if put.zone == zone]
