"""D16: adjusting contracted plots: two thirds of all, then the town's and the county's approval (TDCB 28)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.rules.quorum import Sitting, sittings
from wuhua.rules.rule import Fault, Outcome, Rule
from wuhua.rules.shares import judge_share

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts

_MATTER = "承包地调整"


def find(record: Any, facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find adjustments carried by too few, or carried out without both approvals."""
    yield from judge_share(record, facts.kind, policy, frozenset({_MATTER}), "承包地调整同意")
    for sitting in sittings(record, facts.kind):
        if sitting.passed is True and _MATTER in sitting.matters:
            yield from _approvals(record, facts, sitting, policy)


def _approvals(record: Any, facts: "Facts", sitting: Sitting, policy: "Policy") -> Iterator[Fault]:
    limit = policy.limit("承包地调整须批准", sitting.day)
    approvals = record.approvals if facts.kind == "decision" else sitting.ballot.approvals  # type: ignore[attr-defined]
    done = facts.kind == "decision" and (record.finished or record.steps.result_posted)
    if limit is None or not (approvals or done):
        return
    missing = [name for name in limit.value if not any(_is(each.body, name) for each in approvals)]
    if missing:
        yield Fault(
            sitting.about,
            f"调整承包地，没有写{'、'.join(missing)}的批准",
            note="同意以后还要逐级批准",
            fix="批过的写在“批准”里：机关、文号、日期；没有批的，批下来以后再调整",
            at_key=True,
            severity=limit.severity,
            basis=limit.basis,
        )


def _is(body: str, name: str) -> bool:
    """Whether an approving body is of the level that a name asks for."""
    town = any(level in body for level in ("镇", "乡", "街道"))
    return any(level in body for level in ("县", "市", "区")) and not town if "县" in name else town


RULE = Rule("D16", "承包地调整的票数或批准不够", "record", find, kinds=("decision", "meeting"))
