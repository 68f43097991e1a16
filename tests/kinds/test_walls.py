"""A board's zones: where each lies, and which one a record hangs in."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuhua.base.packing import Rect
from wuhua.kinds.walls import Told, Zone, own_zone, paper_of, zone_of, zones_of
from wuhua.model.facts import Facts


def board(width: int, height: int, *zones: Told) -> Facts:
    """A board of that size with these zones."""
    data: dict[str, Any] = {"size_mm": (width, height), "zones": zones}
    return Facts("board/B1", "board", "公开栏/B1.yml", "B1", "村委会公开栏", data=data)


def zone(name: str, width: int = 0, height: int = 0, *items: str) -> Told:
    """A zone as the facts tell it."""
    return (name, width, height, "", False, items)


def rects(facts: Facts) -> list[tuple[int, ...]]:
    """Where the zones lie."""
    return [tuple(found.rect) for found in zones_of(facts)]


@pytest.mark.parametrize(
    ("zones", "wanted"),
    [
        ((), [(0, 0, 2400, 1200)]),
        ((zone("党务"), zone("村务"), zone("财务")), [(0, 0, 800, 1200), (800, 0, 800, 1200), (1600, 0, 800, 1200)]),
        ((zone("党务", 600), zone("村务")), [(0, 0, 600, 1200), (600, 0, 1800, 1200)]),
        ((zone("党务", 2400, 400), zone("村务", 2400)), [(0, 0, 2400, 400), (0, 400, 2400, 800)]),
        ((zone("党务", 1500, 700), zone("村务", 1500, 700)), [(0, 0, 1500, 700), (0, 700, 1500, 500)]),
    ],
)
def test_zones_stand_side_by_side_and_go_on_below(zones: tuple[Told, ...], wanted: list[tuple[int, ...]]) -> None:
    """Zones without a size share what is left evenly, a full row goes on in the next, the board's edge cuts."""
    assert rects(board(2400, 1200, *zones)) == wanted


@given(st.integers(1, 3000), st.integers(1, 3000), st.lists(st.tuples(st.integers(0, 3500), st.integers(0, 3500))))
def test_no_zone_leaves_its_board_or_lies_on_another(width: int, height: int, sizes: list[tuple[int, int]]) -> None:
    """Whatever sizes a clerk writes, zones stay on the board and apart."""
    found = [one.rect for one in zones_of(board(width, height, *(zone("村务", *size) for size in sizes)))]
    assert all(Rect(0, 0, width, height).holds(rect) for rect in found)
    assert not any(one.meets(other) for at, one in enumerate(found) for other in found[at + 1 :])


def test_an_item_goes_before_a_family_and_a_zone_with_items_takes_no_others() -> None:
    """A zone that names CW-20 takes it; other 村务 hang in the zone without items; a family without a zone in the first."""
    zones = zones_of(board(2400, 1200, zone("村务", 0, 0, "CW-20"), zone("财务"), zone("居务")))
    assert zone_of(zones, ("CW-20",), "村务") == zones[0]
    assert zone_of(zones, ("CW-21",), "村务") == own_zone(zones) == zones[2]
    assert zone_of(zones, (), "服务") == zones[1]


@pytest.mark.parametrize(
    ("sheets", "metres", "paper"),
    [(1, "1", "A3"), (2, "1", "A3"), (3, "1", "A4"), (9, "1", "A4"), (1, "2", "A2"), (2, "2", "A3"), (1, "9", "A2")],
)
def test_a_zone_without_a_paper_gets_one_for_its_distance(sheets: int, metres: str, paper: str) -> None:
    """In a zone of 450 by 1000 an A3 is read from a metre, an A2 from two; smaller ones where more must hang."""
    assert paper_of(Zone("村务", Rect(0, 0, 450, 1000)), sheets, Decimal(metres)) == paper
    assert paper_of(Zone("村务", Rect(0, 0, 450, 1000), "A1"), sheets, Decimal(metres)) == "A1"


def test_what_is_read_from_very_far_takes_the_largest_paper() -> None:
    """On a wall of ten metres an A0 is read from ten, an A1 from five; one too small for an A0 takes the next."""
    wall = Zone("", Rect(0, 0, 10_000, 10_000))
    assert [paper_of(wall, 2, Decimal(metres)) for metres in (5, 6, 10)] == ["A1", "A0", "A0"]
    assert paper_of(Zone("", Rect(0, 0, 2400, 1200)), 2, Decimal(10)) == "A1"
