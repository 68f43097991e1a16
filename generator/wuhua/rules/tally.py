"""Gather what rules say into findings at their places, set aside where the clerk waives them.

In: faults and skips. Out: a Report.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from wuhua.base.finding import Finding, Severity, Span
from wuhua.rules.report import Counts, Report
from wuhua.rules.rule import Fault, Rule, Skip
from wuhua.rules.waivers import unmet_waivers, waive

if TYPE_CHECKING:
    from wuhua.law.policy import Policy

_FOUND, _CLEAN, _SKIPPED = Counts(1, 0, 0), Counts(0, 1, 0), Counts(0, 0, 1)


class Tally:
    """Gathers what the rules say of one file."""

    def __init__(
        self, waived: Mapping[str, str], place: Callable[[Fault], tuple[Span, str]], policy: "Policy | None"
    ) -> None:
        self._waived = waived
        self._place = place
        self._policy = policy
        self._findings: list[Finding] = []
        self._ran: dict[str, Counts] = {}
        self._skipped: dict[tuple[str, str], int] = {}

    def ask(self, rule: Rule, outcomes: Iterable[Fault | Skip]) -> None:
        """Take what one rule says; nothing said is clean."""
        faults = skipped = 0
        for outcome in outcomes:
            if isinstance(outcome, Skip):
                key = (rule.code, outcome.reason)
                self._skipped[key] = self._skipped.get(key, 0) + outcome.cases
                skipped += outcome.cases
            else:
                self.add(rule.code, outcome, rule)
                faults += 1
        self._ran[rule.code] = self._count(rule, faults, skipped)

    def _count(self, rule: Rule, faults: int, skipped: int) -> Counts:
        return _FOUND if faults else _SKIPPED if skipped else _CLEAN

    def add(self, code: str, fault: Fault, rule: Rule | None = None) -> None:
        """Make a fault a finding at its place, set aside where the clerk waives it."""
        span, source = self._place(fault)
        if fault.columns:
            line, column, end_column = fault.columns
            span = Span(span.file, line, column, end_column)
        blocks = fault.blocks if fault.blocks is not None else bool(rule and rule.blocks)
        severity = fault.severity or (rule.severity if rule else Severity.ERROR)
        basis, shown = fault.basis or self._basis(rule), _masked(source)
        found = Finding(code, fault.message, span, severity, fault.note, fault.fix, basis, blocks, None, shown)
        self._findings.append(waive(found, self._waived_for(fault)))

    def _waived_for(self, fault: Fault) -> Mapping[str, str]:
        return self._waived

    def _basis(self, rule: Rule | None) -> str:
        if rule is None or self._policy is None:
            return ""
        return "；".join(self._policy.basis(clause) for clause in rule.clauses)

    def report(self) -> Report:
        """All that was said, with the waivers that met nothing."""
        if self._waived:
            found = {code: counts.found > 0 for code, counts in self._ran.items() if not counts.skipped}
            blocking = {finding.code for finding in self._findings if finding.blocks}
            for code, fault in unmet_waivers(self._waived, found, blocking):
                self.add(code, fault)
        findings = tuple(sorted(self._findings, key=lambda finding: finding.order))
        skipped = tuple((code, reason, cases) for (code, reason), cases in sorted(self._skipped.items()))
        return Report(findings, self._ran, skipped)


def _masked(line: str) -> str:
    """The author's line with private numbers masked: no printed line repeats one."""
    from wuhua.base.private import mask_private

    return mask_private(line)
