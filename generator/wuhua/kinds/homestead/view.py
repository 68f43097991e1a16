"""A batch of applications: how many households, how much land, how many were granted; the list for the board."""

from wuhua.kinds.homestead.record import Homestead, added_area
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
    Value,
)
from wuhua.model.village import Village


def view(record: Homestead, facts: Facts, village: Village) -> Sheet:
    """Say how many applied for how much land, and what became of it."""
    return Sheet(
        key=facts.key,
        kind="homestead",
        family="村务",
        title=facts.title,
        subtitle=record.stage,
        headline=(
            Figure("申请" if record.stage == "申请公示" else "审批", Count(record.households, "户")),
            Figure("用地", Measure(record.total_area, "平方米"), gloss="宅基地面积合计"),
        ),
        summary=tuple(_sentences(record, facts)),
        blocks=tuple(_blocks(record, village)),
        search_words=("宅基地", "建房"),
    )


def _sentences(record: Homestead, facts: Facts) -> list[Sentence]:
    told: list[Sentence] = [(f"这一批{record.households}户，用地 ", Strong(Measure(record.total_area, "平方米")), "。")]
    granted = facts.data["granted"]
    if granted:
        told.append((f"批准了{granted}户。",))
    if record.stage == "申请公示":
        told.append(("有不同意见的，在公示期里提。",))
    if record.roster:
        told.append(("名单只贴在公开栏，网上只放总数。",))
    return told


def _blocks(record: Homestead, village: Village) -> list[Block]:
    rows: tuple[tuple[str, Value], ...] = (
        ("环节", record.stage),
        ("户数", Count(record.households, "户")),
        ("面积合计", Measure(record.total_area, "平方米")),
        ("面积标准", record.standard),
        ("讨论日期", record.discussed),
        ("决议", village.link_to("decision", record.decision)),
    )
    blocks: list[Block] = [FactsBlock.of("这一批", rows)]
    if record.roster:
        blocks.append(_roster(record))
    return blocks


def _roster(record: Homestead) -> TableBlock:
    columns = (
        Column("申请人", nowrap=True),
        Column("小组"),
        Column("人口", number=True),
        Column("类型"),
        Column("拟用地位置", grow=True),
        Column("用地（平方米）", number=True),
        Column("建筑（平方米）", number=True),
        Column("层数", number=True),
        Column("原宅基地"),
        Column("结果"),
        Column("批准日期", nowrap=True),
        Column("批准号"),
    )
    rows = tuple(
        (
            *(x.head, x.group, x.family, x.reason, x.place, Measure(x.area, "")),
            *(Measure.of(x.floor_area), x.floors, x.old_plot),
            *(x.outcome, x.approved_on, x.paper),
        )
        for x in record.roster
    )
    foot = ((f"共{len(rows)}户", *(None,) * 4, Measure(added_area(record), ""), *(None,) * 6),)
    return TableBlock("名单", columns, rows, foot, board_only=True)
