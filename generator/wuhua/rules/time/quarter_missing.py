"""T01: what is published every quarter is there for every quarter."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.due.answers import answer_of
from wuhua.rules.rule import Outcome, Rule

if TYPE_CHECKING:
    from wuhua.due.duty import Duty
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find quarterly items without a paper for a quarter that is past its day; the ledgers are T02's."""
    # Duties are worked out when a village is asked, not when rules are listed.
    from wuhua.rules.blanks import catalogue_basis, faults_of

    def basis(duty: "Duty") -> tuple[str, Severity]:
        clause, severity = catalogue_basis(duty)
        on = duty.period.end if duty.period else None
        limit = village.policy.limit("一般事项每年次数", on) if duty.item.verb == "应当" else None
        return (limit.basis, limit.severity) if limit is not None and limit.value >= 4 else (clause, severity)

    yield from faults_of(village, "T01", basis)


RULE = Rule("T01", "这一季没有公开", "village", find, clauses=("五化 时间",), part=answer_of)
