"""T02: the ledgers are published every quarter, every month where dealings are many."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.due.answers import answer_of
from wuhua.rules.periods import period_of
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.due.duty import Duty
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find ledgers without a paper for a period that is past its day, and papers over more months than one may hold."""
    # Duties are worked out when a village is asked, not when rules are listed.
    from wuhua.due.duties import finance_months
    from wuhua.rules.blanks import catalogue_basis, faults_of

    months, clause, why = finance_months(village)

    def basis(duty: "Duty") -> tuple[str, Severity]:
        own, severity = catalogue_basis(duty)
        return (clause if clause and duty.item.core else own), severity

    yield from faults_of(village, "T02", basis)
    if months:
        yield from _too_long(village, months, clause, why)


def _too_long(village: "Village", months: int, clause: str, why: str) -> Iterator[Outcome]:
    """A quarter's ledger where every month needs its own: one fault for each paper."""
    from wuhua.due.duties import duties_of

    told: set[str] = set()
    for duty in duties_of(village):
        if not duty.item.core or duty.item.family != "财务" or "月" not in duty.item.cadences:
            continue
        for row in duty.rows:
            period = period_of(row.period)
            if period is None or period.months <= months or row.key in told:
                continue
            told.add(row.key)
            reason = "村情写了按月公布财务" if "繁忙" in why else "财务每月都要公布"
            note = f"{period.months}个月合成了一份"
            fix = "每个月另写一份；确实不必按月的，改村情的“按月公布财务”"
            severity = duty.severity
            yield Fault(
                ("期间",), f"{row.title}按月公布才够，{reason}", note, fix, row.file, severity=severity, basis=clause
            )


RULE = Rule("T02", "财务收支没有按期公布", "village", find, clauses=("五化 时间",), part=answer_of)
