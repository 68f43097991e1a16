"""机构名册: a body with its posts and seats; a seat that nobody holds is written as 空缺 and shown as such."""

from typing import Literal

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, Phone, Whole, key
from wuhua.model.record import Part, Record

BodyKind = Literal[
    "党组织",
    "村民委员会",
    "居民委员会",
    "村务监督委员会",
    "村民代表会议",
    "村民议事会",
    "小组议事会",
    "村民小组",
    "集体经济组织",
    "理事会",
    "监事会",
    "公共服务站",
    "其他",
]


class Seat(Part):
    """One seat. Either a registered person (编号 in 人员), a name, or nobody: 空缺."""

    post: Line = key("职务", "如 主任、委员、组长")
    person: Ident | None = key("人员", "人员名册里的编号，如 P03", default=None)
    name: Line | None = key("姓名", "没有列入人员名册的，写姓名", default=None)
    vacant: Line | None = key("空缺", "没有人担任，写原因", default=None)
    duty: Line | None = key("分工", "管什么", default=None)
    since: Day | None = key("任职起", "哪天开始", default=None)
    until: Day | None = key("任职止", "哪天到期；不写就是和本届一样", default=None)
    phone: Phone | None = key("办公电话", "办公室电话", default=None)


class Term(Part):
    """The body's term of office, from the day it was formed to the day it ends."""

    start: Day = key("开始", "本届哪天产生")
    end: Day | None = key("届满", "本届哪天到期；不写就按任期年数算", default=None)
    number: Line | None = key("届次", "如 第八届", default=None)


class Body(Record):
    """机构名册: one body."""

    name: Line = key("名称", "机构全称", example="云溪村村务监督委员会")
    kind: BodyKind = key("类别", "是哪一种机构")
    led_by: Line | None = key("受谁领导", "上级或领导它的组织", default=None)
    reports_to: Line | None = key("对谁负责", "向谁报告工作", default=None)
    group: Line | None = key("小组", "小组的机构，写小组名称", default=None)
    term: Term | None = key("任期", "本届的起止", default=None)
    seats_due: Whole | None = key("席位", "规定多少席", default=None)
    women: Whole | None = key("女成员", "有几位女成员", default=None)
    members: Whole | None = key("成员总数", "党员、社员、代表等的总人数", default=None)
    elected: Whole | None = key("代表", "村民代表会议里村民代表多少人，不含村委会成员", default=None)
    elected_women: Whole | None = key("女代表", "村民代表里女性多少人", default=None)
    chosen_by: Literal["按户", "按组"] | None = key(
        "推选办法", "几户推选一名写 按户；各组推选若干人写 按组", default=None
    )
    seats: list[Seat] = key("成员", "一席一行；空着的也要写", default=[])
    duties: list[Line] = key("职责", "这个机构做什么", default=[])

    @property
    def filled(self) -> int:
        """Seats that somebody holds."""
        return sum(1 for seat in self.seats if seat.vacant is None)


def facts(record: Body, file: str) -> Facts:
    """The body's row: seats filled and vacant, who sits where, its term."""
    return envelope_facts(
        record,
        "org",
        file,
        ident_of(record.ident, file),
        title=record.name,
        items=ITEMS.get(record.kind, ()),
        due_from=iso(record.term.start if record.term else None),
        links=tuple(
            LinkFact(
                ("成员", index, "人员"),
                "person",
                seat.person,
                (record.name, seat.post, seat.duty or "", iso(seat.since)),
            )
            for index, seat in enumerate(record.seats)
            if seat.person
        ),
        names=tuple(seat.name for seat in record.seats if seat.name),
        data={
            "name": record.name,
            "body": record.kind,
            "group": record.group or "",
            "seats_due": record.seats_due or 0,
            "filled": record.filled,
            "vacant": len(record.seats) - record.filled,
            "women": record.women,
            "members": record.members,
            "representatives": (record.elected, record.elected_women, record.chosen_by or ""),
            "term_start": iso(record.term.start if record.term else None),
            "term_end": iso(record.term.end if record.term else None),
            "posts": tuple((seat.post, seat.person or "", seat.name or "", seat.vacant or "") for seat in record.seats),
        },
    )


ITEMS = {
    "党组织": ("DW-01",),
    "村民委员会": ("CW-01",),
    "居民委员会": ("CW-01",),
    "村务监督委员会": ("CW-08",),
    "公共服务站": ("FW-01",),
    "理事会": ("CF-31",),
    "监事会": ("CF-31",),
}

RECORD = Body
