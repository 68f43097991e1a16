"""Who was appraised when, as R10, R12 and T14 ask of the index: one person in several years, by number or by name."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

_MASKS = ("某", "×", "*", "＊", "X")


class Appraised:
    """One row of one appraisal, ``at`` its place there; -1 for ballots that are not known, days ISO and empty when not written.

    A plain class, for a named tuple of so many fields takes longer to make than all rules to run.
    """

    __slots__ = (
        "action",
        "action_day",
        "at",
        "grade",
        "name",
        "notice_day",
        "person",
        "post",
        "row",
        "unfit",
        "valid",
    )

    def __init__(self, row: "Facts", person: tuple[Any, ...]) -> None:
        self.row = row
        self.at: int
        self.at, self.person, self.name, self.post, self.grade = person[:5]
        self.unfit, self.valid, self.action, self.action_day, self.notice_day = person[5:]

    @property
    def day(self) -> str:
        """When it was: the appraisal's day, else the period's last."""
        return self.row.day


def rows_of(village: "Village") -> list[Appraised]:
    """Every person's row of every appraisal, oldest first."""
    rows = sorted(village.of("appraisal"), key=lambda row: (row.day, row.key))
    return [Appraised(row, person) for row in rows for person in row.data["people"]]


def by_person(village: "Village") -> list[list[Appraised]]:
    """Rows of one person together, oldest first; a masked name without a number is one person in one file alone."""
    found: dict[tuple[str, ...], list[Appraised]] = defaultdict(list)
    for one in rows_of(village):
        found[identity(one)].append(one)
    return list(found.values())


def identity(one: Appraised) -> tuple[str, ...]:
    """What tells one person from another: the register's number, else a name written out, else the place itself."""
    if one.person:
        return ("person", one.person)
    if one.name and not is_masked(one.name):
        return ("name", one.name)
    return ("place", one.row.key, str(one.at))


def is_masked(name: str) -> bool:
    """Whether a name is written so that two persons may share it: 梁某某, 张×."""
    return any(mask in name for mask in _MASKS)


def told(one: Appraised) -> str:
    """A row in words, without the person's name: a finding may be shown on the web."""
    return f"第{one.at + 1}行（{one.post}）" if one.post else f"第{one.at + 1}行"
