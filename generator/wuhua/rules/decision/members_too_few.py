"""D08: the collective's members: two thirds come and two thirds of all agree; delegates: enough of them, two thirds of all."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.quorum import Sitting, judge_bodies, sittings
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

#: The base is the members with full civil capacity, not every member of any age (JTJJ24 26, 27).


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find meetings of members or delegates without the people, the votes, or the right to decide the matter."""
    yield from judge_bodies(record, facts.kind, policy, ("成员大会",))
    yield from judge_bodies(record, facts.kind, policy, ("成员代表大会",))
    small = True
    for sitting in sittings(record, facts.kind):
        if sitting.body == "成员代表大会":
            yield from _reserved(sitting, policy)
            if small:
                yield from _delegates(sitting, policy)
                small = False


def _delegates(sitting: Sitting, policy: "Policy") -> Iterator[Fault]:
    limit = policy.limit("成员代表人数下限", sitting.day)
    due = sitting.attendance.due
    if limit is None or due is None or due >= limit.value:
        return
    yield Fault(
        (*sitting.came, "应到"),
        f"成员代表大会一共{due}名代表，人数不够",
        note=f"至少{limit.value}名",
        fix="对照代表名册改正；代表确实少的，补选以后再开，或者开成员大会",
        severity=limit.severity,
        basis=limit.basis,
        blocks=False,
    )


def _reserved(sitting: Sitting, policy: "Policy") -> Iterator[Fault]:
    limit = policy.limit("成员大会专有事项", sitting.day)
    if limit is None or sitting.passed is False:
        return
    for index, matter in enumerate(sitting.matters):
        if matter in limit.value:
            yield Fault(
                (*sitting.about, index),
                f"“{matter}”只能由成员大会决定，这一次是成员代表大会决定的",
                note="代表大会不能代替成员大会",
                fix="交成员大会决定；“涉及”选错了的，改“涉及”",
                severity=limit.severity,
                basis=limit.basis,
                blocks=False,
            )


RULE = Rule("D08", "成员大会到会或票数不够", "record", find, kinds=("decision", "meeting"), blocks=True)
