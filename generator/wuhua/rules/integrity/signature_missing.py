"""G13: who spends does not approve, and a ledger is reviewed before it is published."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.kinds.finance.record import Entry, Ledger
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts


def find(record: "Ledger", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find expenses approved by who handled them or by nobody, and published ledgers that nobody reviewed.

    Masked names (梁某某) are no proof that two are one; only names written out and posts are compared.
    """
    apart, review = policy.limit("审批经手分开"), policy.limit("公开前审核")
    if apart:
        yield from _expenses(record.expense, apart)
    if review and record.disclosure and record.disclosure.posted and record.disclosure.reviewed is None:
        yield Fault(
            ("公开", "审核"),
            "账已经公开，没有写谁审核的",
            fix="加一行 审核: {机构: 村务监督委员会, 日期: …}",
            severity=review.severity,
            basis=review.basis,
        )


def _expenses(lines: "list[Entry]", limit: "Limit") -> Iterator[Fault]:
    unapproved: list[int] = []
    for index, line in enumerate(lines):
        if line.approver is None:
            unapproved.append(index)
        elif line.approver == line.handler and "某" not in line.approver:
            message = f"经手人和审批人都是“{line.approver}”"
            fix = "写错的改成实际审批的人；确实是同一个人的，由另一位补签"
            yield Fault(("支出", index, "审批人"), message, "", fix, severity=limit.severity, basis=limit.basis)
    if unapproved:
        message = f"有{len(unapproved)}笔支出没有写审批人" if len(unapproved) > 1 else "这笔支出没有写审批人"
        path = ("支出", unapproved[0], "摘要")
        yield Fault(path, message, "", "加上 审批人: …，写谁批准的", severity=limit.severity, basis=limit.basis)


RULE = Rule("G13", "审批、审核没有写全", "record", find, kinds=("finance",))
