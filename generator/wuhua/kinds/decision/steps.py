"""The six steps of a decision as a sheet shows them: dates, votes, what the law asks beside what was reached."""

from datetime import date

from wuhua.base.dates import add_days
from wuhua.kinds.decision.record import Decision, Meeting, Published, Step
from wuhua.law.policy import Policy
from wuhua.model.quorum import NEEDS, asked_of, measure, voters
from wuhua.model.sheet import Step as StepShown
from wuhua.model.sheet import StepsBlock, Tone, Vote

_GLOSS = {
    "党组织提议": "村党组织先提出来",
    "两委商议": "党组织和村委会一起商量",
    "党员大会审议": "全体党员讨论",
    "决议公开": "贴出来让大家看、提意见",
    "实施结果公开": "办完以后公布结果",
}


def steps_block(record: Decision, policy: Policy, as_of: date) -> StepsBlock:
    """All six in order; those that have not happened yet stand as such, those that never will too."""
    steps = record.steps
    resolution = steps.resolution
    fourth = resolution[0] if resolution else "村民代表会议决议"
    ordered: list[tuple[str, Step | None]] = [
        ("党组织提议", steps.proposal),
        ("两委商议", steps.consultation),
        ("党员大会审议", steps.review),
        (fourth, resolution[1] if resolution else None),
        ("决议公开", steps.decision_posted),
        ("实施结果公开", steps.result_posted),
    ]
    shown = [_step(title, step, record, policy, as_of) for title, step in ordered]
    if (record.passed is False or record.outcome == "撤回") and steps.result_posted is None:
        why = "撤回了，不办了" if record.outcome == "撤回" else "没有通过，不办了"
        shown[-1] = StepShown("实施结果公开", None, Tone.PLAIN, why, state="不用公开")
    return StepsBlock("怎么定下来的", tuple(shown))


def _step(title: str, step: Step | None, record: Decision, policy: Policy, as_of: date) -> StepShown:
    if step is None:
        return StepShown(title, None, Tone.PLAIN, "还没到这一步")
    until = add_days(step.day, step.days) if isinstance(step, Published) and step.days is not None else None
    running = until is not None and as_of <= until
    vote = _vote(title, step, record, policy) if isinstance(step, Meeting) else None
    return StepShown(title, step.day, Tone.OPEN if running else Tone.GOOD, _note(title, step), vote, until)


def _note(title: str, step: Step) -> str:
    note = step.note or _GLOSS.get(title, "")
    if isinstance(step, Meeting) and step.observers:
        note = f"{note}；列席{step.observers}人，不表决".lstrip("；")
    if isinstance(step, Published) and step.objections:
        note = f"公示期间的意见：{step.objections}"
    return note


def _vote(title: str, step: Meeting, record: Decision, policy: Policy) -> Vote | None:
    """The vote beside the law; of the fourth step the decision's own verdict, of an earlier one the count."""
    if step.in_favour is None:
        return None
    need = NEEDS.get(title.removesuffix("决议").removesuffix("审议"))
    found = measure(need, step, step, policy, step.day) if need else None
    base = voters(step, step)
    passed = 2 * step.in_favour > base if base else None
    if record.steps.resolution and record.steps.resolution[1] is step:
        passed = None if record.outcome == "撤回" else record.passed
    unknown = found is not None and not found.known
    return Vote(
        step.due,
        step.present,
        step.in_favour,
        step.against,
        step.abstained,
        step.invalid,
        step.recused,
        f"{step.day.year}年这种会议的人数规定没有施行，或者还没有核对，先不比。" if unknown else "",
        passed,
        asked_of(found) if found else (),
    )
