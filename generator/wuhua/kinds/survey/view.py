"""A survey's sheet: how many of those asked are satisfied, in numbers of people, and what is done about the rest."""

from decimal import Decimal

from wuhua.base.shares import show_share
from wuhua.kinds.survey.record import Survey
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    Measure,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.village import Village


def view(record: Survey, facts: Facts, village: Village) -> Sheet:
    """Say how many were asked, what they answered, and what is done about it."""
    return Sheet(
        key=facts.key,
        kind="survey",
        family="服务" if record.category == "服务满意度" else "村务",
        title=facts.title,
        subtitle=record.host or record.category,
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record)),
    )


def _headline(record: Survey) -> list[Figure]:
    figures: list[Figure] = []
    if record.asked is not None:
        figures.append(Figure("问了", Count(record.asked, "人"), gloss="样本"))
    if record.answers:
        best = record.answers[0]
        figures.append(Figure(best.text, Count(best.number, "人"), Tone.GOOD))
    if record.score is not None:
        figures.append(Figure("得分", Measure(record.score, "分"), gloss=f"满分{record.full}"))
    return figures[:3] or [Figure("评价", record.period.label)]


def _sentences(record: Survey) -> list[Sentence]:
    told: list[Sentence] = []
    whole = sum(answer.number for answer in record.answers)
    if whole:
        parts = "，".join(f"{one.text}{one.number}人" for one in record.answers)
        told.append(
            (f"{parts}；", Strong(record.answers[0].text), f"的占{show_share(record.answers[0].number, whole)}。")
        )
    if record.handed is not None and record.asked is not None:
        told.append((f"发了{record.handed}份，收回{record.asked}份。",))
    open_ones = sum(1 for one in record.improvements if one.done is None)
    if record.improvements and not open_ones:
        told.append(("大家提的意见都改了。",))
    elif open_ones:
        told.append((f"大家提的意见还有{open_ones}条在改。",))
    return told


def _blocks(record: Survey) -> list[Block]:
    blocks: list[Block] = []
    if record.answers:
        whole = sum(answer.number for answer in record.answers)
        columns = (Column("怎么说", grow=True), Column("人数", number=True), Column("占多少", number=True))
        rows = tuple((one.text, one.number, show_share(one.number, whole) if whole else None) for one in record.answers)
        blocks.append(TableBlock("大家怎么说", columns, rows, (("合计", whole, None),)))
    if record.improvements:
        heads = (Column("大家的意见", grow=True), Column("怎么改", grow=True), Column("改好日期", nowrap=True))
        lines = tuple((one.text, one.fix, one.done or "正在改") for one in record.improvements)
        blocks.append(TableBlock("不满意的怎么改", heads, lines))
    blocks.append(FactsBlock.of("怎么问的", _how(record)))
    return blocks


def _how(record: Survey) -> tuple[tuple[str, Value], ...]:
    return (
        ("评的是", record.subject or record.category),
        ("哪一期", record.period.label),
        ("评价日期", record.day),
        ("谁来问", record.host),
        ("怎么问", record.method),
        ("发放", Count.of(record.handed, "份")),
        ("收回", Count.of(record.asked, "份")),
        ("满分", Measure(record.full, "分") if record.score is not None and record.full != Decimal(100) else None),
    )
