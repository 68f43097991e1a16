"""G13: who spends does not approve, and a ledger is reviewed by the supervisors before it is published."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.patterns import pattern
from wuhua.base.persons import is_masked
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.kinds.finance.record import Entry, Ledger
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Disclosure, SignOff

#: The committee, the coop's supervisors, and the other forms that the law allows a village (CWH18 32, 民主理财).
_SUPERVISORS = pattern("监督|监委|监事|理财")
#: What tells that a person written without a body sits elsewhere.
_POSTS = pattern("会计|出纳|文书|报账|主任|书记|理事|经理|干部|委|长$|镇|乡|所|站|中心|办")


def find(record: "Ledger", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find expenses approved by who handled them or by nobody, and published ledgers that the supervisors did not review.

    Masked names (梁某某) are no proof that two are one; only names written out and posts are compared. The text in force on
    the day of publication asks for the review.
    """
    apart = policy.limit("审批经手分开", record.period.end)
    if apart:
        yield from _expenses(record.expense, apart)
    paper = record.disclosure
    review = policy.limit("公开前审核", paper.posted) if paper and paper.posted else None
    if paper and review and review.value:
        yield from _review(paper, review)


def _review(paper: "Disclosure", limit: "Limit") -> Iterator[Fault]:
    sign, message, day = paper.reviewed, "", "…"
    if sign is None:
        message = "账已经公开，没有写谁审核的"
    else:
        day = sign.day.isoformat() if sign.day else "…"
        if not _is_supervisor(sign):
            message = f"账由{sign.who}审核，没有村务监督委员会的审核" if sign.who else "账已经公开，没有写谁审核的"
        elif paper.drafted and _is_one(paper.drafted, sign):
            message = f"编制和审核都是“{sign.person or sign.who}”"
        elif sign.day is None:
            message = "没有写哪天审核的"
    if message:
        fix = "村务监督委员会审核以后，写 审核: {机构: 村务监督委员会, 日期: " + day + "}"
        yield Fault(("公开", "审核"), message, fix=fix, severity=limit.severity, basis=limit.basis)


def _is_supervisor(sign: "SignOff") -> bool:
    """Whether a review is the supervisors'; a bare name that tells no post may be any of theirs."""
    if _SUPERVISORS.search(sign.who):
        return True
    return not sign.body and bool(sign.person) and not _POSTS.search(sign.person or "")


def _is_one(drafted: "SignOff", reviewed: "SignOff") -> bool:
    """Whether who drafted a paper reviewed it too: the same person or post, or the same body where no person is written."""
    if drafted.person and reviewed.person:
        return drafted.person == reviewed.person and not is_masked(drafted.person)
    return bool(drafted.who) and drafted.who == reviewed.who


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
