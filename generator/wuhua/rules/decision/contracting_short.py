"""D09: contracting plans and contracts with outsiders: two thirds of all; outsiders after the town's approval (TDCB 19, 52)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.base.finding import Severity
from wuhua.rules.quorum import Sitting, sittings
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.shares import judge_share

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

_MATTERS = frozenset({"土地承包", "包给外人"})


def find(record: Any, facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find contracting carried by too few, contracts with outsiders without approval, and the two laws that differ."""
    yield from judge_share(record, facts.kind, policy, _MATTERS, "土地承包同意")
    for sitting in sittings(record, facts.kind):
        if sitting.passed is True and _MATTERS & set(sitting.matters):
            yield from _approval(record, facts, sitting, policy)
            yield from _reserved(sitting, policy)


def _approval(record: Any, facts: "Facts", sitting: Sitting, policy: "Policy") -> Iterator[Fault]:
    limit = policy.limit("包给外人须镇批", sitting.day)
    approvals = record.approvals if facts.kind == "decision" else sitting.ballot.approvals  # type: ignore[attr-defined]
    done = facts.kind == "decision" and (record.finished or record.steps.result_posted)
    if limit is None or not limit.value or "包给外人" not in sitting.matters:
        return
    if not approvals and not done:
        # The approval precedes the contract, not the vote: nothing is missing yet.
        return
    if any("镇" in each.body or "乡" in each.body or "街道" in each.body for each in approvals):
        return
    yield Fault(
        sitting.about,
        "地包给本集体以外的人，没有写镇政府的批准",
        note="签合同以前先报批",
        fix="批过的写 批准: [{机关: 镇人民政府, 文号: …, 日期: …}]；没有批的，先报批",
        at_key=True,
        severity=limit.severity,
        basis=limit.basis,
    )


def _reserved(sitting: Sitting, policy: "Policy") -> Iterator[Fault]:
    """Since 2025-05-01 two laws name two bodies; delegates are D08's."""
    limit = policy.limit("成员大会专有事项", sitting.day)
    if limit is None or sitting.body not in ("村民会议", "村民代表会议"):
        return
    for index, matter in enumerate(sitting.matters):
        if matter in _MATTERS and matter in limit.value:
            yield Fault(
                (*sitting.about, index),
                f"“{matter}”由{sitting.body}决定；集体经济组织法写的是由成员大会决定",
                note="土地承包法许村民会议、代表会议决定，两部法律写得不一样",
                fix="有集体经济组织的，交成员大会再议一次；没有的，在“备注”里写明",
                severity=Severity.NOTE,
                basis=limit.basis,
            )
            return


RULE = Rule("D09", "土地承包的票数或批准不够", "record", find, kinds=("decision", "meeting"))
