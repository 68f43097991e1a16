"""D04: the representatives' meeting: two thirds of its members, more than half of those present."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.quorum import judge
from wuhua.rules.rule import Outcome, Rule

if TYPE_CHECKING:
    from wuhua.kinds.decision.record import Decision
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

_LIMITS = ("代表会议到会", "代表会议通过", "")


def find(record: "Decision", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find representatives' meetings that decided without the people or the votes."""
    meeting = record.steps.representatives
    if meeting is not None:
        yield from judge(record, "村民代表会议决议", meeting, policy, _LIMITS)


RULE = Rule("D04", "村民代表会议到会或票数不够", "record", find, kinds=("decision",), blocks=True)
