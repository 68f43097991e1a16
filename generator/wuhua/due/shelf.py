"""The records of one item by series and period, and which of them answer for a duty."""

from datetime import date

from wuhua.base.dates import Period
from wuhua.due.papers import series_of, slot_of
from wuhua.law.terms import Item
from wuhua.model.facts import Facts


class Shelf:
    """The records of one item by series and period."""

    def __init__(self, item: Item, months: int, rows: list[Facts]) -> None:
        self.rows = rows
        self._item, self._months = item, months
        self._at: dict[str, dict[Period, list[Facts]]] = {}
        for row in rows:
            slot = slot_of(row, item, months)
            if slot is not None:
                self._at.setdefault(series_of(row), {}).setdefault(slot, []).append(row)
        self._newest = {
            name: max(
                (months_span(slot)[0] for slot, rows in slots.items() if _is_named(rows, slot, months)), default=0
            )
            for name, slots in self._at.items()
        }
        self._odd = {
            name: {slot: rows for slot, rows in slots.items() if slot.months != months}
            for name, slots in self._at.items()
        }
        named = [name for name in self._at if name]
        self.series = tuple(sorted(named)) or ("",)

    @property
    def first(self) -> date | None:
        """First day of the earliest period that a record of this item names itself; None without one."""
        days = [
            period.start
            for slots in self._at.values()
            for period, rows in slots.items()
            if _is_named(rows, period, self._months)
        ]
        return min(days, default=None)

    def series_start(self, series: str, start: date) -> date:
        """A series that opened with a balance had a period before: it is owed from ``start``, another from its first."""
        slots = self._at.get(series, {})
        own = min(slots, key=lambda period: period.start, default=None)
        if own is None or not series or any(row.cents.get("opening", 0) for row in slots[own]):
            return start
        return own.start

    def is_inside(self, series: str, period: Period) -> bool:
        """Whether the series goes on after a period that it may have begun before: a hole in it is no beginning."""
        return self._newest.get(series, 0) > months_span(period)[1]

    def answers(self, series: str, period: Period, today: str) -> tuple[Facts, ...]:
        """The records that answer for a period: its own, shorter ones that fill it, a longer one that is allowed."""
        for name in dict.fromkeys((series, "")):
            slots = self._at.get(name, {})
            exact = slots.get(period)
            if exact:
                up = [row for row in exact if row.posted and row.posted <= today]
                return tuple(up[:1] or exact[:1])
            found = self._around(self._odd.get(name, {}), period)
            if found:
                return found
        return ()

    def holes(self, series: str, period: Period) -> tuple[Period, ...]:
        """The months without a paper of a period whose other months have theirs; empty when none has."""
        inside = [slot for slot in self._at.get(series, {}) if _is_within(slot, period)]
        months = [Period(period.year, period.first_month + more, 1) for more in range(period.months)]
        found = tuple(month for month in months if not any(month == slot or _is_within(month, slot) for slot in inside))
        return found if inside and "月" in self._item.cadences else ()

    def _around(self, slots: dict[Period, list[Facts]], period: Period) -> tuple[Facts, ...]:
        if not slots:
            return ()
        inside = {slot: rows for slot, rows in slots.items() if _is_within(slot, period)}
        months = sum(slot.months for slot in inside if not any(_is_within(slot, other) for other in inside))
        if inside and ("月" not in self._item.cadences or months >= period.months):
            return tuple(rows[0] for _, rows in sorted(inside.items()))
        over = [rows[0] for slot, rows in slots.items() if _is_within(period, slot) and self._allows(slot.months)]
        return tuple(over[:1])

    def _allows(self, months: int) -> bool:
        return any({"月": 1, "季": 3, "半年": 6, "年": 12}.get(word) == months for word in self._item.cadences)

    def title(self, series: str, *periods: Period) -> str:
        """What the paper is called: as its neighbour in the series, else the catalogue's name, after the periods.

        A part of a paper (货币资金 in a ledger) keeps its own name: the paper itself may well be there.
        """
        label = "、".join(period.label for period in periods)
        for slot, rows in self._at.get(series, {}).items() if series else ():
            if slot.label in rows[0].title and rows[0].items[:1] == (self._item.ident,):
                return rows[0].title.replace(slot.label, label)
        name = self._item.name.replace("（逐笔）", "")
        return f"{label}{name}" + (f"（{series}）" if series else "")


def _is_named(rows: list[Facts], slot: Period, months: int) -> bool:
    """Whether a record says itself that it is about such a period: one without a period proves no series."""
    return slot.months <= months and any(row.period for row in rows)


def _is_within(part: Period, whole: Period) -> bool:
    if part.months >= whole.months:
        return False
    first, last = months_span(whole)
    start, end = months_span(part)
    return first <= start and end <= last


def months_span(period: Period) -> tuple[int, int]:
    """First and last month of a period, counted since year 0."""
    first = period.year * 12 + period.first_month
    return first, first + period.months - 1
