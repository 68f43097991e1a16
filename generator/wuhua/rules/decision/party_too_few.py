"""D02: the party members' meeting inside 四议两公开: enough came, enough agreed, the draft was sent in time. Local practice."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.rules.quorum import judge_bodies
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: Any, facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find party members' meetings with too few present, too few in favour, or the draft sent too late."""
    yield from judge_bodies(record, facts.kind, policy, ("党员大会",))
    if facts.kind == "decision" and record.steps.review:
        yield from _papers(record.steps.review, ("四议两公开", "党员大会审议"), policy)
    elif facts.kind == "meeting" and record.body == "党员大会":
        yield from _papers(record, (), policy)


def _papers(meeting: Any, path: tuple[str, ...], policy: "Policy") -> Iterator[Fault]:
    limit = policy.limit("党员大会送审天数", meeting.day)
    if limit is None or meeting.papers is None:
        return
    days = (meeting.day - meeting.papers).days
    if days < limit.value:
        yield Fault(
            (*path, "材料日期"),
            f"方案在党员大会{days}天前送给党员，应提前{limit.value}天" if days >= 0 else "方案在党员大会以后才送给党员",
            note=f"差{limit.value - days}天",
            fix="送得更早就改成实际日期；确实晚了，在“备注”里说明",
            severity=limit.severity,
            basis=limit.basis,
        )


RULE = Rule("D02", "党员大会到会或票数不够", "record", find, kinds=("decision", "meeting"))
