"""What checking came to, rule by rule and family by family: counts first, never one score.

In: what each rule was asked and said, findings, the index. Out: a :class:`Selfcheck`, from which page, board, form and JSON are made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from wuhua.base.dates import read_period
from wuhua.base.finding import Finding, Severity
from wuhua.model.facts import Facts
from wuhua.model.village import Village

#: Where findings stand that no rule's page explains: how a file is written, and waivers that meet nothing.
WRITING = "写法"


class Asked(NamedTuple):
    """One rule: how many records it ``found`` something in, found ``clean``, could not be asked of, and (why, how many).

    ``idle``: why it had nothing to look at; empty when it ran.
    """

    code: str
    name: str
    found: int = 0
    clean: int = 0
    skipped: int = 0
    reasons: tuple[tuple[str, int], ...] = ()
    idle: str = ""


class Case(NamedTuple):
    """One finding and the record it is in; ``row`` None: a file that makes no record, or the folder itself."""

    finding: Finding
    row: Facts | None

    @property
    def is_open(self) -> bool:
        """Whether it asks for work: neither a note nor set aside for a reason."""
        return self.finding.waiver is None and self.finding.severity is not Severity.NOTE

    @property
    def year(self) -> int | None:
        """The year that its record reports on; None where that cannot be told."""
        return year_of(self.row) if self.row else None


class Sums(NamedTuple):
    """Rules and findings of a family: ``asked`` rules ran or tried to, ``clean`` of them everywhere and without an open finding.

    ``unrun`` rules found nothing open, but could not judge everything; ``idle`` ones had nothing to look at. ``records``
    counts what was found clean, ``skipped`` what could not be judged, once for each rule.
    """

    asked: int
    clean: int
    unrun: int
    idle: int
    records: int
    problems: int
    notes: int
    waived: int
    skipped: int


class Family(Struct, frozen=True, dict=True):
    """The rules of one letter, and what they found."""

    letter: str
    name: str
    rules: tuple[Asked, ...]
    cases: tuple[Case, ...]

    @cached_property
    def sums(self) -> Sums:
        """What it came to."""
        ran = [rule for rule in self.rules if not rule.idle]
        broken = {case.finding.code for case in self.cases if case.is_open}
        unrun = [rule for rule in ran if rule.skipped and rule.code not in broken]
        return Sums(
            len(ran),
            len(ran) - len(unrun) - sum(1 for rule in ran if rule.code in broken),
            len(unrun),
            len(self.rules) - len(ran),
            sum(rule.clean for rule in ran),
            sum(1 for case in self.cases if case.is_open),
            sum(1 for case in self.cases if case.finding.waiver is None and not case.is_open),
            sum(1 for case in self.cases if case.finding.waiver is not None),
            sum(rule.skipped for rule in ran),
        )


class Selfcheck(Struct, frozen=True, dict=True):
    """The whole: families in the order of the letters of 五化, then the others; ``writing`` findings without a rule's page."""

    village: Village
    families: tuple[Family, ...]
    writing: tuple[Case, ...] = ()

    @cached_property
    def sums(self) -> Sums:
        """What all families came to; findings on how files are written count as problems, notes and waived too."""
        parts = [family.sums for family in self.families] + [Family("", WRITING, (), self.writing).sums]
        return Sums(*map(sum, zip(*parts, strict=True)))

    @property
    def cases(self) -> tuple[Case, ...]:
        """Every finding."""
        return (*(case for family in self.families for case in family.cases), *self.writing)


def selfcheck(
    village: Village,
    names: Mapping[str, str],
    rules: Iterable[Asked],
    findings: Iterable[Finding],
    content_name: str,
) -> Selfcheck:
    """Sort rules and findings by family. ``names`` gives each letter's words, in order; a finding's place begins with the content folder."""
    by_file = {row.file: row for row in village.facts.values()}
    cases = [Case(_masked(found), by_file.get(found.span.file.removeprefix(f"{content_name}/"))) for found in findings]
    asked = list(rules)
    known = {rule.code for rule in asked}
    families = tuple(
        Family(
            letter,
            name,
            tuple(rule for rule in asked if rule.code[0] == letter),
            tuple(case for case in cases if case.finding.code in known and case.finding.code[0] == letter),
        )
        for letter, name in names.items()
    )
    return Selfcheck(village, families, tuple(case for case in cases if case.finding.code not in known))


def _masked(found: Finding) -> Finding:
    """A draft's findings may quote what a clerk typed: no page repeats a private number."""
    # Most villages have few findings, and what masks is slow to import.
    from wuhua.base.private import mask_private

    said = (mask_private(found.message), mask_private(found.note), mask_private(found.span.file))
    if said == (found.message, found.note, found.span.file):
        return found
    return replace(found, message=said[0], note=said[1], span=replace(found.span, file=said[2]))


def year_of(row: Facts) -> int | None:
    """The year that a record reports on: of its period, else of its event, else of its publication."""
    period = read_period(row.period) if row.period else None
    day = row.due_from or row.day
    return period.year if period else int(day[:4]) if day else None


def registers_of(village: Village, row: Facts) -> list[Facts]:
    """The posting registers in which a record stands: who hung it, where, with which proof."""
    return list({other.key: other for other, _ in village.links_to(row) if other.kind == "posting"}.values())
