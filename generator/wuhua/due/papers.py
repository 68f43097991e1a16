"""Which records answer for which item: one pass over the index. In: a village. Out: papers by item, nil reasons, bodies."""

from collections import defaultdict
from datetime import date
from weakref import WeakKeyDictionary

from msgspec import Struct, field

from wuhua.base.dates import Period, period_holding
from wuhua.due.duty import period_of
from wuhua.law.duties import read_deadline
from wuhua.law.terms import Item
from wuhua.model.facts import Facts, day_of
from wuhua.model.village import Village


class Papers(Struct):
    """The index by item of the catalogue."""

    by_item: dict[str, list[Facts]] = field(default_factory=lambda: defaultdict(list))
    nils: dict[str, list[tuple[Period, str]]] = field(default_factory=lambda: defaultdict(list))
    #: First day of the earliest month or quarter that any record reports on; None without such a record.
    first: date | None = None
    has_coop: bool = False
    #: Lines of the busiest month's ledger; quarters count a third.
    busiest: int = 0

    def nil_reason(self, item: str, period: Period) -> str:
        """The reason that a nil report over the whole period gives; empty when there is none."""
        for said, reason in self.nils.get(item, ()):
            if said.start <= period.start and period.end <= said.end:
                return reason
        return ""


_known: "WeakKeyDictionary[Village, Papers]" = WeakKeyDictionary()


def papers_of(village: Village) -> Papers:
    """Sort the records by the items that they publish; asked again of the same village it costs nothing."""
    village = village.whole()
    if village not in _known:
        _known[village] = _sorted(village)
    return _known[village]


def _sorted(village: Village) -> Papers:
    found = Papers()
    firsts: dict[bool, str] = {}
    today = village.as_of.isoformat()
    for row in village.facts.values():
        data = row.data
        nil = data.get("nil")
        for ident in row.items:
            if nil and row.period and isinstance(nil, str):
                _add_nil(found, ident, row, nil, today)
            else:
                found.by_item[ident].append(row)
        for ident, reason in data.get("nils", ()):
            _add_nil(found, ident, row, reason, today)
        # A nil report of an old quarter does not say that the village published then.
        if row.period and "nils" not in data and not nil:
            _measure(found, firsts, row)
        if data.get("book") == "经济账" or data.get("body") == "集体经济组织" or "CF-31" in row.items:
            found.has_coop = True
    first = firsts.get(False) or firsts.get(True)
    found.first = day_of(first) if first else None
    return found


def _add_nil(found: Papers, ident: str, row: Facts, reason: str, today: str) -> None:
    period = period_of(row.period)
    if period is not None and row.posted and row.posted <= today:
        found.nils[ident].append((period, reason))


def _measure(found: Papers, firsts: dict[bool, str], row: Facts) -> None:
    period = period_of(row.period)
    if period is None:
        return
    # A year's report is often the first thing a village ever puts up about the year before it began.
    long = period.months > 3
    start = period.start.isoformat()
    firsts[long] = min(firsts.get(long, start), start)
    lines = row.data.get("lines")
    if isinstance(lines, int) and period.months <= 3:
        found.busiest = max(found.busiest, lines // period.months)


def series_of(row: Facts) -> str:
    """Which of several parallel papers a record is (行政账, 爱心基金); empty for the only one."""
    named = row.data.get("series")
    if isinstance(named, str) and named:
        return named
    return f"{row.data.get('group', '')}{row.data.get('book', '')}" if "book" in row.data else ""


def slot_of(row: Facts, item: Item, months: int) -> Period | None:
    """The period that a record answers for: its own, else the one whose end (of a plan: start) lies nearest to its day."""
    if row.period:
        return period_of(row.period)
    day = day_of(row.due_from or row.posted)
    if day is None:
        return None
    deadline = read_deadline(item.deadline)
    ahead = deadline is not None and deadline.is_ahead
    here = period_holding(day, months)
    to_start, to_end = (day - here.start).days, (here.end - day).days
    if ahead:
        return here if to_start <= to_end else here.shift(1)
    return here if to_end < to_start else here.shift(-1)
