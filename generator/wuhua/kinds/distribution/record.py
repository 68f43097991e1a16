"""A year's distribution (FT-09): what may be shared, what is kept, shares times each, what was paid out."""

from decimal import ROUND_HALF_UP, Decimal
from hashlib import blake2b

from wuhua.base.money import add_money
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, iso
from wuhua.model.fields import Amount, Day, Ident, Line, Money, PeriodText, Quantity, Whole, key
from wuhua.model.record import Part, Record

ZERO = Decimal("0.00")
_CENT = Decimal("0.01")


class Reserve(Part):
    """What is kept: 公积公益金 and the like."""

    name: Line = key("项目", "如 公积公益金、福利费", example="公积公益金")
    percent: Quantity | None = key("比例", "提取百分之几，只写数字，如 10", default=None)
    amount: Amount = key("金额", "提取多少元", example="30519.65")


class Share(Part):
    """One class of shares (or heads, plots): how many, what each brings, together."""

    name: Line = key("名称", "哪一种，如 成员股、集体股、一组", example="成员股")
    shares: Quantity = key("份额", "多少股；按人分的写人数，按地分的写亩数", example="2980")
    unit: Line = key("单位", "股、人、户还是亩", default="股")
    each: Quantity = key("每份", "每股（每人、每亩）多少元", example="120.00")
    declared: Amount | None = key("金额", "不写就自动算：份额乘每份；写了会核对", default=None)

    @property
    def product(self) -> Decimal:
        """Shares times each, yuan, half-up to the cent."""
        return (self.shares * self.each).quantize(_CENT, ROUND_HALF_UP)

    @property
    def amount(self) -> Decimal:
        """What this class gets, yuan: as declared, else the product."""
        return self.declared if self.declared is not None else self.product


class Other(Part):
    """Anything else that is shared out."""

    name: Line = key("项目", "分给谁、做什么", example="外来投资分利")
    amount: Amount = key("金额", "多少元", example="10000.00")


class Payment(Part):
    """One paying-out of the dividend."""

    day: Day | None = key("日期", "哪天发的", default=None)
    amount: Amount = key("金额", "发了多少元", example="357240.00")
    voucher: Line | None = key("凭证", "凭证号", default=None)
    note: Line | None = key("说明", "怎么发的，如 转到成员存折", default=None)


class Holder(Part):
    """One household of the list that hangs on the board; it never goes on the web."""

    name: Line = key("户主", "户主姓名；只贴公开栏，不上网", example="梁某某")
    group: Line | None = key("小组", "哪个小组", default=None)
    shares: Quantity | None = key("份额", "这一户多少股", default=None)
    amount: Amount = key("金额", "这一户分多少元", example="480.00")


class Distribution(Record):
    """收益分配: one collective, one year."""

    holder: Line | None = key("组织", "哪个集体经济组织；小组分的写小组", default=None)
    period: PeriodText = key("期间", "分的是哪一年的收益，写 2024年")
    surplus: Money | None = key("本年收益", "这一年赚了多少元", default=None)
    opening: Money | None = key("年初未分配收益", "上年没有分完的；没有写 0.00", default=None)
    other_in: Money | None = key("其他转入", "另外转进来分的", default=None)
    declared_available: Money | None = key("可分配收益", "前三项相加；不写就自动算，写了会核对", default=None)
    reserves: list[Reserve] = key("提取", "留下来的，一项一行", default=[])
    shares: list[Share] = key("分红", "分给成员的，一种一行", default=[])
    declared_shares: Quantity | None = key("份额总数", "不写就自动加；写了会核对", default=None)
    declared_dividend: Amount | None = key("分红合计", "不写就自动加；写了会核对", default=None)
    capitals: Line | None = key("分红合计大写", "大写金额；写了会核对", default=None)
    others: list[Other] = key("其他分配", "另外分出去的，一项一行", default=[])
    declared_left: Money | None = key("年末未分配收益", "分完还剩的；不写就自动算，写了会核对", default=None)
    members: Whole | None = key("成员数", "参加分配的成员多少人", default=None)
    households: Whole | None = key("户数", "参加分配的多少户", default=None)
    payments: list[Payment] = key("兑现", "实际发了多少，一次一行", default=[])
    unclaimed: Amount | None = key("未领", "还没有领走的一共多少元", default=None)
    roll: list[Holder] = key("名单", "各户分多少；只贴公开栏，网上只放总数", default=[])
    decision: Ident | None = key("决议", "通过方案的决策事项的编号", default=None, example="2025-03")

    @property
    def dividend(self) -> Decimal | None:
        """What members get together, yuan: as declared, else added up; None when nothing says it."""
        if self.declared_dividend is not None:
            return self.declared_dividend
        return add_money(share.amount for share in self.shares) if self.shares else None

    @property
    def available(self) -> Decimal | None:
        """What may be shared out, yuan: as declared, else added up; None without a surplus."""
        if self.declared_available is not None or self.surplus is None:
            return self.declared_available
        return self.surplus + (self.opening or ZERO) + (self.other_in or ZERO)

    @property
    def given(self) -> Decimal:
        """All that is kept or shared out, yuan."""
        kept = add_money(part.amount for part in self.reserves)
        return kept + add_money(part.amount for part in self.others) + (self.dividend or ZERO)

    @property
    def left(self) -> Decimal | None:
        """What stays unshared, yuan: as declared, else the rest."""
        whole = self.available
        return self.declared_left if self.declared_left is not None or whole is None else whole - self.given

    @property
    def paid(self) -> Decimal:
        """What was paid out so far, yuan."""
        return add_money(payment.amount for payment in self.payments)

    @property
    def total_shares(self) -> Decimal | None:
        """All shares: as declared, else added up when they have one unit; None else."""
        if self.declared_shares is not None:
            return self.declared_shares
        return sum((share.shares for share in self.shares), Decimal(0)) if self.one_unit else None

    @property
    def one_unit(self) -> bool:
        """Whether there are shares, all counted in the same unit."""
        return len({share.unit for share in self.shares}) == 1


def facts(record: Distribution, file: str) -> Facts:
    """The year's row.

    ``cents`` (what is known): ``surplus``, ``available``, ``reserves``, ``dividend``, ``paid``, ``unclaimed``, ``left``. ``data``:
    ``series`` (the organisation), ``shares`` (text of their total, or empty), ``members``, ``households`` (None where not said),
    ``persons`` rows of the board's list.
    """
    mark = blake2b(record.holder.encode(), digest_size=4).hexdigest() if record.holder else ""
    sums = {
        "surplus": record.surplus,
        "available": record.available,
        "reserves": add_money(part.amount for part in record.reserves),
        "dividend": record.dividend,
        "paid": record.paid,
        "unclaimed": record.unclaimed,
        "left": record.left,
    }
    shares = record.total_shares
    return envelope_facts(
        record,
        "distribution",
        file,
        record.ident or "-".join(filter(None, (record.period.slug, mark))),
        title=f"{record.period.label}{record.holder or ''}收益分配",
        items=("CF-16", "CF-23") if record.declared_shares is not None and record.members is not None else ("CF-16",),
        period=record.period.text,
        due_from=iso(record.period.end),
        day=iso(record.period.end),
        cents={name: cents(value) for name, value in sums.items() if value is not None},
        links=(LinkFact(("决议",), "decision", record.decision),) if record.decision else (),
        data={
            "series": record.holder or "",
            "shares": str(shares) if shares is not None else "",
            "members": record.members,
            "households": record.households,
            "persons": len(record.roll),
        },
    )


RECORD = Distribution
