"""D03: the villagers' assembly: over half of the adults or two thirds of the households, over half of those."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.quorum import judge
from wuhua.rules.rule import Outcome, Rule

if TYPE_CHECKING:
    from wuhua.kinds.decision.record import Decision
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

_LIMITS = ("村民会议到会", "村民会议通过", "村民会议到会户")


def find(record: "Decision", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find assemblies that decided without the people or the votes."""
    meeting = record.steps.assembly
    if meeting is not None:
        yield from judge(record, "村民会议决议", meeting, policy, _LIMITS)


RULE = Rule("D03", "村民会议到会或票数不够", "record", find, kinds=("decision",), blocks=True)
