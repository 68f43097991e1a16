"""Sheets to be made in, those that may be out: one that was withdrawn is not made again while its record still says the same."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wuhua.base.codes import show_code
from wuhua.base.finding import Finding, Severity, Span
from wuhua.hanging.making import in_files
from wuhua.steps.keepsakes import is_withdrawn, keepsake_name, kept_codes, read_keepsake

if TYPE_CHECKING:
    from wuhua.hanging.jobs import Hanging
    from wuhua.steps.survey import Survey

_CODE = "B202"


def hold_back(survey: "Survey", jobs: "Sequence[Hanging]") -> "tuple[list[Hanging], tuple[Finding, ...]]":
    """The jobs without those of withdrawn sheets, and a finding for each of these."""
    kept = kept_codes(survey.listing)
    codes = {one.job.code for one in jobs if one.job.code in kept}
    gone = {code for code in codes if is_withdrawn(read_keepsake(survey.settings, keepsake_name(code)))}
    held = {one.job.code: one for one in jobs if one.job.code in gone}
    return [one for one in jobs if one.job.code not in gone], in_files(map(_told, held.values()), survey)


def is_withheld(findings: Sequence[Finding]) -> bool:
    """Whether any of these says that a sheet was not made."""
    return any(finding.code == _CODE for finding in findings)


def _told(one: "Hanging") -> Finding:
    """The title may be what had to go: it is not repeated."""
    return Finding(
        code=_CODE,
        message=f"编号 {show_code(one.job.code)} 的公开单已经撤回，记录里还是撤回的内容，没有做",
        span=Span(one.job.sheet.key),
        severity=Severity.ERROR,
        note="墙上的取下来，不能再贴",
        fix="改记录，去掉不该写的；改好以后编号会变，再做、再贴",
    )
