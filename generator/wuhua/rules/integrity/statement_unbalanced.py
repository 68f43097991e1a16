"""G07: what is owned is what is owed and one's own; what may be shared is what is shared and left; shares times each is paid."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.finding import Severity
from wuhua.model.facts import cents
from wuhua.rules.declared import Path, totals
from wuhua.rules.rule import Fault, Outcome, Rule, Skip
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from wuhua.kinds.distribution.record import Distribution
    from wuhua.kinds.statement.record import Income, Statement
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Statement | Distribution", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find statements that do not balance, and distributions whose steps, shares or payments do not fit."""
    if facts.kind == "statement":
        yield from _statement(record)  # type: ignore[arg-type]
    else:
        yield from _distribution(record)  # type: ignore[arg-type]


def _statement(record: "Statement") -> Iterator[Outcome]:
    gaps = {claim.path for claim in totals("statement", record)}
    chain = list(_income(record.income)) if record.income else []
    unshared = list(_unshared(record, record.income)) if record.income and not chain else []
    for moment, word in (("closing", "期末"), ("opening", "年初")):
        if any(path[-1] == word for path in gaps):
            yield Skip("合计要先对上明细")
            continue
        for outcome in _balance(record, moment, word):
            # What 未分配收益 is off by puts the whole sheet off: said once, where it stands.
            if isinstance(outcome, Skip) or moment == "opening" or outcome.note not in {f.note for f in unshared}:
                yield outcome
    yield from (*chain, *unshared)


def _balance(record: "Statement", moment: str, word: str) -> Iterator[Outcome]:
    assets, debts, equity = (_sum(record, name, moment) for name in ("assets", "debts", "equity"))
    both = getattr(record.both_total, moment, None)
    if both is None and debts is None and equity is None:
        return
    other = cents(both) if both is not None else (debts or 0) + (equity or 0)
    if assets is None or assets == other:
        return
    if both is None and (debts is None or equity is None):
        yield Skip("资产、负债、权益没有写全")
        return
    pairs = (
        ("资产合计", record.assets_total),
        ("负债和权益合计", record.both_total),
        ("权益合计", record.equity_total),
    )
    path: Path = next(((name, word) for name, pair in pairs if getattr(pair, moment, None) is not None), ("资产",))
    message = f"{word}资产一共 {show(assets)} 元，负债加权益一共 {show(other)} 元"
    fix = "对照报表原件，改写错的那一项；少列了一项就补上"
    yield Fault(path, message, _off(assets - other), fix, at_key=len(path) == 1)


def _sum(record: "Statement", name: str, moment: str) -> int | None:
    from wuhua.kinds.statement.record import total

    declared = getattr(getattr(record, f"{name}_total"), moment, None)
    found = declared if declared is not None else total(getattr(record, name), moment)
    return None if found is None else cents(found)


def _income(part: "Income") -> Iterator[Outcome]:
    from wuhua.kinds.statement.record import added, available, surplus

    if part.surplus is not None and part.income and part.expense:
        earned = cents(added(part.income)) - cents(added(part.expense))
        fault = _compare(("收益分配", "本年收益"), "收入减支出", earned, part.surplus)
        if fault:
            yield fault
            return
    known = Known(
        surplus(part), part.opening, part.other, part.available, available(part), added(part.shared), part.left
    )
    yield from _chain(known, ("收益分配",))


class Known(NamedTuple):
    """The figures of a distribution, yuan: as written (None where not), the whole and what was shared also as they add up."""

    surplus: Decimal | None
    opening: Decimal | None
    other: Decimal | None
    declared: Decimal | None
    available: Decimal | None
    shared: Decimal
    left: Decimal | None


def _chain(known: Known, path: Path) -> Iterator[Outcome]:
    """可分配 = 本年 + 年初 + 其他; 年末 = 可分配 − 分配. What was not written is no contradiction."""
    if known.surplus is not None and known.declared is not None:
        parts = cents(known.surplus) + sum(cents(part) for part in (known.opening, known.other) if part is not None)
        fault = _compare((*path, "可分配收益"), "本年收益加年初未分配和其他转入", parts, known.declared)
        if fault and known.opening is None:
            yield Skip("年初未分配收益没有写")
        elif fault:
            yield fault
            return
    if known.available is None:
        return
    rest = cents(known.available) - cents(known.shared)
    if known.left is not None:
        fault = _compare((*path, "年末未分配收益"), "可分配收益减去各项分配", rest, known.left)
        if fault and known.declared is None and known.opening is None:
            yield Skip("年初未分配收益没有写")
        elif fault:
            yield fault
    elif rest < 0 and (known.declared is not None or known.opening is not None):
        message = f"可分配收益是 {show(cents(known.available))} 元，分出去和留下来的一共 {show(cents(known.shared))} 元"
        at = (*path, "可分配收益") if known.declared is not None else (*path, "本年收益")
        yield Fault(at, message, f"多分 {show(-rest)} 元", "对照方案，改写错的那个数；漏写了转入的，写在“其他转入”")


def _unshared(record: "Statement", part: "Income") -> Iterator[Fault]:
    from wuhua.kinds.statement.record import left

    rest = left(part)
    if rest is None or (part.left is None and part.opening is None):
        return
    for index, line in enumerate(record.equity):
        if line.name == "未分配收益":
            head = "收益分配表的年末未分配收益"
            fault = _compare(("权益", index, "期末"), head, cents(rest), line.closing)
            if fault:
                yield fault


def _distribution(record: "Distribution") -> Iterator[Outcome]:
    wrong = list(_shares(record))
    yield from wrong
    kept = list(_reserves(record))
    yield from kept
    if wrong or totals("distribution", record):
        yield Skip("分红的合计要先对上")
        return
    figures = (record.surplus, record.opening, record.other_in, record.declared_available, record.available)
    chain = list(_chain(Known(*figures, record.given, record.declared_left), ()))
    # A reserve that its percentage does not give moves what is left by as much: said once, where it stands.
    off = {part.note for part in kept if isinstance(part, Fault)}
    yield from (part for part in chain if isinstance(part, Skip) or part.note not in off)
    yield from _payout(record)


def _shares(record: "Distribution") -> Iterator[Fault]:
    """Shares times each is the amount: of a class, of all (where no class declares its own), of a household."""
    for index, share in enumerate(record.shares):
        if share.declared is not None:
            head = f"{share.shares}{share.unit}乘每{share.unit} {share.each} 元"
            fault = _compare(("分红", index, "金额"), head, cents(share.product), share.declared)
            if fault:
                yield fault
    if record.shares and record.declared_dividend is not None and all(x.declared is None for x in record.shares):
        added = sum(cents(share.product) for share in record.shares)
        fault = _compare(("分红合计",), "份额乘每份，加起来", added, record.declared_dividend)
        if fault:
            yield fault
    each = {share.each for share in record.shares}
    if len(each) == 1:
        yield from _households(record, each.pop())


def _households(record: "Distribution", each: Decimal) -> Iterator[Fault]:
    for index, holder in enumerate(record.roll):
        if holder.shares is not None:
            product = (holder.shares * each).quantize(Decimal("0.01"), ROUND_HALF_UP)
            # The household is not named: a printed line repeats no person.
            fault = _compare(
                ("名单", index, "金额"), f"{holder.shares}份乘每份 {each} 元", cents(product), holder.amount
            )
            if fault:
                yield fault


def _reserves(record: "Distribution") -> Iterator[Outcome]:
    bases = [cents(base) for base in (record.surplus, record.available) if base is not None]
    if record.declared_available is not None and record.opening is not None:
        # When the steps do not add up either end may be the wrong one.
        bases.append(cents(record.declared_available - record.opening - (record.other_in or 0)))
    for index, part in enumerate(record.reserves):
        if part.percent is None:
            continue
        if not bases:
            yield Skip("本年收益没有写，比例没有对")
            continue
        rights = [_percent(base, part.percent) for base in bases]
        if cents(part.amount) not in rights:
            fault = _compare(("提取", index, "金额"), f"本年收益的{part.percent}%", rights[0], part.amount)
            if fault:
                yield fault


def _percent(base: int, percent: Decimal) -> int:
    return int((base * percent / 100).quantize(Decimal(1), ROUND_HALF_UP))


def _payout(record: "Distribution") -> Iterator[Outcome]:
    """What was paid, with what nobody has fetched yet, is the dividend."""
    if record.dividend is None or not (record.payments or record.unclaimed is not None):
        return
    due, paid = cents(record.dividend), cents(record.paid)
    if record.unclaimed is not None and (record.payments or cents(record.unclaimed) > due):
        whole = paid + cents(record.unclaimed)
        if whole != due:
            message = f"已经发的加上未领的一共 {show(whole)} 元，分红合计是 {show(due)} 元"
            yield Fault(("未领",), message, _off(whole - due), "对照发放凭证，改写错的那个数")
    elif paid > due:
        message = f"已经发了 {show(paid)} 元，分红合计是 {show(due)} 元"
        yield Fault(("兑现",), message, f"多发 {show(paid - due)} 元", "对照发放凭证，改写错的那个数", at_key=True)
    elif record.unclaimed is None and paid < due:
        message = f"分红合计是 {show(due)} 元，已经发了 {show(paid)} 元，没有写还没领的"
        fix = f"还没有领走的，写 未领: {show(due - paid)}；发错了的，改写错的那个数"
        rest = f"还差 {show(due - paid)} 元"
        yield Fault(("兑现",), message, rest, fix, at_key=True, severity=Severity.WARNING, blocks=False)


def _compare(path: Path, head: str, expected: int, written: Any) -> Fault | None:
    number = cents(written)
    if number == expected:
        return None
    message = f"{head}应是 {show(expected)} 元，写的是 {show(number)} 元"
    # Nothing is left that was never there: then another figure is the wrong one.
    fix = (
        f"其他的数都对，就写 {show(expected)}"
        if expected >= 0 or number < 0
        else "分出去的比有的还多：对照原件，先改写错的那个数"
    )
    return Fault(path, message, _off(expected - number), fix)


def _off(difference: int) -> str:
    return f"差 {show(abs(difference))} 元"


RULE = Rule(
    "G07", "报表和分配对不上", "record", find, kinds=("statement", "distribution"), blocks=True, clauses=("勾稽",)
)
