"""The register's sheet: everybody who holds a post, once, with all posts."""

from wuhua.kinds.people.record import Person, Register
from wuhua.model.facts import Facts
from wuhua.model.sheet import Block, Count, FactsBlock, Figure, Link, PeopleBlock, Seat, Sheet, Value
from wuhua.model.village import Village


def view(record: Register, facts: Facts, village: Village) -> Sheet:
    """Say which posts each person holds."""
    return Sheet(
        key=facts.key,
        kind="people",
        family="村务",
        title=facts.title,
        headline=(Figure("在村任职", Count(len(record.people), "人")),),
        blocks=(
            PeopleBlock("每个人担任的职务", tuple(_seat(person, village) for person in record.people), register=True),
            *_counts(record),
        ),
    )


def _counts(record: Register) -> list[Block]:
    """Posts and reserve cadres, in numbers alone."""
    blocks: list[Block] = []
    for title, part in (("职数", record.quota), ("后备干部（只公布人数）", record.reserve)):
        rows: list[tuple[str, Value]] = []
        for name, field in type(part).model_fields.items() if part else ():
            value = getattr(part, name)
            if value is not None:
                rows.append((str(field.alias), Count(value, "人") if isinstance(value, int) else value))
        if rows:
            blocks.append(FactsBlock(title, tuple(rows)))
    return blocks


def _seat(person: Person, village: Village) -> Seat:
    posts = tuple(
        Link(f"{link.say[0]}{link.say[1]}", row.key)
        for row, link in village.links_by("person", person.ident)
        if link.say
    )
    return Seat(
        f"编号{person.ident}",
        person.name,
        person.duty or ("" if posts else "没有写职务"),
        phone=person.phone or "",
        also=posts,
    )
