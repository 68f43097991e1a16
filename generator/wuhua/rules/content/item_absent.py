"""C01: what the catalogue asks for every year, half-year or month, or at all times, is there, or a reason is written."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.due.answers import answer_of
from wuhua.rules.rule import Outcome, Rule

if TYPE_CHECKING:
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find items of the catalogue that are past their day with neither a paper nor a reason; quarterly ones are T01's."""
    # Duties are worked out when a village is asked, not when rules are listed.
    from wuhua.rules.blanks import catalogue_basis, faults_of

    yield from faults_of(village, "C01", catalogue_basis)


RULE = Rule("C01", "目录里的事没有公开", "village", find, clauses=("五化 内容",), part=answer_of)
