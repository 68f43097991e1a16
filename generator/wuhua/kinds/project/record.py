"""Works and purchases: approval, tender, contract, changes, progress, acceptance, settlement, payments (FT-07)."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from wuhua.base.money import CENT, add_money
from wuhua.kinds.project.parts import (
    Acceptance,
    Approval,
    Change,
    Estate,
    Good,
    Payment,
    Progress,
    Settlement,
    Signed,
    Source,
    Tender,
)
from wuhua.kinds.stages import StageNotice, period_of, told
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, ident_of, iso
from wuhua.model.fields import Amount, Day, Ident, Line, Prose, key
from wuhua.model.orders import Order, Path, order
from wuhua.model.record import Record

_ITEMS = {"工程": "CF-09", "物资采购": "CF-10", "服务采购": "CF-10", "规划": "CW-34"}

#: Where each event of :func:`events` is written.
_WRITTEN: dict[str, Path] = {
    "立项": ("立项", "日期"),
    "招标公告": ("发包", "公告日期"),
    "开标": ("发包", "开标日期"),
    "签合同": ("合同", "签订日期"),
    "开工": ("开工日期",),
    "完工": ("完工日期",),
    "验收": ("验收", "日期"),
    "结算": ("结算", "日期"),
}


class Project(Record):
    """工程项目: one work or purchase."""

    name: Line = key("名称", "做什么工程、买什么", example="冬修水渠（下社段）")
    sort: Literal["工程", "物资采购", "服务采购", "规划"] = key(
        "类别", "工程、物资采购、服务采购或规划", default="工程"
    )
    content: Prose | None = key("内容", "做什么、在哪里、做多少", default=None)
    approval: Approval | None = key("立项", "哪天、按什么定下来要办", default=None)
    decision: Ident | None = key("决议", "批准的决策事项的编号", default=None)
    budget: Amount | None = key("预算", "打算花多少元", default=None)
    sources: list[Source] = key("资金来源", "钱从哪里来；加起来等于预算", default=[])
    goods: list[Good] = key("采购清单", "买东西、买服务的，一样一行", default=[])
    goods_total: Amount | None = key("清单合计", "不写就自动加；写了会核对", default=None)
    tender: Tender | None = key("发包", "怎么定的施工单位、供应商", default=None)
    contract: Signed | None = key("合同", "签了合同的写这里", default=None)
    begun: Day | None = key("开工日期", "实际开工的日期", default=None)
    changes: list[Change] = key("变更", "合同以后改过的，一次一行", default=[])
    progress: list[Progress] = key("进度", "做到哪一步，一次一行", default=[])
    finished: Day | None = key("完工日期", "实际做完的日期", default=None)
    acceptance: Acceptance | None = key("验收", "验收的日期和结论", default=None)
    settlement: Settlement | None = key("结算", "最后审定花了多少元", default=None)
    payments: list[Payment] = key("付款", "付出去的钱，一笔一行", default=[])
    declared_paid: Amount | None = key("已付", "一共付了多少元；不写就自动加", default=None)
    declared_unpaid: Amount | None = key("未付", "还有多少元没有付；不写就自动算", default=None)
    responsible: Line | None = key("负责人", "谁负责，写职务", default=None)
    watched_by: Line | None = key("监督人", "谁监督，写机构、职务", default=None)
    estate: Estate | None = key("三同步", "新建小区配套用房的规划、建设、使用日期", default=None)
    stages: list[StageNotice] = key("阶段公开", "事前、事中、事后各在哪天公开过", default=[])

    @property
    def price(self) -> Decimal | None:
        """What is to be paid in all: audited, else contract plus changes; None before a contract, yuan."""
        if self.settlement:
            return self.settlement.price
        return self.contract.price + add_money(change.amount for change in self.changes) if self.contract else None

    @property
    def paid(self) -> Decimal:
        """Sum of the payments; without any the declared figure, yuan."""
        if not self.payments and self.declared_paid is not None:
            return self.declared_paid
        return add_money(payment.amount for payment in self.payments)

    @property
    def unpaid(self) -> Decimal | None:
        """What is still to be paid: as written, else the price less what was paid; None before a contract, yuan."""
        if self.declared_unpaid is not None or self.price is None:
            return self.declared_unpaid
        return self.price - self.paid

    def orders(self) -> Iterator[Order]:
        """Approval, tender, contract; works, acceptance, settlement. Urgent works may begin, and be paid, before the contract."""
        days = dict(events(self))
        step = {words: (words, days.get(words), path) for words, path in _WRITTEN.items()}
        yield order(*(step[words] for words in ("招标公告", "开标", "签合同")))
        yield order(*(step[words] for words in ("开工", "完工", "验收", "结算")))
        yield order(*(step[words] for words in ("立项", "招标公告", "开标", "签合同")), usual=True)
        yield order(step["签合同"], step["开工"], usual=True)
        for index, one in enumerate(self.progress):
            yield order(step["开工"], ("进度", one.day, ("进度", index, "日期")), usual=True)
        yield from self._after_contract(step["签合同"])

    def _after_contract(self, signed: tuple[str, date | None, Path]) -> Iterator[Order]:
        for index, change in enumerate(self.changes):
            yield order(signed, ("变更", change.day, ("变更", index, "日期")))
        paid: list[tuple[str, date, Path]] = [
            ("付款", payment.day, ("付款", index, "日期")) for index, payment in enumerate(self.payments)
        ]
        first = min(paid, key=lambda each: each[1], default=None)
        # Works that began before their contract are told once, without what was paid for them.
        if first and (self.begun is None or first[1] < self.begun):
            yield order(signed, first, usual=True)


def off(good: Good) -> int | None:
    """Quantity × unit price in cents, when both are written and it is not what the row says; None when it agrees."""
    if good.quantity is None or good.price is None:
        return None
    reckoned = (good.quantity * good.price).quantize(CENT, ROUND_HALF_UP)
    return None if reckoned == good.amount else cents(reckoned)


def facts(record: Project, file: str) -> Facts:
    """The project's row.

    ``cents``, each only where it is written: budget, sources, contract, changes, asked, settled, paid (declared), payments, unpaid, retained, goods,
    goods_total, bid. ``data``: class, method, reason, announced (a tender notice is named), signed, awarded (day of opening), priced (day of settlement), decided (a change has a decision), decision, due (by contract), finished, winner, contractor, off
    ((row, right, written) of goods), months (of payments), payments ((day, cents)), told, reached ((stage, day it began)), after ((day, words) of what ends the works), notices (for rule T06).
    """
    return envelope_facts(
        record,
        "project",
        file,
        ident_of(record.ident, file),
        title=record.name,
        items=(_ITEMS[record.sort],),
        day=iso(_latest(record)),
        due_from=iso(_first(record)),
        cents={name: cents(value) for name, value in _amounts(record).items() if value is not None},
        links=tuple(_links(record)),
        data={
            "class": record.sort,
            "method": record.tender.method if record.tender else "",
            "reason": bool(record.tender and record.tender.reason),
            "announced": bool(record.tender and (record.tender.announced or record.tender.notice)),
            "signed": iso(record.contract.day if record.contract else None),
            "awarded": iso(record.tender.opened if record.tender else None),
            "priced": iso(record.settlement.day if record.settlement else None),
            "decided": any(change.decision for change in record.changes),
            "decision": record.decision or "",
            "due": iso(record.contract.until if record.contract else None),
            "finished": iso(record.finished),
            "winner": (record.tender.winner or "") if record.tender else "",
            "contractor": record.contract.party if record.contract else "",
            "off": tuple(
                (index, right, cents(good.amount))
                for index, good in enumerate(record.goods)
                if (right := off(good)) is not None
            ),
            "months": tuple(sorted({iso(payment.day)[:7] for payment in record.payments})),
            "payments": tuple((iso(payment.day), cents(payment.amount)) for payment in record.payments),
            "told": told(record.stages),
            "reached": tuple(_reached(record)),
            "after": tuple(
                sorted((iso(day), words) for words, day in events(record) if words in ("完工", "验收", "结算"))
            ),
            "notices": tuple(_notices(record)),
        },
    )


def _amounts(record: Project) -> dict[str, Decimal | None]:
    contract, tender = record.contract, record.tender
    return {
        "budget": record.budget,
        "sources": add_money(source.amount for source in record.sources) if record.sources else None,
        "contract": contract.price if contract else None,
        "changes": add_money(change.amount for change in record.changes) if record.changes else None,
        "asked": record.settlement.asked if record.settlement else None,
        "settled": record.settlement.price if record.settlement else None,
        "paid": record.declared_paid,
        "payments": add_money(payment.amount for payment in record.payments) if record.payments else None,
        "unpaid": record.declared_unpaid,
        "retained": contract.retained if contract else None,
        "goods": add_money(good.amount for good in record.goods) if record.goods else None,
        "goods_total": record.goods_total,
        "bid": tender.price if tender else None,
    }


def events(record: Project) -> list[tuple[str, date]]:
    """What happened, in the order that works go: (words, day), only what is written."""
    tender, contract = record.tender, record.contract
    days: tuple[tuple[str, date | None], ...] = (
        ("立项", record.approval.day if record.approval else None),
        ("招标公告", tender.announced if tender else None),
        ("开标", tender.opened if tender else None),
        ("签合同", contract.day if contract else None),
        ("开工", record.begun),
        ("完工", record.finished),
        ("验收", record.acceptance.day if record.acceptance else None),
        ("结算", record.settlement.day if record.settlement else None),
    )
    return [(words, day) for words, day in days if day is not None]


def _first(record: Project) -> date | None:
    return events(record)[0][1] if events(record) else None


def _latest(record: Project) -> date | None:
    return events(record)[-1][1] if events(record) else None


def _reached(record: Project) -> list[tuple[str, str]]:
    """Before: from the first event; during: from the start of works; after: from their end."""
    days = dict(events(record))
    starts = (
        ("事前", _first(record)),
        ("事中", days.get("开工") or days.get("签合同")),
        ("事后", days.get("完工") or days.get("验收") or days.get("结算")),
    )
    return [(stage, iso(day)) for stage, day in starts if day]


def _notices(record: Project) -> list[tuple[str, tuple[str | int, ...], str, str, str]]:
    signed = record.contract.day if record.contract else None
    return period_of("中标候选人", ("发包", "中标公示"), record.tender.shown, signed) if record.tender else []


def _links(record: Project) -> list[LinkFact]:
    found = []
    if record.decision:
        found.append(LinkFact(("决议",), "decision", record.decision))
    if record.tender and record.tender.notice:
        found.append(LinkFact(("发包", "公告"), "notice", record.tender.notice))
    if record.contract and record.contract.paper:
        found.append(LinkFact(("合同", "合同"), "contract", record.contract.paper))
    for index, change in enumerate(record.changes):
        if change.decision:
            found.append(LinkFact(("变更", index, "决议"), "decision", change.decision))
    return found


RECORD = Project
