"""M01: a core matter is published in two ways at least."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import day_of
from wuhua.rules.boards import is_core
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find core matters that hang on the board alone; without a board M02 speaks. Lists of persons may do so."""
    channels = set(facts.channels)
    if "公开栏" not in channels or not is_core(facts, policy):
        return
    items = [item for ident in facts.items if (item := policy.item(ident))]
    if all(item.board_only for item in items if item.core):
        return
    limit = policy.limit("至少形式数", day_of(facts.posted))
    if limit is None:
        yield Skip("没有公开形式几种的规定")
    elif len(channels) < limit.value:
        yield Fault(
            ("公开", "形式"),
            f"核心事项至少用{limit.text}种形式公开，这里写了{len(channels)}种",
            fix="网站上也放的，写成 [公开栏, 网站]",
            severity=limit.severity,
            basis=limit.basis,
        )


RULE = Rule("M01", "公开形式只有一种", "record", find)
