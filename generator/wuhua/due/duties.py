"""Every duty of a village: catalogue x policy x records x today. In: a village. Out: :class:`Duty` by item and period.

A duty begins with 村情's 公开起始, else with the first month or quarter that any record reports on; what was published before
公开起始 must have no holes. It runs a year ahead of today, so that the clerk sees what is coming.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple
from weakref import WeakKeyDictionary

from wuhua.base.dates import Period, add_months, period_holding
from wuhua.due.duty import Duty, State
from wuhua.due.papers import papers_of
from wuhua.due.shelf import Shelf, months_span
from wuhua.law.duties import Last, is_event, is_standing, last_days, months_of, read_deadline, summed_months_of
from wuhua.law.terms import Item
from wuhua.model.facts import Facts, day_of
from wuhua.model.village import Village

_AHEAD_MONTHS = 12
#: A misprinted century must not owe a thousand years.
_BACK_MONTHS = 120
_known: "WeakKeyDictionary[Village, tuple[Duty, ...]]" = WeakKeyDictionary()
_blanks: "WeakKeyDictionary[Village, tuple[Duty, ...]]" = WeakKeyDictionary()
_samples: "WeakKeyDictionary[Village, dict[str, Facts]]" = WeakKeyDictionary()


def duties_of(village: Village) -> tuple[Duty, ...]:
    """Every duty, by item and time; empty while the village has no 村情. Asked again of the same village it costs nothing."""
    village = village.whole()
    if village not in _known:
        _known[village] = tuple(_Ledger(village).duties()) if village.profile else ()
    return _known[village]


def start_of(village: Village) -> date | None:
    """The day from which the catalogue is owed; None while nothing periodic has been published."""
    since = str(village.profile.data.get("since", "")) if village.profile else ""
    return day_of(since) or papers_of(village).first


class Finance(NamedTuple):
    """Months between two finance reports, 0 where nothing says; the clause, and who asks for a month (empty: nobody)."""

    months: int
    clause: str = ""
    asker: Literal["", "规定", "村情", "笔数"] = ""


def finance_months(village: Village, on: date) -> Finance:
    """How often finance is reported in a period of which ``on`` is the end (of a quarter: its first month's)."""
    busy = _busy(village, on)
    plain = village.policy.limit("财务每年次数", on)
    if plain is not None and plain.value == 12:
        return Finance(1, plain.basis, "规定")
    for limit in (village.policy.limit("财务繁忙每年次数", on) if busy else None, plain):
        if limit is not None and limit.value in (1, 2, 4, 12):
            return Finance(12 // int(limit.value), limit.basis, busy)
    return Finance(1 if busy else 0, "", busy)


def _busy(village: Village, on: date) -> Literal["", "村情", "笔数"]:
    """What says that a village has many dealings: its own record, or its ledgers."""
    if village.profile and village.profile.data.get("monthly"):
        return "村情"
    many = village.policy.limit("财务繁忙凭证数", on)
    return "笔数" if many is not None and papers_of(village).busiest > many.value else ""


def asked_on(period: Period) -> date:
    """The day whose law says how often a period's finance is reported: a quarter is owed by months when its first month is."""
    return Period(period.year, period.first_month, 1).end


class _Ledger:
    """Works out one village's duties."""

    def __init__(self, village: Village) -> None:
        assert village.profile is not None
        self._village, self._policy, self._today = village, village.policy, village.as_of
        self._papers = papers_of(village)
        self._profile = village.profile.data
        self._since = day_of(str(self._profile.get("since", "")))
        self._floor = add_months(self._today, -_BACK_MONTHS)
        self._start = self._not_before(self._since or self._papers.first)
        self._until = add_months(self._today, _AHEAD_MONTHS)
        soon = self._policy.limit("到期提醒天数", self._today)
        self._soon = int(soon.value) if soon else 0
        self._unowed = dict(self._profile.get("unowed", ()))
        self._lasts: dict[tuple[str, Period], list[Last]] = {}
        self._finance = tuple(self._finance_spans())

    def duties(self) -> Iterator[Duty]:
        for item in self._policy.items:
            months, rows = months_of(item), self._papers.by_item.get(item.ident, [])
            if not months and (months := summed_months_of(item)):
                rows = [row for row in rows if row.period]
            if not (rows if months and is_event(item) else months or is_standing(item)):
                continue
            why = self._unowed.get(item.ident) or self._not_here(item)
            if why:
                yield Duty(item, None, "", item.name, State.NONE, reason=why)
            elif not months:
                yield from self._standing(item)
            elif item.core and item.family == "财务" and "月" in item.cadences:
                for span in self._finance:
                    yield from self._periodic(item, span[0] or months, rows, *span[1:])
            else:
                yield from self._periodic(item, months, rows)

    def _finance_spans(self) -> Iterator[tuple[int, date, date]]:
        """Months between finance reports, from the first day of a quarter to the next span's: each by its own day's law."""
        quarter = period_holding(self._floor, 3)
        quarters = []
        while quarter.start <= self._until:
            quarters.append((finance_months(self._village, asked_on(quarter)).months, quarter))
            quarter = quarter.shift(1)
        spans = [(months, next(same)[1].start) for months, same in groupby(quarters, key=lambda each: each[0])]
        ends = [start for _, start in spans[1:]] + [date.max]
        for (months, start), end in zip(spans, ends, strict=True):
            yield months, start, end

    def _not_here(self, item: Item) -> str:
        """Why the item is none of this village's; empty when it is."""
        community = self._profile.get("kind") == "社区"
        said = self._profile.get("has_coop")
        coop = self._papers.has_coop if said is None else bool(said)
        if item.applies == "社区" and not community:
            return "只有社区要公开"
        if item.applies == "村" and community and not coop:
            return "社区没有集体土地"
        if item.applies == "集体" and not coop:
            return "没有集体经济组织"
        if item.applies == "小组" and not any(assets for _, assets in self._profile.get("groups", ())):
            return "没有小组有集体资产"
        if item.begun and item.ident not in self._papers.by_item:
            return "还没有过"
        return ""

    def _standing(self, item: Item) -> Iterator[Duty]:
        rows = self._papers.by_item.get(item.ident, [])
        posted = [row for row in rows if row.posted and row.posted <= self._today.isoformat()]
        if posted:
            day = day_of(max(row.posted for row in posted))
            yield Duty(item, None, "", item.name, State.DONE, rows=tuple(posted[:1]), posted=day)
        elif self._start is not None:
            last = period_holding(self._start, 3).shift(1).end
            state = self._open_state(last)
            yield Duty(item, None, "", item.name, state, last, False, rows=tuple(rows), never=True)

    def _periodic(
        self, item: Item, months: int, rows: list[Facts], begin: date = date.min, end: date = date.max
    ) -> Iterator[Duty]:
        """What is owed in periods of so many months that start from ``begin`` on and before ``end``; ``rows``: its papers."""
        shelf = Shelf(item, months, rows)
        start = self._item_start(item, shelf)
        if start is None:
            return
        for series in shelf.series:
            period = period_holding(max(start, shelf.series_start(series, start), begin), months)
            while period.start < end:
                lasts = self._last_days(item, period)
                last = lasts[0].day if lasts else period.shift(1).end
                if period.start > self._until or (last or period.end) > self._until:
                    break
                if self._is_owed(period, last or period.end, start, shelf.is_inside(series, period)):
                    yield self._duty(item, period, series, shelf, lasts[0] if lasts else None, last)
                period = period.shift(1)

    def _item_start(self, item: Item, shelf: Shelf) -> date | None:
        first = self._not_before(shelf.first)
        if item.begun:
            return first
        if self._start is None or first is None:
            return self._start
        return min(self._start, first)

    def _not_before(self, day: date | None) -> date | None:
        return max(day, self._floor) if day else None

    def _is_owed(self, period: Period, last: date, start: date, inside: bool) -> bool:
        """公开起始 counts what was still to come that day, and before it a hole between papers; a first record whole periods."""
        if self._since is None:
            return period.start >= start
        return (period.end >= self._since and last >= self._since) or (inside and period.start >= start)

    def _last_days(self, item: Item, period: Period) -> list[Last]:
        deadline = read_deadline(item.deadline)
        if deadline is None or not deadline.limits:
            return last_days(item, period, self._policy)
        key = (item.deadline, period)
        if key not in self._lasts:
            self._lasts[key] = last_days(item, period, self._policy)
        return self._lasts[key]

    def _duty(
        self, item: Item, period: Period, series: str, shelf: Shelf, last_of: Last | None, last: date | None
    ) -> Duty:
        rows = shelf.answers(series, period, self._today.isoformat())
        gaps = shelf.holes(series, period) if not rows and period.end < self._today else ()
        holes = tuple(gap for gap in gaps if not self._papers.nil_reason(item.ident, gap))
        title = shelf.title(series, *(holes or (period,)))
        made = Duty(item, period, series, title, State.AHEAD, last, last_of is not None, last_of, rows, holes=holes)
        posted = _posted(rows, self._today)
        if posted is not None:
            late = last_of is not None and last is not None and posted > last
            reason = next((row.late_reason for row in rows if row.late_reason), "") if late else ""
            return made._replace(state=State.LATE if late else State.DONE, posted=posted, reason=reason)
        nil = self._papers.nil_reason(item.ident, gaps[0] if gaps and not holes else period)
        if nil:
            return made._replace(state=State.NIL, reason=nil)
        never = not shelf.rows and item.ident not in self._papers.nils
        return made._replace(state=self._open_state(last), never=never)

    def _open_state(self, last: date | None) -> State:
        if last is None:
            return State.UNKNOWN
        left = (last - self._today).days
        if left < 0:
            return State.BLANK
        if left == 0:
            return State.TODAY
        return State.SOON if left <= self._soon else State.AHEAD


def _posted(rows: tuple[Facts, ...], today: date) -> date | None:
    """The day on which the last of the papers was up; None while one of them is not."""
    days = [row.posted for row in rows]
    return day_of(max(days)) if days and all(days) and max(days) <= today.isoformat() else None


def _first_causes(duties: tuple[Duty, ...]) -> Iterator[Duty]:
    """The blanks, without those of an item that always shares its papers with another whose paper is missing too."""
    blanks = [duty for duty in duties if duty.state is State.BLANK]
    papers: dict[str, set[str]] = {}
    for duty in duties:
        papers.setdefault(duty.item.ident, set()).update(row.key for row in duty.rows)
    missing: dict[str, list[Period]] = {}
    for duty in blanks:
        if duty.period is not None:
            missing.setdefault(duty.item.ident, []).append(duty.period)
    hosts = {ident: [other for other in missing if _is_guest(ident, other, papers)] for ident in missing}
    for duty in blanks:
        period = duty.period
        shared = hosts[duty.item.ident] if period is not None else ()
        if period is None or not any(_overlap(period, gone) for host in shared for gone in missing[host]):
            yield duty


def _is_guest(ident: str, other: str, papers: dict[str, set[str]]) -> bool:
    """Whether all papers of an item are another's too; of two with the very same papers the catalogue's first one speaks."""
    mine, theirs = papers[ident], papers[other]
    if ident == other or not mine or not mine <= theirs:
        return False
    return len(mine) < len(theirs) or other < ident


def _overlap(one: Period, other: Period) -> bool:
    return months_span(one)[0] <= months_span(other)[1] and months_span(other)[0] <= months_span(one)[1]


def blanks_of(village: Village) -> tuple[Duty, ...]:
    """What is past its last day and not published, one for each cause, the oldest first."""
    village = village.whole()
    if village not in _blanks:
        found = _first_causes(duties_of(village))
        _blanks[village] = tuple(sorted(found, key=lambda duty: (duty.last or date.min, duty.item.ident, duty.series)))
    return _blanks[village]


def sample_of(village: Village, item: str) -> Facts | None:
    """A paper that the village has published for an item, so that the next one goes where it went; None without one."""
    village = village.whole()
    if village not in _samples:
        found: dict[str, Facts] = {}
        for duty in duties_of(village):
            for row in duty.rows:
                found.setdefault(duty.item.ident, row)
        _samples[village] = found
    return _samples[village].get(item)
