"""G17: a work's papers tell one price and one contractor: planned within what was decided, awarded, and signed."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find works planned above what was decided, signed with another than the winner, or for another price."""
    works = village.of("project")
    shared = Counter(row.data["decision"] for row in works)
    for row in works:
        # Of a decision that several works share nobody knows which part is whose.
        if shared[row.data["decision"]] == 1:
            yield from _decided(row, village)
        yield from _signed(row)


def _decided(row: "Facts", village: "Village") -> Iterator[Fault]:
    decision = village.find("decision", row.data["decision"])
    meant, planned = decision.cents.get("budget") if decision else None, row.cents.get("budget")
    if meant is not None and planned is not None and planned > meant:
        message = f"决议的预算是 {show(meant)} 元，这里写的是 {show(planned)} 元"
        fix = f"对照决议改正：决议没有错，就写 {show(meant)}；后来又同意多花的，在“决议”里写那一次的编号"
        yield Fault(("预算",), message, f"多 {show(planned - meant)} 元", fix, row.file)


def _signed(row: "Facts") -> Iterator[Fault]:
    winner, party = row.data["winner"], row.data["contractor"]
    if winner and party and winner != party:
        fix = "对照中标通知书和合同，改写错的那个；中标的放弃了，在“发包”的“理由”里写明"
        if not row.data["reason"]:
            yield Fault(("合同", "单位"), f"中标的是“{winner}”，合同写的是“{party}”", "不是一家", fix, row.file)
        return
    bid, price = row.cents.get("bid"), row.cents.get("contract")
    if bid is not None and price is not None and bid != price:
        message = f"中标价 {show(bid)} 元，合同写的是 {show(price)} 元"
        fix = f"对照中标通知书和合同，改写错的那个；合同没有另外谈价，就写 {show(bid)}"
        yield Fault(("合同", "金额"), message, f"差 {show(abs(bid - price))} 元", fix, row.file)


RULE = Rule(
    "G17",
    "中标、合同和决议对不上",
    "village",
    find,
    kinds=("project", "decision"),
    severity=Severity.WARNING,
    clauses=("五化 内容",),
)
