"""The handbook's sheet: how many fields and matters, and every field as a table; a matter with a guide leads to it."""

from wuhua.kinds.handbook.record import Handbook, Matter, Section
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    ProseBlock,
    Sentence,
    Sheet,
    TableBlock,
    Value,
)
from wuhua.model.village import Village


def view(record: Handbook, facts: Facts, village: Village) -> Sheet:
    """Say what stands in the handbook and where to ask."""
    matters = sum(len(section.matters) for section in record.sections)
    headline = [Figure("一共", Count(matters, "件事")), Figure("分成", Count(len(record.sections), "个栏目"))]
    if record.issued:
        headline.append(Figure("定稿", record.issued, gloss=record.version or "版本"))
    return Sheet(
        key=facts.key,
        kind="handbook",
        family="服务",
        title=facts.title,
        subtitle="一本通",
        headline=tuple(headline),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record, village)),
    )


def _sentences(record: Handbook) -> list[Sentence]:
    told: list[Sentence] = [(f"有{'、'.join(section.name for section in record.sections)}。",)]
    if record.handed_out:
        told.append((f"手册怎么拿：{record.handed_out}。",))
    return told


def _blocks(record: Handbook, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.intro:
        blocks.append(ProseBlock("前言", tuple(filter(None, record.intro.split("\n")))))
    blocks += [_section(section, village) for section in record.sections]
    if record.copies:
        blocks.append(FactsBlock("印发", (("印数", Count(record.copies, "本")),)))
    return blocks


def _section(section: Section, village: Village) -> TableBlock:
    columns = (
        Column("什么事", grow=True),
        Column("怎么办", grow=True),
        Column("去哪里"),
        Column("电话", nowrap=True),
    )
    rows = tuple(_row(matter, village) for matter in section.matters)
    return TableBlock(section.name, columns, rows, note="" if rows else "这一栏还没有内容。")


def _row(matter: Matter, village: Village) -> tuple[Value, ...]:
    return (village.link_to("guide", matter.guide, matter.name), matter.how, matter.place, matter.phone)
