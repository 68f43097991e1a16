"""A period's training: how many courses, how many people were reached, how many are still to come."""

from wuhua.kinds.training.record import Training
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    Measure,
    ProseBlock,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.village import Village


def view(record: Training, facts: Facts, village: Village) -> Sheet:
    """Say what was taught, to how many of those who should learn it."""
    return Sheet(
        key=facts.key,
        kind="training",
        family="服务",
        title=facts.title,
        subtitle=record.host or "干部和网格员培训",
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record)),
    )


def _reached(record: Training) -> tuple[int, int]:
    return sum(one.trained for one in record.cohorts), sum(one.total for one in record.cohorts)


def _headline(record: Training) -> list[Figure]:
    figures = [Figure("培训", Count(len(record.sessions), "场"))]
    trained, total = _reached(record)
    if record.cohorts:
        figures.append(Figure("学过的", Count(trained, "人"), Tone.GOOD, f"一共{total}人"))
    if total > trained:
        figures.append(Figure("还没学", Count(total - trained, "人"), Tone.OPEN))
    return figures


def _sentences(record: Training) -> list[Sentence]:
    told: list[Sentence] = []
    for one in record.cohorts:
        rest: Sentence = (f"，还差{one.total - one.trained}人。",) if one.total > one.trained else ("，都学过了。",)
        told.append((f"{one.trainee}{one.total}人，学过", Strong(Count(one.trained, "人")), *rest))
    certified = [one for one in record.cohorts if one.certified is not None]
    if certified:
        total, held = sum(one.total for one in certified), sum(one.certified or 0 for one in certified)
        told.append((f"要持证的{total}人里，拿到上岗证的{held}人。",))
    if record.starts:
        before = sum(one.people for one in record.starts if one.trained and one.trained <= one.day)
        told.append((f"新上岗{sum(one.people for one in record.starts)}人，先培训后上岗的{before}人。",))
    return told


def _blocks(record: Training) -> list[Block]:
    blocks: list[Block] = [_sessions(record)] if record.sessions else []
    if record.cohorts:
        blocks.append(_cohorts(record))
    if record.starts:
        heads = (Column("岗位", grow=True), Column("人数", number=True), Column("培训", nowrap=True))
        rows = tuple((one.post, one.people, one.trained or "还没有", one.day) for one in record.starts)
        blocks.append(TableBlock("新上岗的", (*heads, Column("上岗", nowrap=True)), rows))
    if record.next_topics:
        blocks.append(ProseBlock("下一期学什么", tuple(record.next_topics)))
    about: tuple[tuple[str, Value], ...] = (("哪一期", record.period.label), ("谁办的", record.host))
    return [*blocks, FactsBlock.of("基本情况", about)]


def _sessions(record: Training) -> TableBlock:
    heads = (Column("日期", nowrap=True), Column("学什么", grow=True), Column("哪一级"), Column("怎么学"))
    more = (Column("哪些人", grow=True), Column("应到", number=True), Column("实到", number=True))
    rows = tuple(
        (
            one.day,
            one.topic,
            one.level,
            one.manner,
            "、".join(one.trainees) or None,
            one.due,
            one.came,
            Measure.of(one.hours),
            one.place,
        )
        for one in record.sessions
    )
    return TableBlock("办了哪些培训", (*heads, *more, Column("学时", number=True), Column("地点")), rows)


def _cohorts(record: Training) -> TableBlock:
    heads = (Column("哪些人", grow=True), Column("一共", number=True), Column("学过", number=True))
    more = (Column("学时", number=True), Column("积分", number=True), Column("持证", number=True))
    rows = tuple(
        (one.trainee, one.total, one.trained, Measure.of(one.hours), one.points, one.certified)
        for one in record.cohorts
    )
    trained, total = _reached(record)
    return TableBlock("多少人学过", (*heads, *more), rows, (("合计", total, trained, None, None, None),))
