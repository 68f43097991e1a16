"""What C01, T01 and T02 share: which of them speaks for a blank, and how blanks of one cause become one fault.

One item missing in periods that follow each other is one fault; items that the village never published are one fault
together. A paper that is written but not posted belongs to T03 where anyone gives a day.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from wuhua.base.dates import show_day
from wuhua.base.finding import Severity
from wuhua.due.duties import blanks_of, duties_of, sample_of
from wuhua.due.duty import Duty, State
from wuhua.due.hosts import host_of
from wuhua.due.words import fix, overdue
from wuhua.law.duties import basis_of
from wuhua.rules.rule import ANY, Fault, Outcome, Skip

if TYPE_CHECKING:
    from wuhua.model.village import Village

_LOUD = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
#: Names in the fault of items that never were published; the rest are counted.
_NAMED = 8


def speaker(duty: Duty) -> str:
    """The rule that speaks for an absent paper: T02 for the ledgers, T01 for other quarterly items, C01 for the rest."""
    item = duty.item
    if item.family == "财务" and "月" in item.cadences:
        return "T02"
    return "T01" if duty.period is not None and duty.period.months == 3 else "C01"


def is_left_to_t03(duty: Duty) -> bool:
    """Whether a paper is there, only not posted by its stated day: that is lateness (T03)."""
    return duty.stated and any(row.period for row in duty.rows)


def absent(village: "Village", code: str) -> list[Duty]:
    """The blanks that a rule speaks for, oldest first."""
    return [duty for duty in blanks_of(village) if speaker(duty) == code and not is_left_to_t03(duty)]


def faults_of(village: "Village", code: str, basis: Callable[[Duty], tuple[str, Severity]]) -> Iterator[Outcome]:
    """A rule's faults, at the village's own record; ``basis`` gives each duty's clause and severity."""
    profile = village.profile
    if profile is None:
        return
    path = ("公开起始",) if profile.data.get("since") else ("名称",)
    blanks = absent(village, code)
    never = [duty for duty in blanks if duty.never]
    if len({duty.item.ident for duty in never}) > 1:
        blanks = [duty for duty in blanks if not duty.never]
        yield _never(never, basis)._replace(path=path, file=profile.file)
    for run in _runs(blanks):
        yield _missing(run, basis, village)._replace(path=path, file=profile.file)
    yield from _unknown(village, code)


def _unknown(village: "Village", code: str) -> Iterator[Skip]:
    """What could not be judged because a year's working days are not published, once for each year."""
    years: dict[int, int] = {}
    for duty in duties_of(village):
        # Only what has ended: whether the next one will be late nobody asks yet.
        ended = duty.period is not None and duty.period.end < village.as_of
        if duty.state is State.UNKNOWN and duty.last_of and ended and speaker(duty) == code:
            years[duty.last_of.year] = years.get(duty.last_of.year, 0) + 1
    for year, cases in sorted(years.items()):
        yield Skip(f"{year}年没有公布的日历，算不出工作日", cases)


def _runs(blanks: list[Duty]) -> Iterator[list[Duty]]:
    """Blanks of one item and series in periods that follow each other."""
    ordered = sorted(blanks, key=lambda duty: (duty.item.ident, duty.series, duty.last or duty.period))
    run: list[Duty] = []
    for duty in ordered:
        if run and not _follows(run[-1], duty):
            yield run
            run = []
        run.append(duty)
    if run:
        yield run


def _follows(one: Duty, other: Duty) -> bool:
    same = (one.item.ident, one.series) == (other.item.ident, other.series)
    return same and one.period is not None and one.period.shift(1) == other.period


def _missing(run: list[Duty], basis: Callable[[Duty], tuple[str, Severity]], village: "Village") -> Fault:
    first, newest = run[0], run[-1]
    clause, severity = basis(newest)
    if len(run) == 1:
        message = f"{first.title}没有公开"
    else:
        assert newest.period is not None and first.period is not None
        message = f"{first.title}没有公开，到{newest.period.label}共{len(run)}期"
    said = f"应在{show_day(newest.last)}前公开，" if newest.stated and newest.last else ""
    note = said + overdue(newest, village.as_of) if newest.period else "一直没有公开"
    sample = sample_of(village, newest.item.ident)
    lacks = (sample.kind if sample else ANY,)
    todo = fix(newest, sample, host_of(village, newest))
    return Fault((), message, note, todo, severity=severity, basis=clause, lacks=lacks)


def _never(duties: list[Duty], basis: Callable[[Duty], tuple[str, Severity]]) -> Fault:
    items = {duty.item.ident: duty for duty in duties}
    loudest = min(items.values(), key=lambda duty: _LOUD[basis(duty)[1]])
    names = "、".join(duty.item.name for duty in list(items.values())[:_NAMED])
    more = f"等{len(items)}项" if len(items) > _NAMED else f"，共{len(items)}项"
    message = f"公开目录里到期的事从来没有公开过：{names}{more}"
    hint = "写 wuhua due 看每一项写什么；没有发生的在零报告里写原因，本村没有的在村情的“不公开事项”里写原因"
    clause, severity = basis(loudest)
    return Fault((), message, "一期都没有", hint, severity=severity, basis=clause, lacks=(ANY,))


def catalogue_basis(duty: Duty) -> tuple[str, Severity]:
    """The item's own basis, as loud as its verb."""
    return basis_of(duty.item), duty.severity
