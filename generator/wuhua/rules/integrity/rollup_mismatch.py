"""G04: three months make the quarter, four quarters or twelve months the year, and the year the final account."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.periods import month_index, period_of
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: Ledgers by book, group, first month and length.
Ledgers = dict[tuple[str, str, int, int], "Facts"]
#: A figure in the index and in the record; of a balance also whose part says it.
_SUMS = (("income", "收入"), ("expense", "支出"))
_ENDS = (("opening", "期初余额", 0), ("closing", "期末余额", -1))


def find(village: "Village") -> Iterator[Outcome]:
    """Find quarters, years and final accounts that differ from their parts; where a part is missing there is nothing to compare."""
    known: Ledgers = {}
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
    yield from _final_accounts(village, known)


def _final_accounts(village: "Village", known: Ledgers) -> Iterator[Fault]:
    """Final accounts of whole ledgers beside the ledgers of that year; where one is missing there is nothing to compare."""
    for row in village.of("budget"):
        period = period_of(row.period) if row.data["stage"] == "决算" and row.data["whole"] else None
        if period is None:
            continue
        first = month_index(period)
        for length in (12, 3, 1):
            starts = range(first, first + period.months, length)
            parts = [known.get((row.data["book"], "", start, length)) for start in starts]
            if all(parts) and length <= period.months:
                yield from _account(row, [part for part in parts if part])
                break


def _account(row: "Facts", parts: "list[Facts]") -> Iterator[Fault]:
    for name, word in _SUMS:
        added, declared = sum(part.cents[name] for part in parts), row.cents.get(f"declared_{name}")
        written = declared if declared is not None else row.cents.get(name)
        # Where total and headings differ G03 speaks; the one that is right is the ledger's.
        if written is not None and added not in (written, row.cents.get(name)):
            yield Fault(
                (word,) if declared is None else (f"{word}决算合计",),
                f"账上这一年的{word}是 {show(added)} 元，{row.title}的{word}决算是 {show(written)} 元",
                note=f"差 {show(abs(added - written))} 元",
                fix="对照账改写错的那一项；只列了一部分的，写 范围: 部分项目",
                file=row.file,
                at_key=declared is None,
            )


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


RULE = Rule("G04", "月、季、年对不上", "village", find, kinds=("finance", "budget"), blocks=True, clauses=("勾稽",))
