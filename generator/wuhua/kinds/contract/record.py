"""One contract: the plan, the valuation, the bidding, what was signed, what was changed, how it ended (FT-08)."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from wuhua.kinds.stages import StageNotice, period_of, told
from wuhua.kinds.terms import measured, months_of
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, ident_of, iso
from wuhua.model.fields import Amount, Day, Ident, Line, Prose, Quantity, Whole, key
from wuhua.model.orders import Order, order
from wuhua.model.record import Notice, Part, Record

Method = Literal["公开竞价", "公开招标", "公开协商", "挂牌", "拍卖", "协议", "续租"]
Sort = Literal[
    "资产出租",
    "资产转让",
    "资产处置",
    "资源发包",
    "土地承包",
    "土地流转",
    "经营性建设用地",
    "委托经营",
    "借款担保",
    "其他",
]
_ITEM = {"资源发包": "CW-15", "土地承包": "CW-15", "土地流转": "CW-15", "经营性建设用地": "CF-30", "借款担保": "CF-21"}
_PLANNED = ("资产出租", "资产转让", "资产处置", "委托经营", "其他")


class Plan(Part):
    """What is meant to be let or sold, how, for at least how much; before anything is signed."""

    day: Day = key("日期", "方案哪天公布", example="2025-06-09")
    method: Method | None = key(
        "方式", "打算怎么定人：公开竞价、公开招标、公开协商、挂牌、拍卖、协议、续租", default=None
    )
    floor: Amount | None = key("底价", "最低多少元", default=None)
    floor_unit: Line | None = key("底价说明", "底价是怎么算的，如 每月每铺", default=None)
    term: Line | None = key("期限", "打算租几年", default=None)
    opinions: Notice | None = key("征求意见", "听取意见的起止日期", default=None)
    heard: Line | None = key("意见", "收到什么意见、怎么答复", default=None)


class Valuation(Part):
    """What an independent body says that it is worth (CF-18)."""

    body: Line = key("机构", "哪家评估机构")
    base_day: Day = key("基准日", "按哪一天的价评的")
    value: Amount = key("评估值", "评出来多少元")
    report: Line | None = key("报告编号", "评估报告的编号", default=None)
    notice: Notice | None = key("公示", "评估结果公示的起止日期", default=None)


class Deal(Part):
    """How the other party was found, and at what price."""

    day: Day = key("日期", "哪天定的")
    method: Method = key("方式", "公开竞价、公开招标、公开协商、挂牌、拍卖、协议或续租")
    platform: Line | None = key("平台", "在哪个交易平台", default=None)
    bidders: Whole | None = key("报名家数", "几家报名", default=None)
    price: Amount | None = key("成交价", "多少元", default=None)
    price_unit: Line | None = key("成交价说明", "价是怎么算的，如 每月每铺", default=None)
    notice: Notice | None = key("公示", "结果公示的起止日期", default=None)


class Change(Part):
    """What was changed after signing."""

    day: Day = key("日期", "哪天改的")
    what: Line = key("内容", "改了什么、为什么")
    until: Day | None = key("延期至", "改了期限的，写新的最后一天", default=None)
    whole: Amount | None = key("总额", "改了价的，写新的总额", default=None)
    yearly: Amount | None = key("年额", "改了价的，写新的年额", default=None)
    decision: Ident | None = key("决议", "同意这样改的决策事项的编号", default=None)


class Closing(Part):
    """How it ended."""

    day: Day = key("日期", "哪天了结的")
    how: Literal["到期收回", "续签", "提前终止", "结清"] = key("方式", "到期收回、续签、提前终止或结清")
    successor: Ident | None = key("新合同", "续签的，写新合同的编号", default=None)
    note: Line | None = key("说明", "押金退没退、东西收没收回", default=None)


class Contract(Record):
    """经济合同: one contract."""

    name: Line = key("名称", "合同叫什么", example="四组祠堂前地块出租")
    sort: Sort = key(
        "类别", "资产出租、资产转让、资产处置、资源发包、土地承包、土地流转、经营性建设用地、委托经营、借款担保或其他"
    )
    direction: Literal["收", "付"] = key("收付", "村里收钱写 收，村里付钱写 付", default="收")
    owner: Line | None = key("甲方", "村里这一边是谁，如 云溪村股份经济合作社", default=None)
    party: Line | None = key("对方", "单位写名称；个人写某某", default=None)
    relation: Literal["本集体成员", "本集体以外"] | None = key(
        "对方身份", "本集体成员，还是本集体以外的单位和个人", default=None
    )
    matter: Line | None = key("标的", "租的、包的、卖的是什么，在哪里", default=None)
    quantity: Quantity | None = key("数量", "多少", default=None)
    unit: Line | None = key("单位", "亩、间、平方米", default=None)
    content: Prose | None = key("内容", "合同的要点", default=None)
    plan: Plan | None = key("方案", "签订以前公布的方案", default=None)
    valuation: Valuation | None = key("评估", "资产评估的结果", default=None)
    decision: Ident | None = key("决议", "批准的决策事项的编号", default=None)
    approval: Line | None = key("批准文号", "要镇里、县里批准的，写批文", default=None)
    deal: Deal | None = key("交易", "对方是怎么定下来的", default=None)
    signed: Day | None = key("签订日期", "哪天签的；还没有签的不写", default=None)
    start: Day | None = key("开始", "从哪天起", default=None)
    end: Day | None = key("结束", "到哪天止", default=None)
    whole: Amount | None = key("总额", "整个合同多少元", default=None)
    yearly: Amount | None = key("年额", "一年多少元", default=None)
    rise: Line | None = key("递增", "租金怎么涨，如 每三年涨5%", default=None)
    deposit: Amount | None = key("押金", "收了（交了）多少元押金", default=None)
    payment: Line | None = key("付款方式", "一年一付、一季一付……", default=None)
    changes: list[Change] = key("变更", "签订以后改过的地方", default=[])
    closing: Closing | None = key("了结", "到期收回、续签、提前终止或结清的，写这里", default=None)
    stages: list[StageNotice] = key("阶段公开", "事前、事中、事后各在哪天公开过", default=[])

    @property
    def last_day(self) -> date | None:
        """The last day that it holds, its extensions in mind; None when no end is written."""
        return max((change.until for change in self.changes if change.until), default=self.end)

    def orders(self) -> Iterator[Order]:
        """Its term; from the plan to the end of it; every change after the signing."""
        closing, plan, deal = self.closing, self.plan, self.deal
        signed = ("签订日期", self.signed, ("签订日期",))
        yield order(("合同开始", self.start, ("开始",)), ("合同结束", self.end, ("结束",)))
        yield order(
            ("方案公布", plan.day if plan else None, ("方案", "日期")),
            ("交易", deal.day if deal else None, ("交易", "日期")),
            signed,
            ("了结", closing.day if closing else None, ("了结", "日期")),
        )
        for index, change in enumerate(self.changes):
            yield order(signed, ("变更", change.day, ("变更", index, "日期")))


def facts(record: Contract, file: str) -> Facts:
    """The contract's row.

    ``cents``: whole, yearly, floor, deal. ``data``: class, direction, outsider (let to somebody from outside), approval, decision, signed, awarded (day of the deal), end (the last
    day, extensions in mind; empty where it lies before the start, which T07 tells), closed (day), told ((stage, day)), reached ((stage, day it began)), notices (for rule T06),
    terms (what a register may repeat of it), units (of floor and deal), quantity, months (of the term as signed, 0 where not written).
    """
    plan, deal = record.plan, record.deal
    amounts = {
        "whole": record.whole,
        "yearly": record.yearly,
        "floor": plan.floor if plan else None,
        "deal": deal.price if deal else None,
    }
    return envelope_facts(
        record,
        "contract",
        file,
        ident_of(record.ident, file),
        title=record.name,
        items=_items(record),
        day=iso(record.signed or _planned(record)),
        due_from=iso(record.signed or _planned(record)),
        cents={name: cents(value) for name, value in amounts.items() if value is not None},
        links=tuple(_links(record)),
        data={
            "class": record.sort,
            "direction": record.direction,
            "outsider": record.relation == "本集体以外",
            "approval": record.approval or "",
            "decision": record.decision or "",
            "signed": iso(record.signed),
            "awarded": iso(deal.day if deal else None),
            "end": "" if _is_reversed(record) else iso(record.last_day),
            "closed": iso(record.closing.day if record.closing else None),
            "told": told(record.stages),
            "reached": tuple(_reached(record)),
            "notices": tuple(_notices(record)),
            "terms": _terms(record),
            "units": ((plan.floor_unit or "") if plan else "", (deal.price_unit or "") if deal else ""),
            "quantity": str(record.quantity or ""),
            "months": months_of(record.start, record.end),
        },
    )


def _planned(record: Contract) -> date | None:
    if record.plan:
        return record.plan.day
    if record.valuation and record.valuation.notice:
        return record.valuation.notice.start
    return record.deal.day if record.deal else None


def _items(record: Contract) -> tuple[str, ...]:
    own = _ITEM.get(record.sort)
    found = [own] if own else []
    if record.signed and record.sort != "借款担保":
        found.insert(0, "CF-08")
    if record.plan and record.sort in _PLANNED:
        found.append("CF-19")
    if record.valuation:
        found.append("CF-18")
    return tuple(found) or ("CF-08",)


def _reached(record: Contract) -> list[tuple[str, str]]:
    """A contract without a written plan has no stage before; one that runs has none after."""
    before = _planned(record) if record.plan or record.valuation else None
    days = (("事前", before), ("事中", record.signed), ("事后", record.closing.day if record.closing else None))
    return [(stage, iso(day)) for stage, day in days if day]


def _notices(record: Contract) -> list[tuple[str, tuple[str | int, ...], str, str, str]]:
    found = []
    if record.plan:
        found += period_of("集体资产方案征求意见", ("方案", "征求意见"), record.plan.opinions)
    if record.valuation:
        found += period_of("资产评估结果", ("评估", "公示"), record.valuation.notice, record.signed)
    return found


def _terms(record: Contract) -> tuple[tuple[str, ...], ...]:
    """What a register may repeat: days of signing, start, end; yuan a year, in all; each with what later changes made of it; how much of what.

    Of a rent that rises nobody knows which year's a register means: there is none to repeat.
    """
    ends = [record.end, *(change.until for change in record.changes)]
    yearly = [] if record.rise else [record.yearly, *(change.yearly for change in record.changes)]
    whole = [record.whole, *(change.whole for change in record.changes)]
    days = tuple(tuple(iso(day) for day in column if day) for column in ([record.signed], [record.start], ends))
    sums = (tuple(str(each) for each in column if each is not None) for column in (yearly, whole))
    return (*days, *sums, tuple(filter(None, (measured(record.quantity, record.unit),))))


def _links(record: Contract) -> list[LinkFact]:
    found = []
    if record.decision:
        found.append(LinkFact(("决议",), "decision", record.decision))
    for index, change in enumerate(record.changes):
        if change.decision:
            found.append(LinkFact(("变更", index, "决议"), "decision", change.decision))
    if record.closing and record.closing.successor:
        found.append(LinkFact(("了结", "新合同"), "contract", record.closing.successor))
    return found


def _is_reversed(record: Contract) -> bool:
    return bool(record.start and record.last_day and record.last_day < record.start)


RECORD = Contract
