"""G11: the economic ledger uses the chart's headings on their side, and no line is negative."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.base.finding import Severity
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.kinds.budget.record import Budget
    from wuhua.kinds.finance.record import Entry, Ledger
    from wuhua.kinds.statement.record import Statement
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

#: A sub-heading stands behind its heading: 管理费用-招待费.
_SUB = re.compile(r"[-－—/／·：:、]")


def find(record: "Ledger | Statement | Budget", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find headings that the chart does not know or knows on the other side; the administrative ledger has no chart.

    Statements and budgets name what they like; only headings that the chart gave up are found in them.
    """
    if facts.kind == "finance":
        yield from _ledger(record, policy)  # type: ignore[arg-type]
    else:
        yield from _given_up(record, policy)  # type: ignore[arg-type]


def _ledger(record: "Ledger", policy: "Policy") -> Iterator[Outcome]:
    charted = record.book == "经济账" and _is_charted(record, policy)
    for side, lines in (("收入", record.income), ("支出", record.expense)):
        for index, line in enumerate(lines):
            if line.amount < 0:
                yield _negative(side, index)
            if charted:
                yield from _judge((side, index, "科目"), side, line, policy)


def _is_charted(record: "Ledger | Statement | Budget", policy: "Policy") -> bool:
    """Whether the chart was in force when the period ended: an earlier ledger has the headings of its time."""
    chart = policy.clause("农村会计")
    return chart is not None and record.period.end.isoformat() >= chart.start


def _given_up(record: "Statement | Budget", policy: "Policy") -> Iterator[Fault]:
    if record.book != "经济账" or not _is_charted(record, policy):
        return
    for path, name in _names(record):
        heading = policy.heading(name)
        if heading and heading.instead:
            message = f"“{name}”是2023年以前的旧科目"
            yield Fault(path, message, fix=f"改用{heading.instead}", severity=Severity.WARNING)


def _names(record: "Statement | Budget | Any") -> "Iterator[tuple[tuple[str | int, ...], str]]":
    """Names of a statement's or budget's lines with their places; what is not there gives none."""
    for title, attribute in (("资产", "assets"), ("负债", "debts"), ("权益", "equity")):
        for index, line in enumerate(getattr(record, attribute, ())):
            yield (title, index, "项目"), line.name
    part, before = (record, ()) if hasattr(record, "stage") else (record.income, ("收益分配",))
    for title, attribute in (("收入", "income"), ("支出", "expense")):
        for index, line in enumerate(getattr(part, attribute, ())):
            yield (*before, title, index, "项目"), line.name


def _judge(path: tuple[str | int, ...], side: str, line: "Entry", policy: "Policy") -> Iterator[Fault]:
    name = line.heading
    heading = policy.heading(name)
    if heading is None:
        name = _SUB.split(name)[0].strip()
        heading = policy.heading(name)
    if heading is None:
        message = f"“{line.heading}”不在42个一级科目里"
        yield Fault(path, message, fix=_advice(name, policy), severity=Severity.WARNING)
    elif heading.instead:
        message = f"“{name}”是2023年以前的旧科目"
        yield Fault(path, message, fix=f"改用{heading.instead}", severity=Severity.WARNING)
    elif heading.family in ("收入", "支出") and heading.family != side:
        message = f"“{name}”是{heading.family}科目，写在了“{side}”里"
        yield Fault(path, message, fix=f"不是退款、冲账的，移到“{heading.family}”", severity=Severity.NOTE)


def _negative(side: str, index: int) -> Fault:
    other = "支出" if side == "收入" else "收入"
    return Fault(
        (side, index, "金额"),
        f"{side}里有一笔负数",
        fix=f"写成正数；是退款、冲账的，记到“{other}”里",
        severity=Severity.WARNING,
    )


def _advice(name: str, policy: "Policy") -> str:
    from difflib import get_close_matches

    current = [heading.name for heading in policy.headings if not heading.instead]
    near = get_close_matches(name, current, 1, 0.4)
    return (f"是不是“{near[0]}”；" if near else "") + "明细科目写在后面，如 管理费用-办公费"


RULE = Rule("G11", "科目不对", "record", find, kinds=("finance", "statement", "budget"), clauses=("农村会计",))
