"""R07: village cadres and hired staff are as many as the town allows, or a reason is written."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.appraisals import is_masked
from wuhua.rules.bodies import COMMITTEES, Sitter, newest, part_time, sitters, village_party
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find more cadres than the quota, and hired staff outside theirs; part-time members are not counted, a written reason silences.

    Cadres are the register's figure, else the persons counted in the rosters.
    """
    registers = village.of("people")
    register = max(registers, key=lambda row: (row.data["as_of"], row.key), default=None)
    cadres, hired, note = register.data["quota"] if register and register.data["quota"] else (None, None, "")
    populous = village.profile is not None and village.profile.data["populous"]
    name = "人口多干部职数上限" if populous else "干部职数上限"
    quota = village.policy.limit(name, village.as_of)
    staff = village.policy.limit("聘用人员数", village.as_of)
    if register is None and not village.of("org"):
        return
    if quota is None and staff is None:
        yield Skip("没有村干部职数的规定")
    if quota is not None:
        yield from _cadres(village, register, cadres, note, quota)
    if staff is not None:
        yield from _hired(village, register, hired, note, staff)


def _cadres(
    village: "Village", register: "Facts | None", cadres: int | None, note: str, quota: "Limit"
) -> Iterator[Outcome]:
    held = list(_counted(village)) if cadres is None else []
    number = len({_who(one) for one in held}) if cadres is None else cadres
    if cadres is None and not held:
        yield Skip("没有写村干部多少名")
    elif number > quota.value and not note:
        message = f"村干部{number}名，一般{quota.text}名"
        if register is not None:
            path: tuple[str, ...] = ("职数", "村干部") if cadres is not None else ("名单",)
            yield _fault(path, message, register, quota)
        else:
            yield _fault(("成员",), message, held[0].row, quota)


def _hired(
    village: "Village", register: "Facts | None", hired: int | None, note: str, staff: "Limit"
) -> Iterator[Outcome]:
    rows = village.of("org")
    marked = [row for row in rows for _, standing, _, _ in row.data["marks"] if standing in ("聘用", "定补")]
    number = len(marked) if hired is None else hired
    if hired is None and not marked:
        yield Skip("没有写聘用多少名")
    elif number not in staff.value and not note:
        message = f"定补干部和聘用人员{number}名，一般{staff.text}名"
        path, row = (("职数", "聘用"), register) if hired is not None else (("成员",), marked[0])
        yield _fault(path, message, row, staff)  # type: ignore[arg-type]


def _counted(village: "Village") -> Iterator[Sitter]:
    """Secretaries, directors, their deputies, and the accountant: the posts that the town has in charge (S004-02)."""
    today = village.as_of.isoformat()
    for row in [*village_party(village), *newest(village, *COMMITTEES)]:
        aside, party = part_time(row), row.data["body"] == "党组织"
        for one in sitters(row, today):
            lead = one.post.endswith("书记") if party else one.post.endswith("主任")
            if one.at not in aside and (lead or "会计" in one.post) and "纪检" not in one.post:
                yield one


def _who(one: Sitter) -> tuple[str, ...]:
    """One person however many posts; a masked name may be anybody with it, so that none is counted twice."""
    if one.person:
        return ("person", one.person)
    return ("name", one.name) if not is_masked(one.name) else ("mask", one.name[:1])


def _fault(path: tuple[str, ...], message: str, row: "Facts", limit: "Limit") -> Fault:
    fix = "兼职的写 兼职: 是；人数确实不同的，在名册“职数”里写 说明: 原因"
    key = path in (("名单",), ("成员",))
    return Fault(path, message, "", fix, row.file, key, severity=limit.severity, basis=limit.basis)


RULE = Rule("R07", "村干部多于职数", "village", find, kinds=("people", "org", "profile"))
