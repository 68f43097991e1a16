"""G03: lines add up to the total that is declared: of a ledger's side, of its accounts, of a decision's sources."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import cents
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.sums import gaps, show

if TYPE_CHECKING:
    from wuhua.kinds.decision.record import Decision
    from wuhua.kinds.finance.record import Ledger
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Ledger | Decision", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find declared totals that the lines do not reach or go beyond."""
    yield from _sources(record) if facts.kind == "decision" else _sides(record, facts)  # type: ignore[arg-type]


def _sides(record: "Ledger", facts: "Facts") -> Iterator[Fault]:
    wrong = gaps(record, facts)
    for side, declared, added in wrong:
        if added or getattr(record, "income" if side == "收入" else "expense"):
            message = f"{side}各笔加起来是 {show(added)} 元，{side}合计写的是 {show(declared)} 元"
            fix = f"各笔都对，就写 {show(added)}；少记了一笔就补上"
        else:
            message = f"{side}合计写的是 {show(declared)} 元，下面一笔明细也没有"
            fix = f"把每一笔写在“{side}”下面，一笔一行"
        yield Fault((f"{side}合计",), message, _off(declared - added), fix)
    if record.accounts and not wrong:
        # A closing that the lines do not bear out is G01's; the accounts are asked about what the lines give.
        held, closing = sum(cents(account.closing) for account in record.accounts), cents(record.closing)
        if held != closing:
            message = f"各账户期末加起来是 {show(held)} 元，账上期末余额是 {show(closing)} 元"
            fix = "对照银行对账单和现金，改写错的账户；少列了账户就补上"
            yield Fault(("账户",), message, _off(held - closing), fix, at_key=True)


def _sources(record: "Decision") -> Iterator[Fault]:
    if record.budget is None or not record.sources:
        return
    budget, added = cents(record.budget), sum(cents(source.amount) for source in record.sources)
    if budget != added:
        message = f"资金来源加起来是 {show(added)} 元，预算写的是 {show(budget)} 元"
        yield Fault(("预算",), message, _off(budget - added), "对照方案，改写错的那个数；少列了来源就补上")


def _off(difference: int) -> str:
    return f"差 {show(abs(difference))} 元"


RULE = Rule("G03", "明细和合计不一致", "record", find, kinds=("finance", "decision"), blocks=True, clauses=("勾稽",))
