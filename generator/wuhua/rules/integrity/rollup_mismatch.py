"""G04: three months make the quarter, four quarters or twelve months the year."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.periods import month_index, period_of
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: A figure in the index and in the record; of a balance also whose part says it.
_SUMS = (("income", "收入"), ("expense", "支出"))
_ENDS = (("opening", "期初余额", 0), ("closing", "期末余额", -1))


def find(village: "Village") -> Iterator[Outcome]:
    """Find quarters and years that differ from their parts; where a part is missing there is nothing to compare."""
    known: dict[tuple[str, str, int, int], Facts] = {}
    long: list[tuple[int, int, Facts]] = []
    for row in village.of("finance"):
        period = period_of(row.period)
        if period:
            first, months = month_index(period), period.months
            known[row.data["book"], row.data["group"], first, months] = row
            if months > 1:
                long.append((first, months, row))
    for first, months, row in long:
        for length in (3, 1) if months == 12 else (1,):
            starts = range(first, first + months, length)
            parts = [known.get((row.data["book"], row.data["group"], start, length)) for start in starts]
            if all(parts):
                yield from _compare(row, [part for part in parts if part])
                break


def _compare(row: "Facts", parts: "list[Facts]") -> Iterator[Fault]:
    """One fault a record: a wrong sum first, for it moves the balance too."""
    each = f"{len(parts)}个{'季度' if parts[0].period.endswith('季度') else '月'}"
    for name, word in _SUMS:
        added = sum(part.cents[name] for part in parts)
        if added != row.cents[name]:
            yield _fault(row, (word,), f"{each}的{word}加起来是 {show(added)} 元", word, added, row.cents[name])
            return
    for name, word, which in _ENDS:
        there = parts[which].cents[name]
        if there != row.cents[name]:
            yield _fault(row, (word,), f"{parts[which].title}的{word}是 {show(there)} 元", word, there, row.cents[name])
            return


def _fault(row: "Facts", path: tuple[str, ...], head: str, word: str, expected: int, written: int) -> Fault:
    return Fault(
        path,
        f"{head}，{row.title}的{word}是 {show(written)} 元",
        note=f"差 {show(abs(expected - written))} 元",
        fix="季度、年度的账用月份的账加起来，不要另外填；写错的那一份改正",
        file=row.file,
        at_key=word in ("收入", "支出"),
    )


RULE = Rule("G04", "月、季、年对不上", "village", find, kinds=("finance",), blocks=True, clauses=("勾稽",))
