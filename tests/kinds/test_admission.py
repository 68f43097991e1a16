"""准入事项: where a task stands today, what of its money came, whose item it is."""

from datetime import date

from tests.kinds.sheets import figures, row_of, sheet, told

TASK = """事项: 河道巡查
期限: {开始: 2025-01-01, 结束: 2025-06-30}
准入: {申请: {日期: 2024-11-01}, 进入: {日期: 2025-01-01}}
协议: {经费: 12000.00}
到账: [{日期: 2025-03-28, 金额: 3000.00}, {日期: 2025-06-27, 金额: 4000.50}]
"""


def test_a_task_is_over_the_day_after_its_last() -> None:
    """On the last day it still runs; the day after it should have left."""
    assert figures(sheet("admission", TASK, today=date(2025, 6, 30)))["现在"] == "正在办"
    assert figures(sheet("admission", TASK, today=date(2025, 7, 1)))["现在"] == "到期了，还没退出"
    left = TASK.replace("进入: {日期: 2025-01-01}", "进入: {日期: 2025-01-01}, 撤销: {日期: 2025-07-01}")
    assert figures(sheet("admission", left, today=date(2025, 7, 2)))["现在"] == "已退出"


def test_what_is_still_owed_of_the_agreement_is_computed() -> None:
    """S000-30: the agreement's funds less what came in."""
    assert "协议说给 12000.00 元，到账 7000.50 元，还差 4999.50 元。" in told(sheet("admission", TASK))


def test_a_task_on_its_way_is_being_admitted() -> None:
    """A task that only applied is not running yet."""
    assert figures(sheet("admission", "事项: 一\n准入: {申请: {日期: 2025-01-01}}\n"))["现在"] == "还在审批"


def test_a_periods_report_is_another_item() -> None:
    """协助政府工作 is CW-13, and its period is what it reports on."""
    row = row_of("admission", "类别: 协助政府工作\n事项: 协助情况\n期间: 2025年一季度\n")
    assert (row.items, row.period, row.due_from) == (("CW-13",), "2025年一季度", "2025-03-31")
    assert row_of("admission", TASK).items == ("CW-12",)
