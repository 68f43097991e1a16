"""清单: what a list's sheet shows hangs on its sort, and tasks that are late are counted."""

from datetime import date

from tests.kinds.sheets import figures, row_of, sheet, table, told
from wuhua.model.sheet import StepsBlock

TASKS = """类别: 重点任务
事项:
  - {名称: 修水渠, 完成时限: 2025-04-30, 状态: 正在办}
  - {名称: 装路灯, 完成时限: 2025-05-01, 状态: 正在办}
  - {名称: 清垃圾, 完成时限: 2025-03-01, 状态: 已完成}
  - {名称: 建广场, 完成时限: 2025-03-01, 状态: 不办了}
"""


def test_a_task_is_late_the_day_after_its_day() -> None:
    """A task due today is not late; one that is done or given up never is."""
    assert figures(sheet("lists", TASKS, today=date(2025, 5, 1)))["过了时限"] == "1"
    assert figures(sheet("lists", TASKS, today=date(2025, 5, 2)))["过了时限"] == "2"
    assert "过了时限" not in figures(sheet("lists", TASKS, today=date(2025, 4, 30)))


def test_the_ledgers_list_says_whether_it_grew() -> None:
    """S001-15: fewer ledgers than last year are told as fewer."""
    text = "类别: 工作台账\n上年项数: {}\n事项: [{{名称: 会议记录}}, {{名称: 收发文登记}}]\n"
    assert "比去年少 3。" in told(sheet("lists", text.format(5)))
    assert "比去年多 1。" in told(sheet("lists", text.format(1)))
    assert "和去年一样多。" in told(sheet("lists", text.format(2)))


def test_a_table_shows_only_columns_that_somebody_wrote() -> None:
    """A list of names and units has two columns, a small power its way step by step."""
    columns = table(sheet("lists", "类别: 负面\n事项: [{名称: 证明, 责任单位: 镇政府}]\n"), "清单上的事项").columns
    assert [column.title for column in columns] == ["事项", "责任单位"]
    power = sheet("lists", "类别: 小微权力\n事项: [{名称: 盖章, 流程: [登记, 盖章]}]\n")
    steps = next(block for block in power.blocks if isinstance(block, StepsBlock))
    assert [step.name for step in steps.steps] == ["登记", "盖章"]


def test_a_sort_has_its_items_of_the_catalogue() -> None:
    """小微权力 is CW-11, the three lists CW-10, candidates' lists CW-07."""
    text = "类别: {}\n事项: [{{名称: 一}}]\n"
    pairs = (("小微权力", "CW-11"), ("负面", "CW-10"), ("候选人正面", "CW-07"), ("议事协商", "CW-06"))
    assert [row_of("lists", text.format(sort)).items for sort, _ in pairs] == [(item,) for _, item in pairs]
