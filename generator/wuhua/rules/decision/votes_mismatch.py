"""D12: who was present cast a ballot or was recused, and no more came than could; an election's papers and votes agree."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.rules.quorum import Sitting, sittings
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.kinds.voting import Attendance, Ballot
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: Any, facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find meetings and ballots whose figures cannot all be so.

    Once 反对 or 弃权 is written too, what is not written counts 0; a notice that tells 同意 alone has not told the rest.
    """
    if facts.kind == "election":
        from wuhua.rules.ballots import find_mismatches

        yield from find_mismatches(record)
        return
    held = list(sittings(record, facts.kind))
    told: set[tuple[str | int, ...]] = set()
    for sitting in held:
        if sitting.came not in told:
            over = next(_crowd(sitting), None) or next(_attendance_off(held, sitting), None)
            told |= {sitting.came} if over else set()
            yield from (over,) if over else _ballots_off(sitting)
    if facts.kind == "meeting" and not record.resolutions and record.attendance:
        yield from _crowd_of(record.came, str(record.body), ("到会",))


def _crowd(sitting: Sitting) -> Iterator[Fault]:
    name = sitting.name if len(sitting.came) > 1 else sitting.body
    yield from _crowd_of(sitting.attendance, name, sitting.came)


def _crowd_of(attendance: "Attendance", name: str, path: tuple[str | int, ...]) -> Iterator[Fault]:
    """More came than could."""
    for came, due, unit, word, said in (
        (attendance.present, attendance.due, "人", "实到", "应到{}，实到{}"),
        (attendance.households, attendance.households_due, "户", "实到户", "应到{}，实到{}"),
        (attendance.women, attendance.women_due, "人", "实到女代表", "女代表应到{}，实到{}"),
        (attendance.women, attendance.present, "人", "实到女代表", "实到一共{}，女代表实到{}"),
    ):
        if came is not None and due is not None and came > due:
            message = name + said.format(f"{due}{unit}", f"{came}{unit}")
            yield Fault((*path, word), message, f"多了{came - due}{unit}", "列席的不算实到；对照签到表改正")
            return
    yield from _beyond_due(attendance, name, path)


def _beyond_due(attendance: "Attendance", name: str, path: tuple[str | int, ...]) -> Iterator[Fault]:
    """Those who came and those away are more than could come, or its women are."""
    due, present, away, women = attendance.due, attendance.present, attendance.away, attendance.women_due
    if due is not None and away is not None and (present or 0) + away > due:
        message = f"{name}应到{due}人，实到{present or 0}人，外出{away}人，加起来比应到多"
        fix = "外出的是应到的人里不在村、联系不上的；对照签到表和外出名单改正"
        yield Fault((*path, "外出"), message, f"多了{(present or 0) + away - due}人", fix)
    elif due is not None and women is not None and women > due:
        message = f"{name}应到一共{due}人，女代表应到{women}人"
        yield Fault((*path, "应到女代表"), message, f"多了{women - due}人", "对照代表名单改正")


def _attendance_off(held: list[Sitting], sitting: Sitting) -> Iterator[Fault]:
    """Votes of one meeting that agree with each other but not with who came: who came is the wrong number, told once."""
    ballots = [each.ballot for each in held if each.came == sitting.came and each.ballot.in_favour is not None]
    if all(map(_is_favour_alone, ballots)):
        return
    sums = {ballot.cast + (ballot.recused or 0) for ballot in ballots}
    came = sitting.attendance.present
    if came is None or len(ballots) < 2 or len(sums) > 1 or sums <= {came, sitting.attendance.households}:
        return
    added = sums.pop()
    message = f"{sitting.body}{len(ballots)}次表决，票加起来都是{added}，实到{came}人"
    yield Fault((*sitting.came, "实到"), message, f"差{abs(added - came)}", "对照签到表，改写错的那个数")


def _ballots_off(sitting: Sitting) -> Iterator[Outcome]:
    ballot, attendance = sitting.ballot, sitting.attendance
    if ballot.in_favour is None:
        return
    added = ballot.cast + (ballot.recused or 0)
    persons, houses = attendance.present, attendance.households
    if persons is None and houses is None:
        yield from _beyond(sitting, added)
        return
    # A meeting of households may write its heads too: one vote each, whichever was counted.
    if added in (persons, houses):
        return
    whole, unit = (persons, "人") if persons is not None else (houses or 0, "户")
    if added < whole and _is_favour_alone(ballot):
        yield Skip("反对票和弃权票没有写")
        return
    message = f"{sitting.name}{_told(ballot)}，加起来是{added}，实到{whole}{unit}"
    off = f"差{abs(added - whole)}"
    path = (*sitting.came, "实到" if unit == "人" else "实到户") if len(sitting.came) > 1 else (*sitting.voted, "同意")
    yield Fault(path, message, off, "对照票数和签到表，改写错的那个数；无效票写在“无效”里")


def _is_favour_alone(ballot: "Ballot") -> bool:
    return ballot.against is None and ballot.abstained is None


def _beyond(sitting: Sitting, added: int) -> Iterator[Fault]:
    """More voted than could come, where nobody wrote how many came."""
    due, unit = sitting.attendance.due, "人"
    if due is None:
        due, unit = sitting.attendance.households_due, "户"
    if due is not None and added > due:
        message = f"{sitting.name}{_told(sitting.ballot)}，加起来是{added}，应到{due}{unit}"
        yield Fault((*sitting.voted, "同意"), message, f"多了{added - due}", "对照票数和签到表，改写错的那个数")


def _told(ballot: "Ballot") -> str:
    """What was written, as one reads it: 同意39、反对1、弃权1."""
    pairs = (
        ("同意", ballot.in_favour),
        ("反对", ballot.against),
        ("弃权", ballot.abstained),
        ("无效", ballot.invalid),
        ("回避", ballot.recused),
    )
    return "、".join(f"{name}{count}" for name, count in pairs if count is not None)


RULE = Rule(
    "D12", "票数对不上", "record", find, kinds=("decision", "meeting", "election"), blocks=True, clauses=("勾稽",)
)
