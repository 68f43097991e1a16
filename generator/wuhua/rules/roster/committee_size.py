"""R01: a villagers' (or residents') committee has its number of members, and a woman among them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import day_of
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_LIMITS = {"村民委员会": "村委会人数", "居民委员会": "居委会人数"}


def find(village: "Village") -> Iterator[Outcome]:
    """Find committees too small, too large or without a woman; vacant seats are not counted.

    The text in force when the committee was formed judges it.
    """
    for row in village.of("org"):
        if row.data["body"] in _LIMITS:
            yield from _size(row, village)
            yield from _women(row, village)


def _size(row: "Facts", village: "Village") -> Iterator[Outcome]:
    limit = village.policy.limit(_LIMITS[row.data["body"]], day_of(row.data["term_start"]) or village.as_of)
    filled, vacant = row.data["filled"], row.data["vacant"]
    if limit is None:
        yield Skip("产生那天的人数规定还没有核对")
    elif not filled + vacant:
        yield Skip("没有写成员")
    elif filled not in limit.value:
        yield Fault(
            ("成员",),
            f"{row.title}有{filled}人，应是{limit.text}人",
            note=f"另有{vacant}席空缺，空缺不算" if vacant else "",
            fix="漏写的补上；确实是这些人的，在“备注”里说明",
            file=row.file,
            at_key=True,
            severity=limit.severity,
            basis=limit.basis,
        )


def _women(row: "Facts", village: "Village") -> Iterator[Outcome]:
    limit = village.policy.limit("村委会女成员数", day_of(row.data["term_start"]) or village.as_of)
    women = row.data["women"]
    if limit is None or women is None:
        yield Skip("没有写女成员人数" if limit else "产生那天的女成员规定还没有核对")
    elif women < limit.value:
        yield Fault(
            ("女成员",),
            f"{row.title}有{women}位女成员，至少要有{limit.text}位",
            fix="漏写的改成实际人数；确实没有的，补选时补上",
            file=row.file,
            severity=limit.severity,
            basis=limit.basis,
        )


RULE = Rule("R01", "村委会人数不对", "village", find, kinds=("org",))
