"""Blocks shared among panels by their measured heights."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from tests.outputs.board.test_pieces import ledger_block
from wuhua.model.sheet import ChartBlock, FactsBlock
from wuhua.outputs.board.pieces import Heights, Piece, join
from wuhua.outputs.board.sharing import Sharing

BLOCKS = ((0, ledger_block(30)), (1, ledger_block(12)))
#: Two panels and a half of a hundred millimetres.
SHARING = Sharing(
    blocks=BLOCKS,
    heights={0: Heights(10.0, (5.0,) * 30, 5.0), 1: Heights(10.0, (5.0,) * 12, 5.0)},
    lanes=1,
    lane=280.0,
    body=4.5,
    room=120.0,
    head=20.0,
    short=10.0,
)


def rows_of(sharing: Sharing) -> list[tuple[int, int]]:
    """Block and row, in the order in which the panels show them."""
    pieces = [piece for group in sharing.groups() for column in group for piece in column]
    return [(piece.index, row) for piece in pieces for row in range(piece.start, piece.stop)]


def test_every_row_stands_on_one_panel() -> None:
    """Nothing is lost or said twice, and no panel holds more than its room."""
    assert rows_of(SHARING) == [(0, row) for row in range(30)] + [(1, row) for row in range(12)]
    for number, (column,) in enumerate(SHARING.groups()):
        tall = sum(SHARING.heights[piece.index].of(piece.start, piece.stop) for piece in column)
        assert tall <= SHARING.room - (SHARING.short if number else SHARING.head)


def test_panels_are_filled_evenly() -> None:
    """So many panels as are needed, none nearly empty."""
    count = len(SHARING.groups())
    groups = SHARING.evenly(count)
    tall = [sum(SHARING.heights[each.index].of(each.start, each.stop) for each in column) for (column,) in groups]
    assert len(groups) == count and min(tall) > 0.6 * max(tall)


def test_type_grows_while_the_panels_hold_it() -> None:
    """As large as so many panels allow, never above the most, and not at all for a gain nobody sees."""
    count = len(SHARING.groups())
    larger = SHARING.larger(count + 1, 9.0)
    assert larger is not None and 4.5 < larger.body <= 9.0 and len(larger.groups()) <= count + 1
    assert SHARING.larger(count + 1, 4.6) is None
    bounded = SHARING.larger(count + 1, 5.0)
    assert bounded is not None and bounded.body <= 5.0


@pytest.mark.parametrize(("share", "over"), [(1.02, 1.0), (1.3, 1.0), (0.7, 1.2)])
def test_what_did_not_fit_is_tried_smaller(share: float, over: float) -> None:
    """Below what was too tall or too wide, and the smaller the more it was."""
    larger = SHARING.larger(4, 9.0)
    assert larger is not None
    next_type = SHARING.surely(larger.body, larger.groups(), 1, share, over)
    assert next_type < larger.body / over
    assert next_type >= SHARING.surely(larger.body, larger.groups(), 1, share + 0.5, over)


def test_an_empty_block_is_shared_too() -> None:
    """What has no height divides nothing."""
    empty = replace(SHARING, blocks=((0, FactsBlock("", ())),), heights={0: Heights(0.0, ())})
    assert empty.surely(5.0, empty.groups(), 1, 1.2, 1.0) < 5.0


def test_a_chart_keeps_its_height_and_is_not_cut() -> None:
    """Its bars are rows to the eye, and none to cut between."""
    chart = ChartBlock("花在哪里", (("路灯", Decimal(2)), ("水渠", Decimal(1))))
    assert join([Piece(0, chart, 0, 0)], (Heights(8.0, (6.0, 6.0)),)) == {0: Heights(20.0, ())}
