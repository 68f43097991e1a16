"""P01: a board hangs where everybody can read it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.kinds.board.record import Board
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts


def find(record: "Board", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find a board in use that not everybody can reach, or that hangs indoors without stated hours."""
    limit = policy.limit("公开栏随时可看")
    if limit is None or not record.in_use:
        return
    if not record.public_access:
        yield Fault(
            ("随时可看",),
            f"{record.name}不是谁都能看到",
            fix="移到不用进办公室就能看到的地方，再写 随时可看: 是",
            severity=limit.severity,
            basis=limit.basis,
        )
    elif record.indoors and "hours" not in record.model_fields_set:
        yield Fault(
            ("在室内",),
            f"{record.name}在室内，没有写几点到几点能看到",
            fix="加一行 开放时间: 8:30-17:30",
            severity=limit.severity,
            basis=limit.basis,
        )


RULE = Rule("P01", "公开栏不是谁都能看到", "record", find, kinds=("board",))
