"""How blocks are cut and poured into columns."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.outputs import sheets
from wuhua.model.sheet import ChartBlock, Column, LedgerBlock, Step, StepsBlock, TableBlock, Tone
from wuhua.outputs.blocks import render_block
from wuhua.outputs.board.pieces import Heights, Piece, balance, flow, guess_heights, row_count
from wuhua.outputs.templates import open_templates
from wuhua.outputs.values import NoLinks


def ledger_block(count: int) -> LedgerBlock:
    """A ledger side of so many lines."""
    lines = sheets.ledger_lines(count)
    return LedgerBlock("支出明细", Tone.OUT, lines, sum((line.amount for line in lines), Decimal(0)))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=5),
    st.floats(20, 200),
    st.floats(20, 200),
    st.integers(1, 2),
)
def test_pouring_loses_and_repeats_nothing(counts, first, later, columns):
    """Every row stands in exactly one piece, in order, whatever the room."""
    blocks = [(index, ledger_block(count)) for index, count in enumerate(counts)]
    heights = {index: Heights(6.0, (1.6,) * count, 1.6) for index, count in enumerate(counts)}
    slots = flow(blocks, heights, first, later, columns)
    rows = [(piece.index, row) for slot in slots for piece in slot for row in range(piece.start, piece.stop)]
    assert rows == [(index, row) for index, count in enumerate(counts) for row in range(count)]
    assert all(slots)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 40), st.data())
def test_what_is_carried_over_adds_up(count, data):
    """A cut ledger passes on what the next piece takes up, and the last piece keeps the block's total."""
    block = ledger_block(count)
    cut = data.draw(st.integers(1, count - 1))
    left, right = Piece(0, block, 0, cut), Piece(0, block, cut, count)
    assert left.carried() is None and left.onward() == right.carried() and right.onward() is None
    assert left.cut.lines + right.cut.lines == block.lines
    assert right.cut.title == "支出明细（续）" and left.cut.title == "支出明细"
    assert right.carried()[0] + sum(line.amount for line in right.cut.lines) == right.cut.total


def roster(count: int, shown: int) -> TableBlock:
    """Households and what each got, of which the foot tells so much."""
    columns = (
        Column("户主"),
        Column("亩数", number=True),
        Column("标准（元）", number=True),
        Column("金额（元）", number=True),
    )
    rows = tuple((f"第{number}户", Decimal(number), Decimal("96.00"), Decimal(96 * number)) for number in range(count))
    return TableBlock("名单", columns, rows, foot=((f"共{count}户", None, None, Decimal(shown)),))


def test_tables_carry_the_columns_that_their_foot_sums_up():
    """The amounts, which the foot totals; neither acres without a total nor rates, and nothing where the foot tells something else."""
    whole = sum(range(30)) * 96
    left, right = (Piece(0, roster(30, whole), *rows) for rows in ((0, 12), (12, 30)))
    assert left.onward() == right.carried() == (None, None, None, Decimal(sum(range(12)) * 96))
    assert left.carried() is None and right.onward() is None
    assert Piece(0, roster(30, whole + 1), 0, 12).onward() is None
    assert Piece(0, replace(roster(30, whole), foot=()), 0, 12).onward() is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=6), st.integers(1, 4))
def test_columns_hold_everything_in_order(counts, columns):
    """However many columns there are, every row stands in one of them, and none is a good deal taller than its share."""
    blocks = [(index, ledger_block(count)) for index, count in enumerate(counts)]
    heights = {index: Heights(2.0, (1.6,) * count) for index, count in enumerate(counts)}
    poured = balance(blocks, columns, heights)
    rows = [(piece.index, row) for slot in poured for piece in slot for row in range(piece.start, piece.stop)]
    assert rows == [(index, row) for index, count in enumerate(counts) for row in range(count)]
    assert 1 <= len(poured) <= columns and all(poured)
    tall = [sum(heights[piece.index].of(piece.start, piece.stop) for piece in slot) for slot in poured]
    assert max(tall) <= 1.25 * (sum(tall) / columns) + 2 * 2.0 + 2 * 1.6


def in_two(*blocks: LedgerBlock) -> list[list[Piece]]:
    """Blocks in two columns, by what is reckoned of them."""
    return balance(list(enumerate(blocks)), 2, {index: guess_heights(block, 40) for index, block in enumerate(blocks)})


def test_columns_are_even_by_what_was_measured():
    """A block that turned out tall stands alone, however few its rows are."""
    blocks = list(enumerate((ledger_block(9), ledger_block(9), ledger_block(9))))
    heights = {0: Heights(6.0, (3.5,) * 9), 1: Heights(6.0, (1.6,) * 9), 2: Heights(6.0, (1.6,) * 9)}
    assert [len({piece.index for piece in column}) for column in balance(blocks, 2, heights)] == [1, 2]


def test_whole_blocks_stay_whole_when_columns_are_nearly_even():
    """Two sides of like length stand beside each other, uncut."""
    left, right = in_two(ledger_block(9), ledger_block(10))
    assert [(piece.index, piece.start, piece.stop) for piece in (*left, *right)] == [(0, 0, 9), (1, 0, 10)]


def test_a_single_long_block_is_shared_by_two_columns():
    """One list of forty is cut in two about equal parts."""
    left, right = in_two(ledger_block(40))
    assert abs(left[0].stop - 20) <= 2 and right[0].stop == 40


def test_a_chart_is_never_cut():
    """A chart has no rows to cut between and is poured whole."""
    chart = ChartBlock("图", (("甲", Decimal("1.00")),))
    assert row_count(chart) == 0
    slots = flow([(0, chart), (1, chart)], {0: Heights(9, ()), 1: Heights(9, ())}, 10, 10, 1)
    assert [len(slot) for slot in slots] == [1, 1]


def test_a_procedure_that_runs_over_keeps_its_count():
    """The third step is the third on the next panel too, and on a page the browser counts."""
    block = StepsBlock("怎么定下来的", tuple(Step(name, None) for name in "甲乙丙丁"))
    later = Piece(0, block, 2, 4).cut
    told = render_block(later, "", NoLinks(), open_templates())
    assert "3．丙" in told and "4．丁" in told and "1．" not in told
    assert "1．甲" in render_block(Piece(0, block, 0, 2).cut, "", NoLinks(), open_templates())
    assert "．" not in render_block(block, "怎么定下来的", NoLinks(), open_templates())
