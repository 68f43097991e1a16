"""D03: the villagers' assembly: over half of the adults or two thirds of the households, over half of those. Residents' likewise."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.quorum import judge_bodies
from wuhua.rules.rule import Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find assemblies that decided without the people or the votes."""
    yield from judge_bodies(record, facts.kind, policy, ("村民会议",))
    yield from judge_bodies(record, facts.kind, policy, ("居民会议",))


RULE = Rule("D03", "村民会议到会或票数不够", "record", find, kinds=("decision", "meeting"), blocks=True)
