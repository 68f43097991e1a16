"""An opening that was set right on purpose: a 更正 says what the last period closed with and what is counted from now on (G02, G04)."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from wuhua.model.changes import amount_of

if TYPE_CHECKING:
    from wuhua.model.facts import Facts

_BESIDE = re.compile(r"[,，¥￥元亩\s]")
_NONE = Decimal(0)


def is_restated(row: "Facts", name: str, before: Decimal, after: Decimal) -> bool:
    """Whether the 更正 of an opening lead from the last closing to it.

    ``name`` is the figure (期初余额, 期初面积) or the list whose openings are added up (债务: 债务第1笔期初). What each of
    them says beside the record is T08's.
    """
    steps = [_step(said, says) for _, place, said, says, *_ in row.data.get("fixes", ()) if _is_of(name, place)]
    told = [step for step in steps if step is not None]
    return bool(told) and len(told) == len(steps) and sum(told, _NONE) == after - before


def _is_of(name: str, place: str) -> bool:
    bare = re.sub(r"[\s“”的]", "", place)
    return bare == name or (bare.startswith(f"{name}第") and bare.endswith("期初"))


def _step(said: str, says: str) -> Decimal | None:
    """What one 更正 adds; None where it tells of no amounts."""
    before, after = (amount_of(_BESIDE.sub("", text)) for text in (said, says))
    return None if before is None or after is None else after - before
