"""How wide words are before any layout: what may wrap asks for no width."""

from wuhua.model.sheet import Column, PeopleBlock, Seat, TableBlock, Vacant
from wuhua.outputs.board.widths import firm_need


def test_why_a_seat_is_vacant_makes_no_name_wider() -> None:
    """A long note wraps within its cell; a short one stands in one line."""
    short, long, longer = (
        firm_need(PeopleBlock("成员", (Seat("委员", Vacant(note)),)))
        for note in ("补选中", "原委员辞职，明年三月补选", "原委员辞职，明年三月开会补选，名单另外公布")
    )
    assert short < long == longer


def test_a_day_in_words_asks_for_its_whole_width() -> None:
    """A cell that says a day is as wide as the day, one without may break anywhere."""
    rows = (("到2025年10月15日为止再报一次", "水渠和路灯还要再修一次"),)
    day, words = (firm_need(TableBlock("", (Column("一"),), ((cell,),))) for cell in rows[0])
    assert day >= 7.4 > 1.0 >= words
