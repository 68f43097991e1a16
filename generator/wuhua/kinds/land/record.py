"""A taking of land: its notices with their days, what was to come and what came, what was shared out, what is left (FT-11).

The list of households hangs on the board alone; it has no field for accounts or papers of identity.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from wuhua.base.dates import add_days
from wuhua.base.money import CENT, add_known, add_money
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, ident_of, iso
from wuhua.model.fields import Amount, Day, Ident, Line, Prose, Quantity, Whole, key
from wuhua.model.orders import Event, Order, order
from wuhua.model.record import Part, Record

StageName = Literal[
    "征地预公告",
    "现状调查结果公布",
    "补偿安置方案公告",
    "补偿登记",
    "听证",
    "征收土地公告",
    "拆迁安置公告",
    "评估结果公布",
    "协议签订",
    "补偿费发放",
]
#: What a stage's notice period is called in the law's table.
MATTERS = {
    "征地预公告": "征地预公告",
    "补偿安置方案公告": "征地补偿安置方案",
    "征收土地公告": "征收土地公告",
}


class Parcel(Part):
    """One piece of the land that was taken."""

    name: Line = key("地块", "哪一块地", example="下社南坑")
    owner: Line | None = key("权属", "村或者小组", default=None)
    use: Line | None = key("地类", "水田、旱地、鱼塘……", default=None)
    area: Quantity = key("面积", "多少亩", example="12.5")


class Stage(Part):
    """One notice or step: its first and last day; a stretch of days is counted without the first."""

    name: StageName = key("环节", "是哪一步")
    start: Day = key("开始", "公告张贴的那天，或者办这一步的那天", example="2025-03-01")
    end: Day | None = key("结束", "公告最后一天；写了天数就不用写", default=None)
    days: Whole | None = key("天数", "公告多少天，开始那天不算", default=None)
    received: Day | None = key("收到批复", "征收土地公告：收到批准文件的那天", default=None)
    note: Line | None = key("说明", "要说明的话，如 收到意见几条、怎么答复", default=None)

    @property
    def until(self) -> "Day | None":
        """The last day, inclusive; None when it is one day or open."""
        if self.end is not None:
            return self.end
        return add_days(self.start, self.days) if self.days is not None else None


class Fee(Part):
    """One sort of compensation: rate × quantity = due; what came and when (FT-11)."""

    name: Line = key("补偿项目", "土地补偿费、安置补助费、青苗补偿费、地上附着物补偿费……", example="土地补偿费")
    rate: Amount | None = key("标准", "每亩、每平方米多少元", default=None)
    quantity: Quantity | None = key("数量", "多少亩、多少平方米；和标准相乘", default=None)
    due: Amount | None = key("应到", "按方案应到多少元；不写就按标准算", default=None)
    came: Amount | None = key("实到", "实际到账多少元", default=None)
    day: Day | None = key("到账日期", "哪天到账", default=None)

    @property
    def reckoned(self) -> Decimal | None:
        """Rate × quantity, half-up to the cent; None when one is not written."""
        if self.rate is None or self.quantity is None:
            return None
        return (self.rate * self.quantity).quantize(CENT, ROUND_HALF_UP)

    @property
    def owed(self) -> Decimal | None:
        """What was to come, as written, else as reckoned."""
        return self.due if self.due is not None else self.reckoned


class Entry(Part):
    """One line of the compensation's own account (TDGL 49)."""

    day: Day = key("日期", "哪一天", example="2025-06-10")
    side: Literal["收", "支"] = key("收支", "收 或 支")
    summary: Line = key("摘要", "钱从哪来、付给谁，写组或者单位", example="青苗补偿费发到户")
    amount: Amount = key("金额", "多少元", example="80000.00")
    voucher: Line | None = key("凭证", "凭证号", default=None)


class Account(Part):
    """The account in which the compensation lies; its number is never written."""

    holder: Line = key("户名", "开户的机构，不能是个人", example="云溪村股份经济合作社")
    bank: Line | None = key("开户行", "哪家银行", default=None)
    nature: Literal["专用户", "基本户", "一般户"] = key("性质", "专用户、基本户或一般户", default="专用户")


class Household(Part):
    """One row of the list by household, for the board alone."""

    head: Line = key("户主", "户主姓名；不便写全名的写某某", example="梁某某")
    group: Line | None = key("小组", "哪个小组；不写门牌", default=None)
    item: Line | None = key("补偿项目", "哪一项补偿", default=None)
    area: Quantity | None = key("面积", "多少亩、多少平方米", default=None)
    rate: Amount | None = key("标准", "每亩、每平方米多少元；和面积相乘", default=None)
    valued: Amount | None = key("评估", "房屋评估多少元", default=None)
    amount: Amount = key("金额", "这一户多少元", example="12800.00")
    signed: Day | None = key("签领日期", "签字领到的那天", default=None)

    @property
    def reckoned(self) -> Decimal | None:
        """Rate × area, half-up to the cent; None when one is not written."""
        if self.rate is None or self.area is None:
            return None
        return (self.rate * self.area).quantize(CENT, ROUND_HALF_UP)


class Oversight(Part):
    """Somebody who watched the sharing out (S000-23)."""

    body: Line = key("机构", "村务监督委员会、家乡建设委员会……", example="村务监督委员会")
    day: Day | None = key("日期", "哪一天", default=None)
    opinion: Line | None = key("意见", "看了什么、怎么说", default=None)


class Land(Record):
    """征地补偿: one taking of land, or one clearing of houses."""

    name: Line = key("项目", "为什么征地，一句话", example="示例大道建设征地")
    category: Literal["征地补偿", "拆迁安置"] = key("类别", "征地补偿还是拆迁安置", default="征地补偿")
    paper: Line | None = key("批文", "批准征收的文号；还没批的不写", default=None)
    scope: Line | None = key("范围", "征收的范围", default=None)
    parcels: list[Parcel] = key("地块", "一块地一行", default=[])
    area: Quantity | None = key("面积", "一共多少亩；不写就自动加", default=None)
    stages: list[Stage] = key("环节", "公告和办理的每一步，走到哪步写哪步", default=[])
    resettlement: Prose | None = key("安置", "怎么安置：留地、社保、安置房……", default=None)
    objections: Line | None = key("异议渠道", "有意见找谁、打哪个办公电话", default=None)
    valuer: Line | None = key("评估机构", "房屋、附着物由谁评估", default=None)
    valued_on: Day | None = key("评估基准日", "按哪一天的价评估", default=None)
    fees: list[Fee] = key("补偿", "一项一行：标准、应到、实到", default=[])
    shared: Amount | None = key("分户合计", "分给各户一共多少元", default=None)
    kept: Amount | None = key("集体留存", "留在集体多少元", default=None)
    paid: Amount | None = key("已付", "已经付出去多少元；写了收支就自动加", default=None)
    left: Amount | None = key("结余", "账上还剩多少元；不写就自动减", default=None)
    account: Account | None = key("账户", "补偿费放在哪个账户", default=None)
    entries: list[Entry] = key("收支", "补偿费的每一笔收支", default=[])
    roster: list[Household] = key("名单", "一户一行；只贴在公开栏，网上只放总数", default=[])
    decision: Ident | None = key("分配决议", "定分配办法的决策事项的编号", default=None)
    overseers: list[Oversight] = key("监督", "谁监督了分配和发放", default=[])

    @property
    def mu(self) -> Decimal | None:
        """The area in mu, as written, else the parcels' sum; None when neither is known."""
        if self.area is not None:
            return self.area
        return sum((parcel.area for parcel in self.parcels), Decimal(0)) if self.parcels else None

    @property
    def came(self) -> Decimal | None:
        """What came, yuan: the fees' sum; None when no fee says what came."""
        return add_known([fee.came for fee in self.fees])

    @property
    def owed(self) -> Decimal | None:
        """What was to come by the plan, yuan; None when no fee says so."""
        return add_known([fee.owed for fee in self.fees])

    @property
    def spent(self) -> Decimal | None:
        """What was paid out as declared, else the account's lines; None when neither is written."""
        if self.paid is not None:
            return self.paid
        return added(self.entries, "支") if self.entries else None

    @property
    def remaining(self) -> Decimal | None:
        """What is left as declared, else came less paid out; None when not known."""
        if self.left is not None:
            return self.left
        if self.came is None or self.spent is None:
            return None
        return self.came - self.spent

    def orders(self) -> Iterator[Order]:
        """Notice, survey, plan, then the taking itself; nothing is paid before the plan is known."""
        first: dict[str, Event] = {}
        for index, stage in enumerate(self.stages):
            if stage.name not in first or stage.start < first[stage.name].day:
                first[stage.name] = Event(stage.name, stage.start, ("环节", index, "开始"))
            yield order(
                ("收到批复", stage.received, ("环节", index, "收到批复")),
                (stage.name, stage.start, ("环节", index, "开始")),
            )
        chains = (
            ("征地预公告", "补偿安置方案公告", "补偿费发放"),
            ("征地预公告", "现状调查结果公布"),
            ("征地预公告", "征收土地公告"),
        )
        for chain in chains:
            yield order(*(first[name] for name in chain if name in first))
        yield from self._paid_out(first.get("补偿安置方案公告"))

    def _paid_out(self, plan: Event | None) -> Iterator[Order]:
        """The first that was handed out, after the money came and the plan was known; a village may lend it for some days."""
        arrived = [fee.day for fee in self.fees if fee.day] + [one.day for one in self.entries if one.side == "收"]
        out = [
            Event("付出去", one.day, ("收支", index, "日期"))
            for index, one in enumerate(self.entries)
            if one.side == "支"
        ]
        out += [
            Event("签领", one.signed, ("名单", index, "签领日期"))
            for index, one in enumerate(self.roster)
            if one.signed
        ]
        if not out:
            return
        earliest = min(out, key=lambda each: each.day)
        yield order(("补偿费到账", min(arrived, default=None), ()), earliest, usual=True)
        yield order(*filter(None, (plan, earliest)))


def added(entries: list[Entry], side: str) -> Decimal:
    """Sum of one side of the compensation's account, yuan."""
    return add_money(entry.amount for entry in entries if entry.side == side)


def facts(record: Land, file: str) -> Facts:
    """The taking's row.

    ``data``: category, stages ((name, first day, last day)), notices (for T06: matter, path, start, end, day of the
    agreement, or that on which the approval came), persons (rows of the list), watched (whether anybody oversaw).
    ``cents``: owed, came, shared, kept, spent, left where known.
    """
    names = ("owed", "came", "shared", "kept", "spent")
    amounts = {name: value for name in names if (value := getattr(record, name)) is not None}
    if record.remaining is not None:
        amounts["left"] = record.remaining
    return envelope_facts(
        record,
        "land",
        file,
        ident_of(record.ident, file),
        title=record.name,
        items=_items(record),
        due_from=_latest(record),
        cents={name: cents(value) for name, value in amounts.items()},
        links=(LinkFact(("分配决议",), "decision", record.decision),) if record.decision else (),
        data={
            "category": record.category,
            "stages": tuple((stage.name, iso(stage.start), iso(stage.until)) for stage in record.stages),
            "notices": tuple(_notices(record)),
            "persons": len(record.roster),
            "watched": bool(record.overseers),
        },
    )


def _latest(record: Land) -> str:
    """The last day of which the record tells: of a step, a payment, or money that came."""
    days = [stage.start for stage in record.stages] + [entry.day for entry in record.entries]
    return iso(max([*days, *(fee.day for fee in record.fees if fee.day is not None)], default=None))


def _items(record: Land) -> tuple[str, ...]:
    first = ("CW-18",) if record.category == "拆迁安置" else ("CW-17",)
    return (*first, "CF-13") if record.fees or record.entries else first


def _notices(record: Land) -> list[tuple[str, tuple[str | int, ...], str, str, str]]:
    agreed = min((stage.start for stage in record.stages if stage.name == "协议签订"), default=None)
    return [
        (
            *(MATTERS[stage.name], ("环节", index), iso(stage.start), iso(stage.until)),
            iso(stage.received) if stage.name == "征收土地公告" else iso(agreed),
        )
        for index, stage in enumerate(record.stages)
        if stage.name in MATTERS
    ]


RECORD = Land
