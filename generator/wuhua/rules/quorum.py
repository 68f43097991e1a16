"""What D03 and D04 have in common: enough came, and enough of these were in favour. Integers, cross-multiplied."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.law.values import enough
from wuhua.rules.rule import Fault, Outcome, Skip

if TYPE_CHECKING:
    from wuhua.kinds.decision.record import Decision, Meeting
    from wuhua.law.policy import Limit, Policy

Share = tuple[int, int, bool]


def judge(
    record: "Decision", step: str, meeting: "Meeting", policy: "Policy", names: tuple[str, str, str]
) -> Iterator[Outcome]:
    """Find a body that decided with too few present, or a 通过 with too few in favour.

    ``names`` of the limits: quorum, majority, quorum by households (empty: never by households). A meeting that carried
    nothing is silent. The text in force on the day of the meeting judges it.
    """
    quorum, majority = policy.limit(names[0], meeting.day), policy.limit(names[1], meeting.day)
    by_household = policy.limit(names[2], meeting.day) if names[2] else None
    if quorum is None or majority is None:
        yield Skip(f"{meeting.day.year}年会议的人数规定还没有核对")
    elif record.passed is False:
        return
    elif not _counted(meeting, by_household):
        yield Skip("没有写应到、实到人数")
    elif not _came(meeting, quorum, by_household):
        yield _too_few(record, step, meeting, quorum)
    else:
        yield from _votes(record, step, meeting, majority)


def _counted(meeting: "Meeting", by_household: "Limit | None") -> bool:
    households = by_household and meeting.households_due and meeting.households is not None
    return bool(meeting.due and meeting.present is not None) or bool(households)


def _came(meeting: "Meeting", quorum: "Limit", by_household: "Limit | None") -> bool:
    if meeting.due and meeting.present is not None and enough(meeting.present, meeting.due, quorum.value):
        return True
    if by_household and meeting.households_due and meeting.households is not None:
        return enough(meeting.households, meeting.households_due, by_household.value)
    return False


def _too_few(record: "Decision", step: str, meeting: "Meeting", quorum: "Limit") -> Fault:
    households = meeting.due is None or meeting.present is None
    due, came = (meeting.households_due, meeting.households) if households else (meeting.due, meeting.present)
    unit = "户" if households else "人"
    need = "" if households else f"，至少要到{least(due or 0, quorum.value)}人"
    return Fault(
        ("四议两公开", step, "实到户" if households else "实到"),
        f"{step}应到{due}{unit}，实到{came}{unit}，到会不够，决议不能算数",
        note=f"要{'达到2/3的户' if households else quorum.text}{need}",
        fix="对照签到表改正；确实不够的，写 表决结果: 未通过，重新开会",
        severity=quorum.severity,
        basis=quorum.basis,
        blocks=record.passed is True,
    )


def _votes(record: "Decision", step: str, meeting: "Meeting", majority: "Limit") -> Iterator[Fault]:
    present = meeting.present if meeting.present is not None else meeting.households
    if record.passed is not True or present is None or meeting.in_favour is None:
        return
    base = present - (meeting.recused or 0)
    if base > 0 and not enough(meeting.in_favour, base, majority.value):
        yield Fault(
            ("四议两公开", step, "同意"),
            f"{step}有{base}人参加表决，同意{meeting.in_favour}票，不够通过",
            note=f"要{majority.text}，至少{least(base, majority.value)}票",
            fix="对照票数改正；确实不够的，写 表决结果: 未通过",
            severity=majority.severity,
            basis=majority.basis,
            blocks=True,
        )


def least(base: int, share: Share) -> int:
    """The smallest number that reaches the share of a base."""
    numerator, denominator, strict = share
    return base * numerator // denominator + 1 if strict else -(-base * numerator // denominator)
