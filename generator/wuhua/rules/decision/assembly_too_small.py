"""D03: the villagers' assembly: over half of the adults or two thirds of the households, over half of those. Residents' likewise."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.quorum import Need, judge_bodies
from wuhua.rules.rule import Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

_VILLAGERS = Need("村民会议到会", "村民会议通过", households="村民会议到会户", away="外出村民不计")
_RESIDENTS = Need("居民会议到会", "居民会议通过", households="居民会议到会")


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find assemblies that decided without the people or the votes."""
    yield from judge_bodies(record, facts.kind, policy, ("村民会议",), _VILLAGERS)
    yield from judge_bodies(record, facts.kind, policy, ("居民会议",), _RESIDENTS)


RULE = Rule("D03", "村民会议到会或票数不够", "record", find, kinds=("decision", "meeting"), blocks=True)
