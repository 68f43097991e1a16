"""机构名册: a body with its posts and seats; a seat that nobody holds is written as 空缺 and shown as such.

What concerns families, schooling or where somebody comes from is told of the body as a whole: yes, no, or how many.
"""

from collections.abc import Iterator
from typing import Literal

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, Name, Phone, Whole, YesNo, key
from wuhua.model.orders import Order, order
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
    "下属委员会",
    "群团组织",
    "业主委员会",
    "领导小组",
    "其他",
]
Rank = Literal["党工委", "党委", "党总支", "党支部", "党小组"]
#: Seven sorts of branch (S004-33) and three of organisation (S002-21).
PartySort = Literal[
    "农业",
    "工业",
    "企业",
    "合作社",
    "产业协会",
    "流动党员",
    "其他支部",
    "村民型",
    "两新",
    "网络型",
]
Capacity = Literal["两委干部", "党支部书记", "村民小组长", "村民代表", "人大代表", "村民"]


class Paper(Part):
    """A paper by which somebody was appointed, or with which the appointment was filed (S000-38, S004-06)."""

    body: Line = key("机关", "哪个机关", example="镇党委")
    number: Line | None = key("文号", "文件的编号", default=None, example="示例镇委〔2023〕5号")
    day: Day | None = key("日期", "哪天", default=None, example="2023-02-22")


class Seat(Part):
    """One seat. Either a registered person (编号 in 人员), a name, or nobody: 空缺."""

    post: Line = key("职务", "如 主任、委员、组长")
    person: Ident | None = key("人员", "人员名册里的编号，如 P03", default=None)
    name: Name | None = key("姓名", "没有列入人员名册的，写姓名", default=None)
    vacant: Line | None = key("空缺", "没有人担任，写原因", default=None)
    duty: Line | None = key("分工", "管什么", default=None)
    since: Day | None = key("任职起", "哪天开始", default=None)
    until: Day | None = key("任职止", "哪天到期；不写就是和本届一样", default=None)
    phone: Phone | None = key("办公电话", "办公室电话", default=None)
    standing: Literal["选任", "任命", "聘用", "定补"] | None = key(
        "人员类别", "选出来的、任命的、聘用的，还是定补的", default=None, example="选任"
    )
    origin: Literal["选拔", "调任", "选派", "招聘", "返聘"] | None = key(
        "来源", "从哪条路来任职", default=None, example="选派"
    )
    part_time: YesNo = key("兼职", "大党委等的兼职委员写 是，不占职数", default=False, example="是")
    capacities: list[Capacity] = key("身份", "以什么身份参加，可以写几个", default=[], example="[村民代表]")
    appointed: Paper | None = key("任免", "任命的文件", default=None)
    filed: Paper | None = key("备案", "报哪里备案", default=None)


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
    powers: list[Line] = key("权限", "这个机构有哪几项权", default=[], example="[人事安排权, 重要事项决定权]")
    rank: Rank | None = key("层级", "党组织是党委、党总支还是党支部；不写就看名称", default=None, example="党总支")
    party_sort: PartySort | None = key("党组织类型", "是哪一类党组织", default=None, example="农业")
    full_members: Whole | None = key("正式党员", "正式党员多少人", default=None, example="60")
    large: YesNo | None = key("经济规模较大", "镇里认定经济规模较大的写 是", default=None, example="否")
    setup_note: Line | None = key(
        "设置说明", "和规定的层级不一样的，写明原因", default=None, example="党员62人，镇党委批复设党总支"
    )
    party_seats: Whole | None = key("党员成员", "成员里有几位党员", default=None, example="4")
    party_seats_before: Whole | None = key("上届党员成员", "上一届成员里有几位党员", default=None, example="3")
    newcomers_due: Whole | None = key("外来名额", "留给外来人员几席", default=None, example="2")
    newcomers: Whole | None = key("外来成员", "成员里有几位外来人员", default=None, example="2")
    kin_avoided: YesNo | None = key(
        "近亲属回避", "要回避的近亲属都没有在里面，写 是；只写是或否，不写是谁", default=None, example="是"
    )
    finance_skilled: Whole | None = key("懂财会", "懂财会、管理的成员几人", default=None, example="1")
    registered_on: Day | None = key("登记日期", "集体经济组织哪天登记的", default=None, example="2020-06-30")
    certificate_until: Day | None = key("证书有效期至", "登记证书到哪天有效", default=None, example="2030-06-30")
    filed: Paper | None = key("成立备案", "业主委员会等成立后报哪里备案", default=None)

    @property
    def told_rank(self) -> str:
        """The party organisation's level: as written, else by its name; empty when neither says."""
        return self.rank or next((rank for word, rank in _RANKS.items() if word in self.name), "")

    @property
    def filled(self) -> int:
        """Seats that somebody holds."""
        return sum(1 for seat in self.seats if seat.vacant is None)

    def orders(self) -> Iterator[Order]:
        """Terms begin before they end, the body's and each member's."""
        if self.term:
            yield order(("任期开始", self.term.start, ()), ("任期届满", self.term.end, ("任期", "届满")))
        for index, seat in enumerate(self.seats):
            yield order(("任职起", seat.since, ()), ("任职止", seat.until, ("成员", index, "任职止")))


def facts(record: Body, file: str) -> Facts:
    """The body's row: seats filled and vacant, who sits where, its term.

    ``above``: (led by, answers to); ``since`` and ``duties``: (place, day) and (place, words) of seats that write one;
    ``data["marks"]``: (place, 人员类别, part-time, until) of seats that write one; ``avoided`` whether kin keep out, ``skilled`` how many know
    finance, both None when not written; ``registered`` (registered on, certificate until); ``ranked`` whether the level is written, ``party`` (level, sort, full members,
    large, why it is set up so), empty for other bodies.
    """
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
            "avoided": record.kin_avoided,
            "skilled": record.finance_skilled,
            "registered": (iso(record.registered_on), iso(record.certificate_until)),
            "ranked": record.rank is not None,
            "party": (
                record.told_rank,
                record.party_sort or "",
                record.full_members,
                record.large,
                record.setup_note or "",
            )
            if record.kind == "党组织"
            else (),
            "above": (record.led_by or "", record.reports_to or ""),
            **_seats(record.seats),
        },
    )


def _seats(seats: list[Seat]) -> dict[str, tuple[tuple[int | str, ...], ...]]:
    return {
        "marks": tuple(
            (index, seat.standing or "", seat.part_time, iso(seat.until))
            for index, seat in enumerate(seats)
            if seat.standing or seat.part_time or seat.until
        ),
        "since": tuple((index, iso(seat.since)) for index, seat in enumerate(seats) if seat.since),
        "duties": tuple((index, seat.duty) for index, seat in enumerate(seats) if seat.duty),
        "posts": tuple((seat.post, seat.person or "", seat.name or "", seat.vacant or "") for seat in seats),
    }


#: Words of a name and the level they tell; a 支部委员会 is a branch, a 总支部委员会 a general branch.
_RANKS = {
    "党小组": "党小组",
    "总支": "党总支",
    "支部": "党支部",
    "党工委": "党工委",
    "工作委员会": "党工委",
    "党委": "党委",
    "委员会": "党委",
}
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
