"""T09: after a villagers' committee the supervision committee, the group heads and the sub-committees are chosen within days."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.dates import show_day
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_COMMITTEES = ("村民委员会", "居民委员会")
#: What follows, by the body of an election: its limit. A register of a body tells the same by its term.
_FOLLOWERS = {
    "村务监督委员会": "监督委员会推选天数",
    "村民小组长": "小组长推选天数",
    "下属委员会": "下属委员会推选天数",
}
_REGISTERS = {"村务监督委员会": "村务监督委员会", "村民小组": "村民小组长"}
_TERM_DAYS = 365 * 4


class _Chosen(NamedTuple):
    """A body that was chosen: when, and where that is written."""

    body: str
    group: str
    day: str
    row: "Facts"
    path: tuple[str | int, ...]


def find(village: "Village") -> Iterator[Outcome]:
    """Find bodies chosen too many days after the committee that they belong to; a by-election starts no clock."""
    formed = _formed(village)
    for start, result in formed:
        until = next((day for day, _ in formed if day > start), "9999-12-31")
        followers = _followers(village, start, until)
        yield from _judge(start, result or start, followers, village)


def _formed(village: "Village") -> list[tuple[str, str]]:
    """Days on which a committee was formed and its result published, ascending; elections first, else the register's term."""
    days = {
        row.data["formed"]: row.data["result_posted"]
        for row in village.of("election")
        if row.data["body"] in _COMMITTEES and row.data["cause"] == "换届" and row.data["formed"]
    }
    if not days:
        days = {
            row.data["term_start"]: ""
            for row in village.of("org")
            if row.data["body"] in _COMMITTEES and row.data["term_start"]
        }
    return sorted(days.items())


def _followers(village: "Village", start: str, until: str) -> dict[tuple[str, str], _Chosen]:
    """The first time each body was chosen in a term; an election's record stands over the register's."""
    found: dict[tuple[str, str], _Chosen] = {}
    for chosen in sorted(_all(village), key=lambda each: (each.row.kind != "election", each.day)):
        in_term = start <= chosen.day < until
        days = (date.fromisoformat(chosen.day) - date.fromisoformat(start)).days
        if in_term and days < _TERM_DAYS:
            found.setdefault((chosen.body, chosen.group), chosen)
    return found


def _all(village: "Village") -> Iterator[_Chosen]:
    for row in village.of("election"):
        data = row.data
        if data["body"] in _FOLLOWERS and data["cause"] == "换届" and data["formed"]:
            yield _Chosen(data["body"], data["group"] or row.title, data["formed"], row, ("类别",))
    for row in village.of("org"):
        body = _REGISTERS.get(row.data["body"])
        if body and row.data["term_start"]:
            yield _Chosen(body, row.data["group"] or row.title, row.data["term_start"], row, ("任期", "开始"))


def _judge(start: str, result: str, followers: dict[tuple[str, str], _Chosen], village: "Village") -> Iterator[Outcome]:
    known = {body for body, _ in followers}
    told: set[str] = set()
    for (body, _), chosen in followers.items():
        # A register and an election of one supervision committee tell one thing.
        if body == "村务监督委员会" and body in told:
            continue
        told.add(body)
        # Sub-committees count from the publication of the result.
        first = date.fromisoformat(result if body == "下属委员会" else start)
        limit = village.policy.limit(_FOLLOWERS[body], first)
        if limit is None:
            yield Skip(f"没有{_FOLLOWERS[body]}的规定")
            continue
        days = (date.fromisoformat(chosen.day) - first).days
        if days > limit.value:
            message = (
                f"{chosen.row.title}在{show_day(date.fromisoformat(chosen.day))}产生，"
                f"离村（居）委会{show_day(first)}产生{days}天"
            )
            note = f"应在{limit.value}天以内，晚了{days - limit.value}天"
            fix = "日期写错的改成实际日期；确实晚了，在“备注”里写明原因"
            yield Fault(chosen.path, message, note, fix, chosen.row.file, severity=limit.severity, basis=limit.basis)
    if not known:
        yield Skip("没有写监督委员会、小组长哪天产生")


RULE = Rule("T09", "换届以后推选晚了", "village", find, kinds=("election", "org"))
