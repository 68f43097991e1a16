"""M02: a core matter is on a board, whatever else it is on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.due.answers import answer_of
from wuhua.model.facts import day_of
from wuhua.rules.boards import is_boardless, is_core
from wuhua.rules.periods import speaking
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find core records whose channels are known and hold no board; a village without any board is F01's."""
    if is_boardless(village):
        return
    for row in village.facts.values():
        if not row.channels or "公开栏" in row.channels or not is_core(row, village.policy):
            continue
        names = ("公开栏必备", "财务公开栏必备") if row.kind == "finance" else ("公开栏必备",)
        on = day_of(row.posted) or village.as_of
        limit = speaking([limit for name in names for limit in village.policy.limits(name, on)])
        if limit:
            yield Fault(
                ("公开", "形式"),
                f"{row.title}没有上公开栏，只写了{'、'.join(row.channels)}",
                fix="贴过公开栏的，在“形式”里加上 公开栏；没贴的补贴后再写",
                file=row.file,
                severity=limit.severity,
                basis=limit.basis,
            )


RULE = Rule("M02", "没有上公开栏", "village", find, part=answer_of)
