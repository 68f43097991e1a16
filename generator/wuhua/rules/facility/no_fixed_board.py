"""F01: a village has at least one fixed board in use."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.boards import is_boardless
from wuhua.rules.periods import speaking
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find a village without a fixed board; the law's verb for finance counts as soon as there is a ledger."""
    profile = village.profile
    if profile is None:
        yield Skip("还没有写村情")
        return
    asked = village.policy.limits("公开栏必备")
    if village.of("finance"):
        asked = asked + village.policy.limits("财务公开栏必备")
    limit = speaking(asked)
    if limit is None or not is_boardless(village):
        return
    yield Fault(
        ("名称",),
        f"{village.name}还没有一块在用的固定公开栏",
        note=f"至少要有{limit.text}块",
        fix="在“公开栏”文件夹里加一份，写名称、位置、宽、高；已有的核对“固定”和“在用”",
        file=profile.file,
        severity=limit.severity,
        basis=limit.basis,
        lacks=("board",),
    )


RULE = Rule("F01", "没有固定公开栏", "village", find, kinds=("board",))
