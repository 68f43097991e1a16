"""The station's sheet: where, when open, which window does what, who works there."""

from wuhua.kinds.station.record import Post, Station
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    Link,
    PeopleBlock,
    ProseBlock,
    Seat,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Vacant,
    Value,
)
from wuhua.model.village import Village


def view(record: Station, facts: Facts, village: Village) -> Sheet:
    """Say where the station is, when it is open and who is at which window."""
    headline = [Figure("开门", record.hours)] if record.hours else []
    if record.phone:
        headline.append(Figure("电话", Link(record.phone, f"tel:{record.phone}")))
    headline.append(Figure("在岗", Count(facts.data["staff"], "人")))
    told: list[Sentence] = [(f"地址：{record.address}。",)] if record.address else []
    if record.weekend:
        told.append((record.weekend,))
    told += _trips(village)
    return Sheet(
        key=facts.key,
        kind="station",
        family="服务",
        title=facts.title,
        headline=tuple(headline),
        summary=tuple(told),
        blocks=tuple(_blocks(record, village)),
        related=(Link("看每一件要带什么、多久、收费", "guide/index"),) if village.of("guide") else (),
    )


def _blocks(record: Station, village: Village) -> list[Block]:
    blocks: list[Block] = []
    if record.windows:
        columns = (Column("窗口", nowrap=True), Column("办哪些事", grow=True), Column("谁在", nowrap=True))
        rows = tuple((window.name, window.services, _name(window.person, village)) for window in record.windows)
        blocks.append(TableBlock("窗口", columns, rows))
    blocks += _services(village)
    if record.posts:
        blocks.append(PeopleBlock("岗位和人员", tuple(_seat(post, village) for post in record.posts)))
    facts: tuple[tuple[str, Value], ...] = (
        ("批准文号", record.approval),
        ("批准日期", record.approved_on),
        ("核定人数", Count(record.staff_due, "人") if record.staff_due else None),
        ("节假日", record.weekend),
        ("大厅上墙", "、".join(record.panels) or None),
    )
    told = FactsBlock.of("基本情况", (*facts, *_more(record)))
    if told.rows:
        blocks.append(told)
    blocks += _seen(record)
    if record.intro:
        blocks.append(ProseBlock("介绍", tuple(filter(None, record.intro.split("\n")))))
    return blocks


def _trips(village: Village) -> list[Sentence]:
    """How often one has to come for what the station does, as far as its guides say."""
    visits = [row.data["visits"] for row in village.of("guide") if row.data["visits"] is not None]
    if not visits:
        return []
    once = sum(number <= 1 for number in visits)
    rest = f"，别的最多跑{max(visits)}次" if once < len(visits) else ""
    return [(f"写明步骤的{len(visits)}件事里，", Strong(Count(once, "件")), f"最多跑一次{rest}。")]


def _services(village: Village) -> list[Block]:
    """What can be done here, group by group."""
    groups: dict[str, list[str]] = {}
    for row in sorted(village.of("guide"), key=lambda row: (row.data["group"], row.key)):
        groups.setdefault(row.data["group"], []).append(row.title)
    if not groups:
        return []
    columns = (Column("分类", nowrap=True), Column("几件", nowrap=True), Column("哪些事", grow=True))
    rows = tuple((group, Count(len(names), "件"), _some(names)) for group, names in groups.items())
    whole = Count(sum(map(len, groups.values())), "件")
    foot = (("一共", whole, None),)
    return [TableBlock("能办什么事", columns, rows, foot)]


def _some(names: list[str]) -> str:
    """The first names of a group; a long one says that there are more."""
    return "、".join(names[:12]) + ("等" if len(names) > 12 else "")


def _more(record: Station) -> list[tuple[str, Value]]:
    words = (("上级平台", record.above), ("已经定了的规范", record.norms), ("一起服务的", record.partners))
    rows: list[tuple[str, Value]] = [(name, "、".join(lines) or None) for name, lines in words]
    counts = (("大专以上", record.graduates), ("持证上岗", record.certified), ("社工", record.social_workers))
    rows += [(name, Count.of(number, "人")) for name, number in counts]
    papers = "；".join(f"{post.post} {post.appointed}" for post in record.posts if post.appointed)
    return [*rows, ("任免文号", papers or None), ("站长不由书记兼任", record.head_note)]


def _seen(record: Station) -> list[Block]:
    """What was settled where, and what somebody from outside found."""
    blocks: list[Block] = []
    if record.cases:
        blocks.append(FactsBlock("事情在哪里办结", tuple((c.level, Count(c.number, "件")) for c in record.cases)))
    if record.inspections:
        columns = (Column("日期", nowrap=True), Column("谁来看的"), Column("怎么样", grow=True))
        rows = tuple((one.day, one.body, one.result) for one in record.inspections)
        blocks.append(TableBlock("外面的人来看过", columns, rows))
    return blocks


def _name(ident: str | None, village: Village) -> str:
    found = village.person(ident)
    return found[0] if found else ident or ""


def _seat(post: Post, village: Village) -> Seat:
    if post.vacant is not None:
        return Seat(post.post, Vacant(post.vacant), post.duty or "")
    marks = "、".join(filter(None, ("负责日常" if post.daily else "", post.standing)))
    title = f"{post.post}（{marks}）" if marks else post.post
    return Seat(title, post.name or _name(post.person, village), post.duty or "")
