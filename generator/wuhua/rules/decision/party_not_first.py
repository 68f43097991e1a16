"""D14: important matters go to the party organisation before the assembly (JTJJ24 26; the organic law as amended, as reported)."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

_LIMITS = {
    "成员大会": "成员大会党组织先议",
    "成员代表大会": "成员大会党组织先议",
    "村民会议": "村民会议党组织先议",
    "村民代表会议": "村民会议党组织先议",
}


def find(record: Any, facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find important matters put to the vote without, or before, the party organisation's discussion.

    In a decision's village steps D01 speaks of a proposal left out; a reversed order of steps is D01's in every case.
    """
    if facts.kind == "decision":
        yield from _decision(record, facts, policy)
    elif record.party_first and record.party_first > record.day:
        # A meeting that was called after it was held is T07's: its own day is in doubt.
        if not record.called or record.called <= record.day:
            yield _reversed(record, policy)
    elif record.body in _LIMITS and (record.important or _reserved(record)):
        yield from _meeting(record, policy)


def _decision(record: Any, facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    body, resolved = facts.data["body"], facts.data["resolved"]
    if body not in ("成员大会", "成员代表大会") or not (record.important or record.matters) or record.steps.proposal:
        return
    limit = policy.limit(_LIMITS[body], date.fromisoformat(resolved))
    if limit is None:
        yield Skip("没有党组织先研究的规定")
    elif limit.value:
        yield Fault(
            ("四议两公开",),
            f"{body}决定的重要事项，没有写党组织先研究",
            note="缺“党组织提议”",
            fix="研究过的写 党组织提议: {日期: …}；没有研究的，在“备注”里说明",
            at_key=True,
            severity=limit.severity,
            basis=limit.basis,
        )


def _meeting(record: Any, policy: "Policy") -> Iterator[Outcome]:
    limit = policy.limit(_LIMITS[record.body], record.day)
    if limit is None:
        yield Skip("没有党组织先研究的规定")
    elif limit.value and record.party_first is None:
        yield Fault(
            ("类别",),
            f"{record.body}决定的重要事项，没有写党组织先研究",
            note="缺“党组织研究”",
            fix="研究过的写 党组织研究: 哪一天；没有研究的，在“备注”里说明",
            severity=limit.severity,
            basis=limit.basis,
        )


def _reversed(record: Any, policy: "Policy") -> Fault:
    """Whatever the place asks: what came after the meeting was not studied before it."""
    limit = policy.limit(_LIMITS[record.body], record.day) if record.body in _LIMITS else None
    asked = limit if limit and limit.value else None
    return Fault(
        ("党组织研究",),
        f"党组织研究 {record.party_first} 晚于{record.body} {record.day}",
        note="先研究，再开会",
        fix="对照会议记录，改写错的那个日期",
        severity=asked.severity if asked else Severity.WARNING,
        basis=asked.basis if asked else "",
    )


def _reserved(record: Any) -> bool:
    """Whether a vote of the meeting names a matter of law and is not told whole as a decision."""
    return any(vote.matters and not vote.decision for vote in record.resolutions)


RULE = Rule("D14", "没有经党组织先研究", "record", find, kinds=("decision", "meeting"))
