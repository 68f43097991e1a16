"""G20: what 村情 says of the village holds elsewhere: no list has more people, and its premises are one size."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wuhua.base.finding import Severity
from wuhua.rules.rooms import newest_premises, show_area
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


class _Count(NamedTuple):
    """How many a record tells: where, in which words, of which group (empty: the whole village), persons or households."""

    row: "Facts"
    path: tuple[str | int, ...]
    words: str
    number: int
    group: str = ""
    unit: str = "人"


def find(village: "Village") -> Iterator[Outcome]:
    """Find counts above what 村情 says of the village or of the group, and premises of two sizes."""
    profile = village.profile
    if profile is None:
        return
    told = set[tuple[str, tuple[str | int, ...]]]()
    for count in _counts(village):
        where, most = _most(count, profile)
        place = (count.row.file, count.path)
        if count.number > most and place not in told:
            told.add(place)
            message = f"{count.words}{count.number}{count.unit}，村情里{where}{most}{count.unit}"
            fix = "对照登记，改写错的那个数；村情里的数旧了的，改村情"
            yield _fault(count.row, count.path, message, f"多了{count.number - most}{count.unit}", fix)
    row, area = newest_premises(village), profile.data["premises_area"]
    if row and area is not None and row.due_from == profile.due_from and row.data["area"] != area:
        message = f"总面积写的是{show_area(row.data['area'])}平方米，村情里办公用房是{show_area(area)}平方米"
        note = f"见 {profile.file}"
        yield _fault(row, ("总面积",), message, note, "对照房产证或测量图，改写错的那一份")


def _most(count: _Count, profile: "Facts") -> tuple[str, int]:
    """Of a group what is written of it, else of the whole village; those who came from elsewhere may be counted too."""
    data, floating = profile.data, profile.data["floating"]
    if count.unit == "户":
        return ("全村户数加流动人口只有" if floating else "全村只有"), data["households"] + floating
    if count.group in data["people"]:
        return f"{count.group}只有", data["people"][count.group]
    return ("全村户籍加流动人口只有" if floating else "全村只有"), data["residents"]


def _counts(village: "Village") -> Iterator[_Count]:
    for row in village.of("grid"):
        homes = sum(households for _, households, *_ in row.data["grids"])
        yield _Count(row, ("网格",), "各网格加起来", homes, unit="户")
        yield _Count(row, ("网格",), "各网格加起来", row.data["people"])
    for row in village.of("election"):
        for path, registered in row.data["voters"]:
            yield _Count(row, path, "登记选民", registered, row.data["group"])
    for row in village.of("levy"):
        if row.data["payers"] is not None:
            yield _Count(row, ("筹资", "对象人数"), "对象人数", row.data["payers"], row.data["group"])
    for row in village.of("counts"):
        for index, (name, _, whole, unit) in enumerate(row.data["numbers"]):
            if whole is not None and unit in ("人", "户"):
                yield _Count(row, ("数字", index, "总数"), f"{name}总数", whole, unit=unit)


def _fault(row: "Facts", path: tuple[str | int, ...], message: str, note: str, fix: str) -> Fault:
    return Fault(path, message, note, fix, row.file, at_key=path == ("网格",))


RULE = Rule(
    "G20",
    "和村情对不上",
    "village",
    find,
    kinds=("profile", "premises", "grid", "election", "levy", "counts"),
    severity=Severity.WARNING,
    clauses=("勾稽",),
)
