"""Associations, volunteers and the council for weddings and funerals: how many, what they did, what things may cost."""

from wuhua.kinds.association.record import Associations
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


def view(record: Associations, facts: Facts, village: Village) -> Sheet:
    """Say which associations there are, what they did, and what a wedding or funeral may cost."""
    social = record.category == "社会组织"
    return Sheet(
        key=facts.key,
        kind="association",
        family="服务" if social else "村务",
        title=facts.title,
        subtitle="社会组织、志愿者和活动" if social else "红白喜事、移风易俗",
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record)),
        blocks=tuple(_blocks(record)),
    )


def _headline(record: Associations) -> list[Figure]:
    figures: list[Figure] = []
    if record.associations:
        figures.append(Figure("村里的组织", Count(len(record.associations), "个")))
    if record.volunteers:
        figures.append(Figure("志愿者", Count(record.volunteers.registered, "人"), Tone.GOOD))
    if record.activities:
        figures.append(Figure("办了活动", Count(len(record.activities), "次")))
    if record.affairs:
        figures.append(Figure("办了红白事", Count(sum(one.number for one in record.affairs), "件")))
    return figures[:3] or [Figure("这一期", record.period.label)]


def _sentences(record: Associations) -> list[Sentence]:
    told: list[Sentence] = []
    filed = sum(1 for one in record.associations if one.standing in ("已登记", "已备案"))
    if record.associations:
        told.append((f"{len(record.associations)}个组织里，登记或者备案的有", Strong(Count(filed, "个")), "。"))
    if record.volunteers and record.volunteers.services is not None:
        told.append((f"志愿者这一期出来服务了{record.volunteers.services}次。",))
    followed = [one for one in record.affairs if one.within is not None]
    if followed:
        number, within = sum(one.number for one in followed), sum(one.within or 0 for one in followed)
        told.append((f"{number}件红白事里，按村里标准办的有", Strong(Count(within, "件")), "。"))
    return told


def _blocks(record: Associations) -> list[Block]:
    blocks: list[Block] = [_associations(record)] if record.associations else []
    if record.standards:
        heads = (Column("什么事"), Column("怎么办", grow=True), Column("最多（元）", number=True))
        blocks.append(
            TableBlock("红白喜事的标准", heads, tuple((s.matter, s.rule, s.ceiling) for s in record.standards))
        )
    if record.affairs:
        heads = (Column("什么事", grow=True), Column("几件", number=True), Column("按标准办", number=True))
        blocks.append(TableBlock("这一期办的", heads, tuple((a.matter, a.number, a.within) for a in record.affairs)))
    if record.activities:
        blocks.append(_activities(record))
    if record.partnerships:
        blocks.append(_partnerships(record))
    return [*blocks, FactsBlock.of("基本情况", _counts(record))]


def _associations(record: Associations) -> TableBlock:
    heads = (Column("名称", grow=True), Column("哪一种"), Column("登记备案"), Column("成立", nowrap=True))
    more = (Column("人数", number=True), Column("活动（次）", number=True), Column("做什么", grow=True))
    rows = tuple(
        (
            f"{one.name}（{one.hamlet}）" if one.hamlet else one.name,
            one.sort,
            " ".join(filter(None, (one.standing, one.number))) or None,
            one.since,
            one.people,
            one.activities,
            one.work,
        )
        for one in record.associations
    )
    return TableBlock("有哪些组织", (*heads, *more), rows)


def _activities(record: Associations) -> TableBlock:
    heads = (Column("日期", nowrap=True), Column("活动", grow=True), Column("谁办的"))
    more = (Column("参加（人）", number=True), Column("帮到（人次）", number=True))
    rows = tuple((one.day, one.name, one.host, one.people, one.served) for one in record.activities)
    return TableBlock("做了什么", (*heads, *more), rows)


def _partnerships(record: Associations) -> TableBlock:
    heads = (Column("单位", grow=True), Column("是谁"), Column("一起做什么", grow=True))
    more = (Column("给了（元）", number=True), Column("做到哪里"))
    rows = tuple((one.unit, one.role, one.project, one.amount, one.state) for one in record.partnerships)
    return TableBlock("一起建设的单位", (*heads, *more), rows)


def _counts(record: Associations) -> list[tuple[str, Value]]:
    rows: list[tuple[str, Value]] = [("哪一期", record.period.label)]
    if record.social_workers is not None:
        rows.append(("社工", Count(record.social_workers, "人")))
    crew = record.volunteers
    if crew:
        rows += [
            ("注册志愿者", Count(crew.registered, "人")),
            ("服务次数", Count.of(crew.services, "次")),
            ("服务时间", Measure.of(crew.hours, "小时")),
            ("帮到", Count.of(crew.served, "人次")),
        ]
    return rows
