"""What D09, D16 and D18 have in common: a matter that asks for a share of all members or all representatives, not of those present."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.law.values import enough
from wuhua.model.quorum import least
from wuhua.rules.quorum import Sitting, sittings
from wuhua.rules.rule import Fault, Outcome, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Policy

#: Who «all» are, in words.
_ALL = {
    "村民会议": "全体村民",
    "村民代表会议": "全体村民代表",
    "成员大会": "全体成员",
    "成员代表大会": "全体成员代表",
    "村民小组会议": "全体组民",
}
#: Limits of the body's own majority: of all members, or of those present.
_COLLECTIVE = {"成员大会": "成员大会通过", "成员代表大会": "成员代表大会通过"}
_VILLAGE = {
    "村民会议": "村民会议通过",
    "村民代表会议": "代表会议通过",
    "村民小组会议": "小组会议通过",
}


def judge_share(
    record: Any, kind: str, policy: "Policy", matters: frozenset[str], name: str, bodies: frozenset[str] = frozenset()
) -> Iterator[Outcome]:
    """Find matters carried by less than their share of all (the limit ``name``).

    ``bodies`` whose votes are read; empty: all that have such a share.

    Silent where the body's own majority was not reached: D03, D04, D07 or D08 speaks then.
    """
    for sitting in sittings(record, kind):
        if sitting.body not in (bodies or _ALL) or not matters & set(sitting.matters) or sitting.passed is not True:
            continue
        limit = policy.limit(name, sitting.day)
        if limit is None:
            yield Skip(f"没有{name}的规定")
            continue
        base = sitting.attendance.due if sitting.attendance.due is not None else sitting.attendance.households_due
        votes = sitting.ballot.in_favour
        if not base or votes is None:
            yield Skip("没有写应到人数或者同意票数")
        elif not enough(votes, base, limit.value) and not _spoken(sitting, policy, base, votes):
            matter = next(each for each in sitting.matters if each in matters)
            yield Fault(
                (*sitting.voted, "同意"),
                f"{sitting.name}同意{votes}票，{_ALL[sitting.body]}{base}人，“{matter}”不够通过",
                note=f"要{limit.text}，至少{least(base, limit.value)}票；算的是{_ALL[sitting.body]}，不是到会的人",
                fix=f"对照票数改正；确实不够的，写 {sitting.result_key}: 未通过",
                severity=limit.severity,
                basis=limit.basis,
                blocks=True,
            )


def _spoken(sitting: Sitting, policy: "Policy", base: int, votes: int) -> bool:
    """Whether the body's own rule has already said that the votes do not suffice."""
    own = _COLLECTIVE.get(sitting.body)
    if own:
        limit = policy.limit(own, sitting.day)
        return limit is not None and not enough(votes, base, limit.value)
    limit = policy.limit(_VILLAGE[sitting.body], sitting.day)
    present = sitting.attendance.present
    if limit is None or present is None:
        return False
    return not enough(votes, present - (sitting.ballot.recused or 0), limit.value)
