"""R14: a party organisation has the level that its members give, and a branch its committee."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.bodies import newest, village_party
from wuhua.rules.rooms import newest_premises
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_COMMITTEE = ("党工委", "党委")
_NEW = "两新"


def find(village: "Village") -> Iterator[Outcome]:
    """Find organisations whose level is not what the place asks, unless a reason is written, and branch committees of another size."""
    own = {row.key for row in village_party(village)}
    for row in newest(village, "党组织"):
        rank, sort, full, large, note = row.data["party"]
        if row.key in own and not note:
            yield from _village(row, rank, large, village)
        if sort == _NEW and not note:
            yield from _new(row, rank, village)
        if rank == "党支部":
            yield from _branch(row, full, village)


def _village(row: "Facts", rank: str, large: bool | None, village: "Village") -> Iterator[Outcome]:
    members, policy, today = row.data["members"], village.policy, village.as_of
    always = policy.limit("党委原则设立", today)
    if always and always.value and rank not in ("", *_COMMITTEE):
        yield _level(row, f"{row.title}是{rank}，原则上设党委", always)
        return
    limit = policy.limit("党委党员数", today)
    if limit is None or not rank:
        return
    if members is None:
        yield Skip("没有写党员多少人")
    elif rank not in _COMMITTEE and members >= limit.value:
        if large is None or (roomy := _is_roomy(village)) is None:
            yield Skip("没有写经济规模或者用房面积")
        elif large and roomy:
            yield _level(row, f"{row.title}有党员{members}人，到了设党委的{limit.text}人", limit)


def _is_roomy(village: "Village") -> bool | None:
    """Whether the premises have the area that the place asks; None when either is not written. 设施用房 speaks before 村情."""
    profile, row = village.profile, newest_premises(village)
    area = row.data["area"] if row else profile.data["premises_area"] if profile else None
    if profile is None or area is None:
        return None
    name = "村用房面积下限" if profile.data["kind"] == "村" else "社区用房面积下限"
    limit = village.policy.limit(name, village.as_of)
    return None if limit is None else bool(area >= limit.value * 10_000)


def _new(row: "Facts", rank: str, village: "Village") -> Iterator[Outcome]:
    """An organisation of new sorts of enterprise: below the number nothing is said, for 接近 has no number."""
    limits = [village.policy.limit(name, village.as_of) for name in ("两新党委党员数", "两新总支党员数")]
    members = row.data["members"]
    if not any(limits):
        yield Skip("没有“两新”党组织的规定")
    elif members is None:
        yield Skip("没有写党员多少人")
    else:
        for limit, name, fine in zip(limits, ("党委", "党总支"), (_COMMITTEE, (*_COMMITTEE, "党总支")), strict=True):
            if limit and members >= limit.value:
                if rank and rank not in fine:
                    yield _level(row, f"{row.title}有党员{members}人，到了设{name}的{limit.text}人", limit)
                return


def _branch(row: "Facts", full: int | None, village: "Village") -> Iterator[Outcome]:
    needs, most = (
        village.policy.limit("支委会党员数", village.as_of),
        village.policy.limit("支委会人数上限", village.as_of),
    )
    least = village.policy.limit("支委会人数", village.as_of)
    filled = row.data["filled"]
    if needs is None or most is None or least is None or not filled:
        return
    if filled > most.value:
        message = f"{row.title}的支委会有{filled}人，最多{most.text}人"
        yield _seats(row, message, "多写的删掉；已经离任的写 任职止", most)
    elif full is None:
        yield Skip("没有写正式党员多少人")
    elif full >= needs.value and filled + row.data["vacant"] < least.value[0]:
        message = f"{row.title}有正式党员{full}人，支委会{filled}人，一般{least.text}人"
        yield _seats(row, message, "漏写的补上；空着的写 空缺: 原因", least)


def _level(row: "Facts", message: str, limit: "Limit") -> Fault:
    path = ("层级" if row.data["ranked"] else "名称",)
    fix = "写实际的层级；上级批准这样设的，写 设置说明: 原因"
    return Fault(path, message, "", fix, row.file, severity=limit.severity, basis=limit.basis)


def _seats(row: "Facts", message: str, fix: str, limit: "Limit") -> Fault:
    return Fault(("成员",), message, "", fix, row.file, True, severity=limit.severity, basis=limit.basis)


RULE = Rule("R14", "党组织设置不对", "village", find, kinds=("org", "premises", "profile"))
