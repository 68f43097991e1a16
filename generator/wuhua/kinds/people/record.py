"""人员: the register that makes one person in several posts one person; no birth date, number or address has a field here."""

from wuhua.model.facts import Facts, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, Name, Phone, Whole, key
from wuhua.model.record import Part, Record


class Person(Part):
    """One person who holds a post."""

    ident: Ident = key("编号", "本村自己编的号，如 P03；机构名册里用它", example="P03")
    name: Name = key("姓名", "姓名；示例写某某", example="梁某某")
    duty: Line | None = key("分工", "主要管什么", default=None)
    phone: Phone | None = key("办公电话", "办公室电话，不写私人手机", default=None)
    note: Line | None = key("说明", "要说明的话", default=None)


class Quota(Part):
    """How many hold posts (R07); part-time members of the party committee are counted apart."""

    cadres: Whole | None = key("村干部", "镇管村干部多少名；不写就按机构名册数", default=None, example="5")
    hired: Whole | None = key("聘用", "定补干部和聘用人员多少名", default=None, example="4")
    part_time: Whole | None = key("兼职", "不占职数的兼职委员多少名", default=None, example="2")
    note: Line | None = key("说明", "人数和规定不一样的，写明原因", default=None, example="镇里批准多一名")


class Reserve(Part):
    """Reserve cadres as counts alone (R08): who they are has no field."""

    number: Whole = key("人数", "一共多少名", example="4")
    women: Whole | None = key("女干部", "其中女的多少名", default=None, example="1")
    leads: Whole | None = key("正职人选", "其中书记、主任的人选多少名", default=None, example="1")
    young: Whole | None = key("年龄符合", "年龄符合规定的多少名，不写年龄", default=None, example="4")
    schooled: Whole | None = key("学历符合", "学历符合规定的多少名", default=None, example="4")
    over_usual: Whole | None = key("超过备用期", "超过一般备用期的多少名", default=None, example="0")
    over_longest: Whole | None = key("超过最长备用期", "超过最长备用期的多少名", default=None, example="0")


class Register(Record):
    """人员: the register of a village."""

    as_of: Day | None = key("名册日期", "这份名册是哪一天的", default=None)
    people: list[Person] = key("名单", "一人一行")
    quota: Quota | None = key("职数", "村干部和聘用人员各多少名", default=None)
    reserve: Reserve | None = key("后备干部", "只写人数，不写是谁", default=None)


def facts(record: Register, file: str) -> Facts:
    """The register's row: everybody's id and name; ``data["duties"]`` (id, 分工) of those who write one.

    ``data["quota"]``: (cadres, hired, why they differ), ``reserve``: (number, women, leads, young, schooled, over the usual years, over the
    longest); each None where not written, the tuple empty where the part is not written.
    """
    quota, reserve = record.quota, record.reserve
    return envelope_facts(
        record,
        "people",
        file,
        ident_of(record.ident, file),
        title="在村任职的人",
        due_from=iso(record.as_of),
        names=tuple(person.name for person in record.people),
        data={
            "people": tuple((person.ident, person.name, person.phone or "") for person in record.people),
            "duties": tuple((person.ident, person.duty) for person in record.people if person.duty),
            "as_of": iso(record.as_of),
            "quota": (quota.cadres, quota.hired, quota.note or "") if quota else (),
            "reserve": tuple(getattr(reserve, name) for name in Reserve.model_fields) if reserve else (),
        },
    )


RECORD = Register
