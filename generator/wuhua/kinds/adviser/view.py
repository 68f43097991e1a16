"""The adviser's sheet: whom to ask, when and where; what is done for villagers and by whom."""

from wuhua.kinds.adviser.record import Adviser, Errand
from wuhua.model.facts import Facts
from wuhua.model.sheet import Block, Column, Count, FactsBlock, Figure, Sentence, Sheet, TableBlock, Value
from wuhua.model.village import Village


def view(record: Adviser, facts: Facts, village: Village) -> Sheet:
    """Say whom to ask, when and where."""
    return Sheet(
        key=facts.key,
        kind="adviser",
        family="服务",
        title=facts.title,
        subtitle=record.office,
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record, village)),
    )


def _headline(record: Adviser) -> list[Figure]:
    figures: list[Figure] = []
    if record.visits:
        figures.append(Figure("哪天来", record.visits[0].day, gloss=record.visits[0].place))
    if record.phone:
        figures.append(Figure("电话", record.phone))
    if record.errands:
        figures.append(Figure("可以帮办", Count(len(record.errands), "件")))
    return figures or [Figure("找谁", record.office)]


def _sentences(record: Adviser) -> list[Sentence]:
    told: list[Sentence] = []
    for one in record.visits[:3]:
        told.append((f"{one.day}{f'（{one.hours}）' if one.hours else ''}在{one.place}。",))
    if record.fee_note:
        told.append((f"{record.fee_note}。",))
    return told


def _blocks(record: Adviser, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.visits:
        heads = (Column("哪天", grow=True), Column("几点", nowrap=True), Column("在哪里", grow=True))
        blocks.append(TableBlock("接待时间", heads, tuple((one.day, one.hours, one.place) for one in record.visits)))
    if record.errands:
        heads = (Column("帮办什么", grow=True), Column("找谁"), Column("电话", nowrap=True))
        more = (Column("最多（工作日）", number=True), Column("收费（元）", number=True), Column("说明", grow=True))
        rows = tuple(
            (one.name, _agent(one, village), one.phone, one.days, "不收" if one.fee == 0 else one.fee, one.note)
            for one in record.errands
        )
        blocks.append(TableBlock("可以帮办的事", (*heads, *more), rows))
    if record.services:
        blocks.append(FactsBlock("做了多少", tuple((one.name, Count(one.number, one.unit)) for one in record.services)))
    about: tuple[tuple[str, Value], ...] = (
        ("哪个机构", record.office),
        ("来的人", " ".join(filter(None, (record.name, record.post))) or None),
        ("办公电话", record.phone),
        ("收费", record.fee_note),
        ("从哪天起", record.start),
        ("到哪天止", record.end),
    )
    return [*blocks, FactsBlock.of("基本情况", about)]


def _agent(one: Errand, village: Village) -> str | None:
    found = village.person(one.person)
    return " ".join(filter(None, (one.agent, found[0] if found else ""))) or one.person
