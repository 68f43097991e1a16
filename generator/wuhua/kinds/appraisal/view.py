"""An appraisal's sheet: how many took part, how many of each grade, the ballots one by one on the board, what followed."""

from decimal import Decimal

from wuhua.kinds.appraisal.record import PERSONAL, Appraisal, Target, weighted
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
from wuhua.model.tables import without_empty_columns
from wuhua.model.village import Village

_GLOSS = {
    "年底述职": "年底向大家报告这一年做了什么",
    "任前廉政谈话": "上任前上级找他谈廉洁",
    "重大事项报告": "大事先报告",
    "经济责任审计": "查他经手的钱",
    "党风廉政建设责任制": "廉洁责任落实到人",
}


def view(record: Appraisal, facts: Facts, village: Village) -> Sheet:
    """Say how many appraised, how they graded, and what came of it."""
    return Sheet(
        key=facts.key,
        kind="appraisal",
        family="党务" if record.category in ("党员", "村书记") else "村务",
        title=facts.title,
        subtitle="、".join(record.manner),
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record, village)),
    )


def grades_of(record: Appraisal) -> dict[str, int]:
    """How many were given each grade, best first: as declared, else counted from the rows; empty when not known."""
    if record.counts:
        return dict(zip(record.scale, record.counts, strict=False))
    given = [target.grade for target in record.targets if target.grade]
    names = [*record.scale, *sorted(set(given) - set(record.scale))] if given else []
    return {name: given.count(name) for name in names if name in record.scale or given.count(name)}


def _headline(record: Appraisal) -> list[Figure]:
    figures: list[Figure] = []
    if record.taken is not None or record.targets:
        number = record.taken if record.taken is not None else len(record.targets)
        figures.append(Figure("评了", Count(number, _unit(record))))
    if record.returned is not None:
        figures.append(Figure("收回", Count(record.returned, "张票"), gloss=_issued(record)))
    found = [(name, number) for name, number in grades_of(record).items() if number]
    if found:
        figures.append(Figure(found[0][0], Count(found[0][1], _unit(record)), Tone.GOOD, "最好的等次"))
    elif len(record.targets) == 1 and (points := total_of(record, record.targets[0])) is not None:
        figures.append(Figure("得分", Measure(points, "分")))
    return figures[:3] or [Figure("评议", record.period.label)]


def _unit(record: Appraisal) -> str:
    return "人" if record.category in PERSONAL or record.category == "党员" else "项"


def _issued(record: Appraisal) -> str:
    return f"发出{record.issued}张" if record.issued is not None else ""


def total_of(record: Appraisal, target: Target) -> Decimal | None:
    """A row's total: as declared, else by weights; None when neither is known."""
    return target.total if target.total is not None else weighted(record, target)


def _sentences(record: Appraisal) -> list[Sentence]:
    told: list[Sentence] = []
    came = "，".join(f"{one.name}{one.present}人" for one in record.voters if one.present is not None)
    if came:
        told.append((f"来评的有{came}。",))
    found = {name: number for name, number in grades_of(record).items() if number}
    if found:
        parts = "，".join(f"{name}{number}{_unit(record)}" for name, number in found.items())
        told.append((f"评下来：{parts}。",))
    if record.due is not None and record.taken is not None and record.taken < record.due:
        told.append((f"应评{record.due}人，", Strong(Count(record.due - record.taken, "人")), "没有参加。"))
    acted = sum(1 for target in record.targets if target.action)
    if acted:
        told.append((Strong(Count(acted, _unit(record))), "评完作了处理。"))
    if record.weights:
        parts = "，".join(f"{weight.name}占{weight.share}%" for weight in record.weights)
        told.append((f"总分这样算：{parts}。",))
    return told


def _blocks(record: Appraisal, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.targets:
        blocks.append(_ballots(record, village))
        blocks += _scores(record, village)
        blocks += _after(record, village)
    if record.counts:
        rows = tuple((name, number) for name, number in zip(record.scale, record.counts, strict=False))
        foot = (("合计", sum(record.counts)),)
        blocks.append(TableBlock("各等次多少人", (Column("等次", grow=True), Column("人数", number=True)), rows, foot))
    if record.voters:
        columns = (Column("谁来评", grow=True), Column("应到", number=True), Column("实到", number=True))
        blocks.append(TableBlock("谁来评的", columns, tuple((one.name, one.due, one.present) for one in record.voters)))
    if record.controls:
        steps = tuple(
            Step(one.name, one.day, Tone.GOOD, one.note or _GLOSS.get(one.name, "")) for one in record.controls
        )
        blocks.append(StepsBlock("书记、主任一人担任的监督记录", steps))
    if record.outcome:
        blocks.append(ProseBlock.of("评议结果怎么用", record.outcome))
    blocks.append(FactsBlock.of("怎么评的", _how(record)))
    return blocks


def _how(record: Appraisal) -> tuple[tuple[str, Value], ...]:
    return (
        ("评的是", record.category),
        ("哪一期", record.period.label),
        ("方案公布", record.plan_posted),
        ("评议日期", record.day),
        ("方式", "、".join(record.manner)),
        ("主持", record.host),
        ("发出票", Count.of(record.issued, "张")),
        ("收回票", Count.of(record.returned, "张")),
        ("有效票", Count.of(record.valid, "张")),
        ("应评", Count.of(record.due, "人")),
    )


def _who(target: Target, village: Village) -> tuple[str, str | None]:
    found = village.person(target.person)
    return (found[0] if found else target.name or target.person or "", target.post)


def _ballots(record: Appraisal, village: Village) -> TableBlock:
    """Ballots by grade, row by row; persons' rows hang on the board alone and the foot adds them up."""
    width = len(record.scale)
    voted = any(target.votes for target in record.targets)
    heads = [Column("评谁", grow=True), Column("职务")]
    heads += [Column(f"{name}票", number=True) for name in record.scale] if voted else []
    heads += [Column("弃权", number=True), Column("无效", number=True)] if voted else []
    heads += [Column("综合等次"), Column("问题")]
    rows: list[tuple[Value, ...]] = []
    sums = [0] * width
    for target in record.targets:
        given: list[int | None] = [*target.votes[:width], *[None] * (width - len(target.votes))]
        sums = [old + (new or 0) for old, new in zip(sums, given, strict=True)]
        cells = [*given, target.abstained, target.invalid] if voted else []
        rows.append((*_who(target, village), *cells, target.grade, target.problem))
    lost = [sum(getattr(target, name) or 0 for target in record.targets) for name in ("abstained", "invalid")]
    last: tuple[Value, ...] = (*(Count(number, "票") for number in sums), *lost) if voted else ()
    personal = record.category in PERSONAL
    foot = ((f"合计{len(record.targets)}{'人' if personal else '项'}", None, *last, None, None),)
    return without_empty_columns(
        TableBlock("评议票数" if voted else "评议结果", tuple(heads), tuple(rows), foot, board_only=personal)
    )


def _scores(record: Appraisal, village: Village) -> list[Block]:
    if not any(target.scores or target.total is not None for target in record.targets):
        return []
    names = [weight.name for weight in record.weights]
    names += sorted({score.name for target in record.targets for score in target.scores} - set(names))
    rows: list[tuple[Value, ...]] = []
    totals = []
    for target in record.targets:
        points = {score.name: str(score.points) for score in target.scores}
        total = total_of(record, target)
        totals += [total] if total is not None else []
        cells = (points.get(name) for name in names)
        rows.append((_who(target, village)[0], *cells, str(total) if total is not None else None))
    columns = (Column("评谁", grow=True), *(Column(name, number=True) for name in names), Column("总分", number=True))
    span = f"{min(totals)}至{max(totals)}" if totals else None
    foot = ((f"共{len(rows)}个", *[None] * len(names), span),)
    return [TableBlock("得分", columns, tuple(rows), foot, board_only=record.category in PERSONAL)]


def _after(record: Appraisal, village: Village) -> list[Block]:
    rows = tuple(
        (_who(one, village)[0], one.action, one.action_day, one.notice_day, one.reward)
        for one in record.targets
        if one.action or one.reward
    )
    if not rows:
        return []
    columns = (
        Column("评谁"),
        Column("怎么处理", grow=True),
        Column("处理日期", nowrap=True),
        Column("公告日期", nowrap=True),
        Column("奖惩"),
    )
    foot = ((f"共{len(rows)}个", None, None, None, None),)
    return [
        without_empty_columns(TableBlock("评完怎么处理", columns, rows, foot, board_only=record.category in PERSONAL))
    ]
