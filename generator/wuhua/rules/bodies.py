"""Who sits where today, as the roster's rules ask of the index: the newest record of each body, its seats that are held."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from wuhua.base.patterns import pattern
from wuhua.rules.appraisals import is_masked

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

COMMITTEES = ("村民委员会", "居民委员会")
#: Bodies of which there is one in a village, or one in a group; of any other sort there may be several.
_ONLY = frozenset({*COMMITTEES, "村务监督委员会", "村民代表会议", "村民议事会", "小组议事会", "理事会", "监事会"})
_PARTS = pattern("[兼、，,；;和及 ]")
_WATCHING = pattern("监督|联系|审核|审计|指导|协助|检查|培训")
_RANKS = ("党工委", "党委", "党总支", "党支部", "党小组", "")


class Sitter:
    """One seat that somebody holds: ``at`` its place in ``row``, ``person`` the register's number and ``name`` as written, either may be empty."""

    __slots__ = ("at", "name", "person", "post", "row")

    def __init__(self, row: "Facts", at: int, post: str, person: str, name: str) -> None:
        self.row, self.at, self.post, self.person, self.name = row, at, post, person, name

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where the clerk wrote who it is."""
        return ("成员", self.at, "人员" if self.person else "姓名")


def newest(village: "Village", *kinds: str) -> "list[Facts]":
    """The newest record of each body of these kinds, by the day its term began; in order of key."""
    found: dict[tuple[str, ...], Facts] = {}
    for row in village.of("org"):
        if row.data["body"] in kinds:
            only = row.data["body"] in _ONLY
            body = (row.data["body"], row.data["group"], "" if only else row.data["name"])
            if body not in found or found[body].data["term_start"] < row.data["term_start"]:
                found[body] = row
    return list(found.values())


def sitters(row: "Facts", today: str) -> Iterator[Sitter]:
    """Seats that somebody holds on a day (ISO): neither vacant nor over."""
    over = {at for at, _, _, until in row.data["marks"] if until and until < today}
    for at, (post, person, name, vacant) in enumerate(row.data["posts"]):
        if not vacant and (person or name) and at not in over:
            yield Sitter(row, at, post, person, name)


def part_time(row: "Facts") -> set[int]:
    """Places of seats that are held beside another office and count in no quota."""
    return {at for at, _, aside, _ in row.data["marks"] if aside}


def is_same(one: Sitter, other: Sitter, village: "Village") -> bool | None:
    """Whether two seats are one person's: by number, else by a name written out; None when that cannot be told."""
    if one.person and other.person:
        return one.person == other.person
    names = [_name(each, village) for each in (one, other)]
    return None if any(not name or is_masked(name) for name in names) else names[0] == names[1]


def _name(one: Sitter, village: "Village") -> str:
    found = village.person(one.person) if one.person else None
    return found[0] if found else one.name


def work_beside(one: Sitter, words: Collection[str], village: "Village") -> str:
    """The work of one of these words that somebody does besides, as the seat's post, its 分工 or the register says; empty if none.

    委员兼会计 is a bookkeeper, 财务监督 and 监督会计工作 are none.
    """
    told_of = [one.post, *(duty for at, duty in one.row.data["duties"] if at == one.at)]
    told_of += [
        duty for row in village.of("people") for ident, duty in row.data["duties"] if one.person and ident == one.person
    ]
    for part in (part for each in told_of for part in _PARTS.split(each)):
        ends = part.removesuffix("工作").removesuffix("员").removesuffix("岗")
        if ends.endswith(tuple(words)) and not _WATCHING.search(part):
            return part
    return ""


def village_party(village: "Village") -> "list[Facts]":
    """The village's own party organisation: of the highest level among those of no group, no enterprise and no network."""
    rows = [
        row
        for row in newest(village, "党组织")
        if not row.data["group"] and row.data["party"][1] in ("", "村民型", "其他支部")
    ]
    top = min((_RANKS.index(row.data["party"][0]) for row in rows), default=0)
    return [row for row in rows if _RANKS.index(row.data["party"][0]) == top]


def secretaries(village: "Village", today: str) -> list[Sitter]:
    """Secretaries of the village's party organisation: neither a deputy nor the one for discipline."""
    held = [one for row in village_party(village) for one in sitters(row, today)]
    return [one for one in held if one.post.endswith("书记") and "副" not in one.post and "纪" not in one.post]


def told(one: Sitter) -> str:
    """A seat in words, without the person's name: a finding may be shown on the web."""
    return f"第{one.at + 1}行（{one.post}）"
