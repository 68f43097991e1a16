"""A service item's sheet: how long, what it costs, what to bring, which steps: told once, all of it."""

from collections.abc import Iterator

from wuhua.kinds.guide.record import Guide
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    Link,
    ProseBlock,
    Sentence,
    Sheet,
    Step,
    StepsBlock,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.tables import without_empty_columns
from wuhua.model.village import Village

_UNTOLD = "还没有写"


def view(record: Guide, facts: Facts, village: Village) -> Sheet:
    """Say what to bring, how many steps, how long and how much."""
    return Sheet(
        key=facts.key,
        kind="guide",
        family="服务",
        title=facts.title,
        subtitle=f"{record.group}",
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record)),
        search_words=(record.group, *record.aliases),
    )


def _headline(record: Guide) -> Iterator[Figure]:
    yield Figure("最多", _limit(record.limit_days), gloss="办理时限")
    yield Figure("收费", _fee(record), Tone.OUT if record.fee else Tone.PLAIN, record.fee_basis or "")
    yield Figure("要带", _papers(record), gloss="材料")
    if record.visits is not None:
        yield Figure("最多跑", Count(record.visits, "次") if record.visits else "不用跑", gloss="本人到场")


def _limit(days: int | None) -> Value:
    if days is None:
        return _UNTOLD
    return Count(days, "个工作日") if days else "当场办好"


def _fee(record: Guide) -> Value:
    if record.fee is None:
        return _UNTOLD
    return "不收费" if record.is_free else record.fee


def _papers(record: Guide) -> Value:
    if record.papers is None:
        return _UNTOLD
    return Count(len(record.papers), "样") if record.papers else "不用带东西"


def _sentences(record: Guide) -> list[Sentence]:
    told: list[Sentence] = [(f"谁可以办：{record.who}。",)] if record.who else []
    if record.aliases:
        told.append((f"也叫：{'、'.join(record.aliases)}。",))
    if record.agent:
        told.append((f"行动不便的：{record.agent}。",))
    return told


def _blocks(record: Guide) -> list[Block]:
    blocks: list[Block] = []
    if record.papers:
        columns = (Column("要带的东西", grow=True), Column("份数", nowrap=True), Column("说明"))
        rows = tuple((paper.name, paper.copies, paper.note) for paper in record.papers)
        blocks.append(without_empty_columns(TableBlock("带齐了没有", columns, rows)))
    elif record.papers is not None:
        blocks.append(ProseBlock("带齐了没有", ("不用带东西。",)))
    if record.steps:
        blocks.append(StepsBlock("怎么办", tuple(_step(step.who, step.what, step.days) for step in record.steps)))
    facts: tuple[tuple[str, Value], ...] = (
        ("在哪里办", record.window),
        ("咨询电话", Link(record.phone, f"tel:{record.phone}") if record.phone else None),
        ("办理依据", record.basis),
        ("核对日期", record.updated),
    )
    told = FactsBlock.of("在哪里办、问谁", facts)
    if told.rows:
        blocks.append(told)
    return blocks or [ProseBlock("怎么办", ("办法还没有写，先打服务站电话问。",))]


def _step(who: str | None, what: str, days: int | None) -> Step:
    limit = f"最多{days}个工作日" if days else ""
    return Step(f"{who}：{what}" if who else what, None, Tone.PLAIN, limit)
