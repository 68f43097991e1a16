"""会议与授权: who was called and came, what was resolved with which votes, what was authorised, what a consultation heard.

One form for every body: assembly, representatives, group or its households, members or delegates of the collective, council,
party members, joint meeting, deliberation council. Their quorums are the rules' (D02, D03, D04, D07, D08, D17).
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from wuhua.kinds.voting import Approval, Attendance, Ballot, Matter, Outcome
from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, Prose, Whole, YesNo, key
from wuhua.model.orders import Order, order, stretches
from wuhua.model.quorum import carried
from wuhua.model.record import Part, Record

Body = Literal[
    "村民会议",
    "村民代表会议",
    "居民会议",
    "居民代表会议",
    "村民小组会议",
    "成员大会",
    "成员代表大会",
    "理事会",
    "监事会",
    "两委联席会议",
    "党员大会",
    "村民议事会",
    "小组议事会",
    "村务监督委员会",
    "民主协商",
]
Holder = Literal["村民代表会议", "居民代表会议", "村民议事会", "村民委员会", "居民委员会", "理事会", "其他"]
#: S002-30: raise, discuss, decide, carry out, supervise.
STAGES = ("提事", "商事", "决事", "理事", "监事")
#: Bodies whose resolutions CW-04 asks to publish.
_VILLAGE = frozenset(
    {"村民会议", "村民代表会议", "居民会议", "居民代表会议", "村民小组会议", "村民议事会", "小组议事会"}
)


class Resolution(Ballot):
    """One matter that the meeting voted on."""

    matter: Line = key("事项", "表决什么事，一句话", example="村规民约修订")
    matters: list[Matter] = key("涉及", "法律规定要由谁定的事，是哪一种", default=[])
    mandate: Ident | None = key("授权编号", "哪次会议授权的，写那次会议的编号", default=None)
    approvals: list[Approval] = key("批准", "要上级批准的，批文", default=[])
    outcome: Outcome | None = key("结果", "不写就按票数算", default=None)
    decision: Ident | None = key("决议编号", "在“决策事项”里写全了的，写它的编号", default=None)
    note: Line | None = key("说明", "要说明的话", default=None)

    def carried_by(self, attendance: Attendance) -> bool | None:
        """Whether it passed at a meeting with this attendance (``quorum.carried``)."""
        return carried(self.outcome, attendance, self)


class Mandate(Ballot):
    """What the meeting gave another body to decide (CW-05), and until when."""

    to: Holder = key("授权给", "授权给哪个机构")
    other: Line | None = key("机构名称", "上面选了 其他 的，写名称", default=None)
    matters: list[Matter] = key("涉及", "授权的是哪几种事", default=[])
    scope: Line | None = key("事项", "授权办什么事、到什么范围", default=None)
    start: Day | None = key("开始", "从哪天起；不写就是开会那天", default=None)
    end: Day | None = key("到期", "到哪天为止", default=None)


class Report(Part):
    """A report that the meeting heard (S001-30)."""

    title: Line = key("题目", "报告的题目")
    by: Line | None = key("报告人", "谁报告的，写职务", default=None)
    gist: Prose | None = key("要点", "报告说了什么", default=None)
    verdict: Line | None = key("评议", "参会的人怎么评", default=None)


class Voice(Part):
    """One opinion heard in a consultation and what became of it; who said it is not written."""

    opinion: Line = key("意见", "说了什么，不写是谁说的")
    taken: Literal["采纳", "部分采纳", "没有采纳"] = key("采纳", "采纳了没有")
    why: Line | None = key("说明", "为什么", default=None)


class Stages(Part):
    """The five matters of S002-30, each with its day; what has not happened is not written."""

    raised: Day | None = key("提事", "哪天提出来", default=None)
    discussed: Day | None = key("商事", "哪天商量", default=None)
    decided: Day | None = key("决事", "哪天定", default=None)
    carried_out: Day | None = key("理事", "哪天办好", default=None)
    supervised: Day | None = key("监事", "哪天检查", default=None)

    def dated(self) -> list[tuple[str, date]]:
        """Stages that have a day, in the order that they should have."""
        days = (self.raised, self.discussed, self.decided, self.carried_out, self.supervised)
        return [(name, day) for name, day in zip(STAGES, days, strict=True) if day is not None]


class Consultation(Part):
    """A consultation (CW-06): in which form, on what, who took part, what was heard, what was answered."""

    form: Literal["村民说事", "居民说事", "民情恳谈", "百姓议事", "网络协商", "议事会协商", "其他形式"] = key(
        "形式", "用什么形式商量"
    )
    topic: Line = key("议题", "商量什么事")
    parties: list[Line] = key("参加方", "哪几方参加，如 村民代表、施工单位", default=[])
    newcomers: Whole | None = key("非户籍人数", "参加的非户籍常住人口多少人", default=None)
    stages: Stages | None = key("五事", "提事、商事、决事、理事、监事各是哪天", default=None)
    voices: list[Voice] = key("听到的意见", "一条一行", default=[])
    answered: Day | None = key("反馈日期", "哪天把结果告诉大家", default=None)
    answer: Prose | None = key("反馈", "怎么答复的", default=None)


class MeetingRecord(Record):
    """会议与授权: one meeting."""

    name: Line = key("会议", "会议的名称", example="2025年第一季度村民代表会议")
    body: Body = key("类别", "哪个机构的会", example="村民代表会议")
    day: Day = key("日期", "哪天开的；还没开的写定好的那天", example="2025-03-15")
    group: Line | None = key("小组", "小组的会，写小组名称", default=None)
    chair: Line | None = key("主持人", "谁主持，写职务", default=None)
    place: Line | None = key("会场", "在哪里开", default=None)
    called: Day | None = key("通知日期", "哪天通知开会", default=None, example="2025-03-05")
    papers: Day | None = key("材料日期", "报告、方案哪天送到或者贴出来", default=None)
    party_first: Day | None = key("党组织研究", "党组织哪天先研究讨论的", default=None)
    attendance: Attendance | None = key("到会", "应到、实到多少人", default=None)
    agenda: list[Line] = key("议程", "一项一行", default=[])
    guests: list[Line] = key("列席人员", "谁列席，写身份，如 法律顾问", default=[])
    important: YesNo = key("重要", "定的是不是重要事项", default=False)
    resolutions: list[Resolution] = key("决议", "表决了几件事，一件一行", default=[])
    mandates: list[Mandate] = key("授权", "把什么事交给哪个机构定，一项一行", default=[])
    reports: list[Report] = key("报告", "听了哪些工作报告", default=[])
    consultation: Consultation | None = key("协商", "民主协商会，写议题、意见和反馈", default=None)
    minutes: Prose | None = key("会议情况", "要写给大家看的会议情况", default=None)

    @property
    def came(self) -> Attendance:
        """Who was due and who came; an empty one where nothing is written."""
        return self.attendance or Attendance()

    def orders(self) -> Iterator[Order]:
        """Called and its papers shown, then held; a mandate runs from then on; the five matters of a consultation follow one another."""
        held = ("开会", self.day, ("日期",))
        yield order(("通知", self.called, ()), held)
        yield order(("给成员看材料", self.papers, ()), held)
        yield from stretches("授权", self.mandates, "到期")
        for index, mandate in enumerate(self.mandates):
            yield order(held, ("授权开始", mandate.start, ("授权", index, "开始")), usual=True)
        stages = self.consultation.stages if self.consultation else None
        if stages:
            yield order(*((name, day, ("协商", "五事", name)) for name, day in stages.dated()))


def facts(record: MeetingRecord, file: str) -> Facts:
    """The meeting's row.

    ``data``: ``body``; ``group``; ``called`` ``papers`` ``party_first`` days; ``important``; ``came`` (due, present, households due,
    households), None where not written; ``resolutions`` (matter, its sorts, mandate, decision, passed); ``mandates`` (to, sorts,
    scope, start, end); ``ballots`` (decision, in favour, against, abstained) of resolutions that are told whole as a decision; ``reports`` their number; ``stages`` (name, day) of a consultation.
    """
    came = record.came
    return envelope_facts(
        record,
        "meeting",
        file,
        ident_of(record.ident, file),
        title=record.name,
        items=_items(record),
        day=iso(record.day),
        due_from=iso(record.day),
        links=tuple(_links(record)),
        data={
            "body": record.body,
            "group": record.group or "",
            "called": iso(record.called),
            "papers": iso(record.papers),
            "party_first": iso(record.party_first),
            "important": record.important,
            "came": (came.due, came.present, came.households_due, came.households),
            "resolutions": tuple(
                (vote.matter, tuple(vote.matters), vote.mandate or "", vote.decision or "", vote.carried_by(came))
                for vote in record.resolutions
            ),
            "ballots": tuple(
                (vote.decision, vote.in_favour, vote.against, vote.abstained)
                for vote in record.resolutions
                if vote.decision
            ),
            "mandates": tuple(
                (
                    each.other or each.to,
                    tuple(each.matters),
                    each.scope or "",
                    iso(each.start or record.day),
                    iso(each.end),
                )
                for each in record.mandates
            ),
            "reports": len(record.reports),
            "stages": _stages(record.consultation),
        },
    )


def _items(record: MeetingRecord) -> tuple[str, ...]:
    found = ["CW-04"] if record.body in _VILLAGE and (record.resolutions or record.reports) else []
    found += ["CW-05"] if record.mandates else []
    found += ["CW-06"] if record.consultation or record.body == "民主协商" else []
    return tuple(found)


def _links(record: MeetingRecord) -> Iterator[LinkFact]:
    for index, vote in enumerate(record.resolutions):
        if vote.decision:
            yield LinkFact(("决议", index, "决议编号"), "decision", vote.decision)
        if vote.mandate:
            yield LinkFact(("决议", index, "授权编号"), "meeting", vote.mandate)


def _stages(consultation: Consultation | None) -> tuple[tuple[str, str], ...]:
    stages = consultation.stages if consultation else None
    return tuple((name, day.isoformat()) for name, day in stages.dated()) if stages else ()


RECORD = MeetingRecord
