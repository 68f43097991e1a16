"""What the quorum rules have in common: sittings of either kind, enough came, enough were in favour. Integers, cross-multiplied.

D02, D03, D04, D07, D08, D17 each name their own body's limits; the models are never mixed (rules.md 0.5).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.finding import Severity
from wuhua.law.values import enough
from wuhua.rules.rule import Fault, Outcome, Skip

if TYPE_CHECKING:
    from datetime import date

    from wuhua.kinds.voting import Attendance, Ballot
    from wuhua.law.policy import Limit, Policy

Share = tuple[int, int, bool]
Path = tuple[str | int, ...]
#: Matters that ask for a share of their own (D09, D16, D18): less than it is no contradiction.
_OWN_SHARE = frozenset({"土地承包", "承包地调整", "包给外人", "外来人员成员权利"})


class Sitting(NamedTuple):
    """One vote of one body: a step of a decision, or a resolution of a meeting.

    ``came`` and ``voted`` are the paths under which attendance and votes are written; ``passed`` None while undecided;
    ``declared`` the 结果 as written; ``matters`` what 涉及 says, written at ``about``.
    """

    body: str
    name: str
    day: "date"
    came: Path
    voted: Path
    attendance: "Attendance"
    ballot: "Ballot"
    passed: bool | None
    declared: str
    matters: tuple[str, ...] = ()
    about: Path = ("涉及",)
    result_key: str = "表决结果"


class Need(NamedTuple):
    """Names of a body's limits; an empty one is not asked. ``of_all``: the majority is of all members, not of those present."""

    quorum: str
    majority: str
    households: str = ""
    away: str = ""
    of_all: bool = False


class _Last:
    """A dozen rules ask about the same record one after the other."""

    record: Any = None
    found: tuple[Sitting, ...] = ()


def sittings(record: Any, kind: str) -> tuple[Sitting, ...]:
    """Every vote of a record of kind decision or meeting, in the order of the file's fields."""
    if _Last.record is not record:
        _Last.record, _Last.found = record, tuple(_sittings(record, kind))
    return _Last.found


def _sittings(record: Any, kind: str) -> Iterator[Sitting]:
    if kind == "decision":
        yield from _steps(record)
        return
    for index, vote in enumerate(record.resolutions):
        path: Path = ("决议", index)
        name = record.body if len(record.resolutions) == 1 else f"{record.body}第{index + 1}项决议"
        passed, declared = vote.carried_by(record.came), vote.outcome or ""
        yield Sitting(
            record.body,
            name,
            record.day,
            ("到会",),
            path,
            record.came,
            vote,
            passed,
            declared,
            tuple(vote.matters),
            (*path, "涉及"),
            "结果",
        )
    for index, given in enumerate(record.mandates):
        if given.in_favour is not None:
            name, passed = (
                f"{record.body}第{index + 1}项授权",
                2 * given.in_favour > (_present(record.came, given) or 0),
            )
            yield Sitting(record.body, name, record.day, ("到会",), ("授权", index), record.came, given, passed, "")


def _steps(record: Any) -> Iterator[Sitting]:
    resolution = record.steps.resolution
    for step, meeting in record.steps.dated():
        if not hasattr(meeting, "cast"):
            continue
        path = ("四议两公开", step)
        last = resolution is not None and resolution[1] is meeting
        declared, matters = (record.outcome or "", tuple(record.matters)) if last else ("", ())
        # What went on to the fourth step was taken as carried before it; a second body's vote stands for itself.
        passed = record.passed if last or resolution is None else _own(meeting) if step.endswith("决议") else True
        body = step.removesuffix("决议").removesuffix("审议")
        yield Sitting(body, step, meeting.day, path, path, meeting, meeting, passed, declared, matters)


def _own(meeting: Any) -> bool | None:
    base = _present(meeting, meeting)
    return None if meeting.in_favour is None else 2 * meeting.in_favour > (base or 0)


def judge_bodies(record: Any, kind: str, policy: "Policy", bodies: tuple[str, ...], need: Need) -> Iterator[Outcome]:
    """Judge the votes of some bodies; a meeting too small is told once, however many resolutions it passed."""
    told: set[str] = set()
    for sitting in sittings(record, kind):
        if sitting.body in bodies:
            for outcome in judge(sitting, policy, need):
                mark = outcome.message if isinstance(outcome, Fault) else outcome.reason
                if mark not in told:
                    told.add(mark)
                    yield outcome


def judge(sitting: Sitting, policy: "Policy", need: Need) -> Iterator[Outcome]:
    """Find a body that decided with too few present, a 通过 with too few in favour, a 未通过 with enough of both.

    A meeting that carried nothing is silent but for the last. The text in force on the day of the meeting judges it.
    """
    day = sitting.day
    quorum, majority = (policy.limit(name, day) if name else None for name in (need.quorum, need.majority))
    if majority is None or (quorum is None and need.quorum):
        yield Skip(f"{day.year}年这种会议的人数规定没有施行，或者还没有核对")
        return
    people = _people(sitting.attendance, bool(need.away and policy.limit(need.away, day)))
    houses = policy.limit(need.households, day) if need.households else None
    if quorum and not _counted(sitting, people, houses):
        if sitting.passed is not False:
            yield Skip("没有写应到、实到人数")
    elif quorum and not _came(sitting.attendance, people, quorum, houses):
        if sitting.passed is not False:
            yield _too_few(sitting, people, quorum)
    else:
        yield from _votes(sitting, people, majority, need)


def _people(attendance: "Attendance", away_left_out: bool) -> tuple[int, int] | None:
    """(due, present) in persons; without the unreachable where the place leaves them out; None when not both are written."""
    if not attendance.due or attendance.present is None:
        return None
    away = (attendance.away or 0) if away_left_out else 0
    return (max(attendance.due - away, 0), attendance.present)


def _counted(sitting: Sitting, people: tuple[int, int] | None, houses: "Limit | None") -> bool:
    attendance = sitting.attendance
    return people is not None or bool(houses and attendance.households_due and attendance.households is not None)


def _came(attendance: "Attendance", people: tuple[int, int] | None, quorum: "Limit", houses: "Limit | None") -> bool:
    if people and enough(people[1], people[0], quorum.value):
        return True
    due, came = attendance.households_due, attendance.households
    return bool(houses and due and came is not None and enough(came, due, houses.value))


def _too_few(sitting: Sitting, people: tuple[int, int] | None, quorum: "Limit") -> Fault:
    attendance = sitting.attendance
    due, came = people or (attendance.households_due or 0, attendance.households or 0)
    unit = "人" if people else "户"
    need = f"，至少要到{least(due, quorum.value)}人" if people else ""
    body = sitting.name if sitting.name.endswith(("决议", "审议")) and len(sitting.came) > 1 else sitting.body
    return Fault(
        (*sitting.came, "实到" if people else "实到户"),
        f"{body}应到{due}{unit}，实到{came}{unit}，到会不够，决议不能算数",
        note=f"要{quorum.text if people else '达到2/3的户'}{need}",
        fix="对照签到表改正；确实不够的，写 " + _not_passed(sitting) + "，重新开会",
        severity=quorum.severity,
        basis=quorum.basis,
        blocks=sitting.passed is True and quorum.severity is Severity.ERROR,
    )


def _votes(sitting: Sitting, people: tuple[int, int] | None, majority: "Limit", need: Need) -> Iterator[Fault]:
    ballot, attendance = sitting.ballot, sitting.attendance
    base = people[0] if need.of_all and people else _present(attendance, ballot)
    if base is None or base <= 0 or ballot.in_favour is None or _uneven(attendance, ballot):
        return
    carries = enough(ballot.in_favour, base, majority.value)
    whole = f"全体{base}人" if need.of_all else f"有{base}人参加表决"
    if sitting.passed is True and not carries:
        yield Fault(
            (*sitting.voted, "同意"),
            f"{sitting.name}{whole}，同意{ballot.in_favour}票，不够通过",
            note=f"要{majority.text}，至少{least(base, majority.value)}票",
            fix=f"对照票数改正；确实不够的，写 {_not_passed(sitting)}",
            severity=majority.severity,
            basis=majority.basis,
            blocks=majority.severity is Severity.ERROR,
        )
    elif sitting.declared == "未通过" and carries and not _OWN_SHARE & set(sitting.matters):
        yield Fault(
            (*sitting.voted, "同意"),
            f"{sitting.name}{whole}，同意{ballot.in_favour}票，够通过，写的是未通过",
            note=f"{majority.text}就通过",
            fix=f"对照会议记录，改票数，或者写 {_not_passed(sitting).replace('未通过', '通过')}；章程要求更多的，在“备注”里写明",
            severity=Severity.WARNING,
            basis=majority.basis,
            blocks=False,
        )


def _uneven(attendance: "Attendance", ballot: "Ballot") -> bool:
    """Whether a full tally does not add up: D12 speaks, and nobody knows which of its numbers is right."""
    came = {attendance.present, attendance.households} - {None}
    told = ballot.against is not None and ballot.abstained is not None
    return told and bool(came) and ballot.cast + (ballot.recused or 0) not in came


def _present(attendance: "Attendance", ballot: "Ballot") -> int | None:
    present = attendance.present if attendance.present is not None else attendance.households
    return None if present is None else present - (ballot.recused or 0)


def _not_passed(sitting: Sitting) -> str:
    return f"{sitting.result_key}: 未通过"


def least(base: int, share: Share) -> int:
    """The smallest number that reaches the share of a base."""
    numerator, denominator, strict = share
    return base * numerator // denominator + 1 if strict else -(-base * numerator // denominator)
