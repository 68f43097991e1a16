"""C13: a charter or covenant was adopted by the right meeting with quorum and votes, and filed with the town."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.law.values import enough
from wuhua.model.facts import day_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.kinds.charter.record import Adoption, Charter
    from wuhua.law.policy import Limit, Policy
    from wuhua.model.facts import Facts

#: Who may adopt what.
_BODIES = {
    "村民自治章程": ("村民会议", "村民代表会议"),
    "村规民约": ("村民会议", "村民代表会议"),
    "居民公约": ("居民会议", "居民代表会议"),
    "集体组织章程": ("成员大会", "成员代表大会"),
}
#: Quorum, quorum by households, majority of those present: each body's own limits, never another's.
_LIMITS = {
    "村民会议": ("村民会议到会", "村民会议到会户", "村民会议通过"),
    "村民代表会议": ("代表会议到会", "", "代表会议通过"),
    "居民会议": ("居民会议到会", "", "居民会议通过"),
}


def find(record: "Charter", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find charters without adoption or filing, adopted by another meeting, or by figures that do not carry it.

    A draft and a paper that is no longer in force are silent; votes of a linked decision are that decision's.
    """
    bodies = _BODIES.get(record.kind)
    if bodies is None or record.draft or record.ends:
        return
    day = day_of(facts.due_from or facts.posted)
    limit = policy.limit("章程备案", day)
    if limit is None:
        yield Skip("没有章程备案的规定")
    else:
        yield from _paperwork(record, bodies, limit)
    adopted = record.adopted
    if adopted and not adopted.decision:
        impossible = list(_impossible(adopted, policy))
        yield from impossible or _carried(adopted, policy)


def _paperwork(record: "Charter", bodies: tuple[str, ...], limit: "Limit") -> Iterator[Fault]:
    adopted, filed = record.adopted, record.filed
    if adopted is None or adopted.day is None:
        fix = f"写 通过: {{会议: {bodies[0]}, 日期: …}}；还在征求意见的写 草案: 是"
        yield _fault(("通过",) if adopted else ("名称",), f"{record.name}没有写哪次会议、哪天通过的", fix, limit)
    if adopted and adopted.body not in bodies:
        message = f"{record.name}由{adopted.who}通过，应由{bodies[0]}通过"
        yield _fault(("通过", "会议"), message, "对照会议记录改正；还没有表决的，提交会议表决", limit)
    blank = [word for word, value in (("文号", filed and filed.number), ("机构", filed and filed.body)) if not value]
    if blank:
        fix = "报过的写 备案: {机构: 镇政府, 文号: …}；没有报的，报镇里备案以后补上"
        message = f"{record.name}没有写备案的{'和'.join(blank)}"
        yield _fault(("备案",) if filed else ("类别",), message, fix, limit)


def _impossible(adopted: "Adoption", policy: "Policy") -> Iterator[Fault]:
    """Figures that cannot all be so; what is not written counts 0 once 同意 is written."""
    for came, due, unit, word in (
        (adopted.present, adopted.due, "人", "实到"),
        (adopted.households, adopted.households_due, "户", "实到户"),
    ):
        if came is not None and due is not None and came > due:
            yield _off(word, f"应到{due}{unit}，实到{came}{unit}", f"多了{came - due}{unit}", policy)
            return
    present = adopted.present if adopted.present is not None else adopted.households
    ballots = (adopted.in_favour, adopted.against, adopted.abstained, adopted.invalid)
    cast = sum(number or 0 for number in ballots)
    if adopted.in_favour is None or present is None:
        return
    if cast != present:
        yield _off("同意", f"各种票加起来{cast}张，实到{present}", f"差{abs(cast - present)}", policy)


def _off(word: str, message: str, note: str, policy: "Policy") -> Fault:
    fix = "对照票数和签到表，改写错的那个数；无效票写在“无效”里"
    basis = policy.basis("勾稽")
    return Fault(("通过", word), message, note, fix, severity=Severity.ERROR, basis=basis, blocks=True)


def _carried(adopted: "Adoption", policy: "Policy") -> Iterator[Outcome]:
    """Whether enough came and enough were in favour; silent where the figures or the body's numbers are not known."""
    names = _LIMITS.get(adopted.body)
    if names is None or adopted.day is None or (adopted.present is None and adopted.households is None):
        return
    quorum, by_house, majority = (policy.limit(name, adopted.day) if name else None for name in names)
    if quorum is None or majority is None:
        yield Skip(f"{adopted.day.year}年{adopted.body}的人数规定还没有核对")
    elif not _came(adopted, quorum, by_house):
        word = "实到" if adopted.present is not None else "实到户"
        fix = "对照签到表改正；确实不够的，重新开会"
        yield _fault(("通过", word), f"{_present(adopted)}，到会不够", fix, quorum)
    else:
        base = adopted.present if adopted.present is not None else adopted.households or 0
        if adopted.in_favour is not None and not enough(adopted.in_favour, base, majority.value):
            message = f"到会{base}，同意{adopted.in_favour}票，不够通过"
            yield _fault(("通过", "同意"), message, f"要{majority.text}；对照票数改正", majority)


def _came(adopted: "Adoption", quorum: "Limit", by_house: "Limit | None") -> bool:
    by_head = adopted.present is not None and adopted.due
    if not by_head and not (adopted.households is not None and adopted.households_due):
        return True
    if by_head and enough(adopted.present or 0, adopted.due or 0, quorum.value):
        return True
    house = by_house and adopted.households is not None and adopted.households_due
    return bool(house and by_house and enough(adopted.households or 0, adopted.households_due or 0, by_house.value))


def _present(adopted: "Adoption") -> str:
    if adopted.present is not None:
        return f"应到{adopted.due}人，实到{adopted.present}人"
    return f"应到{adopted.households_due}户，实到{adopted.households}户"


def _fault(path: tuple[str, ...], message: str, fix: str, limit: "Limit") -> Fault:
    at_key = path in (("通过",), ("备案",))
    return Fault(path, message, fix=fix, at_key=at_key, severity=limit.severity, basis=limit.basis)


RULE = Rule("C13", "章程或村规民约没有备案", "record", find, kinds=("charter",))
