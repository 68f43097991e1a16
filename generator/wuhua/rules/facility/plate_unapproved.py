"""F06: as many plates on the outer wall as the place allows, of the bodies it names; every other plate was agreed and approved."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from wuhua.rules.rooms import newest_premises, readings
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_OTHER = "其他"


def find(village: "Village") -> Iterator[Outcome]:
    """Find plates that should not hang outside, or hang without approval and consents; then too many outside."""
    row, day = newest_premises(village), village.as_of
    if row is None:
        return
    most, names = village.policy.limit("外墙牌子上限", day), village.policy.limit("外墙牌子名单", day)
    agreed = village.policy.limit("挂牌同意单位", day)
    if most is None and names is None and agreed is None:
        yield Skip("没有挂牌的规定", len(village.of("premises")))
        return
    own_kinds = {each for name in names.value for each in readings(name)} if names else None
    proper = 0
    for plate in row.data["plates"]:
        kind, place, name, approved, consents, index = plate
        own = kind in own_kinds if own_kinds else kind != _OTHER
        let_in = bool(agreed) and approved and len(consents) >= len(agreed.value if agreed else ())
        if own:
            proper += place == "外墙"
        elif agreed and not let_in:
            yield _unagreed(row, plate, agreed)
        elif names and not let_in and place == "外墙":
            yield _stranger(row, index, name, names)
    if most and proper > most.value:
        yield _too_many(row, proper, most)


def _unagreed(row: "Facts", plate: tuple[Any, ...], limit: "Limit") -> Fault:
    _, _, name, approved, consents, index = plate
    missing = [] if approved else ["批准文号"]
    short = len(consents) < len(limit.value)
    missing += [f"同意单位（要{len(limit.value)}个，写了{len(consents)}个）"] if short else []
    fix = f"补上 批准文号 和 同意单位: [{', '.join(limit.value)}]；没有批准的摘下来，写 摘牌日期"
    return _fault(row, ("牌子", index), f"“{name}”没有写{'、'.join(missing)}", fix, limit)


def _stranger(row: "Facts", index: int, name: str, limit: "Limit") -> Fault:
    message = f"“{name}”挂在外墙，外墙只挂{limit.text}的牌子"
    return _fault(row, ("牌子", index, "位置"), message, "移到室内的写 位置: 室内；摘掉的写 摘牌日期", limit)


def _too_many(row: "Facts", count: int, limit: "Limit") -> Fault:
    fix = "移到室内的写 位置: 室内；摘掉的写 摘牌日期"
    return _fault(row, ("牌子",), f"外墙挂了{count}块牌子，最多{limit.text}块", fix, limit)


def _fault(row: "Facts", path: tuple[str | int, ...], message: str, fix: str, limit: "Limit") -> Fault:
    return Fault(
        path, message, fix=fix, file=row.file, at_key=path == ("牌子",), severity=limit.severity, basis=limit.basis
    )


RULE = Rule("F06", "牌子挂多了或没有批准", "village", find, kinds=("premises",))
