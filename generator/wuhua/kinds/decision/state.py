"""Where a decision stands, from its row alone: for its own page and for the line of all decisions."""

from datetime import date

from wuhua.model.facts import Facts
from wuhua.model.values import Tone


def state_of(facts: Facts, as_of: date) -> tuple[str, Tone]:
    """Where a decision stands today, in one word, and its tone. ``facts`` is the decision's row."""
    if facts.data["outcome"] == "撤回":
        return "已撤回", Tone.PLAIN
    if facts.data["passed"] is False:
        return "没有通过", Tone.PLAIN
    if facts.data["result_posted"]:
        return "已办结", Tone.GOOD
    if facts.data["passed"] is None:
        return "正在商议", Tone.OPEN
    if facts.notice_until and as_of.isoformat() <= facts.notice_until:
        return "正在公示", Tone.OPEN
    planned = facts.data["planned_finish"]
    if planned and planned < as_of.isoformat() and not facts.data["finished"]:
        return "过了计划完成日，还没公布结果", Tone.LATE
    return "已通过，正在办", Tone.GOOD
