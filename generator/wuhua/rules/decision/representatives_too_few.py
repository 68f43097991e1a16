"""D04: the representatives' meeting: two thirds of its members, more than half of those present; women where a place asks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.law.values import enough
from wuhua.model.quorum import least
from wuhua.rules.quorum import Sitting, judge_bodies, sittings
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

_BODIES = ("村民代表会议", "居民代表会议")


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find representatives' meetings that decided without the people or the votes."""
    yield from judge_bodies(record, facts.kind, policy, _BODIES)
    for sitting in sittings(record, facts.kind):
        if sitting.body in _BODIES:
            yield from _women(sitting, policy)
            return


def _women(sitting: Sitting, policy: "Policy") -> Iterator[Fault]:
    """Find meetings to which too few of the women came; silent where their number is not written."""
    limit = policy.limit("代表会议女代表到会", sitting.day)
    due, came = sitting.attendance.women_due, sitting.attendance.women
    if limit is None or not due or came is None or enough(came, due, limit.value) or sitting.passed is False:
        return
    yield Fault(
        (*sitting.came, "实到女代表"),
        f"{sitting.body}女代表应到{due}人，实到{came}人，到会不够",
        note=f"女代表要{limit.text}，至少要到{least(due, limit.value)}人",
        fix="对照签到表改正；确实不够的，在“备注”里说明",
        severity=limit.severity,
        basis=limit.basis,
        blocks=False,
    )


RULE = Rule("D04", "村民代表会议到会或票数不够", "record", find, kinds=("decision", "meeting"), blocks=True)
