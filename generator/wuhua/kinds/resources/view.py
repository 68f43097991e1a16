"""A register of land, woods and water: how much there is of each class, who uses it, what it brings."""

from decimal import Decimal

from wuhua.base.money import add_known, add_money
from wuhua.kinds.registers import before_of
from wuhua.kinds.resources.record import Change, Plot, Register, parts_of, sums_by_class
from wuhua.model.facts import Facts
from wuhua.model.sheet import Block, Column, Count, Figure, Measure, Sentence, Sheet, Strong, Tone
from wuhua.model.tables import fitted_table
from wuhua.model.village import Village


def view(record: Register, facts: Facts, village: Village) -> Sheet:
    """Say how much land there is, of what class, and what it brings."""
    return Sheet(
        key=facts.key,
        kind="resources",
        family="财务",
        title=facts.title,
        subtitle="资源台账",
        headline=tuple(_headline(record)),
        summary=tuple(_sentences(record, facts, village)),
        blocks=tuple(_blocks(record, village)),
        search_words=tuple(plot.name for plot in record.plots),
    )


def _headline(record: Register) -> list[Figure]:
    figures = [Figure("一共有", _mu(record.area), Tone.LEFT, "集体的地、林子和水面")]
    if record.plots:
        figures.append(Figure("分成", Count(len(record.plots), "块")))
    yearly = add_money(plot.yearly for plot in record.plots)
    if yearly:
        figures.append(Figure("一年收", yearly, Tone.IN, "承包费、租金"))
    return figures


def _mu(area: Decimal | None) -> Measure | None:
    return Measure.of(area, "亩")


def _sentences(record: Register, facts: Facts, village: Village) -> list[Sentence]:
    told: list[Sentence] = []
    sums = sums_by_class(record.plots)
    if len(sums) > 1:
        name, area = next(iter(sums.items()))
        told.append((f"最多的是{name}，", Strong(_mu(area)), "。"))
    before = before_of("resources", record.period, record.group, village)
    if before is not None:
        change = parts_of(record.area) - int(before.data["area"])
        words = "面积和上一期一样。" if not change else f"面积比上一期{'多' if change > 0 else '少'}"
        shown = Decimal(abs(change)).scaleb(-4).normalize()
        told.append((words, Strong(_mu(shown)), "。") if change else (words,))
    idle = sum((plot.area for plot in record.plots if plot.use == "闲置"), Decimal(0))
    if idle:
        told.append(("有 ", Strong(_mu(idle)), " 闲着没有用。"))
    owed = add_money(_owed(plot) for plot in record.plots)
    if owed:
        told.append(("这一期还有 ", Strong(owed), " 元没有收上来。"))
    return told


def _owed(plot: Plot) -> Decimal | None:
    """What is still owed: as written, else due less what came where both are known; yuan."""
    if plot.owed is not None or plot.due is None or plot.came is None:
        return plot.owed
    return max(plot.due - plot.came, Decimal("0.00"))


def _blocks(record: Register, village: Village) -> list[Block]:
    blocks: list[Block] = [_classes(record)]
    if record.plots:
        blocks += [_plots(record.plots), _places(record.plots, village)]
    for title, changes in (("这一期多出来的", record.added), ("这一期少掉的", record.removed)):
        if changes:
            blocks.append(_changes(title, changes, village))
    return blocks


def _classes(record: Register) -> Block:
    sums = sums_by_class(record.plots) or {row.sort: row.area for row in record.by_class}
    rows = [(name, _mu(area)) for name, area in sums.items()]
    note = "" if record.opening is None else f"期初 {record.opening} 亩。"
    return fitted_table(
        "各类多少", (Column("类别", grow=True), Column("面积", number=True)), rows, (("合计", _mu(record.area)),), note
    )


def _plots(plots: list[Plot]) -> Block:
    columns = (
        Column("名称", grow=True),
        Column("类别"),
        Column("面积", number=True),
        Column("谁在用", grow=True),
        *(Column(name, number=True) for name in ("年收费（元）", "该收（元）", "已收（元）", "欠（元）")),
    )
    rows = [
        (_name(plot), plot.sort, _mu(plot.area), _use(plot), plot.yearly, plot.due, plot.came, _owed(plot))
        for plot in plots
    ]
    fees = (add_known(p.yearly for p in plots), add_known(p.due for p in plots), add_known(p.came for p in plots))
    sums = (*fees, add_known(_owed(plot) for plot in plots))
    area = sum((plot.area for plot in plots), Decimal(0))
    return fitted_table("一块一块", columns, rows, (("合计", None, _mu(area), None, *sums),))


def _places(plots: list[Plot], village: Village) -> Block:
    columns = (
        Column("名称", grow=True),
        Column("在哪里", grow=True),
        Column("是谁的"),
        Column("合同"),
        Column("从", nowrap=True),
        Column("到", nowrap=True),
        Column("说明", grow=True),
    )
    rows = [
        (
            plot.name,
            plot.place,
            plot.owner,
            village.link_to("contract", plot.contract),
            plot.start,
            plot.end,
            plot.note,
        )
        for plot in plots
    ]
    return fitted_table("在哪里，包到哪天", columns, rows)


def _name(plot: Plot) -> str:
    return f"{plot.ident} {plot.name}" if plot.ident else plot.name


def _use(plot: Plot) -> str | None:
    return "：".join(filter(None, (plot.use, plot.user))) or None


def _changes(title: str, changes: list[Change], village: Village) -> Block:
    columns = (
        Column("日期", nowrap=True),
        Column("地块", grow=True),
        Column("为什么"),
        Column("面积", number=True),
        Column("依据"),
    )
    rows = [(c.day, c.name, c.reason, _mu(c.area), village.link_to("decision", c.decision)) for c in changes]
    area = sum((change.area for change in changes), Decimal(0))
    return fitted_table(title, columns, rows, (("合计", None, None, _mu(area), None),))
