"""Step three, check.  In: a document, a record, or the village's index.  Out: a Report.  Reads no file of the village.

A rule that raises is a bug and is let through.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from wuhua.base.finding import Span
from wuhua.rules.book import open_book
from wuhua.rules.report import UNREAD, Counts, Report
from wuhua.rules.rule import Earlier, Fault, Rule
from wuhua.rules.tally import Tally
from wuhua.rules.villages import SpanOf, check_village, judge_village
from wuhua.rules.waivers import unknown_waivers, waivers_in

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

__all__ = [
    "SpanOf",
    "all_rules",
    "check_published",
    "check_record",
    "check_text",
    "check_village",
    "count_unrun",
    "explain",
    "judge_village",
    "rule",
]


class Located(Protocol):
    """What the loader gives, as far as rules need it."""

    @property
    def value(self) -> Any:
        """Nested dict, list and str."""
        ...

    def span(self, path: tuple[str | int, ...], *, key: bool = False) -> Span:
        """The place of the value (or of its key) at a path."""
        ...

    def part(self, path: tuple[str | int, ...], piece: str, *, key: bool = False) -> Span | None:
        """The place of words within the value (or its key) at a path; None when no line of it holds them as they are."""
        ...

    def line(self, number: int) -> str:
        """A line as the author wrote it."""
        ...


def all_rules() -> tuple[Rule, ...]:
    """Every rule whose file stands in a family's folder, by code."""
    book = open_book()
    return tuple(map(book.rule, book.cards))


def rule(code: str) -> Rule | None:
    """The rule of a code; None when there is none."""
    book = open_book()
    return book.rule(code) if code in book.cards else None


def explain(code: str) -> str | None:
    """The rule's page (Markdown); None when no rule has this code."""
    found = rule(code)
    if found is None:
        return None
    return Path(str(sys.modules[found.find.__module__].__file__)).with_suffix(".md").read_text("utf-8")


def check_text(document: Located, kind: str) -> Report:
    """Ask the rules that read a file's text, whether or not it makes a record."""
    tally = Tally(waivers_in(document.value), lambda fault: _place(document, fault), None)
    for each in open_book().rules_for("text", kind):
        tally.ask(each, each.find(document, kind))
    return tally.report()


def check_record(record: "Record", facts: "Facts", document: Located, policy: "Policy") -> Report:
    """Ask the rules that read one record. The result holds as long as the file and the policy are the same."""
    tally = Tally(facts.waived, lambda fault: _place(document, fault), policy)
    book = open_book()
    for each in book.rules_for("record", facts.kind):
        tally.ask(each, each.find(record, facts, policy))
    for code, fault in unknown_waivers(facts.waived, book.cards) if facts.waived else ():
        tally.add(code, fault)
    return tally.report()


def check_published(
    record: "Record", facts: "Facts", document: Located, policy: "Policy", earlier: "Sequence[Earlier]"
) -> Report:
    """Ask the rules that compare one record with what was published of it last, on one or more occasions."""
    tally = Tally(facts.waived, lambda fault: _place(document, fault), policy)
    for each in open_book().rules_for("published", facts.kind):
        found = dict.fromkeys(outcome for before in earlier for outcome in each.find(record, facts, policy, before))
        tally.ask(each, found)
    return tally.report()


def count_unrun(kind: str, reason: str = UNREAD) -> Report:
    """Count a misshapen record's rules as «could not run»."""
    silent = open_book().rules_for("record", kind)
    ran = {each.code: Counts(skipped=1) for each in silent}
    return Report((), ran, tuple((each.code, reason, 1) for each in silent))


def _place(document: Located, fault: Fault) -> tuple[Span, str]:
    span = (fault.piece and document.part(fault.path, fault.piece)) or document.span(fault.path, key=fault.at_key)
    return span, document.line(fault.columns[0] if fault.columns else span.line)
