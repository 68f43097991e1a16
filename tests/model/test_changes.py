"""What changed is told by field, never by line of text."""

from wuhua.model.changes import changes_between, is_same

LINES = [{"日期": "2025-03-01", "金额": "1.00"}, {"日期": "2025-03-02", "金额": "2.00"}]


def places(before: object, after: object) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Every change as (place, before, after)."""
    return [(change.place, change.before, change.after) for change in changes_between(before, after)]


def test_a_changed_figure_is_named_as_a_correction_names_it() -> None:
    """A figure in a line has the place that rule T08 reads; one in a group is said with 的."""
    after = [LINES[0], {**LINES[1], "金额": "3.00"}]
    assert places({"支出": LINES}, {"支出": after}) == [("支出第2笔金额", ("2.00",), ("3.00",))]
    assert places({"公开": {"编制": {"日期": "1"}}}, {"公开": {"编制": {"日期": "2"}}}) == [
        ("公开的编制的日期", ("1",), ("2",))
    ]


def test_another_way_of_writing_is_no_change() -> None:
    """Keys in another order, a trailing zero and blanks around a text change nothing."""
    assert places({"甲": "1.50", "乙": " 二"}, {"乙": "二", "甲": "1.5"}) == []
    assert not is_same("1.50", "1.51")


def test_a_line_put_between_others_is_one_change() -> None:
    """A line added, taken away or moved does not make its neighbours changed."""
    new = {"日期": "2025-03-09", "金额": "9.00"}
    assert places({"支出": LINES}, {"支出": [LINES[0], new, LINES[1]]}) == [("支出第2笔", (), ("2025-03-09", "9.00"))]
    assert places({"支出": LINES}, {"支出": LINES[:1]}) == [("支出第2笔", ("2025-03-02", "2.00"), ())]
    assert places({"支出": LINES}, {"支出": LINES[::-1]}) == []


def test_a_changed_line_finds_itself_beside_a_new_one() -> None:
    """Where a line changed and another came, the changed one is the one that says most in common."""
    after = [{"日期": "2025-03-08", "金额": "8.00"}, {**LINES[0], "金额": "1.10"}, LINES[1]]
    assert places({"收入": LINES}, {"收入": after}) == [
        ("收入第2笔金额", ("1.00",), ("1.10",)),
        ("收入第1笔", (), ("2025-03-08", "8.00")),
    ]


def test_what_came_and_went_has_one_empty_side() -> None:
    """A field that was not there, or is not any more, is told with nothing on that side; empty is as good as absent."""
    assert places({"甲": "1", "丙": ""}, {"乙": {"丁": "2"}}) == [("乙", (), ("2",)), ("甲", ("1",), ())]
