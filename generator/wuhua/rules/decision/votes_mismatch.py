"""D12: who was present cast a ballot or was recused, and no more came than could."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.kinds.decision.record import Decision, Meeting
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Decision", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find meetings whose figures cannot all be so; what is not written counts 0 once 同意 is written."""
    for step, meeting in record.steps.dated():
        if hasattr(meeting, "cast"):
            yield from _judge(step, meeting)


def _judge(step: str, meeting: "Meeting | Any") -> Iterator[Fault]:
    for came, due, unit, word in (
        (meeting.present, meeting.due, "人", "实到"),
        (meeting.households, meeting.households_due, "户", "实到户"),
    ):
        if came is not None and due is not None and came > due:
            message = f"{step}应到{due}{unit}，实到{came}{unit}"
            over, path = f"多了{came - due}{unit}", ("四议两公开", step, word)
            yield Fault(path, message, over, "列席的不算实到；对照签到表改正")
            return
    recused = meeting.recused or 0
    if meeting.in_favour is not None and meeting.present is not None and meeting.cast + recused != meeting.present:
        message = f"{step}{_ballots(meeting)}，加起来是{meeting.cast + recused}，实到{meeting.present}人"
        off = f"差{abs(meeting.cast + recused - meeting.present)}"
        yield Fault(("四议两公开", step, "实到"), message, off, "对照票数和签到表，改写错的那个数；无效票写在“无效”里")


def _ballots(meeting: "Meeting") -> str:
    """What was written, as one reads it: 同意39、反对1、弃权1."""
    pairs = (
        ("同意", meeting.in_favour),
        ("反对", meeting.against),
        ("弃权", meeting.abstained),
        ("无效", meeting.invalid),
        ("回避", meeting.recused),
    )
    return "、".join(f"{name}{count}" for name, count in pairs if count is not None)


RULE = Rule("D12", "票数对不上", "record", find, kinds=("decision",), blocks=True, clauses=("勾稽",))
