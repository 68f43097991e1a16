"""P03: a group with land or assets of its own has a place to post, and something of its affairs is published."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.finding import Severity
from wuhua.rules.boards import boards_in_use, is_boardless
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_KINDS = ("decision", "meeting", "finance", "contract", "distribution", "notice")

_NUMERALS = ("0123456789", "零〇一二三四五六七八九十百")


def find(village: "Village") -> Iterator[Outcome]:
    """Find groups with assets that have no board to post on, and groups of which nothing is published.

    A natural village without a board is P02's, a village without one F01's.
    """
    profile = village.profile
    if profile is None:
        return
    rich = [(index, name) for index, (name, assets) in enumerate(profile.data["groups"]) if assets]
    place = village.policy.limit("小组公开地点", village.as_of)
    affairs = village.policy.limit("组务公开", village.as_of)
    if rich and place is None and affairs is None:
        yield Skip("没有组务公开的规定")
        return
    if place and place.value and not is_boardless(village):
        for index, name in _unboarded(village, profile, rich):
            yield Fault(
                ("村民小组", index, "名称"),
                f"{name}有集体资产，没有自己的公开地点",
                fix=f"设一块公开栏；已有的，在村情“自然村”的“小组”里写上{name}",
                file=profile.file,
                severity=place.severity,
                basis=place.basis,
                lacks=("board",),
            )
    if affairs and affairs.value:
        told = _told(village)
        for index, name in rich:
            if not any(name == group or _is_named(name, title, profile) for title, group in told):
                yield Fault(
                    ("村民小组", index, "有集体资产"),
                    f"{name}有集体资产，还没有公开过组里的账或决定",
                    fix="组里的账写在“财务收支”，写上 小组；组里的决定写在“决策事项”",
                    file=profile.file,
                    severity=max(affairs.severity, Severity.WARNING, key=_mildness),
                    basis=affairs.basis,
                    lacks=_KINDS,
                )


def _mildness(severity: Severity) -> int:
    return (Severity.ERROR, Severity.WARNING, Severity.NOTE).index(severity)


def _unboarded(village: "Village", profile: "Facts", rich: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Groups that lie in no natural village, so that no board is theirs, and that no board names."""
    seated = {group for group, _ in profile.data["seats"]}
    boards = [f"{row.data['name']} {row.data['hamlet']} {row.data['place']}" for row in boards_in_use(village)]
    unseated = [(index, name) for index, name in rich if name not in seated]
    return [(index, name) for index, name in unseated if not any(_is_named(name, each, profile) for each in boards)]


def _told(village: "Village") -> list[tuple[str, str]]:
    """Title and group (empty where none is written) of all that is published."""
    rows = (row for kind in _KINDS for row in village.of(kind) if row.posted)
    return [(row.title, row.data.get("group", "")) for row in rows]


def _is_named(name: str, text: str, profile: "Facts") -> bool:
    """Whether a text names a group, not one whose name only ends like it: 十一组 is not 一组, 11组 not 1组."""
    if name not in text:
        return False
    for other, _ in profile.data["groups"]:
        if name in other and name != other:
            text = text.replace(other, " ")
    numerals = next((each for each in _NUMERALS if name[:1] in each), "")
    return re.search(f"(?<![{numerals}]){re.escape(name)}" if numerals else re.escape(name), text) is not None


RULE = Rule("P03", "组务没有公开", "village", find, kinds=("profile", "board", *_KINDS))
