"""C04: line by line: what is called 其他 stays a small share of its side."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import cents
from wuhua.rules.rule import Fault, Outcome, Rule, Skip
from wuhua.rules.sums import show

if TYPE_CHECKING:
    from wuhua.kinds.finance.record import Ledger
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

#: A summary that tells a villager nothing; 其他收入 and 其他支出 as headings are fine.
_VAGUE = re.compile(r"^(?:其他|其它|杂项|杂支|杂费|零星|零星开支)(?:收入|支出|开支|费用|款项|款)?$")


def find(record: "Ledger", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find sides on which more than the allowed share is called 其他; whole cents, cross-multiplied."""
    limit = policy.limit("其他占比上限", record.period.end)
    for side, lines, name in (("收入", record.income, "income"), ("支出", record.expense, "expense")):
        vague = [(cents(line.amount), -index) for index, line in enumerate(lines) if _VAGUE.match(line.summary)]
        if not vague:
            continue
        if limit is None:
            yield Skip("没有“其他”占比的规定")
            continue
        whole, part = facts.cents[name], sum(amount for amount, _ in vague)
        if part * 100 > whole * limit.value:
            yield Fault(
                (side, -max(vague)[1], "摘要"),
                f"{side}里写成“其他”的有 {show(part)} 元，超过{side}的{limit.value}%",
                note=f"{side}一共 {show(whole)} 元",
                fix="拆开来，一笔一行，写明钱从哪来、用在哪",
                severity=limit.severity,
                basis=limit.basis,
            )


RULE = Rule("C04", "没有逐笔写清", "record", find, kinds=("finance",))
