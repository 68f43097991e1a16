"""D01: the steps before the resolution were walked, all of them, in order."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.kinds.decision.record import Decision
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

#: A group's or the collective's own matter, and what a council was given to decide, does not pass through the village's steps.
_OWN = {"村民小组会议决议", "成员大会决议", "成员代表大会决议", "村民议事会决议", "理事会决议"}
#: One of these is the fourth step; two of them have no order between them.
_RESOLUTIONS = {"村民会议决议", "村民代表会议决议", "居民会议决议"} | _OWN


def find(record: "Decision", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find steps left out before a later one, and steps dated before the one they follow.

    A decision that is still on its way lacks nothing; a missing 决议公开 is D10's.
    """
    dated = record.steps.dated()
    if not dated:
        return
    yield from _backwards(record)
    if any(name in _OWN for name, _ in dated):
        return
    limit = policy.limit("四议两公开步骤", dated[-1][1].day)
    if limit is None:
        yield Skip("没有四议两公开步骤的规定")
        return
    missing = _left_out([name for name, _ in dated], limit.value)
    if policy.limit("合并提议商议", dated[-1][1].day) and len({"党组织提议", "两委商议"} & set(missing)) == 1:
        missing = [name for name in missing if name not in ("党组织提议", "两委商议")]
    if missing:
        yield Fault(
            ("四议两公开",),
            f"四议两公开少了{'、'.join(missing)}",
            fix=f"开过会的补上 {missing[0]}: {{日期: …}}；没有走这一步的，在“备注”里说明",
            at_key=True,
            severity=limit.severity,
            basis=limit.basis,
        )


def _left_out(walked: list[str], steps: tuple[str, ...]) -> list[str]:
    """Steps that are not there though a later one is."""
    reached = [index for index, name in enumerate(steps) if name in walked]
    last = len(steps) if any(name not in steps for name in walked) else max(reached, default=0)
    return [name for name in steps[:last] if name not in walked]


def _backwards(record: "Decision") -> Iterator[Fault]:
    dated = record.steps.dated()
    for (before, first), (after, second) in pairwise(dated):
        if second.day < first.day and not {before, after} <= _RESOLUTIONS:
            message = f"{after} {second.day} 早于{before} {first.day}"
            yield Fault(("四议两公开", after, "日期"), message, "先后反了", "对照会议记录，改写错的那个日期")


RULE = Rule("D01", "四议两公开步骤不全", "record", find, kinds=("decision",), clauses=("四议两公开",))
