"""G02: what one period closes with the next opens with."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.dates import Period
from wuhua.rules.periods import month_index, period_of
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

Book = dict[int, list[tuple[int, "Facts"]]]


def find(village: "Village") -> Iterator[Outcome]:
    """Find ledgers that open with another sum than the same book closed with just before; a gap in time is silent."""
    periods: list[tuple[Facts, Period]] = []
    ends: dict[tuple[str, str], Book] = defaultdict(lambda: defaultdict(list))
    for row in village.of("finance"):
        period = period_of(row.period)
        if period:
            periods.append((row, period))
            book = ends[row.data["book"], row.data["group"]]
            book[month_index(period) + period.months].append((period.months, row))
    for row, period in periods:
        before = ends[row.data["book"], row.data["group"]].get(month_index(period))
        if before:
            # A quarter follows a quarter where both are written; else whatever ended the day before.
            last = before[0] if len(before) == 1 else min(before, key=lambda one: (one[0] != period.months, one[0]))
            yield from _compare(last[1], row)


def _compare(last: "Facts", row: "Facts") -> Iterator[Fault]:
    closed, opened = last.cents["closing"], row.cents["opening"]
    if closed != opened:
        yield Fault(
            ("期初余额",),
            f"{last.title}的期末余额是 {show(closed)} 元，{row.title}的期初余额写的是 {show(opened)} 元",
            note=f"差 {show(abs(closed - opened))} 元",
            fix=f"上期没有错，就写 {show(closed)}；上期错了，在上期改正并写“更正”",
            file=row.file,
        )


RULE = Rule("G02", "期初接不上上期期末", "village", find, kinds=("finance",), blocks=True, clauses=("勾稽",))
