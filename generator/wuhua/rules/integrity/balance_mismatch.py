"""G01: opening plus income less expense is closing, to the cent."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import cents
from wuhua.rules.rule import Fault, Outcome, Rule, Skip
from wuhua.rules.sums import Twin, excess, gaps, show, twins

if TYPE_CHECKING:
    from wuhua.kinds.finance.record import Ledger
    from wuhua.kinds.fund.record import Fund
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Ledger | Fund", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find a declared closing balance, of the ledger, the fund or an account, that does not follow from the other figures."""
    if gaps(record, facts):
        yield Skip("收支合计要先对上明细")
        return
    over = excess(record, facts)
    if over and record.declared_closing is not None:
        written = cents(record.declared_closing)
        (fault,) = _compare(("期末余额",), "期初加收入减支出，期末余额", written + over, written)
        pair = next((twin for twin in _twins(record, facts) if twin.moved == over), None)
        yield fault._replace(fix=_doubled(pair)) if pair else _opening_off(record, over) or fault
    for index, account in enumerate(getattr(record, "accounts", ())):
        expected = cents(account.opening) + cents(account.income) - cents(account.expense)
        head = f"{account.name}期初加收入减支出，期末"
        yield from _compare(("账户", index, "期末"), head, expected, cents(account.closing))


def _opening_off(record: "Ledger | Fund", over: int) -> Fault | None:
    """The opening, where the accounts open with just as much less as the closing is off: then it is the wrong figure."""
    accounts = getattr(record, "accounts", ())
    opened, written = sum(cents(account.opening) for account in accounts), cents(record.opening)
    if not accounts or written - opened != over:
        return None
    return Fault(
        ("期初余额",),
        f"各账户期初加起来是 {show(opened)} 元，期初余额写的是 {show(written)} 元",
        note=f"差 {show(abs(over))} 元",
        fix=f"期末也是照 {show(opened)} 接下来的：写 {show(opened)}",
    )


def _twins(record: "Ledger | Fund", facts: "Facts") -> Iterator[Twin]:
    # A fund's lines carry no vouchers: two alike may well be two.
    return twins(record) if facts.kind == "finance" else iter(())  # type: ignore[arg-type]


def _doubled(pair: Twin) -> str:
    same = f"{pair.side}第{pair.earlier + 1}笔和第{pair.later + 1}笔一模一样"
    return f"{same}，多抄的删掉一笔就平了；真是两笔的，各写自己的凭证号，再对别的笔"


def _compare(path: tuple[str | int, ...], head: str, expected: int, written: int) -> Iterator[Fault]:
    if expected != written:
        yield Fault(
            path,
            f"{head}应是 {show(expected)} 元，写的是 {show(written)} 元",
            note=f"差 {show(abs(expected - written))} 元",
            fix=f"每一笔都对，就写 {show(expected)}；有一笔写错了，先改那一笔",
        )


RULE = Rule("G01", "余额不平", "record", find, kinds=("finance", "fund"), blocks=True, clauses=("勾稽",))
