"""Lists of persons stay on the board: what the web shows of a sheet."""

from decimal import Decimal

from wuhua.model.sheet import Column, Sheet, TableBlock
from wuhua.model.web import web_sheet

_COLUMNS = (Column("户主"), Column("金额（元）", number=True))


def _sheet(*, board_only: bool, foot: bool = True) -> Sheet:
    rows = (("梁某某", Decimal("80.00")), ("陈某某", Decimal("20.00")))
    totals = (("合计", Decimal("100.00")),) if foot else ()
    return Sheet("x", "x", "村务", "名单", blocks=(TableBlock("名单", _COLUMNS, rows, totals, board_only=board_only),))


def test_the_web_shows_the_totals_of_a_list_of_persons() -> None:
    """The rows are gone, the totals stand, and the words say where the list hangs."""
    (block,) = web_sheet(_sheet(board_only=True)).blocks
    assert isinstance(block, TableBlock)
    assert block.rows == (("合计", Decimal("100.00")),)
    assert "共2行" in block.note and "公开栏" in block.note


def test_a_list_without_totals_becomes_a_sentence() -> None:
    """No name is left when there is no total to show."""
    assert "梁" not in repr(web_sheet(_sheet(board_only=True, foot=False)))


def test_another_table_stays_as_it_is() -> None:
    """A sheet without such a list is the same object."""
    sheet = _sheet(board_only=False)
    assert web_sheet(sheet) is sheet
