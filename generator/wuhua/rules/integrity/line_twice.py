"""G16: no line of a ledger is written down twice."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Rule
from wuhua.rules.sums import excess, gaps, twins

if TYPE_CHECKING:
    from wuhua.kinds.finance.record import Ledger
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Ledger", facts: "Facts", policy: "Policy") -> Iterator[Fault]:
    """Find lines that tell the same as an earlier one of their side in every field: a slip of copying, or two payments told as one.

    Where it is one such line that the balance is off by, G01 names it.
    """
    found = list(twins(record))
    over = excess(record, facts) if found and not gaps(record, facts) else 0
    for side, earlier, later, moved in found:
        if not over or moved != over:
            yield Fault(
                (side, later),
                f"和{side}第{earlier + 1}笔一模一样，像是抄了两遍",
                fix="多抄的删掉一笔；真是两笔的，各写自己的凭证号",
                severity=Severity.WARNING,
            )


RULE = Rule("G16", "一笔写了两遍", "record", find, kinds=("finance",), clauses=("五化 内容",))
