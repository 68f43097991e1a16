"""F05: areas of the premises agree with each other, and enough of them is for villagers."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.base.finding import Severity
from wuhua.law.values import enough
from wuhua.model.facts import day_of
from wuhua.rules.rooms import show_area
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Any", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find areas for villagers or of rooms that exceed the whole, and a share for villagers that is too small."""
    at: tuple[str, ...] = ("办公用房",) if facts.kind == "profile" else ()
    place = record.premises if facts.kind == "profile" else record
    if place is None or place.area is None:
        return
    total = int(place.area.scaleb(4))
    if facts.kind == "premises":
        rooms = int(place.rooms_area.scaleb(4))
        if rooms > total:
            yield _over(("房间",), "各房间加起来", rooms, total, policy)
            return
    shared = place.shared if facts.kind == "premises" else place.public_area
    if shared is None:
        return
    yield from _share(int(shared.scaleb(4)), total, at, facts, policy)


def _share(public: int, total: int, at: tuple[str, ...], facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    path = (*at, "公益面积")
    limit = policy.limit("公益面积占比", day_of(facts.due_from or facts.posted))
    if public > total:
        yield _over(path, "公益面积", public, total, policy)
    elif limit is None:
        yield Skip("没有公益面积占比的规定")
    elif not enough(public, total, limit.value):
        numerator, denominator, _ = limit.value
        yield Fault(
            path,
            f"用房{show_area(total)}平方米，给村民用的{show_area(public)}平方米，不到{limit.text.removeprefix('达到')}",
            note=f"至少要{show_area(-(-total * numerator // denominator))}平方米",
            fix="漏算的补上；不够的，把会议室、活动室也开放给村民用，改“公益面积”",
            severity=limit.severity,
            basis=limit.basis,
        )


def _over(path: tuple[str, ...], word: str, part: int, total: int, policy: "Policy") -> Fault:
    return Fault(
        path,
        f"{word}{show_area(part)}平方米，比总面积{show_area(total)}平方米还多",
        note=f"多{show_area(part - total)}平方米",
        fix="对照测量图改写错的那个数；室外的写 室外: 是",
        at_key=path == ("房间",),
        severity=Severity.ERROR,
        basis=policy.basis("勾稽"),
        blocks=True,
    )


RULE = Rule("F05", "公益面积不够", "record", find, kinds=("premises", "profile"))
