"""Ask the rules that read the whole index; a verdict stands while no record of the kinds that its rule read has moved.

In: the village, the verdicts of the last run, which kinds moved since. Out: a Report and the verdicts, for the cache.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.finding import Finding, Span
from wuhua.model.watched import ALL, Watched, coarse, kind_mark, marks_of
from wuhua.rules.book import open_book
from wuhua.rules.report import UNREAD_NEAR, Counts, Report, finding_of_row, finding_row
from wuhua.rules.rule import ANY, Fault, Outcome, Rule, Skip
from wuhua.rules.tally import Tally
from wuhua.rules.waivers import unmet_waivers

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: Where a path of a file stands (at its key when asked), and that line as the author wrote it.
SpanOf = Callable[[str, tuple[str | int, ...], bool], tuple[Span, str]]


class Verdict(NamedTuple):
    """What one rule said of the village, as plain values: ``reads`` marks what it asked; ``hit`` and ``blocked`` name files."""

    reads: tuple[str, ...]
    findings: tuple[Any, ...]
    counts: tuple[int, int, int]
    skipped: tuple[tuple[str, int], ...]
    hit: tuple[str, ...]
    blocked: tuple[str, ...]


Verdicts = Mapping[str, tuple[Any, ...]]
#: A record's facts as they were and as they are; None when it was not there or was misshapen.
Moved = tuple["Facts | None", "Facts | None"]


def check_village(village: "Village", span_of: SpanOf) -> Report:
    """Ask the rules that read the index. ``ran`` counts the records of the kinds that a rule reads."""
    return judge_village(village, span_of, {}, ())[0]


def judge_village(
    village: "Village", span_of: SpanOf, kept: Verdicts, moved: Sequence[Moved]
) -> tuple[Report, dict[str, tuple[Any, ...]]]:
    """As ``check_village``; ``kept`` were given by the same program, policy and day, ``moved`` are the records changed since."""

    def place(fault: Fault) -> tuple[Span, str]:
        return span_of(fault.file, fault.path, fault.at_key)

    tally = _VillageTally(village, place)
    marks = marks_of(row for pair in moved for row in pair)
    book = open_book()
    verdicts: dict[str, tuple[Any, ...]] = {}
    for code in book.codes("village"):
        verdict = Verdict(*kept[code]) if code in kept else None
        if verdict is not None and _stands(verdict, code, moved, marks):
            tally.repeat(code, verdict)
        else:
            verdict = tally.judge(book.rule(code))
        verdicts[code] = tuple(verdict)
    return tally.report(), verdicts


def _stands(verdict: Verdict, code: str, moved: Sequence[Moved], marks: Set[str]) -> bool:
    """Whether nothing moved that the rule asked for.

    Where it looked through all records, a partial rule read a part of each. Where it found something, the place may have moved.
    """
    files = (row.file for pair in moved for row in pair if row)
    if not marks.isdisjoint(verdict.reads) or not set(files).isdisjoint(verdict.hit):
        return False
    if ALL not in verdict.reads or not moved:
        return True
    part = open_book().rule(code).part if open_book().cards[code].partial else None
    return part is not None and all(old and new and part(old) == part(new) for old, new in moved)


class _VillageTally(Tally):
    """Gathers what the rules say of the whole index: waivers and counts are each file's own."""

    def __init__(self, village: "Village", place: Callable[[Fault], tuple[Span, str]]) -> None:
        super().__init__({}, place, village.policy)
        self._village = village
        self._files = {row.file: row.waived for row in village.facts.values() if row.waived}
        self._hit: dict[str, set[str]] = {}
        self._blocked: dict[str, set[str]] = {}

    def judge(self, rule: Rule) -> Verdict:
        """Ask one rule, and give what it said for keeping."""
        watched, before = Watched(self._village), len(self._findings)
        self.ask(rule, map(self._known, rule.find(watched)))
        said: list[Finding] = self._findings[before:]
        code, skipped = rule.code, ((why, cases) for (each, why), cases in self._skipped.items() if each == rule.code)
        return Verdict(
            tuple(sorted(coarse(watched.marks) | (set(map(kind_mark, rule.kinds)) or {ALL}))),
            tuple(map(finding_row, said)),
            tuple(self._ran[code]),  # type: ignore[arg-type]
            tuple(skipped),
            tuple(sorted(self._hit.get(code, ()))),
            tuple(sorted(file for file, codes in self._blocked.items() if code in codes)),
        )

    def _known(self, outcome: Outcome) -> Outcome:
        """What a rule says; that it could not, where the record that it misses may stand in a file that cannot be read."""
        unread = self._village.unread
        if not unread or not isinstance(outcome, Fault) or not outcome.lacks:
            return outcome
        return Skip(UNREAD_NEAR) if ANY in outcome.lacks or not unread.isdisjoint(outcome.lacks) else outcome

    def repeat(self, code: str, verdict: Verdict) -> None:
        """Take what a rule said the last time."""
        self._findings += map(finding_of_row, verdict.findings)
        self._ran[code] = Counts(*verdict.counts)
        self._skipped |= {(code, why): cases for why, cases in verdict.skipped}
        if verdict.hit:
            self._hit[code] = set(verdict.hit)
        for file in verdict.blocked:
            self._blocked.setdefault(file, set()).add(code)

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
