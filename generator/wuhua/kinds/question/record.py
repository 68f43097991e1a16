"""What villagers asked or objected to in a period and when they were answered; no field could hold who asked."""

from typing import Literal

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso, split_address
from wuhua.model.fields import Address, Day, Hours, Line, PeriodText, Phone, Whole, key
from wuhua.model.record import Part, Record


class Asked(Part):
    """One question or objection."""

    number: Line | None = key("序号", "登记的号", default=None, example="3")
    received: Day = key("收到", "哪天收到的", example="2025-11-03")
    way: Literal["意见箱", "电话", "来访", "网上", "会议", "公示期", "联名"] = key(
        "渠道", "从哪里来的", example="意见箱"
    )
    matter: Line = key("事由", "问什么，写事不写人", example="路灯电费怎么算")
    villagers: Whole | None = key("联名村民", "联名的，有多少村民", default=None, example="320")
    delegates: Whole | None = key("联名代表", "联名的，有多少村民代表", default=None, example="10")
    about: Address | None = key("公开单", "问的是哪份公开单，抄网址", default=None, example="finance/2025-10-admin")
    taken_by: Line | None = key("受理", "谁受理，写职务或机构", default=None, example="村务监督委员会")
    replied: Day | None = key("答复日期", "哪天答复的；还没有就不写", default=None, example="2025-11-06")
    reply: Line | None = key("答复", "怎么答复的", default=None, example="按表上的度数乘单价，单据可以看")
    result: Literal["采纳", "部分采纳", "解释清楚", "转上级办", "不属实"] | None = key(
        "结果", "怎么了结的", default=None, example="解释清楚"
    )
    shown: Address | None = key("答复公开单", "为这件事公开的是哪份，抄网址", default=None, example="notice/n2512")


class Desk(Part):
    """Where a villager may ask or complain (FW-14)."""

    name: Line = key("名称", "哪一种渠道", example="监督电话")
    phone: Phone | None = key("电话", "办公电话", default=None, example="0757-0000000")
    place: Line | None = key("地点", "在哪里", default=None, example="村委会大门东侧意见箱")
    hours: Hours | None = key("时间", "几点到几点", default=None, example="8:30-12:00 14:30-17:30")


class Questions(Record):
    """异议与答复: what came in during one period, and the desks that take it."""

    period: PeriodText = key("期间", "哪一期，一般写季度", example="2025年四季度")
    carried: Whole = key("上期未结", "上一期没有答复完的多少件", default=0, example="0")
    closed: Whole = key("上期已结", "其中这一期答复了多少件", default=0, example="0")
    asked: list[Asked] = key("登记", "一件一行；没有收到写 []", default=[])
    electors: Whole | None = key("村民总数", "有人联名时写：十八周岁以上村民多少人", default=None, example="2418")
    seats: Whole | None = key("代表总数", "有人联名时写：村民代表多少人", default=None, example="45")
    desks: list[Desk] = key("提意见的地方", "电话、意见箱、接待时间", default=[])

    @property
    def answered(self) -> int:
        """Questions of this period that have their reply."""
        return sum(1 for one in self.asked if one.replied is not None)


def facts(record: Questions, file: str) -> Facts:
    """The period's row. ``data``: ``asked`` as (ISO day received, ISO day replied, whether a joint request, address shown),
    ``carried`` over, ``open`` of these not closed, ``answered`` and ``received`` of this period, ``desks`` as (name, telephone, place, hours).
    """
    places = (("公开单", "about"), ("答复公开单", "shown"))
    return envelope_facts(
        record,
        "question",
        file,
        ident_of(record.ident, file),
        title=f"{record.period.label}异议与答复",
        items=("CW-36", "FW-14") if record.desks else ("CW-36",),
        period=record.period.text,
        due_from=iso(record.period.end),
        day=iso(record.period.end),
        links=tuple(
            LinkFact(("登记", index, title), *split_address(address), _say(one) if name == "about" else ())
            for index, one in enumerate(record.asked)
            for title, name in places
            if (address := getattr(one, name))
        ),
        data={
            "asked": tuple(
                (iso(one.received), iso(one.replied), one.way == "联名", one.shown or "") for one in record.asked
            ),
            "received": len(record.asked),
            "answered": record.answered,
            "carried": record.carried,
            "desks": tuple((d.name, d.phone or "", d.place or "", d.hours or "") for d in record.desks),
            "open": record.carried - record.closed,
        },
    )


def _say(one: Asked) -> tuple[str, str, str, str, str]:
    """(received, replied, matter, reply, result) for the page of the sheet that was asked about."""
    return (iso(one.received), iso(one.replied), one.matter, one.reply or "", one.result or "")


RECORD = Questions
