"""C12: the handbook covers the fields that the place names, and says of which day it is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import day_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.kinds.handbook.record import Handbook
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Handbook", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find fields without a section or without a matter in it, and an edition without its day."""
    limit = policy.limit("便民手册栏目", day_of(facts.due_from or facts.posted))
    if limit is None:
        yield Skip("没有便民手册栏目的规定")
        return
    filled = [section.name for section in record.sections if section.matters]
    missing = [name for name in limit.value if not any(name in each for each in filled)]
    if missing:
        yield Fault(
            ("栏目",),
            f"便民手册里没有{'、'.join(missing)}的内容",
            note=f"要有{len(limit.value)}类，有{len(limit.value) - len(missing)}类",
            fix=f"加一段 - 栏目: {missing[0]}，下面至少写一件事",
            at_key=True,
            severity=limit.severity,
            basis=limit.basis,
        )
    if record.issued is None:
        yield Fault(
            ("版本",) if record.version else ("栏目",),
            "便民手册没有写版本日期",
            fix="写 版本日期: 2025-01-10 这样",
            at_key=not record.version,
            severity=limit.severity,
            basis=limit.basis,
        )


RULE = Rule("C12", "便民手册不全", "record", find, kinds=("handbook",))
