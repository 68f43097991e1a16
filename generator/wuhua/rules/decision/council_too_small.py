"""D17: the collective's council: two thirds of its members come, more than half of all in favour."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.quorum import judge_bodies
from wuhua.rules.rule import Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find council meetings that decided without the members or the votes."""
    yield from judge_bodies(record, facts.kind, policy, ("理事会",))


RULE = Rule("D17", "理事会到会或票数不够", "record", find, kinds=("decision", "meeting"), blocks=True)
