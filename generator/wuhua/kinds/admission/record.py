"""准入事项: a task handed down: five steps of admission (S003-31), the agreement with staff, funds, equipment, training (S000-29)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from wuhua.base.money import add_money
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, ident_of, iso
from wuhua.model.fields import Amount, Day, Ident, Line, PeriodText, Prose, key
from wuhua.model.orders import Order, order
from wuhua.model.record import Part, Record

ITEMS = {"准入事项": ("CW-12",), "协助政府工作": ("CW-13",)}


class Gate(Part):
    """One step of admission: the day, who took it, its paper."""

    day: Day = key("日期", "哪一天", example="2025-01-06")
    body: Line | None = key("机构", "哪个机构办的这一步", default=None)
    paper: Line | None = key("文号", "批文、函件的文号", default=None)
    note: Line | None = key("说明", "要说明的话", default=None)


class Gates(Part):
    """The steps of admission, each under its own key; one that has not happened yet is not written."""

    applied: Gate | None = key("申请", "第一步：部门提出申请", default=None)
    reviewed: Gate | None = key("前置审核", "第二步：镇里、民政部门先审", default=None)
    approved: Gate | None = key("批准", "第三步：有权的机关批准", default=None)
    entered: Gate | None = key("进入", "第四步：凭批文进村", default=None)
    withdrawn: Gate | None = key("撤销", "第五步：办完退出", default=None)

    def dated(self) -> list[tuple[str, Gate]]:
        """Steps that are written, in the order that the procedure asks: (key, step)."""
        pairs = [(field.alias or name, getattr(self, name)) for name, field in Gates.model_fields.items()]
        return [(title, gate) for title, gate in pairs if gate is not None]


class Span(Part):
    """From when until when the task runs."""

    start: Day = key("开始", "从哪天起")
    end: Day | None = key("结束", "到哪天止；长期的不写", default=None)


class Agreement(Part):
    """The entrustment agreement: staff and funds follow the task (S000-29, S000-30)."""

    number: Line | None = key("协议编号", "协议的编号", default=None)
    signed: Day | None = key("签订日期", "哪天签的", default=None)
    staff: Line | None = key("人员", "给几个人、谁发工资", default=None)
    funds: Amount | None = key("经费", "一年给多少元；不给写 0.00", default=None)
    funds_note: Line | None = key("经费说明", "怎么算、怎么拨", default=None)
    equipment: Line | None = key("设备", "给什么设施设备", default=None)
    training: Line | None = key("培训", "给什么业务培训", default=None)


class Receipt(Part):
    """Money of the agreement that came in, as it stands in the ledger."""

    day: Day = key("日期", "到账那天")
    amount: Amount = key("金额", "多少元")
    ledger: Ident | None = key("账", "哪一份财务收支的编号", default=None)
    voucher: Line | None = key("凭证", "凭证编号", default=None)


class Progress(Part):
    """How far one piece of assisting the government has come (CW-13)."""

    matter: Line = key("工作", "帮着办的是什么事")
    state: Line = key("进度", "办到哪里、办了多少")
    funds: Amount | None = key("经费", "这件事给了多少元", default=None)


class Admission(Record):
    """准入事项: one task from above, or a period's report on assisting the government."""

    kind: Literal["准入事项", "协助政府工作"] = key("类别", "一件准入的事，还是一期协助工作的情况", default="准入事项")
    matter: Line = key("事项", "什么事", example="流动人口信息采集")
    period: PeriodText | None = key("期间", "协助政府工作按季写，如 2025年四季度", default=None)
    office: Line | None = key("委托部门", "哪个部门的事", default=None)
    gatekeeper: Line | None = key("扎口单位", "进村的事统一由哪个单位把关", default=None)
    undertaker: Line | None = key("承办", "村里哪个机构办", default=None)
    content: Prose | None = key("内容", "具体做什么", default=None)
    span: Span | None = key("期限", "从哪天到哪天", default=None)
    gates: Gates | None = key("准入", "五步的日期；还没走到的不写", default=None)
    agreement: Agreement | None = key("协议", "委托协议：人员、经费、设备、培训", default=None)
    receipts: list[Receipt] = key("到账", "协议的经费到账的每一笔", default=[])
    works: list[Progress] = key("办理情况", "一件一行", default=[])

    @property
    def received(self) -> Decimal:
        """Sum of the receipts, yuan."""
        return add_money(receipt.amount for receipt in self.receipts)

    def orders(self) -> Iterator[Order]:
        """The time for which the task runs; the order of the gates is C10's."""
        if self.span:
            yield order(("期限开始", self.span.start, ()), ("期限结束", self.span.end, ("期限", "结束")))


#: Parts of the agreement as rules and policies call them.
PARTS = {"人员": "staff", "经费": "funds", "设备": "equipment", "培训": "training"}


def facts(record: Admission, file: str) -> Facts:
    """The task's row.

    ``data``: ``sort`` 类别; ``steps`` (key, day) that are written; ``end`` last day of the span or empty; ``entrusted`` whether it
    is a task with an office behind it; ``parts`` of the agreement that are written, None without an agreement; ``gatekeeper``;
    ``receipts`` (row, ledger, voucher, cents) that name both.
    """
    steps = tuple((title, iso(gate.day)) for title, gate in record.gates.dated()) if record.gates else ()
    agreement = record.agreement
    parts = tuple(name for name, field in PARTS.items() if agreement and getattr(agreement, field) is not None)
    money = {"agreed": agreement.funds if agreement else None, "received": record.received if record.receipts else None}
    event = iso(record.period.end) if record.period else dict(steps).get("进入", "") or (steps[-1][1] if steps else "")
    return envelope_facts(
        record,
        "admission",
        file,
        ident_of(record.ident, file),
        title=f"{record.period.text}{record.matter}" if record.period else record.matter,
        items=ITEMS[record.kind],
        period=record.period.text if record.period else "",
        due_from=event,
        cents={name: cents(value) for name, value in money.items() if value is not None},
        links=tuple(
            LinkFact(("到账", index, "账"), "finance", receipt.ledger)
            for index, receipt in enumerate(record.receipts)
            if receipt.ledger
        ),
        data={
            "sort": record.kind,
            "steps": steps,
            "end": iso(record.span.end if record.span else None),
            "entrusted": record.kind == "准入事项",
            "parts": parts if agreement else None,
            "gatekeeper": record.gatekeeper or "",
            "receipts": tuple(
                (index, receipt.ledger, receipt.voucher, cents(receipt.amount))
                for index, receipt in enumerate(record.receipts)
                if receipt.ledger and receipt.voucher
            ),
        },
    )


RECORD = Admission
