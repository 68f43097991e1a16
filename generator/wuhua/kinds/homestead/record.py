"""Applications for a plot to build on: who, how large a family, where, how large, what became of it. For the board alone."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, PeriodText, Quantity, Whole, key
from wuhua.model.orders import Order, order
from wuhua.model.record import Part, Record

Stage = Literal["申请公示", "审批结果"]


class Application(Part):
    """One application; the place is told by what lies around it, never by a door number."""

    head: Line = key("申请人", "户主姓名；不便写全名的写某某", example="梁某某")
    group: Line | None = key("小组", "哪个小组", default=None)
    family: Whole | None = key("家庭人口", "家里几口人", default=None)
    reason: Literal["新建", "拆旧重建", "扩建", "分户新建"] | None = key(
        "建房类型", "新建、拆旧重建、扩建、分户新建", default=None
    )
    place: Line | None = key("拟用地位置", "地名或者旁边的标志；不写门牌", default=None)
    area: Quantity = key("用地面积", "多少平方米", example="80")
    floor_area: Quantity | None = key("建筑面积", "多少平方米", default=None)
    floors: Whole | None = key("层数", "几层", default=None)
    old_plot: Line | None = key("原宅基地", "原来的宅基地怎么处理：没有、退回集体、原址", default=None)
    outcome: Literal["批准", "没有批准", "撤回"] | None = key("结果", "批准、没有批准、撤回", default=None)
    approved_on: Day | None = key("批准日期", "批准的那天", default=None)
    paper: Line | None = key("批准号", "批准书的编号", default=None)


class Homestead(Record):
    """宅基地: one batch of applications."""

    name: Line = key("名称", "这一批叫什么", example="2025年第一批宅基地申请")
    stage: Stage = key("环节", "申请公示，还是公布审批结果", example="申请公示")
    period: PeriodText | None = key("期间", "定期公布的，写哪一期", default=None)
    standard: Line | None = key("面积标准", "当地一户最多多少平方米、按哪条规定", default=None)
    discussed: Day | None = key("讨论日期", "小组会议或者集体经济组织讨论通过的那天", default=None)
    decision: Ident | None = key("决议", "讨论通过的决策事项的编号", default=None)
    count: Whole | None = key("户数", "一共多少户；不写就数名单", default=None)
    area: Quantity | None = key("面积合计", "一共多少平方米；不写就自动加", default=None)
    roster: list[Application] = key("名单", "一户一行；只贴在公开栏，网上只放总数", default=[])

    @property
    def households(self) -> int:
        """Households as declared, else rows of the list."""
        return self.count if self.count is not None else len(self.roster)

    @property
    def total_area(self) -> Decimal:
        """Square metres as declared, else the list's sum."""
        return self.area if self.area is not None else added_area(self)

    def orders(self) -> Iterator[Order]:
        """Talked over, then approved."""
        talked = ("讨论日期", self.discussed, ("讨论日期",))
        for index, row in enumerate(self.roster):
            yield order(talked, ("批准日期", row.approved_on, ("名单", index, "批准日期")))


def added_area(record: Homestead) -> Decimal:
    """Sum of the list's plots, square metres."""
    return sum((row.area for row in record.roster), Decimal(0))


def facts(record: Homestead, file: str) -> Facts:
    """The batch's row.

    ``data``: stage, households, approved (how many), persons (rows of the list), matter and approved_on (first approval) for T06.
    """
    approvals = [row.approved_on for row in record.roster if row.approved_on is not None]
    return envelope_facts(
        record,
        "homestead",
        file,
        ident_of(record.ident, file),
        title=record.name,
        items=("CW-16",),
        period=record.period.text if record.period else "",
        due_from=iso(record.period.end if record.period else max(approvals, default=record.discussed)),
        links=(LinkFact(("决议",), "decision", record.decision),) if record.decision else (),
        data={
            "stage": record.stage,
            "households": record.households,
            "granted": sum(1 for row in record.roster if row.outcome == "批准"),
            "persons": len(record.roster),
            "matter": "宅基地申请" if record.stage == "申请公示" else "",
            "approved": iso(min(approvals, default=None)),
        },
    )


RECORD = Homestead
