"""G05: money moved between two ledgers is written in both: out of one, into the other, same sum, same day."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.finding import Severity
from wuhua.rules.periods import is_within, period_of
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from wuhua.base.dates import Period
    from wuhua.model.village import Village


class Half(NamedTuple):
    """One line of a transfer: which book of which group (empty: the village's), which side, where, when (empty: it cannot be then),
    how much."""

    book: str
    group: str
    file: str
    side: str
    at: int
    day: str
    cents: int

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where its transfer id stands."""
        return (self.side, self.at, "划转")

    @property
    def name(self) -> str:
        """The book as messages call it: 行政账, 一组经济账."""
        return f"{self.group}{self.book}"


def find(village: "Village") -> Iterator[Outcome]:
    """Find transfers with one half only (reported, not blocking) and pairs that contradict each other."""
    halves: dict[str, list[Half]] = defaultdict(list)
    rows = village.of("finance")
    for row in rows:
        for ident, side, index, day, cents in row.data["transfers"]:
            told = day if is_within(day, row.period) else ""
            halves[ident].append(Half(row.data["book"], row.data["group"], row.file, side, index, told, cents))
    spans = [(row.data["book"], period) for row in rows if not row.data["group"] and (period := period_of(row.period))]
    for ident in sorted(halves):
        yield from _judge(ident, halves[ident], spans)


def _judge(ident: str, halves: list[Half], spans: "list[tuple[str, Period]]") -> Iterator[Fault]:
    if len(halves) == 1:
        if not _is_unwritten(halves[0], spans):
            yield _lonely(ident, halves[0])
        return
    payers = [half for half in halves if half.side == "支出"]
    takers = [half for half in halves if half.side == "收入"]
    if len(payers) != 1 or len(takers) != 1:
        message = f"划转 {ident} 用了{len(halves)}次，支出{len(payers)}笔、收入{len(takers)}笔"
        yield _fault(halves[-1], message, f"{len(halves)}次", "一次划转用一个编号，两本账各写一笔")
        return
    paid, taken = payers[0], takers[0]
    if (paid.book, paid.group) == (taken.book, taken.group):
        message = f"划转 {ident} 的支出和收入都写在{paid.name}"
        yield _fault(taken, message, "同一本账", "一笔写在付出的账，一笔写在收到的账")
    elif paid.cents != taken.cents:
        message = f"划转 {ident}，{paid.name}支出 {show(paid.cents)} 元，{taken.name}收入 {show(taken.cents)} 元"
        yield _fault(taken, message, f"差 {show(abs(paid.cents - taken.cents))} 元", "对照凭证，改写错的那一边")
    elif paid.day and taken.day and paid.day != taken.day:
        message = f"划转 {ident}，{paid.name}写 {paid.day}，{taken.name}写 {taken.day}"
        yield _fault(taken, message, "日期不一样", "对照凭证，两边写同一天")


def _is_unwritten(half: Half, spans: "list[tuple[str, Period]]") -> bool:
    """Whether the ledger that holds the other half is not there yet, though the village keeps such a book: T02 speaks of it."""
    others = [period for book, period in spans if book != half.book]
    if half.group or not others or not half.day:
        return False
    day = date.fromisoformat(half.day)
    return not any(period.start <= day <= period.end for period in others)


def _lonely(ident: str, half: Half) -> Fault:
    side = "收入" if half.side == "支出" else "支出"
    # A group deals with its village as with the other book: nobody but the clerk knows where the other half belongs.
    other = "另一本账" if half.group else "经济账" if half.book == "行政账" else "行政账"
    message = f"划转 {ident} 只在{half.name}有一笔{half.side}，{other}里还没有{side}"
    fault = _fault(half, message, "只有一边", f"在{other}的“{side}”里补一笔，划转: {ident}")
    return fault._replace(severity=Severity.WARNING, blocks=False, lacks=("finance",))


def _fault(half: Half, message: str, note: str, fix: str) -> Fault:
    return Fault(half.path, message, note, fix, half.file)


RULE = Rule("G05", "两本账的划转不成对", "village", find, kinds=("finance",), blocks=True, clauses=("勾稽",))
