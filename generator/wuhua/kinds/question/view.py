"""The sheet of questions and answers: how many came in, how many were answered, in how many days, and each of them."""

from datetime import date

from wuhua.kinds.question.record import Asked, Questions
from wuhua.model.facts import Facts
from wuhua.model.replies import clock_words
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    Link,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.village import Village


def view(record: Questions, facts: Facts, village: Village) -> Sheet:
    """Say what was asked and what was answered."""
    return Sheet(
        key=facts.key,
        kind="question",
        family="村务",
        title=facts.title,
        subtitle="村民问、村里答",
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record, village.as_of)),
        blocks=tuple(_blocks(record, village)),
    )


def _headline(record: Questions) -> list[Figure]:
    figures = [Figure("收到", Count(len(record.asked), "件"))]
    if record.asked:
        figures.append(Figure("已答复", Count(record.answered, "件"), Tone.GOOD))
    left = len(record.asked) - record.answered + record.carried - record.closed
    if left:
        figures.append(Figure("还没答复", Count(left, "件"), Tone.OPEN))
    return figures


def _sentences(record: Questions, as_of: date) -> list[Sentence]:
    told: list[Sentence] = []
    if not record.asked:
        told.append(("这一期没有收到意见和询问。",))
    days = [(one.replied - one.received).days for one in record.asked if one.replied is not None]
    if days:
        told.append(("最快当天" if min(days) == 0 else f"最快{min(days)}天", f"答复，最慢{max(days)}天。"))
    waiting = [(as_of - one.received).days for one in record.asked if one.replied is None and one.received <= as_of]
    if waiting:
        told.append(("等得最久的一件已经等了 ", Strong(Count(max(waiting), "天")), "。"))
    if record.carried:
        told.append((f"上一期留下{record.carried}件，这一期答复了{record.closed}件。",))
    return told


def _blocks(record: Questions, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.asked:
        blocks.append(_register(record, village))
    if record.desks:
        columns = (Column("到哪里提"), Column("电话", nowrap=True), Column("地点", grow=True), Column("时间"))
        rows = tuple((desk.name, desk.phone, desk.place, desk.hours) for desk in record.desks)
        blocks.append(TableBlock("有意见到哪里提", columns, rows))
    joint = any(one.villagers or one.delegates for one in record.asked)
    rows2: list[tuple[str, Value]] = [
        ("哪一期", record.period.label),
        ("上期未结", Count(record.carried, "件")),
        ("上期已结", Count(record.closed, "件")),
    ]
    if joint and record.electors is not None:
        rows2.append(("村民总数", Count(record.electors, "人")))
    if joint and record.seats is not None:
        rows2.append(("代表总数", Count(record.seats, "人")))
    blocks.append(FactsBlock("这一期", tuple(rows2)))
    return blocks


def _register(record: Questions, village: Village) -> TableBlock:
    columns = (
        Column("序号"),
        Column("收到", nowrap=True),
        Column("从哪里来"),
        Column("问什么", grow=True),
        Column("怎么答复", grow=True),
        Column("答复日期", nowrap=True),
        Column("几天答复"),
        Column("结果"),
        Column("公开在"),
    )
    rows = tuple(_row(number, one, village) for number, one in enumerate(record.asked, 1))
    foot = ((f"共{len(rows)}件", None, None, None, None, None, None, f"已答复{record.answered}件", None),)
    return TableBlock("一件一件看", columns, rows, foot)


def _row(number: int, one: Asked, village: Village) -> tuple[Value, ...]:
    joined = [f"村民{one.villagers}人" if one.villagers else "", f"代表{one.delegates}人" if one.delegates else ""]
    names = "、".join(filter(None, joined))
    way = f"{one.way}（{names}）" if names else one.way
    taken = f"（{one.taken_by}受理）" if one.taken_by else ""
    shown = _link(one.shown or one.about, village)
    clock = clock_words(one.received, one.replied, village.policy, village.as_of)
    words = (one.received, way, f"{one.matter}{taken}", one.reply, one.replied, clock)
    return (one.number or str(number), *words, one.result or ("还没答复" if one.replied is None else None), shown)


def _link(address: str | None, village: Village) -> Value:
    target = village.facts.get(address) if address else None
    return Link(target.title, target.key) if target else address
