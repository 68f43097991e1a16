"""C11: a service guide tells its steps, papers, time limit and fee, and its steps fit into its limit."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.model.facts import day_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.kinds.guide.record import Guide
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Guide", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find elements that are not written (材料: [] and 收费: 0.00 are), and steps that take longer than the limit."""
    limit = policy.limit("办事指南要素", day_of(facts.due_from or facts.posted))
    written = {
        "流程": bool(record.steps),
        "材料": record.papers is not None,
        "时限": record.limit_days is not None,
        "收费": record.fee is not None,
    }
    if limit is None:
        yield Skip("没有办事指南要素的规定")
    else:
        missing = [name for name in limit.value if not written.get(name, True)]
        if missing:
            yield Fault(
                ("事项",),
                f"“{record.name}”没有写{'、'.join(missing)}",
                fix=f"补上 {_SAMPLES[missing[0]]}",
                severity=limit.severity,
                basis=limit.basis,
            )
    days = sum(step.days or 0 for step in record.steps)
    if record.limit_days is not None and days > record.limit_days:
        yield Fault(
            ("时限",),
            f"各步加起来要{days}个工作日，时限写的是{record.limit_days}个",
            fix="对照承诺的天数，改“时限”或者写错的那一步",
            severity=Severity.WARNING,
            basis=policy.basis("五化 内容"),
        )


_SAMPLES = {
    "流程": "流程: [{谁: 本人, 做什么: …}]",
    "材料": "材料: […]；不用带东西写 材料: []",
    "时限": "时限: 5；当场办好写 时限: 0",
    "收费": "收费: 0.00；收钱的写多少元",
}

RULE = Rule("C11", "办事指南要素不全", "record", find, kinds=("guide",))
