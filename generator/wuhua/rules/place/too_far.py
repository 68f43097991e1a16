"""P04: no natural village is farther from a board or a point of service than the place allows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.rooms import newest_premises
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find natural villages that are too far; one whose distance nobody measured could not be judged."""
    limit = village.policy.limit("服务半径", village.as_of)
    row, profile = newest_premises(village), village.profile
    hamlets = profile.data["hamlets"] if profile else ()
    if limit is None:
        if row is not None or hamlets:
            yield Skip("没有服务半径的规定")
        return
    measured = row.data["distances"] if row else ()
    known = {name for name, _ in measured}
    blank = sum(1 for name in hamlets if name not in known)
    if blank:
        yield Skip("没有写自然村到公开栏的距离", blank)
    for index, (name, metres) in enumerate(measured):
        if row and metres > limit.value:
            yield Fault(
                ("距离", index, "距离"),
                f"{name}到最近的公开栏或服务点{metres}米，应不超过{limit.text}米",
                note=f"远{metres - limit.value}米",
                fix="量错的改正；确实远的，在那里设公开栏或服务点，再改“最近的”和“距离”",
                file=row.file,
                severity=limit.severity,
                basis=limit.basis,
            )


RULE = Rule("P04", "离公开栏太远", "village", find, kinds=("premises", "profile"))
