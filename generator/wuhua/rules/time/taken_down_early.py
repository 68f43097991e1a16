"""T05: what hangs on a board hangs for its days."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.rules.periods import speaking
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find boards cleared, or meant to be cleared, too soon; the day of posting is not counted."""
    until = facts.removed or facts.keep_until
    if not until or not facts.posted or (facts.channels and "公开栏" not in facts.channels):
        return
    posted = date.fromisoformat(facts.posted)
    limits = policy.limits("公开栏保留天数", posted)
    if not limits:
        yield Skip("没有公开栏保留天数的规定")
        return
    days = (date.fromisoformat(until) - posted).days
    limit = speaking([limit for limit in limits if 0 <= days < limit.value])
    if limit is None:
        return
    short = limit.value - days
    hung = f"公开栏上挂了{days}天就取下" if facts.removed else f"公开栏上只打算挂{days}天"
    yield Fault(
        ("公开", "取下日期" if facts.removed else "保留至"),
        f"{hung}，至少要挂{limit.value}天",
        note="差1天：张贴那天不算" if short == 1 else f"差{short}天",
        fix=f"重新张贴，再挂满{limit.value}天；日期写错的改成实际日期",
        severity=Severity.WARNING if short == 1 else limit.severity,
        basis=limit.basis,
    )


RULE = Rule("T05", "公开栏上挂的天数不够", "record", find)
