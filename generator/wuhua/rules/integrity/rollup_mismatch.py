"""G04: three months make the quarter, four quarters (each whole or as its months) the year, and the year the final account."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import yuan
from wuhua.rules.periods import month_index, period_of
from wuhua.rules.restated import is_restated
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.sums import is_even, show

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: Ledgers by book, group, first month and length.
Ledgers = dict[tuple[str, str, int, int], "Facts"]
#: How long the parts are that a year, a half-year and a quarter fall into, and what they are called.
_PARTS = {12: 6, 6: 3, 3: 1}
_WORDS = {1: "月", 3: "季度", 6: "半年"}
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
            if months in _PARTS:
                long.append((first, months, row))
    for first, months, row in long:
        parts = _parts(known, (row.data["book"], row.data["group"]), first, months)
        if parts and all(map(is_even, (row, *parts))):
            yield from _compare(row, parts)
    yield from _final_accounts(village, known)


def _parts(known: Ledgers, owner: tuple[str, str], first: int, months: int) -> "list[Facts]":
    """The ledgers that a longer period is added up from, the shortest that are complete; empty where one is missing.

    Each quarter may be written in its own form: as three months or whole.
    """
    found: list[Facts] = []
    length = _PARTS[months]
    for start in range(first, first + months, length):
        whole = known.get((*owner, start, length))
        parts = (_parts(known, owner, start, length) if length > 1 else []) or ([whole] if whole else [])
        if not parts:
            return []
        found += parts
    return found


def _final_accounts(village: "Village", known: Ledgers) -> Iterator[Fault]:
    """Final accounts of whole ledgers beside the ledgers of that year; where one is missing there is nothing to compare."""
    for row in village.of("budget"):
        period = period_of(row.period) if row.data["stage"] == "决算" and row.data["whole"] else None
        if period is None:
            continue
        owner, first = (row.data["book"], ""), month_index(period)
        year = known.get((*owner, first, period.months))
        parts = [year] if year else _parts(known, owner, first, period.months) if period.months in _PARTS else []
        if parts and all(map(is_even, parts)):
            yield from _account(row, parts)


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
    each = _told(parts)
    for name, word in _SUMS:
        added = sum(part.cents[name] for part in parts)
        if added != row.cents[name]:
            yield _fault(row, (word,), f"{each}的{word}加起来是 {show(added)} 元", word, added, row.cents[name])
            return
    for name, word, which in _ENDS:
        there = parts[which].cents[name]
        if there != row.cents[name] and not is_restated(row, word, yuan(there), yuan(row.cents[name])):
            yield _fault(row, (word,), f"{parts[which].title}的{word}是 {show(there)} 元", word, there, row.cents[name])
            return


def _told(parts: "list[Facts]") -> str:
    """Of what a sum was made: 12个月, 3个月和3个季度."""
    counts = Counter(period.months for part in parts if (period := period_of(part.period)))
    return "和".join(f"{counts[months]}个{word}" for months, word in _WORDS.items() if counts[months])


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
