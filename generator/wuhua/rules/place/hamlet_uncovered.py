"""P02: every natural village has a board, and core matters hang on the boards of all of them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.due.answers import answer_of
from wuhua.model.facts import day_of
from wuhua.rules.boards import boards_in_use, is_boardless, is_core
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find natural villages without a board, and core records that leave out a natural village that has one."""
    profile = village.profile
    hamlets: tuple[str, ...] = profile.data["hamlets"] if profile else ()
    if profile is None or not hamlets or is_boardless(village):
        return
    now = village.policy.limit("自然村都有公开栏", village.as_of)
    where = {row.data["name"]: row.data["hamlet"] for row in boards_in_use(village)}
    if now:
        yield from _bare_hamlets(profile, hamlets, set(where.values()), now)
    covered = [name for name in hamlets if name in where.values()]
    for row in village.facts.values():
        if row.posted and row.places and is_core(row, village.policy):
            reached = {where.get(name, "") for name in row.places}
            left = [name for name in covered if name not in reached]
            limit = village.policy.limit("自然村都有公开栏", day_of(row.posted)) if left else None
            if limit:
                yield _left_out(row, left, limit)


def _bare_hamlets(profile: "Facts", hamlets: tuple[str, ...], covered: set[str], limit: "Limit") -> Iterator[Fault]:
    for index, name in enumerate(hamlets):
        if name not in covered:
            yield Fault(
                ("自然村", index, "名称"),
                f"{name}没有在用的公开栏",
                fix=f"在{name}设一块，写进“公开栏”文件夹；已有的在“自然村”里写 {name}",
                file=profile.file,
                severity=limit.severity,
                basis=limit.basis,
                lacks=("board",),
            )


def _left_out(row: "Facts", left: list[str], limit: "Limit") -> Fault:
    return Fault(
        ("公开", "地点"),
        f"{row.title}没有贴到{'、'.join(left)}",
        fix="贴过的把公开栏名称补进“地点”；没贴的补贴后再写",
        file=row.file,
        severity=limit.severity,
        basis=limit.basis,
        lacks=("board",),
    )


RULE = Rule("P02", "自然村没有公开到", "village", find, kinds=("profile",), part=answer_of)
