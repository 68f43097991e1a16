"""Papers in a zone: never one on another, never over the edge, none lost, the first ones first."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from wuhua.base.packing import GAP_MM, GAPS_MM, Lot, Rect, pack
from wuhua.base.papers import PAPERS, paper_size

SIZES = st.one_of(
    st.builds(paper_size, st.sampled_from(sorted(PAPERS)), st.booleans()),
    st.tuples(st.integers(50, 1500), st.integers(50, 1500)),
)
LOTS = st.lists(st.builds(lambda size, panels: Lot(*size, panels), SIZES, st.integers(1, 5)), max_size=14)
ROOMS = st.builds(Rect, st.integers(0, 900), st.integers(0, 900), st.integers(0, 6000), st.integers(0, 2500))


LEAST_MM = GAPS_MM[-1]


def grown(rect: Rect) -> Rect:
    """The rectangle with the least gap to its right and below."""
    return Rect(rect.x, rect.y, rect.width + LEAST_MM, rect.height + LEAST_MM)


@given(ROOMS, LOTS)
def test_nothing_overlaps_leaves_its_room_or_is_lost(room: Rect, lots: list[Lot]) -> None:
    """Each lot is placed whole, in its own size, with the gap around every rectangle, or not at all."""
    placed = pack(room, lots)
    assert len(placed) == len(lots)
    rects = [rect for rects in placed for rect in rects or ()]
    for lot, found in zip(lots, placed, strict=True):
        assert found is None or [rect[2:] for rect in found] == [lot[:2]] * lot.panels
    inner = Rect(room.x + LEAST_MM, room.y + LEAST_MM, room.width - 2 * LEAST_MM, room.height - 2 * LEAST_MM)
    assert all(inner.holds(rect) for rect in rects)
    assert not any(grown(first).meets(grown(second)) for first, second in combinations(rects, 2))


@given(ROOMS, LOTS)
def test_what_is_most_important_hangs_if_anything_does(room: Rect, lots: list[Lot]) -> None:
    """The first lot is placed wherever an empty room would take it, whatever comes after; and twice the same."""
    placed = pack(room, lots)
    assert placed == pack(room, lots)
    if lots:
        assert (placed[0] is None) == (pack(room, lots[:1])[0] is None)


def test_a_sheets_panels_hang_side_by_side_in_reading_order() -> None:
    """Three panels of one sheet stand in one row from left to right, and the next sheet after them."""
    three, one = pack(Rect(0, 0, 1250, 900), [Lot(297, 420, 3), Lot(297, 420)])
    assert three is not None and one is not None
    assert [(rect.x, rect.y) for rect in (*three, *one)] == [(10, 10), (317, 10), (624, 10), (931, 10)]


def test_papers_fill_a_zone_that_they_fit_exactly() -> None:
    """Nine A3 fill a zone of three by three with its gaps; one millimetre less holds six."""
    nine = [Lot(297, 420)] * 9
    assert None not in pack(Rect(0, 0, 931, 1300), nine)
    assert pack(Rect(0, 0, 931, 1299), nine, (GAP_MM,)).count(None) == 3


def test_gaps_are_narrower_only_where_that_lets_all_in() -> None:
    """Ten A2 hang in 2400 by 1200 with gaps of four millimetres, in six millimetres more with gaps of six."""
    ten = [Lot(420, 594)] * 10
    placed = pack(Rect(0, 0, 2400, 1200), ten)
    assert [rects and rects[0][:2] for rects in placed[:6:5]] == [(4, 4), (4, 602)]
    assert (pack(Rect(0, 0, 2400, 1206), ten)[0] or ())[0][:2] == (6, 6)
    assert (pack(Rect(0, 0, 2400, 1218), ten)[0] or ())[0][:2] == (10, 10)


def test_where_not_all_hang_the_gaps_stay_wide() -> None:
    """Narrow gaps that let no more in are worth nothing."""
    placed = pack(Rect(0, 0, 640, 640), [Lot(420, 594)] * 3)
    assert [rects and rects[0][:2] for rects in placed] == [(10, 10), None, None]


def test_small_papers_use_what_large_ones_leave() -> None:
    """Beside an A2 in a zone of its height, two A4 hang one above the other."""
    placed = pack(Rect(0, 0, 660, 640), [Lot(420, 594), Lot(210, 297), Lot(210, 297)])
    assert [rects and rects[0][:2] for rects in placed] == [(10, 10), (440, 10), (440, 317)]


def test_tall_ones_go_first_only_where_that_lets_all_in() -> None:
    """Two low sheets before a tall one would bar its way; placed after it, all three hang."""
    lots = [Lot(100, 100), Lot(200, 100), Lot(200, 300)]
    assert None not in pack(Rect(0, 0, 330, 430), lots)
    assert pack(Rect(0, 0, 330, 330), lots).count(None) == 1
