"""G03: lines add up to the total that is declared, a line's product is its amount, capitals say the figure."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.base.money import capital_money
from wuhua.model.facts import cents, yuan
from wuhua.rules.capitals import says
from wuhua.rules.declared import Claim, capitals, products, totals
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.sums import gaps, show
from wuhua.rules.within import Excess, excesses

if TYPE_CHECKING:
    from wuhua.kinds.decision.record import Decision
    from wuhua.kinds.finance.record import Ledger
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find declared totals that the lines do not reach or go beyond, and amounts of lines that their own figures do not give."""
    if facts.kind == "decision":
        yield from _sources(record)  # type: ignore[arg-type]
    elif facts.kind == "finance":
        yield from _sides(record, facts)  # type: ignore[arg-type]
    else:
        yield from map(_beyond, excesses(facts.kind, record))
        for claim in (*products(facts.kind, record), *totals(facts.kind, record)):
            yield _claim(claim)
        yield from _capitals(record, facts.kind)


def _beyond(excess: Excess) -> Fault:
    fault = Fault(excess.path, excess.message, f"多了{excess.over}", "对照登记，改写错的那个数")
    return fault._replace(severity=Severity.WARNING, blocks=False) if excess.warns else fault


def _claim(claim: Claim) -> Fault:
    right, written = claim.show(claim.expected), claim.show(claim.written)
    if claim.lines:
        message, fix = (
            f"{claim.head}是 {right}，{claim.name}写的是 {written}",
            f"各行都对，就写 {right}；有一行写错了，先改那一行",
        )
    else:
        message, fix = f"{claim.name}写的是 {written}，下面一行明细也没有", "把明细写在上面，一项一行"
    return Fault(
        claim.path,
        message,
        f"差 {claim.show(abs(claim.expected - claim.written))}",
        fix,
        at_key=claim.path == ("名单",),
    )


def _capitals(record: object, kind: str) -> Iterator[Fault]:
    found = capitals(kind, record)
    if found is None or any(says(found[1], figure) for figure in found[2]):
        return
    path, _, figures = found
    right = capital_money(yuan(figures[-1]))
    message = f"大写和数字不一样：数字是 {show(figures[-1])} 元，大写应是 {right}"
    yield Fault(path, message, "对不上", f"数字对的，写 {right}；大写对的，改数字")


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
        # A closing that the lines do not bear out, and an account that does not follow from its own figures, are G01's.
        held, closing = sum(cents(account.closing) for account in record.accounts), cents(record.closing)
        rolled = sum(cents(account.opening + account.income - account.expense) for account in record.accounts)
        written = closing if record.declared_closing is None else cents(record.declared_closing)
        if {held, rolled}.isdisjoint({closing, written}):
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


KINDS = (
    *("finance", "decision", "budget", "statement", "distribution", "pay", "fund"),
    *("counts", "survey", "training", "association", "profile"),
)
RULE = Rule("G03", "明细和合计不一致", "record", find, kinds=KINDS, blocks=True, clauses=("勾稽",))
