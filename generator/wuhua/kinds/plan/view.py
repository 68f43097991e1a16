"""A plan's sheet: how many things were planned, how many are done, which are late, who answers for each."""

from datetime import date

from wuhua.base.dates import show_day
from wuhua.kinds.plan.record import CLOSED, Goal, Plan
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
    Step,
    StepsBlock,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.model.village import Village

_PARTY = ("党建计划", "党员岗位")


def view(record: Plan, facts: Facts, village: Village) -> Sheet:
    """Say what was planned, what is done and what is late."""
    return Sheet(
        key=facts.key,
        kind="plan",
        family="党务" if record.category in _PARTY else "村务",
        title=facts.title,
        subtitle=record.category,
        headline=tuple(_headline(record, village.as_of)),
        summary=tuple(_sentences(record, facts, village.as_of)),
        blocks=tuple(_blocks(record, village)),
    )


def _late(record: Plan, today: date) -> list[Goal]:
    return [goal for goal in record.goals if goal.due and goal.due < today and goal.state not in CLOSED]


def _headline(record: Plan, today: date) -> list[Figure]:
    if record.category == "党员岗位":
        people, times = (sum(getattr(post, name) or 0 for post in record.posts) for name in ("people", "activities"))
        return [Figure("上岗党员", Count(people, "人")), Figure("做了活动", Count(times, "次"), Tone.GOOD)]
    figures = [Figure("打算做", Count(len(record.goals), "件"))]
    figures.append(Figure("做完了", Count(record.finished, "件"), Tone.GOOD))
    late = _late(record, today)
    return [*figures, Figure("过了期限", Count(len(late), "件"), Tone.LATE)] if late else figures


def _sentences(record: Plan, facts: Facts, today: date) -> list[Sentence]:
    told: list[Sentence] = []
    if record.goals:
        told.append((f"一共{len(record.goals)}件事，做完了", Strong(Count(record.finished, "件")), "。"))
    late = _late(record, today)
    if late:
        told.append((f"过了期限还没做完的有{len(late)}件：{'、'.join(goal.name for goal in late[:5])}。",))
    if record.posts:
        told.append((f"{facts.data['people']}名党员分在{len(record.posts)}个岗位上。",))
    if record.adopted:
        told.append((f"由{record.adopted.body}定下。",))
    return told


def _blocks(record: Plan, village: Village) -> list[Block]:
    blocks: list[Block] = [_goals(record)] if record.goals else []
    if record.posts:
        heads = (Column("岗位"), Column("做什么", grow=True), Column("党员（人）", number=True))
        more = (Column("活动（次）", number=True), Column("帮到（人次）", number=True))
        rows = tuple((p.name, p.duty, p.people, p.activities, p.people_served) for p in record.posts)
        blocks.append(TableBlock("党员岗位", (*heads, *more), rows))
    if record.phases:
        steps = (Step(p.name, p.start, note=p.content or "", until=p.end) for p in record.phases)
        blocks.append(StepsBlock("分几步走", tuple(steps)))
    if record.review:
        blocks.append(ProseBlock("小结", tuple(filter(None, record.review.split("\n")))))
    return [*blocks, FactsBlock.of("基本情况", _basics(record, village))]


def _goals(record: Plan) -> TableBlock:
    heads = (Column("做什么", grow=True), Column("谁负责"), Column("计划", number=True), Column("做了", number=True))
    more = (Column("哪天前", nowrap=True), Column("现在", nowrap=True), Column("说明", grow=True))
    return TableBlock("目标", (*heads, *more), tuple(_row(goal) for goal in record.goals))


def _row(goal: Goal) -> tuple[Value, ...]:
    lead = "，".join(filter(None, (goal.unit, goal.owner)))
    helped = f"；配合：{'、'.join(goal.partners)}" if goal.partners else ""
    words = "；".join(filter(None, (goal.measures, goal.note)))
    return (
        goal.name,
        f"{lead}{helped}" or None,
        Measure.of(goal.planned, goal.measure or ""),
        Measure.of(goal.done, goal.measure or ""),
        goal.due,
        f"{show_day(goal.finished)}做完" if goal.finished else goal.state,
        words or None,
    )


def _basics(record: Plan, village: Village) -> list[tuple[str, Value]]:
    rows: list[tuple[str, Value]] = [
        ("哪一期", record.period.label if record.period else None),
        ("从哪天起", record.start),
        ("到哪天止", record.end),
        ("进度是哪天的", record.as_of),
    ]
    if record.adopted:
        rows += [("谁定的", record.adopted.body), ("哪天定的", record.adopted.day)]
        rows.append(("决议", village.link_to("decision", record.adopted.decision)))
    if record.pledge:
        rows += [("责任状", record.pledge.parties), ("哪天签的", record.pledge.day)]
        rows.append(("签了", Count.of(record.pledge.papers, "份")))
    if record.filed:
        rows += [("报哪里备案", record.filed.body), ("备案编号", record.filed.number), ("备案日期", record.filed.day)]
        rows.append(("备案期限", record.filed.due))
    return [("是哪一种", record.category), *rows]
