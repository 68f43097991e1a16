"""Step three, check.  In: a document, a record, or the village's index.  Out: a Report.  Reads no file of the village.

Rules are found by walking the family folders; a rule that raises is a bug and is let through.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Protocol

import wuhua.rules as room
from wuhua.base.finding import Finding, Severity, Span
from wuhua.rules.report import Counts, Report
from wuhua.rules.rule import Fault, Rule, Skip
from wuhua.rules.waivers import unknown_waivers, unmet_waivers, waive, waivers_in

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record
    from wuhua.model.village import Village

_FOUND, _CLEAN, _SKIPPED = Counts(1, 0, 0), Counts(0, 1, 0), Counts(0, 0, 1)
#: Where a path of a file stands (at its key when asked), and that line as the author wrote it.
SpanOf = Callable[[str, tuple[str | int, ...], bool], tuple[Span, str]]


class Located(Protocol):
    """What the loader gives, as far as rules need it."""

    @property
    def value(self) -> Any:
        """Nested dict, list and str."""
        ...

    def span(self, path: tuple[str | int, ...], *, key: bool = False) -> Span:
        """The place of the value (or of its key) at a path."""
        ...

    def line(self, number: int) -> str:
        """A line as the author wrote it."""
        ...


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule whose file stands in a family's folder, by code."""
    found = []
    for family in iter_modules(room.__path__):
        if family.ispkg:
            package = import_module(f"{room.__name__}.{family.name}")
            found += [import_module(f"{package.__name__}.{each.name}").RULE for each in iter_modules(package.__path__)]
    return tuple(sorted(found, key=lambda rule: rule.code))


@cache
def rules_by_code() -> dict[str, Rule]:
    """Every rule by its code."""
    return {rule.code: rule for rule in all_rules()}


def rule(code: str) -> Rule | None:
    """The rule of a code; None when there is none."""
    return rules_by_code().get(code)


def explain(code: str) -> str | None:
    """The rule's page (Markdown); None when no rule has this code."""
    found = rule(code)
    if found is None:
        return None
    return Path(str(sys.modules[found.find.__module__].__file__)).with_suffix(".md").read_text("utf-8")


@cache
def _rules_for(scope: str, kind: str) -> tuple[Rule, ...]:
    return tuple(each for each in all_rules() if each.scope == scope and (not each.kinds or kind in each.kinds))


def check_text(document: Located, kind: str) -> Report:
    """Ask the rules that read a file's text, whether or not it makes a record."""
    tally = _Tally(waivers_in(document.value), lambda fault: _place(document, fault), None)
    for each in _rules_for("text", kind):
        tally.ask(each, each.find(document, kind))
    return tally.report()


def check_record(record: "Record", facts: "Facts", document: Located, policy: "Policy") -> Report:
    """Ask the rules that read one record. The result holds as long as the file and the policy are the same."""
    tally = _Tally(facts.waived, lambda fault: _place(document, fault), policy)
    for each in _rules_for("record", facts.kind):
        tally.ask(each, each.find(record, facts, policy))
    for code, fault in unknown_waivers(facts.waived, rules_by_code()) if facts.waived else ():
        tally.add(code, fault)
    return tally.report()


def check_village(village: "Village", span_of: SpanOf) -> Report:
    """Ask the rules that read the index. ``ran`` counts the records of the kinds that a rule reads."""

    def place(fault: Fault) -> tuple[Span, str]:
        return span_of(fault.file, fault.path, fault.at_key)

    tally = _VillageTally(village, place)
    for each in all_rules():
        if each.scope == "village":
            tally.ask(each, each.find(village))
    return tally.report()


def count_unrun(kind: str, reason: str = "这份文件的写法要先改好") -> Report:
    """Count a misshapen record's rules as «could not run»."""
    silent = _rules_for("record", kind)
    ran = {each.code: Counts(skipped=1) for each in silent}
    return Report((), ran, tuple((each.code, reason, 1) for each in silent))


def _place(document: Located, fault: Fault) -> tuple[Span, str]:
    span = document.span(fault.path, key=fault.at_key)
    return span, document.line(fault.columns[0] if fault.columns else span.line)


class _Tally:
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


class _VillageTally(_Tally):
    """Gathers what the rules say of the whole index: waivers and counts are each file's own."""

    def __init__(self, village: "Village", place: Callable[[Fault], tuple[Span, str]]) -> None:
        super().__init__({}, place, village.policy)
        self._village = village
        self._files = {row.file: row.waived for row in village.facts.values() if row.waived}
        self._hit: dict[str, set[str]] = {}
        self._blocked: dict[str, set[str]] = {}

    def _waived_for(self, fault: Fault) -> Mapping[str, str]:
        return self._files.get(fault.file, {})

    def add(self, code: str, fault: Fault, rule: Rule | None = None) -> None:
        """As for one file, and remember which file it was."""
        self._hit.setdefault(code, set()).add(fault.file)
        super().add(code, fault, rule)
        if self._findings[-1].blocks:
            self._blocked.setdefault(fault.file, set()).add(code)

    def _count(self, rule: Rule, faults: int, skipped: int) -> Counts:
        kinds = rule.kinds
        cases = sum(len(self._village.of(kind)) for kind in kinds) if kinds else len(self._village.facts)
        found = len(self._hit.get(rule.code, ()))
        return Counts(found, max(0, cases - found - skipped), skipped)

    def report(self) -> Report:
        """All that was said, with each file's waivers of village rules that met nothing."""
        asked = {code for code, counts in self._ran.items() if not counts.skipped}
        for file, waived in self._files.items():
            met = {code: file in self._hit.get(code, ()) for code in asked}
            for code, fault in unmet_waivers(waived, met, self._blocked.get(file, set())):
                self.add(code, fault._replace(file=file))
        return super().report()


def _masked(line: str) -> str:
    """The author's line with private numbers masked: no printed line repeats one."""
    from wuhua.base.private import mask_private

    return mask_private(line)
