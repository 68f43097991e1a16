"""D18: rights of a member for people who are none: three quarters of all members (JTJJ24 15)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.rules.quorum import sittings
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.shares import judge_share

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

_MATTER = "外来人员成员权利"
_MEMBERS = frozenset({"成员大会"})


def find(record: Any, facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find rights given by too few of the members, or by another body than theirs."""
    yield from judge_share(record, facts.kind, policy, frozenset({_MATTER}), "外来人员权利同意", _MEMBERS)
    for sitting in sittings(record, facts.kind):
        limit = policy.limit("外来人员权利同意", sitting.day)
        if limit and sitting.passed is True and _MATTER in sitting.matters and sitting.body not in _MEMBERS:
            yield Fault(
                sitting.about,
                f"给不是成员的人成员权利，是{sitting.body}决定的，应由成员大会决定",
                note=f"要{limit.text}全体成员同意",
                fix="交成员大会决定；“涉及”选错了的，改“涉及”",
                at_key=True,
                severity=limit.severity,
                basis=limit.basis,
            )


RULE = Rule("D18", "给外来人员成员权利的票数不够", "record", find, kinds=("decision", "meeting"))
