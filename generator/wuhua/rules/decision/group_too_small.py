"""D07: the group's meeting: two thirds of its adults or of its households, more than half of those present."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.quorum import judge_bodies
from wuhua.rules.rule import Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find group meetings that decided without the people or the votes."""
    yield from judge_bodies(record, facts.kind, policy, ("村民小组会议",))


RULE = Rule("D07", "村民小组会议到会或票数不够", "record", find, kinds=("decision", "meeting"), blocks=True)
