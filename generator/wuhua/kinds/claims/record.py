"""What others owe the collective and what it owes, line by line, with the guarantees it gave (FT-06, CF-21)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from wuhua.base.money import add_money
from wuhua.kinds.registers import slug
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, iso
from wuhua.model.fields import Amount, Day, Ident, Line, PeriodText, Quantity, key
from wuhua.model.orders import Order, order
from wuhua.model.record import Part, Record


class Balance(Part):
    """One claim or debt: opening + added − settled = closing (G08)."""

    party: Line = key("对方", "单位写名称；个人写某某，如 黄某某", example="示例水利施工队")
    sort: Literal["往来款", "借款", "工程款", "租金", "押金", "其他"] | None = key("类别", "是什么钱", default=None)
    reason: Line = key("事由", "为什么欠", example="冬修水渠没有付完的工程款")
    since: Day | None = key("发生日期", "从哪天欠起", default=None)
    opening: Amount | None = key("期初", "上一期末还欠多少元", default=None)
    added: Amount | None = key("增加", "这一期多欠了多少元", default=None)
    settled: Amount | None = key("减少", "这一期收回、还掉多少元", default=None)
    closing: Amount = key("期末", "期末还欠多少元", example="38000.00")
    until: Day | None = key("到期日", "说好哪天还", default=None)
    rate: Quantity | None = key("年利率", "百分之几", default=None)
    decision: Ident | None = key("决议", "批准的决策事项的编号", default=None)
    note: Line | None = key("说明", "要说明的话，如 到期没有还的原因", default=None)


class Guarantee(Part):
    """A guarantee that the collective gave for somebody else's debt."""

    party: Line = key("对方", "替谁担保；个人写某某")
    creditor: Line | None = key("债权人", "欠的是谁的钱", default=None)
    amount: Amount = key("金额", "担保多少元")
    until: Day | None = key("到期日", "担保到哪天", default=None)
    decision: Ident | None = key("决议", "批准的决策事项的编号", default=None)
    note: Line | None = key("说明", "要说明的话", default=None)


class Register(Record):
    """债权债务: what is owed both ways at the end of one period."""

    period: PeriodText = key("期间", "按季写 2025年一季度；也可以按月、按年")
    group: Line | None = key("小组", "小组自己的写小组名称", default=None)
    claims: list[Balance] = key("债权", "别人欠村里的，一笔一行", default=[])
    debts: list[Balance] = key("债务", "村里欠别人的，一笔一行", default=[])
    declared_claims: Amount | None = key("债权合计", "期末一共多少元；不写就自动加", default=None)
    declared_debts: Amount | None = key("债务合计", "期末一共多少元；不写就自动加", default=None)
    guarantees: list[Guarantee] = key("担保", "村集体替别人担保的，一笔一行", default=[])

    @property
    def claimed(self) -> Decimal:
        """What others owe at the end: sum of the rows, without rows the declared total, yuan."""
        return _closing(self.claims, self.declared_claims)

    @property
    def indebted(self) -> Decimal:
        """What is owed to others at the end: sum of the rows, without rows the declared total, yuan."""
        return _closing(self.debts, self.declared_debts)

    def orders(self) -> Iterator[Order]:
        """A debt begins before it is to be paid back."""
        for side, rows in (("债权", self.claims), ("债务", self.debts)):
            for index, row in enumerate(rows):
                yield order(("发生日期", row.since, ()), ("到期日", row.until, (side, index, "到期日")))


def _closing(rows: list[Balance], declared: Decimal | None) -> Decimal:
    return declared if not rows and declared is not None else add_money(row.closing for row in rows)


def opening_of(rows: list[Balance]) -> Decimal | None:
    """Sum of the openings, yuan; None when a row's figures do not lead from its opening to its closing (then G08 speaks).

    A row without an opening is wholly new when what was added covers the rest.
    """
    zero = Decimal("0.00")
    ends = ((row, (row.opening or zero) + (row.added or zero) - (row.settled or zero)) for row in rows)
    if not rows or any(end != row.closing for row, end in ends):
        return None
    return add_money(row.opening for row in rows)


def _others(rows: list[Balance], declared: Decimal | None) -> tuple[int, ...]:
    """What else the closing may be meant to be, cents: as the rows' own figures lead to it, as declared (G08 tells of both)."""
    zero = Decimal("0.00")
    rolled = add_money(
        row.closing if row.opening is None else row.opening + (row.added or zero) - (row.settled or zero)
        for row in rows
    )
    return tuple(cents(each) for each in (rolled, declared) if each is not None)


def facts(record: Register, file: str) -> Facts:
    """The register's row: ``cents`` claims, debts, guarantees; ``data`` series (the group), overdue claims and debts, rolls."""
    end = record.period.end
    sides = (
        ("债权", record.claims, record.claimed, record.declared_claims),
        ("债务", record.debts, record.indebted, record.declared_debts),
    )
    loans = record.guarantees or any(row.sort == "借款" for row in record.debts)
    return envelope_facts(
        record,
        "claims",
        file,
        record.ident or slug(record.period, record.group),
        title=f"{record.period.label}{record.group or ''}债权债务",
        items=("CF-07", "CF-21") if loans else ("CF-07",),
        period=record.period.text,
        due_from=iso(end),
        day=iso(end),
        cents={
            "claims": cents(record.claimed),
            "debts": cents(record.indebted),
            "guarantees": cents(add_money(row.amount for row in record.guarantees)),
        },
        links=tuple(_links(record)),
        data={
            "series": record.group or "",
            "overdue": tuple(
                sum(bool(row.until and row.until <= end and row.closing) for row in rows) for _, rows, *_ in sides
            ),
            "rolls": tuple(
                (name, (name,), _cents(opening_of(rows)), cents(closing), _others(rows, declared))
                for name, rows, closing, declared in sides
            ),
        },
    )


def _cents(amount: Decimal | None) -> int | None:
    return cents(amount) if amount is not None else None


def _links(record: Register) -> list[LinkFact]:
    sides = (
        ("债权", [row.decision for row in record.claims]),
        ("债务", [row.decision for row in record.debts]),
        ("担保", [row.decision for row in record.guarantees]),
    )
    return [
        LinkFact((title, index, "决议"), "decision", ident)
        for title, idents in sides
        for index, ident in enumerate(idents)
        if ident
    ]


RECORD = Register
