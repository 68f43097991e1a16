"""What the quorum rules have in common: sittings of either kind, enough came, enough were in favour. Integers, cross-multiplied.

D02, D03, D04, D07, D08, D17 each judge their own bodies; what is asked of each stands in ``model/quorum.py``, which pages show too.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.finding import Severity
from wuhua.base.patterns import pattern
from wuhua.model.quorum import NEEDS, Bar, Measured, Need, measure, voters
from wuhua.rules.rule import Fault, Outcome, Skip

if TYPE_CHECKING:
    from datetime import date

    from wuhua.kinds.voting import Attendance, Ballot
    from wuhua.law.policy import Limit, Policy

Path = tuple[str | int, ...]
#: Matters that ask for a share of their own (D09, D16, D18): less than it is no contradiction.
_OWN_SHARE = frozenset({"土地承包", "承包地调整", "包给外人", "外来人员成员权利"})


#: 进度 of a matter that nobody goes on with.
_STOPPED = pattern("[未没不]|终止|中止|停|取消|缓|否决|再议|搁置|撤|待|重新")


class Sitting(NamedTuple):
    """One vote of one body: a step of a decision, or a resolution of a meeting.

    ``came`` and ``voted`` are the paths under which attendance and votes are written; ``passed`` None while undecided;
    ``acted`` why a vote that the count says was lost is judged as if carried: 完成日期 and the like; empty where it is not.
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
    acted: str = ""


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
                2 * given.in_favour > (voters(record.came, given) or 0),
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
        acted = _acted(record) if last and record.outcome is None and record.passed is False else ""
        # What went on to the fourth step was taken as carried before it; a second body's vote stands for itself.
        passed = record.passed if last or resolution is None else _own(meeting) if step.endswith("决议") else True
        body = step.removesuffix("决议").removesuffix("审议")
        yield Sitting(
            body,
            step,
            meeting.day,
            path,
            path,
            meeting,
            meeting,
            True if acted else passed,
            declared,
            matters,
            acted=acted,
        )


def _acted(record: Any) -> str:
    """What shows that a matter was carried out, for nobody declared how the vote ended; empty where nothing does."""
    written = (("完成日期", record.finished), ("决算", record.final_cost), ("实施结果公开", record.steps.result_posted))
    going = record.progress and not _STOPPED.search(record.progress)
    return next((name for name, value in written if value is not None), "进度" if going else "")


def _own(meeting: Any) -> bool | None:
    base = voters(meeting, meeting)
    return None if meeting.in_favour is None else 2 * meeting.in_favour > (base or 0)


def judge_bodies(record: Any, kind: str, policy: "Policy", bodies: tuple[str, ...]) -> Iterator[Outcome]:
    """Judge the votes of some bodies; a meeting too small is told once, however many resolutions it passed."""
    told: set[str] = set()
    for sitting in sittings(record, kind):
        if sitting.body in bodies:
            for outcome in judge(sitting, policy):
                mark = outcome.message if isinstance(outcome, Fault) else outcome.reason
                if mark not in told:
                    told.add(mark)
                    yield outcome


def judge(sitting: Sitting, policy: "Policy") -> Iterator[Outcome]:
    """Find a body that decided with too few present, a 通过 with too few in favour, a 未通过 with enough of both.

    A meeting that carried nothing is silent but for the last. The text in force on the day of the meeting judges it.
    """
    day, need = sitting.day, NEEDS[sitting.body]
    found = measure(need, sitting.attendance, sitting.ballot, policy, day)
    if not found.known:
        yield Skip(f"{day.year}年这种会议的人数规定没有施行，或者还没有核对")
    elif found.quorate is None:
        if sitting.passed is not False:
            yield Skip("没有写应到、实到人数")
    elif not found.quorate:
        if sitting.passed is not False:
            yield _too_few(sitting, found, policy.limits(need.quorum, day)[0])
    elif found.votes:
        yield from _votes(sitting, found.votes, need)


def _too_few(sitting: Sitting, found: Measured, quorum: "Limit") -> Fault:
    bar = found.came[0]
    people = bar.unit == "人"
    enough_came = f"，至少要到{bar.least}人" if people else ""
    body = sitting.name if sitting.name.endswith(("决议", "审议")) and len(sitting.came) > 1 else sitting.body
    return Fault(
        (*sitting.came, "实到" if people else "实到户"),
        f"{body}应到{bar.base}{bar.unit}，实到{bar.reached}{bar.unit}，到会不够，决议不能算数",
        note=f"要{quorum.text if people else '达到2/3的户'}{enough_came}",
        fix="对照签到表改正；确实不够的，写 " + _not_passed(sitting) + ("" if sitting.acted else "，重新开会"),
        severity=quorum.severity,
        basis=quorum.basis,
        blocks=sitting.passed is True and sitting.acted != "进度" and quorum.severity is Severity.ERROR,
    )


def _votes(sitting: Sitting, bar: Bar, need: Need) -> Iterator[Fault]:
    majority, ballot = bar.limit, sitting.ballot
    whole = f"全体{bar.base}人" if need.of_all else f"有{bar.base}人参加表决"
    if sitting.passed is True and not bar.holds:
        yield Fault(
            (*sitting.voted, "同意"),
            f"{sitting.name}{whole}，同意{ballot.in_favour}票，不够通过" + ("，事情却办了" if sitting.acted else ""),
            note=f"要{majority.text}，至少{bar.least}票",
            fix=f"对照票数改正；确实不够的，写 {_not_passed(sitting)}",
            severity=majority.severity,
            basis=majority.basis,
            blocks=sitting.acted != "进度" and majority.severity is Severity.ERROR,
        )
    elif sitting.declared == "未通过" and bar.holds and not _OWN_SHARE & set(sitting.matters):
        yield Fault(
            (*sitting.voted, "同意"),
            f"{sitting.name}{whole}，同意{ballot.in_favour}票，够通过，写的是未通过",
            note=f"{majority.text}就通过",
            fix=f"对照会议记录，改票数，或者写 {_not_passed(sitting).replace('未通过', '通过')}；章程要求更多的，在“备注”里写明",
            severity=Severity.WARNING,
            basis=majority.basis,
            blocks=False,
        )


def _not_passed(sitting: Sitting) -> str:
    return f"{sitting.result_key}: 未通过" + (f"，删掉 {sitting.acted}" if sitting.acted else "")
