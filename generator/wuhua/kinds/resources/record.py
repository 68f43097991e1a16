"""Land, woods and water of the collective at the end of a period: each plot with area, use and yearly fee (FT-05)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from wuhua.base.money import add_money
from wuhua.kinds.registers import slug
from wuhua.kinds.terms import most_of
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, iso
from wuhua.model.fields import Amount, Day, Ident, Line, PeriodText, Quantity, key
from wuhua.model.orders import Order, stretches
from wuhua.model.record import Part, Record

Class = Literal["耕地", "园地", "林地", "草地", "养殖水面", "滩涂", "四荒地", "集体建设用地", "其他"]
#: Uses that a contract with somebody stands behind.
LET = ("发包", "出租", "流转")


class Plot(Part):
    """One plot: what it is, how large, who uses it, what that brings."""

    ident: Ident | None = key("编号", "资源编号", default=None, example="ZY-001")
    sort: Class = key("类别", "耕地、园地、林地、草地、养殖水面、滩涂、四荒地、集体建设用地或其他")
    name: Line = key("名称", "地块叫什么", example="东塘")
    place: Line | None = key("位置", "在村里哪个地方", default=None)
    area: Quantity = key("面积", "多少亩", example="46.5")
    owner: Line | None = key("权属", "村集体还是哪个小组", default=None)
    use: Literal["家庭承包", "发包", "出租", "流转", "自营", "入股", "闲置"] | None = key(
        "经营方式", "现在怎么用", default=None
    )
    user: Line | None = key("承包方", "包给谁、租给谁；个人写某某", default=None)
    contract: Ident | None = key("合同", "经济合同的编号", default=None)
    start: Day | None = key("开始", "从哪天起", default=None)
    end: Day | None = key("结束", "到哪天止", default=None)
    yearly: Amount | None = key("年收费", "一年收多少元", default=None)
    due: Amount | None = key("应收", "这一期该收多少元", default=None)
    came: Amount | None = key("已收", "这一期收到多少元", default=None)
    owed: Amount | None = key("欠收", "还欠多少元；不写就自动算", default=None)
    note: Line | None = key("说明", "要说明的话", default=None)


class Change(Part):
    """Land that came or went in this period."""

    day: Day = key("日期", "哪一天")
    name: Line = key("名称", "哪一块地")
    reason: Line = key("事由", "为什么多了或少了，如 复垦、征收、测量更正")
    area: Quantity = key("面积", "多少亩")
    decision: Ident | None = key("决议", "有关的决策事项的编号", default=None)


class ClassTotal(Part):
    """What the clerk adds up for one class; checked against the rows."""

    sort: Class = key("类别", "哪一类")
    area: Quantity = key("面积", "这一类一共多少亩")


class Register(Record):
    """资源台账: all plots at the end of one period."""

    period: PeriodText = key("期间", "半年写 2025年上半年；也可以按季、按年")
    group: Line | None = key("小组", "小组自己的资源写小组名称", default=None)
    plots: list[Plot] = key("资源", "一块地一行", default=[])
    opening: Quantity | None = key("期初面积", "上一期末一共多少亩", default=None)
    added: list[Change] = key("本期增加", "这一期多出来的", default=[])
    removed: list[Change] = key("本期减少", "这一期少掉的", default=[])
    by_class: list[ClassTotal] = key("分类面积", "一类一行；不写就自动加，写了会核对", default=[])
    declared: Quantity | None = key("合计面积", "一共多少亩；不写就自动加，写了会核对", default=None)

    @property
    def area(self) -> Decimal:
        """Sum of the plots; without rows of the classes, else the declared total, 亩."""
        if self.plots:
            return sum((plot.area for plot in self.plots), Decimal(0))
        if self.by_class:
            return sum((row.area for row in self.by_class), Decimal(0))
        return self.declared if self.declared is not None else Decimal(0)

    @property
    def rolled(self) -> Decimal | None:
        """Opening plus what came less what went, 亩; None without an opening. Where the closing area differs G08 speaks of it."""
        moved = sum((change.area for change in self.added), Decimal(0))
        moved -= sum((change.area for change in self.removed), Decimal(0))
        return None if self.opening is None else self.opening + moved

    @property
    def closings(self) -> list[Decimal]:
        """What else the closing area may be meant to be, 亩: as its own figures lead to it, as declared, by classes."""
        classes = sum((row.area for row in self.by_class), Decimal(0)) if self.by_class else None
        return [each for each in (self.rolled, self.declared, classes) if each is not None]

    def orders(self) -> Iterator[Order]:
        """The term of each row."""
        yield from stretches("资源", self.plots)


def sums_by_class(plots: list[Plot]) -> dict[str, Decimal]:
    """Area of every class that has a plot, largest first, 亩."""
    sums: dict[str, Decimal] = {}
    for plot in plots:
        sums[plot.sort] = sums.get(plot.sort, Decimal(0)) + plot.area
    return dict(sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])))


def parts_of(area: Decimal) -> int:
    """An area as whole ten-thousandths of a 亩, for the index."""
    return int(area.scaleb(4))


def facts(record: Register, file: str) -> Facts:
    """The register's row.

    ``cents``: yearly (fees). ``data``: series (the group), plots, area (ten-thousandths of a 亩), unlinked (index of every plot let
    without a contract's number), dues ((row, due, came, owed) in cents, of rows that write all three), most ((row, came, what its whole
    term brings) in cents, of rows that tell both), fees ((row, contract, cents a year)), rolls.
    """
    opening = parts_of(record.opening) if record.opening is not None and record.rolled == record.area else None
    others = tuple(map(parts_of, record.closings))
    plots = list(enumerate(record.plots))
    return envelope_facts(
        record,
        "resources",
        file,
        record.ident or slug(record.period, record.group),
        title=f"{record.period.label}{record.group or ''}集体资源",
        items=("CF-06",),
        period=record.period.text,
        due_from=iso(record.period.end),
        day=iso(record.period.end),
        cents={"yearly": cents(add_money(plot.yearly for plot in record.plots))},
        links=tuple(_links(record)),
        data={
            "series": record.group or "",
            "plots": len(record.plots),
            "area": parts_of(record.area),
            "unlinked": tuple(index for index, plot in plots if plot.use in LET and not plot.contract),
            "dues": tuple(
                (index, cents(plot.due), cents(plot.came), cents(plot.owed))
                for index, plot in plots
                if plot.due is not None and plot.came is not None and plot.owed is not None
            ),
            "most": tuple(
                (index, cents(plot.came), most)
                for index, plot in plots
                if plot.came is not None and (most := most_of(None, plot.yearly, plot.start, plot.end)) is not None
            ),
            "fees": tuple(
                (index, plot.contract, cents(plot.yearly)) for index, plot in plots if plot.contract and plot.yearly
            ),
            "rolls": (("面积", ("期初面积",), opening, parts_of(record.area), others),),
        },
    )


def _links(record: Register) -> list[LinkFact]:
    found = [
        LinkFact(("资源", index, "合同"), "contract", plot.contract)
        for index, plot in enumerate(record.plots)
        if plot.contract
    ]
    for title, changes in (("本期增加", record.added), ("本期减少", record.removed)):
        found += [
            LinkFact((title, index, "决议"), "decision", change.decision)
            for index, change in enumerate(changes)
            if change.decision
        ]
    return found


RECORD = Register
