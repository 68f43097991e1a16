"""G12: every number is one record's own, and what a record refers to exists."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.model.facts import Facts, LinkFact
    from wuhua.model.village import Village


def find(village: "Village") -> Iterator[Outcome]:
    """Find doubled numbers, and references to other records, persons, boards and catalogue items that lead nowhere."""
    yield from _doubles(village)
    people = _people(village)
    boards = {row.data["name"] for row in village.of("board")}
    for row in village.facts.values():
        if row.links:
            yield from _links(row, village, people)
        if boards and row.places:
            yield from _places(row, boards)
        for index, ident in enumerate(row.items):
            if village.policy.item(ident) is None:
                message = f"公开目录里没有“{ident}”"
                yield Fault(("目录项", index), message, fix="对照公开目录写编号，如 CF-01", file=row.file)


def _doubles(village: "Village") -> Iterator[Fault]:
    """Two files with one address; two persons with one number in the registers."""
    for first, second in getattr(village, "twins", ()):
        message = f"编号“{second.ident}”已经用在 {first.file}"
        fix = "换一个编号；没有写编号的，改文件名开头的数字"
        yield Fault(("编号",), message, "重复", fix, second.file, at_key=True)
    seen: set[str] = set()
    for row in village.of("people"):
        for index, (ident, _, _) in enumerate(row.data["people"]):
            if ident in seen:
                message = f"编号“{ident}”在人员名册里用了两次"
                yield Fault(("名单", index, "编号"), message, "重复", "一个人一个编号，换一个没有用过的", row.file)
            seen.add(ident)


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
            yield _fault(row, link, message, "对照人员名册的编号改；新来的人先加进名册")


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
    """What of a record refers, or is referred to."""
    return (row.outline, row.links)


RULE = Rule("G12", "编号对不上", "village", find, clauses=("数据",), part=_part)
