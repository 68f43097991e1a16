"""A batch of support: by which paper, at what rate, to how many, how much in all; its list of households hangs on the board.

There is no field for what must never be published: numbers of cards and accounts, homes, illness, grades of disability, ages.
"""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from wuhua.base.money import CENT, add_known, add_money
from wuhua.base.patterns import pattern
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, ident_of, iso
from wuhua.model.fields import Amount, Day, Ident, Line, PeriodText, Prose, Quantity, Whole, key
from wuhua.model.orders import Order, order
from wuhua.model.record import Part, Record

Category = Literal[
    "最低生活保障",
    "特困人员供养",
    "残疾人两项补贴",
    "临时救助",
    "医疗救助",
    "走访慰问",
    "困境儿童和留守人员",
    "高龄老人",
    "优抚",
    "救灾款物",
    "惠农补贴",
    "危房改造",
    "生育奖扶",
    "被征地人员养老",
    "重点帮扶",
    "离任村干部补贴",
]
ITEMS: dict[str, tuple[str, ...]] = {
    "最低生活保障": ("CW-19",),
    "特困人员供养": ("CW-20",),
    "残疾人两项补贴": ("CW-21",),
    "临时救助": ("CW-22",),
    "医疗救助": ("CW-22",),
    "走访慰问": ("CW-22",),
    "困境儿童和留守人员": ("CW-23",),
    "高龄老人": ("CW-23",),
    "优抚": ("CW-24",),
    "救灾款物": ("CW-25",),
    "惠农补贴": ("CW-27",),
    "危房改造": ("CW-28",),
    "生育奖扶": ("CW-29",),
    "被征地人员养老": ("CW-31",),
    "重点帮扶": ("CW-38",),
    "离任村干部补贴": ("CF-11",),
}
#: What a notice period of this category is called in the law's table, by stage; other stages ask for none.
MATTERS = {
    ("最低生活保障", "申请公示"): "低保申请",
    ("最低生活保障", "批准公布"): "低保批准",
    ("临时救助", "申请公示"): "临时救助",
    ("医疗救助", "申请公示"): "医疗救助",
    ("特困人员供养", "终止公示"): "特困终止",
    ("惠农补贴", "申请公示"): "惠农补贴",
    ("惠农补贴", "发放"): "惠农补贴",
}
#: A rate for each person or household and for nothing else: 每户, 元/人.
_EACH = pattern(r"元?\s*[/／]?\s*每?(?:1|一)?(人|户)")
#: The same by the month: 每人每月, 元/人·月.
_EACH_MONTH = pattern(r"元?\s*[/／]?\s*每?(?:1|一)?(人|户)\s*[·/／]?\s*每?(?:1|个)?月")


class Rate(Part):
    """One rate of the batch and how much it came to: rate × quantity × months = amount (G10)."""

    name: Line = key("名称", "这一档叫什么", example="水稻")
    rate: Amount | None = key("标准", "每亩、每人每月、每户多少元", default=None)
    unit: Line | None = key("单位", "标准按什么算，如 每亩、每人每月、每户", default=None)
    quantity: Quantity | None = key("数量", "多少亩、多少人、多少户；和标准相乘", default=None)
    months: Whole | None = key("月数", "按月发的，发几个月；不写就是1", default=None)
    households: Whole | None = key("户数", "这一档多少户", default=None)
    people: Whole | None = key("人数", "这一档多少人", default=None)
    amount: Amount | None = key("金额", "这一档一共多少元；不写就按标准算", default=None)

    @property
    def counted(self) -> tuple[Decimal | int | None, str]:
        """What the rate is multiplied by and its unit: the quantity, else the heads or households that a rate for each is for.

        A rate by month or year says nothing of how often it was paid: without a quantity it is not multiplied (None).
        """
        if self.quantity is not None or not self.unit or self.months not in (None, 1):
            return self.quantity, ""
        each = _EACH.fullmatch(self.unit)
        return (None, "") if each is None else (self.people, "人") if each[1] == "人" else (self.households, "户")

    @property
    def reckoned(self) -> Decimal | None:
        """Rate × what it is counted by × months, half-up to the cent; None when a factor is not written."""
        return product(self.rate, self.counted[0], self.months)

    @property
    def monthly(self) -> tuple[int, str] | None:
        """Heads or households paid each month for so many months, and their unit; None where it is not told so.

        Who came or left within these months was paid for fewer: their product is what is paid at most, mostly.
        """
        each = _EACH_MONTH.fullmatch(self.unit or "") if self.quantity is None and self.months else None
        number = (self.people if each[1] == "人" else self.households) if each else None
        return (number, each[1]) if each and number else None

    @property
    def total(self) -> Decimal | None:
        """The amount as written, else as reckoned; None when neither is known."""
        return self.amount if self.amount is not None else self.reckoned


class Household(Part):
    """One row of the list, for the board alone; the finest place is the group."""

    head: Line = key("户主", "户主姓名；不便写全名的写某某", example="梁某某")
    group: Line | None = key("小组", "哪个小组；不写门牌", default=None)
    people: Whole | None = key("人数", "保障或者受益几个人", default=None)
    tier: Line | None = key("档次", "补贴的类别或档次，写大类", default=None)
    quantity: Quantity | None = key("数量", "多少亩、多少台", default=None)
    rate: Amount | None = key("标准", "每亩、每台多少元；和数量相乘", default=None)
    months: Whole | None = key("月数", "发几个月；不写就是1", default=None)
    amount: Amount = key("金额", "这一户多少元", example="384.00")
    start: PeriodText | None = key("起月", "从哪个月开始", default=None)
    end: PeriodText | None = key("止月", "到哪个月为止", default=None)
    paid_on: Day | None = key("发放日期", "发到手的那天", default=None)
    state: Literal["已发", "未发"] | None = key("状态", "已发或未发", default=None)

    @property
    def reckoned(self) -> Decimal | None:
        """Rate × quantity × months; None when no quantity or no rate is written."""
        return product(self.rate, self.quantity, self.months)


class Goods(Part):
    """Goods or money for relief (FT-14): received = given out + left (G10)."""

    source: Line = key("来源", "谁给的，如 镇政府、示例慈善会", example="镇政府")
    day: Day | None = key("日期", "收到的日期", default=None)
    name: Line = key("品名", "什么东西；钱写 救灾款", example="大米")
    unit: Line = key("单位", "袋、床、箱；钱写 元", example="袋")
    received: Quantity = key("接收", "收到多少", example="120")
    given: Quantity | None = key("已发", "发出多少", default=None)
    left: Quantity | None = key("结存", "还剩多少；不写就自动减", default=None)
    receiver: Line | None = key("接收人", "谁收的，写职务", default=None)
    use: Line | None = key("去向", "发到哪里，写小组", default=None)

    @property
    def remaining(self) -> Decimal | None:
        """What is left as written, else received less given out; None when neither is known."""
        if self.left is not None:
            return self.left
        return None if self.given is None else self.received - self.given


class Grant(Record):
    """补贴与救助: one batch."""

    category: Category = key("类别", "哪一类补贴、救助", example="惠农补贴")
    name: Line = key("名称", "这一批叫什么", example="2025年耕地地力保护补贴")
    batch: Line | None = key("批次", "第几批", default=None)
    paper: Line | None = key("文号", "按哪个文件发，没有文号就不写", default=None)
    period: PeriodText | None = key("期间", "定期公开的，写哪一期，如 2025年一季度", default=None)
    stage: Literal["申请公示", "批准公布", "发放", "终止公示"] = key("环节", "公开的是哪一步", default="发放")
    approved_on: Day | None = key("批准日期", "批准的那天；公示期满以后才批", default=None)
    paid_on: Day | None = key("发放日期", "发到卡上或者发到手的那天", default=None)
    source: Line | None = key("资金来源", "财政、集体还是捐赠", default=None)
    rates: list[Rate] = key("标准", "一档一行：标准、数量、金额", default=[])
    goods: list[Goods] = key("款物", "救灾、慰问的物资和款项，收多少、发多少、剩多少", default=[])
    households: Whole | None = key("户数", "一共多少户；不写就数名单", default=None)
    people: Whole | None = key("人数", "一共多少人；不写就加名单", default=None)
    total: Amount | None = key("总额", "一共多少元；不写就自动加，写了会核对", default=None)
    paid: Amount | None = key("已发", "已经发了多少元", default=None)
    unpaid: Amount | None = key("未发", "还没有发的多少元；已发加未发等于总额", default=None)
    joined: Whole | None = key("新增户数", "这一期新进来多少户", default=None)
    left: Whole | None = key("退出户数", "这一期退出多少户", default=None)
    roster: list[Household] = key("名单", "一户一行；只贴在公开栏，网上只放总数", default=[])
    roster_basis: Line | None = key("名单依据", "哪条规定要求贴名单", default=None)
    assessment: Line | None = key("影响评估", "贴名单以前做的个人信息影响评估的编号", default=None)
    method: Prose | None = key("分配办法", "怎么分的；物资、慰问写明", default=None)
    measures: list[Line] = key("措施", "不发钱的帮扶，一项一行，只写做什么，不写是谁", default=[])
    decision: Ident | None = key("决议", "定分配办法的决策事项的编号", default=None)
    nil: Line | None = key("零报告", "这一期没有发放，写明原因", default=None)

    @property
    def amount(self) -> Decimal | None:
        """The total as declared, else of the list, else of the rates; None when no amount is known."""
        if self.total is not None:
            return self.total
        return self.added

    @property
    def added(self) -> Decimal | None:
        """Sum of the list's amounts, else of the rates'; None when there is neither, or a rate's amount is not known."""
        if self.roster:
            return add_money(row.amount for row in self.roster)
        parts = [rate.total for rate in self.rates]
        return None if None in parts else add_known(parts)

    @property
    def household_count(self) -> int | None:
        """Households as declared, else of the only rate, else of the list; None when not known.

        A household may have two rates, and two may share a masked name: such lists are not counted.
        """
        if self.households is not None:
            return self.households
        if not self.roster:
            return self.rates[0].households if len(self.rates) == 1 else None
        known = {(row.head, row.group) for row in self.roster}
        return len(known) if len(known) == len(self.roster) else None

    @property
    def people_count(self) -> int | None:
        """Persons as declared, else of the only rate, else of the list; None when not known."""
        if self.people is not None:
            return self.people
        if not self.roster:
            return self.rates[0].people if len(self.rates) == 1 else None
        told = [row.people for row in self.roster if row.people is not None]
        return sum(told) if len(told) == len(self.roster) else None

    def orders(self) -> Iterator[Order]:
        """Approved, then paid; the days of the notice are T06's."""
        approved = ("批准日期", self.approved_on, ("批准日期",))
        yield order(approved, ("发放日期", self.paid_on, ("发放日期",)))
        for index, row in enumerate(self.roster):
            yield order(approved, ("发放日期", row.paid_on, ("名单", index, "发放日期")))


def product(rate: Decimal | None, quantity: Decimal | int | None, months: int | None) -> Decimal | None:
    """Rate × quantity × months (1 when not written), half-up to the cent; None without rate or quantity."""
    if rate is None or quantity is None:
        return None
    return (rate * quantity * (1 if months is None else months)).quantize(CENT, ROUND_HALF_UP)


def facts(record: Grant, file: str) -> Facts:
    """The batch's row.

    ``data``: category, stage, households, people (None: not told), persons (rows of the list, whose names stay out of the
    index), matter (of its notice period, empty when none is asked), approved, nil (why nothing was given). ``cents``: total, paid, unpaid where known.
    """
    amounts = (("total", record.amount), ("paid", record.paid), ("unpaid", record.unpaid))
    return envelope_facts(
        record,
        "grant",
        file,
        ident_of(record.ident, file),
        title=record.name + (record.batch or ""),
        items=ITEMS[record.category],
        period=record.period.text if record.period else "",
        due_from=iso(record.period.end if record.period else record.paid_on or record.approved_on),
        cents={name: cents(value) for name, value in amounts if value is not None},
        links=(LinkFact(("决议",), "decision", record.decision),) if record.decision else (),
        data={
            "category": record.category,
            "stage": record.stage,
            "households": record.household_count,
            "people": record.people_count,
            "persons": len(record.roster),
            "matter": MATTERS.get((record.category, record.stage), ""),
            "approved": iso(_decided(record)),
            "nil": record.nil or "",
        },
    )


def _decided(record: Grant) -> date | None:
    """The approval that a notice period must precede; None for a payment's notice, that follows the approval."""
    notice = record.disclosure.notice if record.disclosure else None
    paid_after = record.stage == "发放" and notice and record.approved_on and record.approved_on < notice.start
    return None if paid_after else record.approved_on


RECORD = Grant
