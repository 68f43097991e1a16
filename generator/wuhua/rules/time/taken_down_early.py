"""T05: what hangs on a board hangs for its days."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.finding import Severity
from wuhua.due.answers import answer_of
from wuhua.rules.periods import speaking
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


class _Hanging(NamedTuple):
    """One sheet at one place, days as ISO text; ``until`` empty while it hangs. Where it stands, and how its days are told."""

    posted: str
    until: str
    file: str
    path: tuple[str | int, ...]
    words: str


def find(village: "Village") -> Iterator[Outcome]:
    """Find boards cleared, or meant to be cleared, too soon; the day of posting is not counted.

    A sheet that was hung again at its place, be it in another register, is the later hanging's matter. A record whose taking
    down the registers tell is judged there alone.
    """
    registered = _registered(village)
    told: dict[str, list[_Hanging]] = defaultdict(list)
    for (sheet, _), hangings in registered.items():
        told[sheet] += hangings
    faults: list[Outcome | None] = []
    for row in village.facts.values():
        own = _own(row)
        if own and not any(other.until or other.posted >= own.until for other in told[row.key]):
            faults.append(_judge(village.policy, own))
    for hangings in registered.values():
        for one in hangings:
            if one.until and not any(_follows(later, one) for later in hangings):
                faults.append(_judge(village.policy, one))
    yield from (fault for fault in faults if isinstance(fault, Fault))
    unruled = sum(isinstance(fault, Skip) for fault in faults)
    if unruled:
        yield Skip("没有公开栏保留天数的规定", unruled)


def _follows(later: _Hanging, one: _Hanging) -> bool:
    """Whether a sheet was hung again after it was taken down; the same row written twice is no second hanging."""
    return later.posted >= one.until and (later.posted, later.until or "9") > (one.posted, one.until)


def _registered(village: "Village") -> dict[tuple[str, str], list[_Hanging]]:
    """What the registers tell of boards, by sheet and place."""
    found: dict[tuple[str, str], list[_Hanging]] = defaultdict(list)
    for row in village.of("posting"):
        for index, (sheet, channel, place, posted, *_, removed, _) in enumerate(row.data["rows"]):
            if channel == "公开栏":
                words = f"{sheet}在{place or channel}挂了{{}}天就取下"
                found[sheet, place].append(_Hanging(posted, removed, row.file, ("张贴", index, "取下日期"), words))
    return found


def _own(row: "Facts") -> _Hanging | None:
    """What a record says of itself; None where it says nothing of an end, or is on no board."""
    until = row.removed or row.keep_until
    if not until or not row.posted or (row.channels and "公开栏" not in row.channels):
        return None
    key, words = ("取下日期", "挂了{}天就取下") if row.removed else ("保留至", "只打算挂{}天")
    return _Hanging(row.posted, until, row.file, ("公开", key), f"公开栏上{words}")


def _judge(policy: "Policy", hanging: _Hanging) -> Outcome | None:
    posted = date.fromisoformat(hanging.posted)
    limits = policy.limits("公开栏保留天数", posted)
    if not limits:
        return Skip("没有公开栏保留天数的规定")
    days = (date.fromisoformat(hanging.until) - posted).days
    limit = speaking([limit for limit in limits if 0 <= days < limit.value])
    if limit is None:
        return None
    short = limit.value - days
    return Fault(
        hanging.path,
        f"{hanging.words.format(days)}，至少要挂{limit.value}天",
        note="差1天：张贴那天不算" if short == 1 else f"差{short}天",
        fix=f"重新张贴，再挂满{limit.value}天；日期写错的改成实际日期",
        file=hanging.file,
        severity=Severity.WARNING if short == 1 else limit.severity,
        basis=limit.basis,
    )


RULE = Rule("T05", "公开栏上挂的天数不够", "village", find, part=answer_of)
