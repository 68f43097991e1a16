"""F03: the premises have the functions that the place asks for; one room may carry several."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.boards import boards_in_use
from wuhua.rules.rooms import newest_premises, readings
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.village import Village

_BOARD = "公开栏"


def find(village: "Village") -> Iterator[Outcome]:
    """Find functions that no room carries; a fixed board in use is one too, alternatives count as each other."""
    row = newest_premises(village)
    limit = village.policy.limit("用房功能", village.as_of)
    if limit is None or row is None:
        reason = "没有用房功能的规定" if limit is None else "还没有写设施用房"
        yield Skip(reason, max(1, len(village.of("premises"))))
        return
    held = list(row.data["functions"])
    held += [_BOARD for board in boards_in_use(village) if board.data["fixed"]]
    missing = [names for names in limit.value if not _has(held, names)]
    if missing:
        told = "、".join("或".join(names) for names in missing)
        yield Fault(
            ("房间",),
            f"设施用房少了{told}",
            note=f"要有{len(limit.value)}项，有{len(limit.value) - len(missing)}项",
            fix=f"有的在“房间”的“功能”里写 {missing[0][0]}；一室多用的，几个功能写在一间里",
            file=row.file,
            at_key=True,
            severity=limit.severity,
            basis=limit.basis,
            lacks=("board",),
        )


def _has(held: list[str], names: tuple[str, ...]) -> bool:
    return any(_core(word) in each for name in names for word in readings(name) for each in held)


def _core(name: str) -> str:
    """A function's name without the 社区 or 村 that stands before it."""
    return name.removeprefix("社区").removeprefix("村")


RULE = Rule("F03", "设施用房功能不全", "village", find, kinds=("premises", "board"))
