"""A body's sheet: how many seats, who sits where since when, which are vacant, what it does."""

from wuhua.kinds.org.record import Body, Seat
from wuhua.kinds.org.told import more_facts
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    Link,
    PeopleBlock,
    Sentence,
    Sheet,
    TableBlock,
    Tone,
    Vacant,
    Value,
)
from wuhua.model.sheet import Seat as SeatBlock
from wuhua.model.village import Village

_FAMILY = {"党组织": "党务", "公共服务站": "服务"}


def view(record: Body, facts: Facts, village: Village) -> Sheet:
    """Say who holds which seat, and show a vacant one as vacant."""
    vacant = facts.data["vacant"]
    headline = [Figure("在任", Count(record.filled, "人"))] if record.seats else []
    if vacant:
        headline.append(Figure("空缺", Count(vacant, "席"), Tone.OPEN))
    if record.members:
        headline.append(Figure("一共", Count(record.members, "人"), gloss="成员总数"))
    if record.term and record.term.end:
        headline.append(Figure("任到", record.term.end, gloss=record.term.number or "本届"))
    return Sheet(
        key=facts.key,
        kind="org",
        family=_FAMILY.get(record.kind, "村务"),
        title=facts.title,
        subtitle=f"{record.kind}",
        headline=tuple(headline),
        summary=tuple(_sentences(record, vacant)),
        blocks=tuple(_blocks(record, village)),
    )


def _sentences(record: Body, vacant: int) -> list[Sentence]:
    told: list[Sentence] = []
    if record.seats_due:
        told.append(
            (
                f"规定{record.seats_due}席，现在在任{record.filled}人"
                + (f"，空缺{vacant}席。" if vacant else "，没有空缺。"),
            )
        )
    if record.reports_to:
        told.append((f"对{record.reports_to}负责并报告工作。",))
    return told


def _blocks(record: Body, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.seats:
        blocks.append(PeopleBlock("成员", tuple(_seat(seat, record, village) for seat in record.seats)))
    for title, lines in (("做什么", record.duties), ("有哪几项权", record.powers)):
        if lines:
            blocks.append(FactsBlock(title, tuple((str(number), line) for number, line in enumerate(lines, 1))))
    blocks += _papers(record)
    facts: list[tuple[str, Value]] = [
        ("受谁领导", record.led_by),
        ("对谁负责", record.reports_to),
        ("所在小组", record.group),
    ]
    if record.term:
        facts += [("届次", record.term.number), ("本届开始", record.term.start), ("本届到期", record.term.end)]
    if record.women is not None:
        facts.append(("女成员", Count(record.women, "人")))
    if record.elected is not None:
        facts.append(("村民代表", Count(record.elected, "人")))
    if record.elected_women is not None:
        facts.append(("女代表", Count(record.elected_women, "人")))
    if record.chosen_by:
        facts.append(("代表怎么推选", {"按户": "几户推选一名", "按组": "各小组推选若干名"}[record.chosen_by]))
    told = FactsBlock.of("基本情况", (*facts, *more_facts(record)))
    if told.rows:
        blocks.append(told)
    return blocks


def _papers(record: Body) -> list[Block]:
    """Appointments and filings, seat by seat, and the body's own filing."""
    papers = [(seat.post, "任命", seat.appointed) for seat in record.seats if seat.appointed]
    papers += [(seat.post, "备案", seat.filed) for seat in record.seats if seat.filed]
    papers += [(record.name, "成立备案", record.filed)] if record.filed else []
    if not papers:
        return []
    columns = (
        Column("职务"),
        Column("什么文件"),
        Column("哪个机关", grow=True),
        Column("文号"),
        Column("日期", nowrap=True),
    )
    rows = tuple((post, sort, paper.body, paper.number, paper.day) for post, sort, paper in papers)
    return [TableBlock("任免和备案", columns, rows)]


def _seat(seat: Seat, record: Body, village: Village) -> SeatBlock:
    found = village.person(seat.person)
    name = found[0] if found else seat.name or seat.person or ""
    also = _other_posts(seat.person, record.name, village) if seat.person else ()
    since = seat.since or (record.term.start if record.term else None)
    until = seat.until or (record.term.end if record.term else None)
    if seat.vacant is not None:
        return SeatBlock(seat.post, Vacant(seat.vacant), seat.duty or "")
    phone = seat.phone or (found[1] if found else "")
    words = (seat.standing, seat.origin, "兼职" if seat.part_time else "", *seat.capacities)
    marks = "、".join(word for word in words if word)
    return SeatBlock(
        f"{seat.post}（{marks}）" if marks else seat.post, name, seat.duty or "", since, until, phone, also
    )


def _other_posts(person: str, here: str, village: Village) -> tuple[Link, ...]:
    """The same person's posts in other bodies, so that one person in several posts is seen as one."""
    return tuple(
        Link(f"{link.say[0]}{link.say[1]}", row.key)
        for row, link in village.links_by("person", person)
        if link.say and link.say[0] != here
    )
