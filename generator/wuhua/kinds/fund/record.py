"""A fund for one purpose: opening plus income less expense is closing; whom it helped is a number, never a name."""

from decimal import ROUND_HALF_UP, Decimal
from hashlib import blake2b
from typing import Literal

from wuhua.base.money import add_money
from wuhua.kinds.lines import claimed
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, iso
from wuhua.model.fields import Amount, Day, Ident, Line, Money, PeriodText, Quantity, Whole, key
from wuhua.model.record import Part, Record

_CENT = Decimal("0.01")
Sort = Literal[
    "慈善爱心基金",
    "困难党员关爱",
    "党费",
    "捐赠",
    "上级专项",
    "以奖代补",
    "代收代缴",
    "集体公益",
    "社会组织扶持",
    "其他专项",
]
#: Which item each sort publishes, and its word in addresses.
SORTS = {
    "慈善爱心基金": ("CF-28", "charity"),
    "困难党员关爱": ("DW-11", "care"),
    "党费": ("DW-04", "dues"),
    "捐赠": ("CW-26", "gifts"),
    "上级专项": ("CF-15", "grant"),
    "以奖代补": ("CF-15", "reward"),
    "代收代缴": ("CW-32", "bills"),
    "集体公益": ("CF-25", "welfare"),
    "社会组织扶持": ("CF-15", "groups"),
    "其他专项": ("CF-15", "other"),
}


class Receipt(Part):
    """One sum that came in."""

    day: Day | None = key("日期", "哪天到账", default=None)
    source: Line = key("来源", "哪个单位给的；个人捐款写 爱心人士，本人同意的才写姓名", example="镇财政")
    amount: Amount = key("金额", "多少元", example="10000.00")
    paper: Line | None = key("文号", "下达资金的文号", default=None)
    accepted: Day | None = key("验收日期", "以奖代补的，哪天验收通过", default=None)
    note: Line | None = key("说明", "要说明的话", default=None)


class Outgo(Part):
    """One sum that was used; helped persons are counted, never named."""

    day: Day | None = key("日期", "哪天支付", default=None)
    purpose: Line = key("用途", "用在哪里；不写受助人的姓名", example="临时救助困难家庭")
    amount: Amount = key("金额", "多少元", example="2000.00")
    people: Whole | None = key("受助人数", "帮了多少人", default=None)
    decision: Ident | None = key("决议", "同意这笔钱的决策事项的编号", default=None, example="2025-02")
    note: Line | None = key("说明", "要说明的话", default=None)


class Bill(Part):
    """What is collected for others (水电费, 党费): price times quantity is due; due is received plus arrears."""

    name: Line = key("项目", "如 电费、水费、党费", example="电费")
    price: Quantity | None = key("单价", "每度（每吨）多少元", default=None)
    count: Quantity | None = key("数量", "多少度（吨、人）", default=None)
    unit: Line | None = key("单位", "度、吨还是人", default=None)
    due: Amount | None = key("应收", "应该收多少元；写了单价和数量的会核对", default=None)
    received: Amount = key("实收", "实际收了多少元", example="3720.00")
    arrears: Amount | None = key("欠收", "还差多少元；写了会核对", default=None)

    @property
    def product(self) -> Decimal | None:
        """Price times quantity, yuan, half-up; None when either is not written."""
        if self.price is None or self.count is None:
            return None
        return (self.price * self.count).quantize(_CENT, ROUND_HALF_UP)

    @property
    def owed(self) -> Decimal | None:
        """What is due, yuan: as declared, else the product."""
        return self.due if self.due is not None else self.product


class Fund(Record):
    """专项资金与基金: one fund, one period."""

    sort: Sort = key("类别", "哪一类钱，如 慈善爱心基金、上级专项、党费、代收代缴")
    name: Line | None = key("名称", "这笔钱叫什么；同一类有几笔的要写", default=None)
    period: PeriodText = key("期间", "按季写 2025年一季度，半年写 2025年上半年")
    holder: Line | None = key("管理", "谁管这笔钱，写机构", default=None)
    opening: Money = key("期初余额", "等于上一期的期末余额；新设的写 0.00")
    income: list[Receipt] = key("收入", "收进来的，一笔一行", default=[])
    expense: list[Outgo] = key("支出", "用出去的，一笔一行", default=[])
    bills: list[Bill] = key("代收", "代收的水电费、收缴的党费，一项一行；收到的钱在“收入”里也记", default=[])
    declared_income: Amount | None = key("收入合计", "不写就自动加；写了会核对", default=None)
    declared_expense: Amount | None = key("支出合计", "不写就自动加；写了会核对", default=None)
    declared_closing: Money | None = key("期末余额", "不写就自动算；写了会核对", default=None)
    capitals: Line | None = key("期末余额大写", "大写金额；写了会核对", default=None)
    helped: Whole | None = key("受助总人数", "这一期一共帮了多少人", default=None)
    swing_reason: Line | None = key("变化原因", "和上期相比变化大，写明为什么", default=None)

    @property
    def total_income(self) -> Decimal:
        """What came in, yuan."""
        return add_money(line.amount for line in self.income)

    @property
    def total_expense(self) -> Decimal:
        """What was used, yuan."""
        return add_money(line.amount for line in self.expense)

    @property
    def closing(self) -> Decimal:
        """Opening plus income less expense, yuan."""
        return self.opening + self.total_income - self.total_expense


def facts(record: Fund, file: str) -> Facts:
    """The fund's row.

    ``cents``: ``opening``, ``income``, ``expense``, ``closing`` (as declared, else computed), ``claimed`` as of ``lines.claimed``. ``data``: ``book`` and ``series`` the fund's
    name (its sort where it has none), ``group`` empty, ``sort``, ``helped`` (None where not said). G02 reads these as a ledger's.
    """
    name = record.name or record.sort
    item, word = SORTS[record.sort]
    mark = blake2b(record.name.encode(), digest_size=4).hexdigest() if record.name else ""
    closing = record.declared_closing if record.declared_closing is not None else record.closing
    return envelope_facts(
        record,
        "fund",
        file,
        record.ident or "-".join(filter(None, (record.period.slug, word, mark))),
        title=f"{record.period.label}{name}收支",
        items=(item,),
        period=record.period.text,
        due_from=iso(record.period.end),
        day=iso(record.period.end),
        cents={
            "opening": cents(record.opening),
            "income": cents(record.total_income),
            "expense": cents(record.total_expense),
            "closing": cents(closing),
            **claimed(record),
        },
        links=tuple(
            LinkFact(("支出", index, "决议"), "decision", line.decision)
            for index, line in enumerate(record.expense)
            if line.decision
        ),
        data={"book": name, "group": "", "series": name, "sort": record.sort, "helped": record.helped},
    )


RECORD = Fund
