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
    from wuhua.due.duties import asked_on, finance_months
    from wuhua.rules.blanks import catalogue_basis, faults_of

    def basis(duty: "Duty") -> tuple[str, Severity]:
        own, severity = catalogue_basis(duty)
        clause = finance_months(village, asked_on(duty.period)).clause if duty.period and duty.item.core else ""
        return clause or own, severity

    yield from faults_of(village, "T02", basis)
    yield from _too_long(village)


def _too_long(village: "Village") -> Iterator[Outcome]:
    """A quarter's ledger where every month needs its own: one fault for each paper."""
    from wuhua.due.duties import asked_on, duties_of, finance_months

    told: set[str] = set()
    for duty in duties_of(village):
        if not duty.item.core or duty.item.family != "财务" or "月" not in duty.item.cadences:
            continue
        for row in duty.rows:
            period = period_of(row.period)
            if period is None or duty.period is None or period.months <= duty.period.months or row.key in told:
                continue
            told.add(row.key)
            asked = finance_months(village, asked_on(duty.period))
            if not asked.months:
                continue
            fix = "每个月另写一份"
            if asked.asker == "村情":
                fix += "；确实不必按月的，改村情的“按月公布财务”"
            message = f"{row.title}按月公布才够，{_reason(asked.asker, village)}"
            note = f"{period.months}个月合成了一份"
            yield Fault(("期间",), message, note, fix, row.file, severity=duty.severity, basis=asked.clause)


def _reason(asker: str, village: "Village") -> str:
    from wuhua.due.papers import papers_of

    if asker == "村情":
        return "村情写了按月公布财务"
    return f"一个月有{papers_of(village).busiest}笔收支，算收支较多" if asker == "笔数" else "财务每月都要公布"


RULE = Rule("T02", "财务收支没有按期公布", "village", find, clauses=("五化 时间",), part=answer_of)
