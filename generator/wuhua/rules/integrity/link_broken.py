"""G12: every number is one record's own, what a record refers to exists, and a decision named as authority was not refused."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.base.dates import read_period
from wuhua.base.finding import Severity
from wuhua.model.facts import ident_of
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.model.facts import Facts, LinkFact
    from wuhua.model.village import Village

#: Keys that name a decision as the authority for what the record tells; 相关决议 and a meeting's own 决议编号 do not.
_AUTHORITY = ("决议", "分配决议")
#: Supervisors name the decision that they looked into.
_WATCHING = "supervision"
#: The kinds whose number comes of what is written, and the field that tells two of them apart.
_DATED = {"duty": "月份"} | dict.fromkeys(
    ["finance", "budget", "assets", "statement", "distribution", "resources", "claims", "fund", "contracts", "pay"],
    "期间",
)


def find(village: "Village") -> Iterator[Outcome]:
    """Find doubled numbers, references to records, persons, boards and catalogue items that lead nowhere, and refused decisions.

    A decision that is named as authority is enough for G06 and G09; whether it was carried is asked here, once for all kinds.
    """
    yield from _doubles(village)
    people = _people(village)
    boards = {row.data["name"] for row in village.of("board")}
    for row in village.facts.values():
        if row.links:
            yield from _links(row, village, people)
            yield from _refused(row, village)
        if boards and row.places:
            yield from _places(row, boards)
        for index, ident in enumerate(row.items):
            if village.policy.item(ident) is None:
                message = f"公开目录里没有“{ident}”"
                yield Fault(("目录项", index), message, fix="对照公开目录写编号，如 CF-01", file=row.file)


def _doubles(village: "Village") -> Iterator[Fault]:
    """Two files with one address; two persons with one number in the registers."""
    for first, second in getattr(village, "twins", ()):
        yield _twin(first, second)
    seen: dict[str, str] = {}
    for row in sorted(village.of("people"), key=lambda row: row.file.rpartition(".")[0]):
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for index, (ident, _, _) in enumerate(row.data["people"]):
            if ident in seen:
                found[seen[ident]].append((index, ident))
            seen.setdefault(ident, row.file)
        for other, doubled in found.items():
            yield from _persons(row, other, doubled)


def _twin(first: "Facts", second: "Facts") -> Fault:
    """Two files that say they are the same record: one of them would silently stand for both."""
    title, other = second.title or second.ident, f"content/{first.file}"
    period = read_period(second.period)
    field = _DATED.get(second.kind, "")
    if second.kind == "profile" or (field and second.ident.startswith(period.slug if period else second.period)):
        rest = f"；如果是别的一期，改“{field}”" if field else ""
        return Fault(
            (field,) if field else (),
            f"这份和 {other} 都写了{title}",
            "重复",
            f"多余的那份删掉{rest}",
            second.file,
            blocks=True,
        )
    message = f"编号“{second.ident}”已经用在 {other}"
    fix = "抄重了的那份删掉；是另一件事的，换一个没有用过的“编号”"
    if second.ident == ident_of(None, second.file):
        name = second.file.rpartition("/")[2]
        fix = f"抄重了的那份删掉；是另一件事的，把“{name}”开头的“{second.ident}”改成没有用过的，或者加一行 编号: …"
    return Fault(("编号",), message, "重复", fix, second.file, at_key=True, blocks=True)


def _persons(row: "Facts", other: str, doubled: list[tuple[int, str]]) -> Iterator[Fault]:
    """Persons of one register whose numbers stand in another already: a copied register is one fault, and would show all twice."""
    if len(doubled) > 1 and other != row.file:
        message = f"这份名册里有{len(doubled)}个人的编号，content/{other} 里已经写了"
        fix = "多余的那份删掉；不是同一个人的，换没有用过的编号"
        yield Fault(("名单", doubled[0][0], "编号"), message, "重复", fix, row.file, blocks=True)
        return
    for index, ident in doubled:
        message = f"编号“{ident}”在人员名册里用了两次"
        yield Fault(("名单", index, "编号"), message, "重复", "一个人一个编号，换一个没有用过的", row.file)


def _people(village: "Village") -> set[str] | None:
    rows = village.of("people")
    return {person[0] for row in rows for person in row.data["people"]} if rows else None


def _links(row: "Facts", village: "Village", people: set[str] | None) -> Iterator[Fault]:
    for link in row.links:
        if link.kind != "person" and village.find(link.kind, link.ident) is None:
            # The register of postings names sheets by address: its first half is what a clerk typed.
            # Kinds are asked for their name only when one is missed.
            from wuhua.kinds import kinds_by_ident

            kind = kinds_by_ident().get(link.kind)
            title = kind.title if kind else "公开单"
            message = f"没有编号是“{link.ident}”的{title}" if kind else f"没有网址是“{link.kind}/{link.ident}”的公开单"
            yield _fault(row, link, message, f"对照{title}的编号改；还没有的，在“{title}”里补一份")
        elif link.kind == "person" and people is None:
            yield _fault(row, link, "还没有人员名册，编号找不到人", "在“人员”文件夹里写一份名单；或者改写“姓名”")
            return
        elif link.kind == "person" and people is not None and link.ident not in people:
            message = f"人员名册里没有编号“{link.ident}”"
            meant = next((ident for ident in sorted(people) if ident.casefold() == link.ident.casefold()), "")
            fix = f"改成 {meant}" if meant else "对照人员名册的编号改；新来的人先加进名册"
            yield _fault(row, link, message + (f"，是不是 {meant}" if meant else ""), fix)


def _refused(row: "Facts", village: "Village") -> Iterator[Fault]:
    """Decisions that a record leans on though they were voted down or withdrawn; those still under way are silent.

    One decision speaks once a record, at the first place that names it.
    """
    if row.kind == _WATCHING:
        return
    places: dict[str, list[LinkFact]] = {}
    for link in row.links:
        if link.kind == "decision" and link.path[-1] in _AUTHORITY:
            places.setdefault(link.ident, []).append(link)
    for ident, links in places.items():
        decision = village.find("decision", ident)
        if decision is not None and decision.data["passed"] is False:
            state = "已经撤回" if decision.data["outcome"] == "撤回" else "没有通过"
            note = f"有{len(links)}处写的是它" if len(links) > 1 else ""
            fix = "写同意这件事的决策事项的编号；还没有同意的，先议决；决策事项写错的，改那一份"
            message = f"决策事项“{ident}”{state}，不能当依据"
            yield Fault(links[0].path, message, note, fix, row.file, severity=Severity.WARNING)


def _places(row: "Facts", boards: set[str]) -> Iterator[Fault]:
    for index, name in enumerate(row.places):
        if name not in boards:
            message = f"没有名称是“{name}”的公开栏"
            fix = f"写公开栏的名称：{'、'.join(sorted(boards)[:5])}；新设的先加进“公开栏”文件夹"
            yield Fault(("公开", "地点", index), message, fix=fix, file=row.file, lacks=("board",))


def _fault(row: "Facts", link: "LinkFact", message: str, fix: str) -> Fault:
    missed = "people" if link.kind == "person" else link.kind
    return Fault(link.path, message, fix=fix, file=row.file, lacks=(missed,))


def _part(row: "Facts") -> object:
    """What of a record refers, or is referred to, and whether a decision may be referred to."""
    decided = (row.data["passed"], row.data["outcome"]) if row.kind == "decision" else None
    return (row.outline, row.links, decided)


RULE = Rule("G12", "编号对不上", "village", find, clauses=("数据",), part=_part)
