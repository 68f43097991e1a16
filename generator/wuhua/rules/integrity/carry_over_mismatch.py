"""G02: what one period closes with the next opens with, unless a 更正 of the opening says why it does not."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from wuhua.base.dates import Period
from wuhua.base.finding import Severity
from wuhua.model.facts import yuan
from wuhua.rules.periods import month_index, period_of
from wuhua.rules.restated import is_restated
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: Kinds whose rows say in ``data["rolls"]`` what they open and close with.
REGISTERS = ("assets", "resources", "claims")

Book = dict[int, list[tuple[int, "Facts"]]]


def find(village: "Village") -> Iterator[Outcome]:
    """Find ledgers that open with another sum than the same book or register closed with just before; a gap in time is silent."""
    periods: list[tuple[Facts, Period]] = []
    ends: dict[tuple[str, str, str], Book] = defaultdict(lambda: defaultdict(list))
    for row in (*village.of("finance"), *village.of("fund")):
        period = period_of(row.period)
        if period:
            periods.append((row, period))
            book = ends[row.kind, row.data["book"], row.data["group"]]
            book[month_index(period) + period.months].append((period.months, row))
    for row, period in periods:
        before = ends[row.kind, row.data["book"], row.data["group"]].get(month_index(period))
        if before:
            # A quarter follows a quarter where both are written; else whatever ended the day before.
            last = before[0] if len(before) == 1 else min(before, key=lambda one: (one[0] != period.months, one[0]))
            yield from _compare(last[1], row)
    for kind in REGISTERS:
        yield from _registers(village.of(kind))
    yield from _statements(village.of("statement"))


def _registers(rows: "list[Facts]") -> Iterator[Outcome]:
    """Compare each register with the one of the same owner and length just before; areas are ten-thousandths of a 亩."""
    ends: dict[tuple[str, int, int, str], tuple[str, int, tuple[int, ...]]] = {}
    found = [(row, period) for row in rows if (period := period_of(row.period))]
    for row, period in found:
        after = month_index(period) + period.months
        for name, _, _, closing, others in row.data["rolls"]:
            ends[row.data["series"], after, period.months, name] = (row.title, closing, others)
    for row, period in found:
        for name, path, opening, _, _ in row.data["rolls"]:
            last = ends.get((row.data["series"], month_index(period), period.months, name))
            # A closing of which the last register's own figures say something else is G08's.
            if last and opening is not None and opening not in (last[1], *last[2]):
                unit = Decimal(10000 if name == "面积" else 100)
                if not is_restated(row, path[0], last[1] / unit, opening / unit):
                    yield _broken(row, name, path, opening, last[:2])


def _statements(rows: "list[Facts]") -> Iterator[Fault]:
    """The first line of a balance sheet that begins the year with another sum than the same line ended the last one with.

    A year's opening may be restated by the accounts themselves: it is asked, and does not block.
    """
    ends = {(row.data["series"], row.data["book"], row.period): row for row in rows}
    for row in rows:
        period = period_of(row.period)
        last = ends.get((row.data["series"], row.data["book"], period.shift(-1).text)) if period else None
        off = next(_moved(last, row), None) if last else None
        if last and off:
            title, index, name, opening, closing = off
            message = f"{last.title}里“{name}”期末是 {show(closing)} 元，这里的年初写的是 {show(opening)} 元"
            fix = f"对照上一年的报表：没有调整过，就写 {show(closing)}；调整过年初数的，在“备注”里写明原因"
            path = (title, index, "年初")
            note = f"差 {show(abs(closing - opening))} 元"
            yield Fault(path, message, note, fix, row.file, severity=Severity.WARNING, blocks=False)


def _moved(last: "Facts", row: "Facts") -> Iterator[tuple[str, int, str, int, int]]:
    closings = {(title, name): closing for title, _, name, _, closing in last.data["balances"]}
    names = Counter((title, name) for title, _, name, *_ in row.data["balances"])
    for title, index, name, opening, _ in row.data["balances"]:
        closing = closings.get((title, name)) if names[title, name] == 1 else None
        # A figure taken off is written with its sign or without.
        if opening is not None and closing is not None and abs(opening) != abs(closing):
            yield title, index, name, opening, closing


def _broken(row: "Facts", name: str, path: tuple[str, ...], opening: int, last: tuple[str, int]) -> Fault:
    return Fault(
        path,
        f"{last[0]}期末的{name}合计是 {_shown(name, last[1])}，{row.title}的期初合计是 {_shown(name, opening)}",
        note=f"差 {_shown(name, abs(opening - last[1]))}",
        fix="上期没有错，就照上期的期末写；上期错了，在上期改正并写“更正”",
        file=row.file,
        at_key=len(path) == 1 and name == path[0],
    )


def _shown(name: str, number: int) -> str:
    """A total as a clerk types it: yuan from cents, 亩 from ten-thousandths."""
    if name != "面积":
        return f"{show(number)} 元"
    whole, part = divmod(number, 10000)
    return f"{whole}.{part:04}".rstrip("0").rstrip(".") + " 亩"


def _compare(last: "Facts", row: "Facts") -> Iterator[Fault]:
    closed, opened = last.cents["closing"], row.cents["opening"]
    added = last.cents["opening"] + last.cents["income"] - last.cents["expense"]
    # Where the earlier closing is what does not add up, G01, G03 or G16 says so at its place.
    known = {closed, added, last.cents.get("claimed")}
    if opened in known or any(opened == added - moved for moved in _doubled(last)):
        return
    if not is_restated(row, "期初余额", yuan(closed), yuan(opened)):
        restated = f"{{位置: 期初余额, 原文: {show(closed)}, 改为: {show(opened)}, 日期: …, 原因: …, 更正人: …}}"
        yield Fault(
            ("期初余额",),
            f"{last.title}的期末余额是 {show(closed)} 元，{row.title}的期初余额写的是 {show(opened)} 元",
            note=f"差 {show(abs(closed - opened))} 元",
            fix=f"上期没有错，就写 {show(closed)}；上期错了，在上期改正并写“更正”；查账以后调整了期初的，这一份写 更正: [{restated}]",
            file=row.file,
        )


def _doubled(row: "Facts") -> Iterator[int]:
    """What each line that is there twice adds to a ledger's balance, in cents."""
    if row.kind != "finance":
        return
    # Lines are unpacked for the few that do not follow, not when rules are listed.
    from wuhua.kinds.lines import LineFact, lines_of

    seen: set[LineFact] = set()
    for line in lines_of(row):
        alike = line._replace(number=0)
        if alike in seen:
            yield line.cents if line.side == "收入" else -line.cents
        seen.add(alike)


RULE = Rule(
    "G02",
    "期初接不上上期期末",
    "village",
    find,
    kinds=("finance", "fund", *REGISTERS, "statement"),
    blocks=True,
    clauses=("勾稽",),
)
