"""C03: in each quarter something of each class was published: party, village, finance."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.dates import Period, add_days
from wuhua.due.answers import answer_of
from wuhua.rules.periods import period_of
from wuhua.rules.rule import ANY, Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find whole quarters in which nothing of a class was posted or reported on; a blank that T01 or T02 names is enough."""
    # Duties are worked out when a village is asked, not when rules are listed.
    from wuhua.due.duties import blanks_of, duties_of, start_of
    from wuhua.due.duty import State

    profile, start = village.profile, start_of(village)
    if profile is None or start is None:
        return
    limit = village.policy.limit("每季要有的类别", village.as_of)
    if limit is None:
        yield Skip("没有每季要有的类别的规定")
        return
    said = _said(village)
    named = {
        (duty.item.family, quarter)
        for duty in blanks_of(village)
        if duty.period is not None and duty.period.months <= 3
        for quarter in _quarters(duty.period)
    }
    owed = {duty.item.family for duty in duties_of(village) if duty.state is not State.NONE}
    path = ("公开起始",) if profile.data.get("since") else ("名称",)
    for quarter in _whole_quarters(village, start, limit):
        for family in limit.value:
            if family in owed and (family, quarter) not in said and (family, quarter) not in named:
                yield _fault(quarter, family, limit)._replace(path=path, file=profile.file)


def _whole_quarters(village: "Village", start: "date", limit: "Limit") -> Iterator[Period]:
    """Quarters from the first whole one to the last one over: papers about it come in the quarter after it."""
    quarter = _quarter_of(start)
    if quarter.start < start:
        quarter = quarter.shift(1)
    floor = village.as_of.year - 10
    while quarter.shift(1).end < village.as_of:
        if quarter.year >= floor and limit.in_force(quarter.end.isoformat()):
            yield quarter
        quarter = quarter.shift(1)


def _said(village: "Village") -> set[tuple[str, Period]]:
    """(class, quarter) of everything posted in or reporting on it, nil reports included."""
    families = {item.ident: item.family for item in village.policy.items}
    today = village.as_of.isoformat()
    told: dict[tuple[str, str], set[str]] = {}
    for row in village.facts.values():
        if row.posted and row.posted <= today:
            classes = told.setdefault((row.posted[:7], row.period), set())
            classes.update(families[ident] for ident in row.items if ident in families)
            classes.update(families[ident] for ident, _ in row.data.get("nils", ()) if ident in families)
    return {(family, quarter) for when, found in told.items() for quarter in _spoken(*when) for family in found}


def _spoken(month: str, text: str) -> list[Period]:
    """The quarter in which a paper was posted, and those that it reports on."""
    period = period_of(text) if text else None
    return [_quarter_of(date.fromisoformat(f"{month}-01")), *(_quarters(period) if period else ())]


def _quarter_of(day: date) -> Period:
    return Period(day.year, (day.month - 1) // 3 * 3 + 1, 3)


def _quarters(period: Period) -> list[Period]:
    """The quarters that a period touches."""
    found = [_quarter_of(period.start)]
    while found[-1].end < period.end:
        found.append(found[-1].shift(1))
    return found


def _fault(quarter: Period, family: str, limit: "Limit") -> Fault:
    over = add_days(quarter.shift(1).end, 1)
    return Fault(
        (),
        f"{quarter.label}没有公开过{family}",
        f"到{over.year}年{over.month}月还没有",
        f"把这一季的{family}公开单补上；确实没有的，在零报告里写明原因",
        severity=limit.severity,
        basis=limit.basis,
        lacks=(ANY,),
    )


RULE = Rule("C03", "一季里缺一类公开", "village", find, clauses=("五化 内容",), part=answer_of)
