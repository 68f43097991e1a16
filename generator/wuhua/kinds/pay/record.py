"""Pay and allowances, and administrative outlays of one period (FT-13): standard times days is what is due."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from wuhua.base.money import add_known, add_money
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, iso
from wuhua.model.fields import Amount, Ident, Line, Name, PeriodText, Quantity, Whole, key
from wuhua.model.record import Part, Record

_CENT = Decimal("0.01")
Whom = Literal["村干部", "误工人员", "理事会监事会", "聘用人员"]
_ITEMS = {"理事会监事会": "CF-31"}
_SLUGS = {"村干部": "cadres", "误工人员": "lost-work", "理事会监事会": "coop", "聘用人员": "staff"}


class Payee(Part):
    """One person's line; the list hangs on the board, the web shows its totals."""

    name: Name | None = key("姓名", "姓名；只贴公开栏，不上网", default=None, example="梁某某")
    post: Line = key("职务", "担任的职务或做的事", example="村民小组长")
    sort: Line | None = key("种类", "误工补贴、基本报酬、考核报酬、返聘补助等", default=None)
    rate: Amount | None = key("标准", "每天（每月、每次）多少元", default=None)
    count: Quantity | None = key("数量", "多少天（月、次），只写数字", default=None)
    unit: Line = key("单位", "天、月还是次", default="天")
    basic: Amount | None = key("基本报酬", "分基本和考核两部分的，基本部分多少元", default=None)
    merit: Amount | None = key("考核报酬", "考核部分多少元", default=None)
    declared: Amount | None = key("应发", "不写就自动算；写了会核对", default=None)
    withheld: Amount | None = key("代扣", "代扣社保等多少元", default=None)
    paid: Amount | None = key("实发", "实际发了多少元", default=None)
    source: Line | None = key("资金来源", "市镇财政还是集体", default=None)
    decision: Ident | None = key("决议", "定标准、同意聘用的决策事项的编号", default=None, example="2025-02")
    note: Line | None = key("说明", "要说明的话", default=None)

    @property
    def computed(self) -> Decimal | None:
        """Standard times number plus basic and merit pay, yuan, half-up; None when no part is written."""
        parts = [part for part in (self.basic, self.merit) if part is not None]
        if self.rate is not None and self.count is not None:
            parts.append((self.rate * self.count).quantize(_CENT, ROUND_HALF_UP))
        return add_known(parts)

    @property
    def due(self) -> Decimal:
        """What this person is due, yuan: as declared, else computed, else what was paid."""
        if self.declared is not None:
            return self.declared
        return self.computed if self.computed is not None else self.paid or Decimal("0.00")


class Outlay(Part):
    """One sort of administrative expense."""

    name: Line = key("项目", "会议费、培训费、差旅费、招待费、车辆费、报刊费", example="招待费")
    times: Whole | None = key("次数", "多少次", default=None)
    planned: Amount | None = key("预算", "打算花多少元", default=None)
    actual: Amount = key("实际", "实际花了多少元", example="620.00")
    note: Line | None = key("说明", "花在哪里", default=None)


class Insurance(Part):
    """Social insurance of staff: totals only."""

    name: Line = key("险种", "养老、医疗、失业、工伤", example="养老")
    people: Whole = key("人数", "给多少人交", example="3")
    amount: Amount = key("金额", "一共交了多少元", example="2400.00")


class Pay(Record):
    """报酬与误工补贴: one period."""

    period: PeriodText = key("期间", "按季写 2025年一季度，按月写 2025-03")
    whom: Whom = key("对象", "村干部、误工人员、理事会监事会还是聘用人员", default="村干部")
    book: Literal["行政账", "经济账"] | None = key("账套", "从哪本账出", default=None)
    payees: list[Payee] = key("人员", "一人一行；只贴公开栏，网上只放总数", default=[])
    outlays: list[Outlay] = key("开支", "会议、培训、差旅、招待等，一项一行", default=[])
    insurance: list[Insurance] = key("社保", "给聘用人员交的社会保险，只写总数", default=[])
    declared_due: Amount | None = key("应发合计", "不写就自动加；写了会核对", default=None)
    declared_paid: Amount | None = key("实发合计", "不写就自动加；写了会核对", default=None)
    declared_outlays: Amount | None = key("开支合计", "不写就自动加；写了会核对", default=None)
    declared_insurance: Amount | None = key("社保合计", "不写就自动加；写了会核对", default=None)
    capitals: Line | None = key("应发合计大写", "大写金额；写了会核对", default=None)

    @property
    def due(self) -> Decimal:
        """What all are due, yuan."""
        return add_money(payee.due for payee in self.payees)

    @property
    def paid(self) -> Decimal | None:
        """What was paid out, yuan; None when nobody's line says it."""
        return add_known(payee.paid for payee in self.payees)

    @property
    def spent(self) -> Decimal:
        """Administrative outlays, yuan."""
        return add_money(outlay.actual for outlay in self.outlays)

    @property
    def insured(self) -> Decimal:
        """Social insurance, yuan."""
        return add_money(part.amount for part in self.insurance)


def facts(record: Pay, file: str) -> Facts:
    """The period's row: never a name.

    ``cents``: ``due``, ``paid`` (where said), ``outlays``, ``insurance``. ``data``: ``whom``, ``book`` (or empty), ``series`` (whom and
    book), ``persons`` rows of the board's list.
    """
    sums = {"due": record.due, "paid": record.paid, "outlays": record.spent, "insurance": record.insured}
    book = record.book or ""
    mark = {"行政账": "admin", "经济账": "econ"}.get(book, "")
    what = _WHAT[record.whom] if record.payees or record.insurance or not record.outlays else "会议、差旅、招待等开支"
    return envelope_facts(
        record,
        "pay",
        file,
        record.ident or "-".join(filter(None, (record.period.slug, _SLUGS[record.whom], mark))),
        title=f"{record.period.label}{book}{what}",
        items=_items(record),
        period=record.period.text,
        due_from=iso(record.period.end),
        day=iso(record.period.end),
        cents={name: cents(value) for name, value in sums.items() if value is not None},
        links=tuple(
            LinkFact(("人员", index, "决议"), "decision", payee.decision)
            for index, payee in enumerate(record.payees)
            if payee.decision
        ),
        data={"whom": record.whom, "book": book, "series": record.whom + book, "persons": len(record.payees)},
    )


_WHAT = {
    "村干部": "干部报酬和误工补贴",
    "误工人员": "误工补贴",
    "理事会监事会": "理事会、监事会报酬",
    "聘用人员": "聘用人员工资和社保",
}


def _items(record: Pay) -> tuple[str, ...]:
    upper = (_ITEMS.get(record.whom, "CF-11"),) if record.payees or record.insurance else ()
    lower = ("CF-12",) if record.outlays else ()
    return upper + lower or (_ITEMS.get(record.whom, "CF-11"),)


RECORD = Pay
