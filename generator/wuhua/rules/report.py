"""What checking gave: findings, and for each rule how often it found, was clean, or could not run."""

from collections.abc import Iterable, Mapping
from operator import add
from typing import Any, NamedTuple

from msgspec import Struct

from wuhua.base.finding import Finding, Severity, Span

#: Why the rules of a misshapen record could not run.
UNREAD = "这份文件的写法要先改好"
#: Why a rule could not say that a record is missing.
UNREAD_NEAR = "要找的记录可能在写法没改好的文件里"


class Counts(NamedTuple):
    """How many records a rule found something in, found clean, could not be asked of."""

    found: int = 0
    clean: int = 0
    skipped: int = 0


class Report(Struct, frozen=True):
    """Findings in order of place, counts by code, and (code, reason, how many) of what could not run.

    Reports add up; ``total`` adds many in one pass.
    """

    findings: tuple[Finding, ...] = ()
    ran: Mapping[str, Counts] = {}
    skipped: tuple[tuple[str, str, int], ...] = ()

    def __add__(self, other: "Report") -> "Report":
        return total((self, other))

    @property
    def blocks(self) -> bool:
        """Whether anything found keeps the village from being published."""
        return any(finding.blocks for finding in self.findings)

    def times(self, count: int) -> "Report":
        """What so many files say that each say this; findings name their file, so only one file says them."""
        if count == 1:
            return self
        ran = {code: Counts(*(number * count for number in counts)) for code, counts in self.ran.items()}
        return Report(
            self.findings * count, ran, tuple((code, why, cases * count) for code, why, cases in self.skipped)
        )

    def row(self) -> tuple[Any, ...]:
        """The same as plain tuples, for the cache."""
        ran = tuple((code, *counts) for code, counts in self.ran.items())
        return (tuple(finding_row(finding) for finding in self.findings), ran, self.skipped)


def report_of_row(row: tuple[Any, ...]) -> Report:
    """Read what ``Report.row()`` gave."""
    findings, ran, skipped = row
    counts = {code: Counts(*numbers) for code, *numbers in ran}
    return Report(tuple(map(finding_of_row, findings)), counts, tuple(tuple(line) for line in skipped))


def total(reports: Iterable[Report]) -> Report:
    """Add reports up: findings in order of place, the same reason for not running counted together."""
    findings: list[Finding] = []
    ran: dict[str, Counts] = {}
    skipped: dict[tuple[str, str], int] = {}
    for report in reports:
        findings += report.findings
        for code, counts in report.ran.items():
            known = ran.get(code)
            ran[code] = counts if known is None else Counts(*map(add, known, counts))
        for code, reason, cases in report.skipped:
            skipped[code, reason] = skipped.get((code, reason), 0) + cases
    return Report(
        tuple(sorted(findings, key=lambda finding: finding.order)),
        {code: ran[code] for code in sorted(ran)},
        tuple((code, reason, skipped[code, reason]) for code, reason in sorted(skipped)),
    )


def finding_row(finding: Finding) -> tuple[Any, ...]:
    """A finding as plain values that ``marshal`` can write."""
    span = finding.span
    return (
        finding.code,
        finding.message,
        (span.file, span.line, span.column, span.end_column),
        finding.severity.value,
        finding.note,
        finding.fix,
        finding.basis,
        finding.blocks,
        finding.waiver,
        finding.source,
    )


def finding_of_row(row: tuple[Any, ...]) -> Finding:
    """Read what ``finding_row`` gave."""
    code, message, span, severity, *rest = row
    return Finding(code, message, Span(*span), Severity(severity), *rest)
