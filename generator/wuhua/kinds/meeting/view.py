"""A meeting's sheet: who came, what was resolved and how clearly, what was handed to whom, what a consultation heard."""

from collections.abc import Iterator

from wuhua.base.dates import show_day
from wuhua.kinds.meeting.record import STAGES, Consultation, Mandate, MeetingRecord, Resolution
from wuhua.kinds.voting import Attendance
from wuhua.model.facts import Facts
from wuhua.model.quorum import voters
from wuhua.model.sheet import (
    Badge,
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
    Strong,
    TableBlock,
    Tone,
    Value,
    Vote,
)
from wuhua.model.village import Village

_SAID = {True: "通过", False: "没有通过", None: "还没表决"}


def view(record: MeetingRecord, facts: Facts, village: Village) -> Sheet:
    """Say who met, how many came, what they resolved, what they authorised, what they heard."""
    ahead = record.day > village.as_of
    return Sheet(
        key=facts.key,
        kind="meeting",
        family="党务" if record.body == "党员大会" else "村务",
        title=facts.title,
        subtitle=record.body + (f" · {record.group}" if record.group else ""),
        badges=(Badge("还没开", Tone.OPEN),) if ahead else (),
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record, ahead)),
        blocks=tuple(_blocks(record, village)),
    )


def _headline(record: MeetingRecord) -> Iterator[Figure]:
    yield Figure("哪天开", record.day)
    came = record.came
    if came.present is not None:
        yield Figure("来了", Count(came.present, "人"), gloss=f"应到{came.due}人" if came.due else "实到")
    elif came.households is not None:
        due = f"应到{came.households_due}户" if came.households_due else "实到户"
        yield Figure("来了", Count(came.households, "户"), gloss=due)
    passed = sum(1 for vote in record.resolutions if vote.carried_by(came))
    if record.resolutions:
        yield Figure("通过", Count(passed, "项"), Tone.GOOD, f"表决{len(record.resolutions)}项")


def _sentences(record: MeetingRecord, ahead: bool) -> Iterator[Sentence]:
    if ahead:
        called = f"，{show_day(record.called)}通知的" if record.called else ""
        yield (f"定于{show_day(record.day)}开会{called}。",)
    came = record.came
    if came.women is not None:
        yield (f"到会的女代表{came.women}人。",)
    if came.observers:
        yield (f"另有{came.observers}人列席，只听不表决。",)
    for vote in record.resolutions:
        state = _SAID[vote.carried_by(came)] if vote.outcome != "撤回" else "撤回"
        votes = f"，同意{vote.in_favour}票" if vote.in_favour is not None else ""
        yield (Strong(vote.matter), f"：{state}{votes}。")
    for mandate in record.mandates:
        until = f"，到{show_day(mandate.end)}为止" if mandate.end else ""
        yield (f"把{_scope(mandate)}交给{mandate.other or mandate.to}来定（授权）{until}。",)
    if record.consultation:
        yield from _talk(record.consultation)


def _talk(talk: Consultation) -> Iterator[Sentence]:
    taken = sum(1 for voice in talk.voices if voice.taken != "没有采纳")
    if talk.voices:
        yield (f"商量“{talk.topic}”，听到{len(talk.voices)}条意见，采纳{taken}条。",)
    if talk.answered:
        yield (f"{show_day(talk.answered)}把结果告诉了大家。",)


def _scope(mandate: Mandate) -> str:
    return mandate.scope or "、".join(mandate.matters) or "没有写明的事"


def _blocks(record: MeetingRecord, village: Village) -> Iterator[Block]:
    yield FactsBlock.of("会议", _where(record))
    if record.agenda:
        yield TableBlock("议程", (Column("第几项", number=True), Column("内容", grow=True)), _numbered(record.agenda))
    if record.resolutions:
        steps = tuple(_resolution(vote, record, village) for vote in record.resolutions)
        yield StepsBlock("表决了什么", steps)
        links = tuple(_notes(record, village))
        if links:
            yield FactsBlock("表决的事，前后还有这些", links)
    if record.mandates:
        yield _mandates(record)
    if record.reports:
        yield from _reports(record)
    if record.consultation:
        yield from _consultation(record.consultation)
    if record.minutes:
        yield ProseBlock.of("会议情况", record.minutes)


def _where(record: MeetingRecord) -> Iterator[tuple[str, Value]]:
    came = record.came
    yield from (
        ("通知日期", record.called),
        ("材料给大家看的日期", record.papers),
        ("党组织先研究", record.party_first),
    )
    yield from (("在哪里开", record.place), ("主持人", record.chair))
    yield "应到", Count.of(came.due, "人")
    yield "实到", Count.of(came.present, "人")
    yield "应到户", Count.of(came.households_due, "户")
    yield "实到户", Count.of(came.households, "户")
    yield "长期外出、联系不上", Count.of(came.away, "人")
    yield "应到女代表", Count.of(came.women_due, "人")
    yield "列席（不表决）", "、".join(record.guests) or None
    yield "日期", record.day


def _numbered(lines: list[str]) -> tuple[tuple[Value, ...], ...]:
    return tuple((index, line) for index, line in enumerate(lines, 1))


def _resolution(vote: Resolution, record: MeetingRecord, village: Village) -> Step:
    passed = vote.carried_by(record.came)
    note = "；".join(filter(None, ("、".join(vote.matters), "撤回" if vote.outcome == "撤回" else "", vote.note)))
    # What did not pass says so, its votes written or not.
    told = vote.in_favour is not None or (passed is False and vote.outcome != "撤回")
    votes = _vote(vote, record.came, passed) if told else None
    return Step(vote.matter, record.day, Tone.GOOD if passed else Tone.PLAIN, note, votes)


def _vote(vote: Resolution | Mandate, came: Attendance, passed: bool | None) -> Vote:
    return Vote(
        came.due,
        came.present,
        vote.in_favour,
        vote.against,
        vote.abstained,
        vote.invalid,
        vote.recused,
        f"参加表决{base}人" if (base := voters(came, vote)) else "",
        passed,
    )


def _notes(record: MeetingRecord, village: Village) -> Iterator[tuple[str, Value]]:
    """What came before and after a vote: who authorised it, who approved it, the decision that tells it whole."""
    for vote in record.resolutions:
        if vote.decision:
            row = village.find("decision", vote.decision)
            yield vote.matter, Link(row.title, row.key) if row else f"决策事项{vote.decision}"
        if vote.mandate:
            row = village.find("meeting", vote.mandate)
            yield f"{vote.matter}：谁授的权", Link(row.title, row.key) if row else f"编号{vote.mandate}的会议"
        for each in vote.approvals:
            day = show_day(each.day) if each.day else None
            yield f"{vote.matter}：批准", "，".join(filter(None, (each.body, each.number, day)))


def _mandates(record: MeetingRecord) -> TableBlock:
    columns = (
        Column("交给谁"),
        Column("什么事", grow=True),
        Column("从哪天", nowrap=True),
        Column("到哪天", nowrap=True),
    )
    rows = tuple(
        (
            each.other or each.to,
            "；".join(filter(None, (each.scope, "、".join(each.matters), _votes_of(each)))),
            each.start or record.day,
            each.end or "没有写",
        )
        for each in record.mandates
    )
    return TableBlock("把哪些事交给别的机构定（授权）", columns, rows)


def _votes_of(ballot: Mandate) -> str:
    names = ("同意", "反对", "弃权", "无效", "回避")
    counts = (ballot.in_favour, ballot.against, ballot.abstained, ballot.invalid, ballot.recused)
    return "，".join(f"{name}{count}" for name, count in zip(names, counts, strict=True) if count is not None)


def _reports(record: MeetingRecord) -> Iterator[Block]:
    columns = (Column("题目", grow=True), Column("谁报告"), Column("大家怎么评"))
    yield TableBlock("听了哪些报告", columns, tuple((each.title, each.by, each.verdict) for each in record.reports))
    for each in record.reports:
        if each.gist:
            yield ProseBlock.of(each.title, each.gist)


def _consultation(talk: Consultation) -> Iterator[Block]:
    newcomers = Count.of(talk.newcomers, "人")
    rows: list[tuple[str, Value]] = [("议题", talk.topic), ("形式", talk.form)]
    rows += [("参加方", "、".join(talk.parties) or None), ("非户籍常住人口", newcomers), ("反馈日期", talk.answered)]
    yield FactsBlock.of("商量什么", rows)
    if talk.stages:
        days = dict(talk.stages.dated())
        steps = (Step(f"民主{name}", days.get(name), Tone.GOOD if name in days else Tone.PLAIN) for name in STAGES)
        yield StepsBlock("走到哪一步", tuple(steps))
    if talk.voices:
        columns = (Column("意见", grow=True), Column("采纳没有", nowrap=True), Column("为什么", grow=True))
        yield TableBlock("听到的意见", columns, tuple((each.opinion, each.taken, each.why) for each in talk.voices))
    if talk.answer:
        yield ProseBlock.of("怎么答复的", talk.answer)
