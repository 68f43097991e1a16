"""T11: the old committee hands over within days of the new one's election (CWH18 20)."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.rules.periods import show_near
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.kinds.election.record import Election
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Election", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find handovers later than their days after the committee was formed, or before there was anybody to hand over to."""
    formed = facts.data["formed"]
    if record.body not in ("村民委员会", "居民委员会") or record.cause != "换届" or not formed:
        return
    if record.handover is None:
        yield Skip("没有写移交日期")
        return
    start, day = date.fromisoformat(formed), record.handover.day
    limit = policy.limit("工作移交天数", start)
    if limit is None:
        yield Skip("没有那时工作移交的规定")
        return
    days = (day - start).days
    if days > limit.value:
        message = f"新一届{show_near(start, day.year)}产生，{show_near(day, start.year)}才移交完"
        note = f"应在{limit.value}天以内，晚了{days - limit.value}天"
        fix = "日期写错的改成实际日期；确实晚了，在“备注”里写明原因"
        yield Fault(("移交", "日期"), message, note, fix, severity=limit.severity, basis=limit.basis)
    elif days < 0:
        message = f"移交 {day} 早于新一届产生 {start}"
        yield Fault(
            ("移交", "日期"),
            message,
            "先后反了",
            "对照移交记录，改写错的那个日期",
            severity=limit.severity,
            basis=limit.basis,
        )


RULE = Rule("T11", "工作移交晚了", "record", find, kinds=("election",))
