"""The grids' sheet: how many, who heads each, how many households, what the map shows, how a matter goes its way."""

from wuhua.kinds.grid.record import Division, Grid, Picture, Worker
from wuhua.model.facts import Facts
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    PeopleBlock,
    ProseBlock,
    Seat,
    Sentence,
    Sheet,
    Step,
    StepsBlock,
    TableBlock,
    Tone,
    Vacant,
    Value,
)
from wuhua.model.village import Village


def view(record: Division, facts: Facts, village: Village) -> Sheet:
    """Say which grid is where, who heads it and how to reach them."""
    households = sum(grid.households or 0 for grid in record.grids)
    headline = [Figure("一共", Count(len(record.grids), "个网格"))]
    if households:
        headline.append(Figure("管到", Count(households, "户")))
    empty = sum(1 for grid in record.grids if not any(worker.post == "网格长" for worker in grid.filled))
    if empty:
        headline.append(Figure("没有网格长", Count(empty, "个"), Tone.OPEN))
    return Sheet(
        key=facts.key,
        kind="grid",
        family="服务",
        title=facts.title,
        subtitle="网格",
        headline=tuple(headline),
        summary=tuple(_sentences(record, village)),
        blocks=tuple(_blocks(record, village)),
    )


def _sentences(record: Division, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    sizes = sorted(grid.households for grid in record.grids if grid.households)
    if len(sizes) > 1:
        told.append((f"最小的网格{sizes[0]}户，最大的{sizes[-1]}户。",))
    groups = [name for name, _ in village.profile.data["groups"]] if village.profile else []
    held = [name for grid in record.grids for name in grid.groups]
    if groups and held:
        left = [name for name in groups if name not in held]
        told.append((f"{'、'.join(left)}还没有划进网格。",) if left else ("每个村民小组都划进了网格。",))
    if record.special:
        told.append((f"今年走访了{record.special}户。",))
    return told


def _blocks(record: Division, village: Village) -> list[Block]:
    columns = (
        Column("网格", nowrap=True),
        Column("范围", grow=True),
        Column("小组"),
        Column("户数", number=True),
        Column("人口", number=True),
        Column("网格长"),
    )
    rows = tuple(_row(grid, village) for grid in record.grids)
    blocks: list[Block] = [TableBlock("各个网格", columns, rows)]
    blocks += [
        PeopleBlock(f"{grid.number}的人手", tuple(_seat(worker, village) for worker in grid.workers))
        for grid in record.grids
        if grid.workers
    ]
    if record.steps:
        steps = tuple(Step(words, None) for words in record.steps)
        blocks.append(StepsBlock("有事怎么办", steps))
    if record.duties:
        blocks.append(
            FactsBlock("网格长、网格员做什么", tuple((str(n), duty) for n, duty in enumerate(record.duties, 1)))
        )
    pictures = (("示意图上画的", record.map), ("流程图上画的", record.flow))
    blocks += [_told(title, picture) for title, picture in pictures if picture and picture.words]
    if record.as_of:
        blocks.append(FactsBlock("数据", (("户数是哪天的", record.as_of),)))
    return blocks


def _row(grid: Grid, village: Village) -> tuple[Value, ...]:
    heads = [worker for worker in grid.workers if worker.post == "网格长"]
    vacant = next((worker.vacant for worker in heads if worker.vacant), "")
    names = "、".join(_name(worker, village) for worker in heads if worker.vacant is None)
    return (
        grid.number,
        grid.area,
        "、".join(grid.groups) or None,
        grid.households,
        grid.people,
        names or Vacant(vacant),
    )


def _seat(worker: Worker, village: Village) -> Seat:
    duty = "，".join(filter(None, (worker.unit, "、".join(worker.roles), "推选" if worker.elected else "")))
    if worker.vacant is not None:
        return Seat(worker.post, Vacant(worker.vacant), duty)
    found = village.person(worker.person)
    return Seat(worker.post, _name(worker, village), duty, phone=worker.phone or (found[1] if found else ""))


def _name(worker: Worker, village: Village) -> str:
    found = village.person(worker.person)
    return found[0] if found else worker.name or worker.person or ""


def _told(title: str, picture: Picture) -> ProseBlock:
    return ProseBlock.of(title, picture.words or "")
