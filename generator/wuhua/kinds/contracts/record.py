"""All contracts of a period, one a row: what was due, what came, what is still owed (FT-08)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from wuhua.base.money import add_money
from wuhua.kinds.registers import slug
from wuhua.kinds.terms import measured, most_of
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, iso
from wuhua.model.fields import Amount, Day, Ident, Line, PeriodText, Quantity, key
from wuhua.model.orders import Order, stretches
from wuhua.model.record import Part, Record

#: States in which nothing more is to be done.
CLOSED = ("已收回", "已续签", "已终止", "已结清")


class Row(Part):
    """One contract in this period: due = paid + arrears (G09)."""

    contract: Ident | None = key("合同", "经济合同的编号", default=None, example="2024-01")
    name: Line = key("名称", "合同叫什么", example="菜市场铺位出租")
    sort: Line | None = key("类别", "出租、发包、采购、施工……", default=None)
    party: Line | None = key("对方", "单位写名称；个人写某某", default=None)
    matter: Line | None = key("标的", "租的、包的是什么", default=None)
    quantity: Quantity | None = key("数量", "多少", default=None)
    unit: Line | None = key("单位", "亩、间、平方米", default=None)
    signed: Day | None = key("签订日期", "哪天签的", default=None)
    start: Day | None = key("开始", "从哪天起", default=None)
    end: Day | None = key("结束", "到哪天止", default=None)
    whole: Amount | None = key("总额", "整个合同多少元", default=None)
    yearly: Amount | None = key("年额", "一年多少元", default=None)
    direction: Literal["收", "付"] = key("收付", "村里收钱写 收，村里付钱写 付", default="收")
    due: Amount | None = key("应收付", "这一期该收（付）多少元", default=None, example="107856.00")
    paid: Amount | None = key("已收付", "这一期收了（付了）多少元", default=None)
    owed: Amount | None = key("欠款", "还欠多少元；不写就自动算", default=None)
    method: Line | None = key("交易方式", "公开竞价、公开招标、协议……", default=None)
    decision: Ident | None = key("决议", "批准的决策事项的编号", default=None)
    state: Literal["履行中", "已收回", "已续签", "已终止", "已结清"] | None = key("状态", "期末的情况", default=None)
    note: Line | None = key("说明", "要说明的话，如 欠款的原因", default=None)

    @property
    def arrears(self) -> Decimal | None:
        """What is still owed: as written, else due less paid where both are known, nothing when more was paid; yuan."""
        if self.owed is not None or self.due is None or self.paid is None:
            return self.owed
        return max(self.due - self.paid, Decimal("0.00"))


class Register(Record):
    """合同台账: all contracts of one period."""

    period: PeriodText = key("期间", "半年写 2025年上半年；也可以按季、按年")
    group: Line | None = key("小组", "小组自己的合同写小组名称", default=None)
    rows: list[Row] = key("合同", "一份合同一行")

    def sums(self, direction: str) -> tuple[Decimal, Decimal, Decimal]:
        """(due, paid, owed) over the contracts that bring (收) or cost (付) money, yuan."""
        rows = [row for row in self.rows if row.direction == direction]
        return add_money(r.due for r in rows), add_money(r.paid for r in rows), add_money(r.arrears for r in rows)

    def orders(self) -> Iterator[Order]:
        """The term of each row."""
        yield from stretches("合同", self.rows)


def facts(record: Register, file: str) -> Facts:
    """The register's row.

    ``cents``: due, came, owed of contracts that bring money. ``data``: series (the group), rows, dues ((row, due, paid, owed) in cents,
    of rows that write all three), most ((row, paid, the whole contract) in cents, of rows that tell both), open ((row, name, last day, contract or empty), of rows that ended in the period and are not closed),
    repeated ((row, contract, what it repeats of it)).
    """
    due, came, owed = record.sums("收")
    rows = list(enumerate(record.rows))
    return envelope_facts(
        record,
        "contracts",
        file,
        record.ident or slug(record.period, record.group),
        title=f"{record.period.label}{record.group or ''}合同台账",
        items=("CF-08",),
        period=record.period.text,
        due_from=iso(record.period.end),
        day=iso(record.period.end),
        cents={"due": cents(due), "came": cents(came), "owed": cents(owed)},
        links=tuple(_links(record)),
        data={
            "series": record.group or "",
            "rows": len(rows),
            "dues": tuple(
                (index, cents(row.due), cents(row.paid), cents(row.owed))
                for index, row in rows
                if row.due is not None and row.paid is not None and row.owed is not None
            ),
            "repeated": tuple((index, row.contract, *_repeated(row)) for index, row in rows if row.contract),
            "most": tuple(
                (index, cents(row.paid), most)
                for index, row in rows
                if row.paid is not None and (most := most_of(row.whole, row.yearly, row.start, row.end)) is not None
            ),
            "open": tuple(
                (index, row.name, iso(row.end), row.contract or "")
                for index, row in rows
                if row.end and row.end < record.period.end and row.state not in CLOSED
            ),
        },
    )


def _repeated(row: Row) -> tuple[str, ...]:
    """What the row repeats of its contract, in the order of the contract's ``terms``; empty where it does not say."""
    days = (iso(day) for day in (row.signed, row.start, row.end))
    sums = ("" if each is None else str(each) for each in (row.yearly, row.whole))
    return (*days, *sums, measured(row.quantity, row.unit))


def _links(record: Register) -> list[LinkFact]:
    found = []
    for index, row in enumerate(record.rows):
        if row.contract:
            due, paid, owed = (cents(x) if x is not None else None for x in (row.due, row.paid, row.arrears))
            say = (record.period.text, due, paid, owed)
            found.append(LinkFact(("合同", index, "合同"), "contract", row.contract, say))
        if row.decision:
            found.append(LinkFact(("合同", index, "决议"), "decision", row.decision))
    return found


RECORD = Register
