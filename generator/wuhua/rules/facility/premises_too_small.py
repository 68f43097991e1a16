"""F04: the premises are as large as the place asks for a village or a community."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.rooms import newest_premises, show_area
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find premises under the least area; 设施用房 speaks before what 村情 says of it."""
    profile, row = village.profile, newest_premises(village)
    if profile is None:
        yield Skip("还没有写村情")
        return
    limit = village.policy.limit(f"{profile.data['kind']}用房面积下限", village.as_of)
    area = row.data["area"] if row else profile.data["premises_area"]
    if limit is None or area is None:
        yield Skip("没有用房面积的规定" if limit is None else "没有写用房面积", max(1, len(village.of("premises"))))
    elif area < limit.value * 10000:
        yield Fault(
            ("总面积",) if row else ("办公用房", "面积"),
            f"{village.name}的用房有{show_area(area)}平方米，应不少于{limit.text}平方米",
            note=f"少{show_area(limit.value * 10000 - area)}平方米",
            fix="对照房产证或测量图改正；还不够的，在“不适用”里写明什么时候补足",
            file=row.file if row else profile.file,
            severity=limit.severity,
            basis=limit.basis,
        )


RULE = Rule("F04", "用房面积不够", "village", find, kinds=("premises", "profile"))
