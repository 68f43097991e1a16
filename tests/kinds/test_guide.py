"""办事指南: what is not written is told as not written, never as free or at once."""

from tests.kinds.sheets import figures, sheet
from wuhua.model.sheet import TableBlock


def test_what_is_not_written_is_not_free() -> None:
    """A guide without fee, limit and papers says so three times; zero and none are answers."""
    assert figures(sheet("guide", "事项: 一\n")) == {"最多": "还没有写", "收费": "还没有写", "要带": "还没有写"}
    full = "事项: 一\n流程: [{做什么: 当场开}]\n材料: []\n时限: 0\n收费: 0.00\n"
    assert figures(sheet("guide", full)) == {"最多": "当场办好", "收费": "不收费", "要带": "不用带东西"}


def test_a_note_has_a_column_where_there_is_one() -> None:
    """What to bring is a table of two columns until somebody writes a note beside a paper."""
    papers = "事项: 一\n流程: [{做什么: 当场开}]\n材料: [{名称: 身份证, 份数: 原件%s}]\n"
    for note, heads in (("", ["要带的东西", "份数"]), (", 说明: 看一眼就还", ["要带的东西", "份数", "说明"])):
        (table,) = (block for block in sheet("guide", papers % note).blocks if isinstance(block, TableBlock))
        assert [column.title for column in table.columns] == heads
