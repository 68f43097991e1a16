"""Money and labour that villagers agreed to give for one matter: the plan, what came, what was spent, what is left (FT-12)."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from wuhua.base.money import CENT, add_money
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, ident_of, iso
from wuhua.model.fields import Amount, Day, Ident, Line, Prose, Quantity, Whole, key
from wuhua.model.orders import Order, order
from wuhua.model.record import Part, Record


class Money(Part):
    """What villagers give in money: persons × rate − relief = due."""

    payers: Whole = key("对象人数", "一共多少人出", example="705")
    rate: Amount = key("标准", "每人多少元", example="20.00")
    relieved: Whole | None = key("减免人数", "减免了多少人；只写人数", default=None)
    relief: Amount | None = key("减免", "减免了多少元", default=None)
    due: Amount | None = key("应筹", "应该筹多少元；不写就自动算", default=None)
    came: Amount | None = key("实筹", "实际筹到多少元", default=None)

    @property
    def reckoned(self) -> Decimal:
        """Persons × rate − relief, yuan."""
        return (self.payers * self.rate - (self.relief or 0)).quantize(CENT, ROUND_HALF_UP)

    @property
    def owed(self) -> Decimal:
        """What is to come, as written, else as reckoned."""
        return self.due if self.due is not None else self.reckoned


class Labour(Part):
    """What villagers give in days of work: persons × days each − relief = due."""

    workers: Whole = key("劳力人数", "一共多少人出工", example="120")
    days: Quantity = key("标准", "每人出几个工日", example="2")
    relief: Quantity | None = key("减免", "减免了多少个工日", default=None)
    due: Quantity | None = key("应出工日", "一共应该出多少工日；不写就自动算", default=None)
    came: Quantity | None = key("实出工日", "实际出了多少工日", default=None)

    @property
    def reckoned(self) -> Decimal:
        """Workers × days each − relief, days of work."""
        return self.workers * self.days - (self.relief or 0)

    @property
    def owed(self) -> Decimal:
        """Days to be worked, as written, else as reckoned."""
        return self.due if self.due is not None else self.reckoned


class Source(Part):
    """Money that came from elsewhere."""

    name: Line = key("来源", "财政奖补、集体经济、捐赠……", example="财政奖补")
    amount: Amount = key("金额", "多少元", example="40000.00")


class Spending(Part):
    """One payment."""

    day: Day = key("日期", "哪一天", example="2025-05-20")
    summary: Line = key("摘要", "用在哪里", example="水泥和沙石")
    amount: Amount = key("金额", "多少元", example="8600.00")
    voucher: Line | None = key("凭证", "凭证号", default=None)


class Levy(Record):
    """一事一议: one matter."""

    matter: Line = key("项目", "大家出钱出力办什么事", example="三组村道硬底化")
    group: Line | None = key("小组", "只在一个小组筹的，写小组", default=None)
    content: Prose | None = key("内容", "方案的要点", default=None)
    decision: Ident | None = key("决议", "通过这个方案的决策事项的编号", default=None)
    vote: Line | None = key("表决结果", "没有写成决策事项的，写哪天开会、多少票同意", default=None)
    approval: Line | None = key("批复", "镇里批复的文号", default=None)
    budget: Amount | None = key("预算", "一共打算花多少元", default=None)
    collect_from: Day | None = key("收取开始", "从哪天开始收；方案要在这以前公开", default=None)
    collect_until: Day | None = key("收取截止", "收到哪天为止", default=None)
    money: Money | None = key("筹资", "每人出多少钱", default=None)
    labour: Labour | None = key("筹劳", "每人出几个工", default=None)
    relief_reason: Line | None = key("减免理由", "哪一类人减免；只写类别，不写是谁", default=None)
    sources: list[Source] = key("其他来源", "财政奖补等，一项一行", default=[])
    spending: list[Spending] = key("支出", "花出去的钱，一笔一行", default=[])
    spent: Amount | None = key("支出合计", "一共花了多少元；不写就自动加", default=None)
    left: Amount | None = key("结余", "还剩多少元；不写就自动算", default=None)
    finished: Day | None = key("完成日期", "哪天办完", default=None)
    result: Prose | None = key("结果", "办得怎么样；结余怎么处理", default=None)

    @property
    def income(self) -> Decimal:
        """What came: from villagers and from elsewhere, yuan."""
        given = self.money.came if self.money and self.money.came is not None else Decimal("0.00")
        return given + add_money(source.amount for source in self.sources)

    @property
    def added(self) -> Decimal:
        """Sum of the payments, yuan."""
        return add_money(line.amount for line in self.spending)

    @property
    def total_spent(self) -> Decimal:
        """What was spent, as declared, else the payments' sum."""
        return self.spent if self.spent is not None else self.added

    @property
    def has_account(self) -> bool:
        """Whether anything came or went yet; before that there is a plan alone."""
        came = self.money is not None and self.money.came is not None
        return came or bool(self.spending) or self.spent is not None or self.left is not None

    @property
    def remaining(self) -> Decimal:
        """What is left, as declared, else what came less what was spent."""
        return self.left if self.left is not None else self.income - self.total_spent

    def orders(self) -> Iterator[Order]:
        """The days of collecting; nothing is finished before it."""
        begun = ("收取开始", self.collect_from, ("收取开始",))
        yield order(begun, ("收取截止", self.collect_until, ("收取截止",)))
        yield order(begun, ("完成日期", self.finished, ("完成日期",)), usual=True)


def facts(record: Levy, file: str) -> Facts:
    """The matter's row: ``data`` payers, decision, finished, collect (first day); ``cents`` due, came, income, spent, left."""
    amounts: dict[str, Decimal] = {}
    if record.money is not None:
        amounts["due"] = record.money.owed
        if record.money.came is not None:
            amounts["came"] = record.money.came
    if record.has_account:
        amounts |= {"income": record.income, "spent": record.total_spent, "left": record.remaining}
    return envelope_facts(
        record,
        "levy",
        file,
        ident_of(record.ident, file),
        title=record.matter,
        items=("CW-14", "CF-14") if record.has_account else ("CW-14",),
        due_from=iso(record.finished or record.collect_from),
        cents={name: cents(value) for name, value in amounts.items()},
        links=(LinkFact(("决议",), "decision", record.decision),) if record.decision else (),
        data={
            "group": record.group or "",
            "payers": record.money.payers if record.money else None,
            "decision": record.decision or "",
            "finished": iso(record.finished),
            "collect": iso(record.collect_from),
        },
    )


RECORD = Levy
