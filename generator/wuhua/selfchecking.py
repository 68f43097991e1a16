"""``wuhua compliance``: the self-check in the terminal; on demand as data and as the form for the town."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.dates import show_day
from wuhua.base.faults import MachineFault
from wuhua.base.writing import write_there
from wuhua.config import Settings
from wuhua.overviews.compliance import form_sheet
from wuhua.overviews.selfcheck import Case, Selfcheck, Sums
from wuhua.steps.selfcheck import selfcheck_json, selfcheck_of

if TYPE_CHECKING:
    from wuhua.steps.survey import Survey

#: A form is read in the hand.
_READ_FROM_M = Decimal("0.4")
_INDENT = "    "


def tell_selfcheck(settings: Settings, as_of: date, data: Path | None, form: Path | None) -> tuple[str, int]:
    """The counts and where they come from, and exit code 1 when anything asks for work; ``data`` and ``form`` name files to write."""
    from wuhua.pipeline import check

    survey = check(settings, as_of)
    found = selfcheck_of(survey)
    if data is not None:
        write_there(data, selfcheck_json(found))
    if form is not None:
        write_there(form, form_pdf(survey, found))
    return "\n".join(_lines(found)), 1 if found.sums.problems else 0


def form_pdf(survey: "Survey", found: Selfcheck) -> bytes:
    """The form, A4, one page. MachineFault when a font or a character is missing."""
    from wuhua.outputs.board import BoardJob, make_boards, paper
    from wuhua.steps.site import face_of

    sheet = form_sheet(found, survey.village.policy.name)
    job = BoardJob(sheet, face_of(survey, False), paper("A4", distance_m=_READ_FROM_M), "")
    result = make_boards([job], survey.settings.root / ".wuhua" / "boards")[0]
    if not result.pdfs:
        raise MachineFault("没有做成表：" + "；".join(finding.message for finding in result.findings))
    return result.pdfs[0]


def _lines(found: Selfcheck) -> list[str]:
    lines = [f"{found.village.name} 五化自查，算到{show_day(found.village.as_of)}"]
    for family in found.families:
        lines.append(f"{family.name}：{_told(family.sums)}")
        lines += (_case(case) for case in family.cases)
        lines += (
            f"{_INDENT}没能查 {rule.code}（{cases}处）：{why}" for rule in family.rules for why, cases in rule.reasons
        )
        lines += (f"{_INDENT}没有用上 {rule.code}：{rule.idle}" for rule in family.rules if rule.idle)
    lines += map(_case, found.writing)
    return [*lines, f"合计：{_told(found.sums)}"]


def _told(sums: Sums) -> str:
    aside = [(sums.notes, "处只作提示"), (sums.waived, "处写明原因不改"), (sums.idle, "条没有用上")]
    more = "".join(f"，{count}{words}" for count, words in aside if count)
    rules = f"{sums.asked}条规则，{sums.clean}条没有问题，{sums.unrun}条没能查全"
    return f"{rules}；要改的{sums.problems}处{more}"


def _case(case: Case) -> str:
    found = case.finding
    word = "要改" if case.is_open else "提示" if found.waiver is None else "不改"
    why = found.waiver if found.waiver is not None else found.note
    return f"{_INDENT}{word} {found.code} {found.span}：{found.message}" + (f"（{why}）" if why else "")
