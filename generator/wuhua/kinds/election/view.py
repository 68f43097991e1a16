"""An election's sheet: who was elected, how many voted, every candidate's votes, the days and notices on the way."""

from collections.abc import Iterator
from decimal import Decimal

from wuhua.base.dates import show_day
from wuhua.kinds.election.notes import note_blocks
from wuhua.kinds.election.record import Election, Timetable
from wuhua.kinds.election.round import ELECTED, RECALL, Candidate, Round
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    Figure,
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

_PAPERS = ("登记选民", "参加投票", "委托投票", "单人受托最多", "发出选票", "收回选票", "有效票", "无效票", "弃权票")


def view(record: Election, facts: Facts, village: Village) -> Sheet:
    """Say who was elected with how many votes, how many took part, and which steps were walked when."""
    return Sheet(
        key=facts.key,
        kind="election",
        family="党务" if record.body == "党组织" else "村务",
        title=facts.title,
        subtitle=" · ".join(filter(None, (record.cause, record.method, record.term, record.group))),
        headline=tuple(_headline(record, facts)),
        summary=tuple(_sentences(record, facts, village)),
        blocks=tuple(_blocks(record)),
    )


def _headline(record: Election, facts: Facts) -> Iterator[Figure]:
    if facts.data["elected"]:
        seats = facts.data["seats"]
        yield Figure("选出", Count(facts.data["elected"], "人"), Tone.GOOD, f"应选{seats}人" if seats else "当选")
    registered, voted = facts.data["turnout"]
    if voted is not None:
        yield Figure("投票的", Count(voted, "人"), gloss=f"登记{registered}人" if registered else "参加投票")
    if facts.data["vote_day"]:
        yield Figure("哪天投票", _vote_day(record))
    elif record.changes:
        yield Figure(record.changes[0].cause, Count(len(record.changes), "人"), Tone.OPEN)
    else:
        yield Figure("现在", "还没投票", Tone.OPEN)


def _vote_day(record: Election) -> Value:
    days = record.timetable or Timetable()
    return days.vote or next((turn.day for turn in record.rounds if turn.day), None)


def _sentences(record: Election, facts: Facts, village: Village) -> Iterator[Sentence]:
    registered, voted = facts.data["turnout"]
    if registered and voted is not None:
        yield (f"登记的选民{registered}人，投票的{voted}人（参选率", Strong(percent(voted, registered)), "）。")
    for turn in record.rounds:
        winners = [each for each in turn.candidates if each.result == ELECTED]
        if winners:
            told = "，".join(f"{_named(each)}{f'{each.votes}票' if each.votes is not None else ''}" for each in winners)
            yield (f"{_title(turn)}选出：", Strong(told), "。")
        if turn.verdict == "无效":
            yield (f"{_title(turn)}认定无效。",)
    if record.women is not None:
        yield (f"当选的人里女性{record.women}人。",)
    for change in record.changes:
        yield (f"{show_day(change.day)}，{change.post}{change.name}{change.cause}。",)
    if facts.data["vote_day"] > village.as_of.isoformat():
        yield ("还没有投票。选民名单贴在公开栏，有错的向选举委员会提。",)


def percent(part: int, whole: int) -> str:
    """A share as people read it: ``96.52%``, half up at two decimals; ``whole`` is more than 0."""
    return f"{(Decimal(part) * 100 / whole).quantize(Decimal('0.01'), 'ROUND_HALF_UP')}%"


def _named(each: Candidate) -> str:
    return f"{each.post}{each.name}" if each.post else each.name


def _title(turn: Round) -> str:
    return f"{turn.kind}（{turn.post}）" if turn.post else turn.kind


def _blocks(record: Election) -> Iterator[Block]:
    if record.seats:
        columns = (Column("职务", grow=True), Column("应选", number=True), Column("留给女性", number=True))
        rows = tuple((each.post, each.number, each.women) for each in record.seats)
        yield TableBlock("选几个人", columns, rows, (("合计", sum(each.number for each in record.seats), None),))
    for turn in record.rounds:
        yield from _round(turn, record)
    if record.timetable:
        yield StepsBlock("一步一步怎么选的", tuple(_steps(record.timetable)))
    yield from note_blocks(record)


def _round(turn: Round, record: Election) -> Iterator[Block]:
    rows = tuple(_papers(turn, record))
    columns = (Column("选票", grow=True), Column("多少", number=True))
    if rows:
        yield TableBlock(f"{_title(turn)}：选票", columns, rows)
    if turn.candidates:
        yield _candidates(turn)


def _papers(turn: Round, record: Election) -> Iterator[tuple[Value, ...]]:
    registered = turn.registered
    if registered is None and record.voters:
        registered = record.voters.registered
    counts = (registered, turn.voted, turn.proxies, turn.most_proxies, turn.issued, turn.returned)
    for name, number in zip(_PAPERS, (*counts, turn.valid, turn.invalid, turn.blank), strict=True):
        if number is not None and (name != "登记选民" or turn.voted is not None or turn.registered is not None):
            yield (name, number)
    if turn.turnout is not None:
        yield ("公布的参选率", f"{turn.turnout}%")
    if turn.contenders is not None:
        yield ("正式候选人", turn.contenders)
    if turn.seats is not None:
        yield ("应选", turn.seats)
    if turn.verdict is not None:
        yield ("认定", turn.verdict)


def _candidates(turn: Round) -> TableBlock:
    agreed = "同意罢免" if turn.kind == RECALL else "得票"
    columns = [Column("姓名", grow=True), Column("职务"), Column(agreed, number=True)]
    opposed = any(each.against is not None or each.abstained is not None for each in turn.candidates)
    columns += [Column("反对", number=True), Column("弃权", number=True)] if opposed else []
    columns += [Column("结果", nowrap=True), Column("说明")]
    rows = tuple(
        (
            f"{each.name}（{each.sex}）" if each.sex else each.name,
            each.post or turn.post,
            each.votes,
            *((each.against, each.abstained) if opposed else ()),
            each.result,
            "；".join(filter(None, (each.pledge, each.note))) or None,
        )
        for each in turn.candidates
    )
    foot: tuple[tuple[Value, ...], ...] = ()
    if turn.others is not None:
        foot = (("另选他人", None, turn.others, *((None, None) if opposed else ()), None, None),)
    return TableBlock(f"{_title(turn)}：每个人的票", tuple(columns), rows, foot)


def _steps(days: Timetable) -> Iterator[Step]:
    for name, field in type(days).model_fields.items():
        day = getattr(days, name)
        if day is not None:
            yield Step(field.alias or name, day, Tone.GOOD)
