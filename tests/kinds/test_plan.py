"""计划与进度: what its sheet and row say beyond the contracts."""

from datetime import date

import pytest

from tests.kinds.told import facts_of, figures, sentences, sheet_on

PLAN = """类别: 年度计划
期间: 2025年
目标:
  - {目标: 修路, 完成时限: 2025-06-30, 状态: 正在办}
  - {目标: 种树, 完成时限: 2025-06-30, 状态: 已完成}
  - {目标: 建亭, 完成时限: 2025-06-30, 状态: 不办了}
"""


def test_a_goal_is_late_the_day_after_its_day() -> None:
    """On its day a goal is still open; the day after it is named as late; one given up is not."""
    assert "过了期限" not in figures(sheet_on("plan", PLAN, date(2025, 6, 30)))
    late = sheet_on("plan", PLAN, date(2025, 7, 1))
    assert figures(late) == {"打算做": 3, "做完了": 1, "过了期限": 1}
    assert "过了期限还没做完的有1件：修路。" in sentences(late)


@pytest.mark.parametrize(
    ("category", "item", "family"),
    [
        ("年度计划", "CW-03", "村务"),
        ("目标责任", "CW-03", "村务"),
        ("党建计划", "DW-02", "党务"),
        ("党员岗位", "DW-10", "党务"),
    ],
)
def test_a_plan_answers_its_item(category: str, item: str, family: str) -> None:
    """The sort of plan gives the item of the catalogue and the family."""
    text = f"类别: {category}\n期间: 2025年\n"
    assert facts_of("plan", text).items == (item,)
    assert sheet_on("plan", text).family == family


def test_a_plan_falls_due_with_its_first_day() -> None:
    """A plan of a year is due from that year's first day, one of a term from the term's."""
    assert facts_of("plan", PLAN).due_from == "2025-01-01"
    assert facts_of("plan", "类别: 任期目标\n开始: 2023-03-18\n结束: 2028-03-18\n").due_from == "2023-03-18"


def test_posts_are_counts() -> None:
    """Party members' posts are summed, and nobody has a field."""
    text = "类别: 党员岗位\n期间: 2025年一季度\n岗位:\n  - {岗位: 甲岗, 人数: 12, 活动次数: 3}\n  - {岗位: 乙岗, 人数: 8}\n"
    assert figures(sheet_on("plan", text)) == {"上岗党员": 20, "做了活动": 3}
    assert facts_of("plan", text).data["people"] == 20
