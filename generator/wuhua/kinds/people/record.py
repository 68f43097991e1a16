"""人员: the register that makes one person in several posts one person; no birth date, number or address has a field here."""

from wuhua.model.facts import Facts, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, Phone, key
from wuhua.model.record import Part, Record


class Person(Part):
    """One person who holds a post."""

    ident: Ident = key("编号", "本村自己编的号，如 P03；机构名册里用它", example="P03")
    name: Line = key("姓名", "姓名；示例写某某", example="梁某某")
    duty: Line | None = key("分工", "主要管什么", default=None)
    phone: Phone | None = key("办公电话", "办公室电话，不写私人手机", default=None)
    note: Line | None = key("说明", "要说明的话", default=None)


class Register(Record):
    """人员: the register of a village."""

    as_of: Day | None = key("名册日期", "这份名册是哪一天的", default=None)
    people: list[Person] = key("名单", "一人一行")


def facts(record: Register, file: str) -> Facts:
    """The register's row: everybody's id and name."""
    return envelope_facts(
        record,
        "people",
        file,
        ident_of(record.ident, file),
        title="在村任职的人",
        due_from=iso(record.as_of),
        names=tuple(person.name for person in record.people),
        data={"people": tuple((person.ident, person.name, person.phone or "") for person in record.people)},
    )


RECORD = Register
