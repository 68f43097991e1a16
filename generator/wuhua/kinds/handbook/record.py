"""便民手册: one edition: fields (党群, 户籍 … 法治: S004-45) with matters, each told here or in its own guide."""

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, Phone, Prose, Whole, key
from wuhua.model.record import Part, Record


class Matter(Part):
    """One matter of a field."""

    name: Line = key("名称", "什么事")
    how: Line | None = key("怎么办", "一句话说清", default=None)
    place: Line | None = key("去哪里", "窗口、办公室", default=None)
    phone: Phone | None = key("电话", "办公电话", default=None)
    guide: Ident | None = key("指南", "有办事指南的，写它的编号", default=None)


class Section(Part):
    """One field of the handbook."""

    name: Line = key("栏目", "如 户籍", example="户籍")
    matters: list[Matter] = key("事项", "一件一行", default=[])


class Handbook(Record):
    """便民手册: one edition."""

    name: Line | None = key("名称", "手册的名称；不写就叫 便民手册", default=None)
    version: Line | None = key("版本", "如 2025年版", default=None)
    issued: Day | None = key("版本日期", "这一版哪天定稿", default=None)
    copies: Whole | None = key("印数", "印了多少本", default=None)
    handed_out: Line | None = key("发放", "怎么发到户、哪里可以拿", default=None)
    intro: Prose | None = key("前言", "写在前面的话", default=None)
    sections: list[Section] = key("栏目", "一个栏目一段")


def facts(record: Handbook, file: str) -> Facts:
    """The edition's row. ``data``: ``sections`` (name, how many matters); ``issued`` day or empty; ``version``."""
    return envelope_facts(
        record,
        "handbook",
        file,
        ident_of(record.ident, file),
        title=f"{record.name or '便民手册'}{f'（{record.version}）' if record.version else ''}",
        items=("FW-04",),
        due_from=iso(record.issued),
        links=tuple(
            LinkFact(("栏目", index, "事项", place, "指南"), "guide", matter.guide)
            for index, section in enumerate(record.sections)
            for place, matter in enumerate(section.matters)
            if matter.guide
        ),
        data={
            "sections": tuple((section.name, len(section.matters)) for section in record.sections),
            "issued": iso(record.issued),
            "version": record.version or "",
        },
    )


RECORD = Handbook
