"""A procedure in, what its template draws out: steps, votes to scale, what the law asks beside what was reached."""

from decimal import Decimal
from typing import Any

from wuhua.model.sheet import Asked, Link, Step, StepsBlock, Tone, Vote
from wuhua.outputs.values import Links, render_day, render_link, render_sentence

View = dict[str, Any]


def shown_steps(block: StepsBlock, links: Links) -> View:
    """What ``blocks/steps`` lays out."""
    dated = any(step.day or step.vote or step.tone is not Tone.PLAIN for step in block.steps)
    steps = [_step(step, links) for step in block.steps]
    return {"dated": dated, "numbered": block.numbered, "first": block.first, "steps": steps}


def _step(step: Step, links: Links) -> View:
    return {
        "name": render_link(Link(step.name, step.key), links) if step.key else step.name,
        "label": step.name,
        "tone": step.tone.value,
        "state": step.state,
        "day": render_day(step.day) if step.day else "",
        "until": render_day(step.until) if step.until else "",
        "ends": step.until.isoformat() if step.until and step.state else "",
        "note": step.note,
        "said": [render_sentence(sentence, links) for sentence in step.said],
        "vote": _vote(step.vote) if step.vote else None,
    }


def _vote(vote: Vote) -> View:
    named = (("due", vote.due), ("present", vote.present), ("yes", vote.in_favour), ("no", vote.against))
    more = (("abstained", vote.abstained), ("invalid", vote.invalid), ("recused", vote.recused))
    return {
        "counts": [(name, f"{number:,}") for name, number in named + more if number is not None],
        "bar": _vote_bar(vote),
        "need": vote.need,
        "asked": [(each, _of_whom(each)) for each in vote.asked],
        "bases": list(dict.fromkeys(each.basis for each in vote.asked if each.basis)),
        "passed": vote.passed,
    }


def _of_whom(asked: Asked) -> str:
    """Whose share is asked: of all who could come, or of those who came."""
    if asked.unit != "票":
        return f"应到{asked.base:,}{asked.unit}"
    return f"全体{asked.base:,}人" if asked.of_all else f"参加表决的{asked.base:,}人"


def _vote_bar(vote: Vote) -> View | None:
    """Lay the votes end to end over the whole (应到, else 实到, else the votes); None where no vote was counted.

    ``least``: where the votes that suffice end, None where the law's number is not known.
    """
    counts = [("yes", vote.in_favour or 0), ("no", vote.against or 0), ("abstained", vote.abstained or 0)]
    whole = max(vote.due or 0, vote.present or 0, sum(number for _, number in counts))
    if vote.in_favour is None or not whole:
        return None
    parts, start = [], 0
    for name, number in counts:
        parts.append((name, thousandths(start, whole), thousandths(number, whole)))
        start += number
    least = next((each.least for each in vote.asked if each.unit == "票" and each.least <= whole), None)
    return {
        "parts": [part for part in parts if part[2] != "0"],
        "present": thousandths(vote.present or 0, whole),
        "least": None if least is None else thousandths(least, whole),
    }


def thousandths(part: Decimal | int, whole: Decimal | int) -> str:
    """The part in thousandths of the whole, without needless decimals."""
    return format(round(Decimal(part) * 1000 / whole, 1).normalize(), "f") if whole else "0"
