"""C01: what the catalogue asks for every year, half-year or month, or at all times, is there, or a reason is written; not both."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.due.answers import answer_of
from wuhua.due.duty import period_of
from wuhua.due.papers import papers_of
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.base.dates import Period
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find items of the catalogue that are past their day with neither a paper nor a reason; quarterly ones are T01's."""
    # Duties are worked out when a village is asked, not when rules are listed.
    from wuhua.rules.blanks import catalogue_basis, faults_of

    yield from faults_of(village, "C01", catalogue_basis)
    yield from _contradicted(village)


def _contradicted(village: "Village") -> Iterator[Fault]:
    """Find nil returns of which the village has published the very thing, for the same period or a part of it."""
    for nil in village.of("nil"):
        said = period_of(nil.period)
        for index, (item, _) in enumerate(nil.data["nils"] if said else ()):
            row = _published(village, item, said)  # type: ignore[arg-type]
            if row is not None:
                yield Fault(
                    ("没有发生的", index, "目录项"),
                    f"{nil.title}说没有发生，可是公开过{row.title}",
                    f"见 {row.file}",
                    "发生过的，从零报告里删掉这一项；确实没有的，更正那一份",
                    nil.file,
                    severity=Severity.WARNING,
                )


def _published(village: "Village", item: str, said: "Period") -> "Facts | None":
    """A record of an item that is up and reports on a period within what a nil return covers; None without one."""
    today = village.as_of.isoformat()
    for row in papers_of(village).by_item.get(item, ()):
        own = period_of(row.period)
        if own and said.start <= own.start and own.end <= said.end and row.posted and row.posted <= today:
            return row
    return None


RULE = Rule("C01", "目录里的事没有公开", "village", find, clauses=("五化 内容",), part=answer_of)
