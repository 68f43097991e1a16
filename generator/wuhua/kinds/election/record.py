"""换届选举: the days of an election, its rounds with their ballots, who was elected; and posts that changed in between.

Voters, proxies and roving boxes are counts: the lists (notices 4, 12, 13) hang on the board and have no field here, nor have ages.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from wuhua.kinds.election.round import ELECTED, MAIN, Round, Seats
from wuhua.kinds.voting import Approval
from wuhua.model.facts import Facts, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Line, Name, Prose, Whole, YesNo, key
from wuhua.model.orders import Order, Path, order
from wuhua.model.record import Part, Record

Body = Literal[
    "村民委员会",
    "居民委员会",
    "党组织",
    "村务监督委员会",
    "村民代表",
    "村民小组长",
    "下属委员会",
    "村民议事会",
    "理事会",
    "监事会",
]
Cause = Literal["换届", "补选", "罢免", "辞职", "终止", "其他变动"]
Method = Literal["直接选举", "无候选人选举", "户代表选举", "居民小组代表选举", "公推直选", "两票制", "会议推选"]
#: CW-37 is what happens between two elections of the whole body.
_ITEMS = {"党组织": "DW-09", "理事会": "CF-31", "监事会": "CF-31"}


class CommitteeSeat(Part):
    """A seat of the committee that runs the election."""

    post: Line = key("职务", "主任、副主任、委员", example="主任")
    name: Name = key("姓名", "姓名")


class Objection(Part):
    """An objection to the voters' list; who made it is not written."""

    raised: Day = key("提出", "哪天提出的")
    ruled: Day | None = key("处理", "哪天处理的", default=None)
    posted: Day | None = key("公布", "处理结果哪天公布的", default=None)
    outcome: Line | None = key("结果", "怎么处理的，不写是谁", default=None)


class Voters(Part):
    """The voters as numbers; their list hangs on the board."""

    registered: Whole | None = key("登记选民", "登记参加选举的多少人", default=None)
    listed: Day | None = key("名单公布", "选民名单哪天上公开栏", default=None)
    objections: list[Objection] = key("名单异议", "对名单提过的异议，一次一行", default=[])


class Timetable(Part):
    """The key days of an election (FJ-XJ's numbered notices give them their order)."""

    chosen: Day | None = key("选举委员会产生", "选举委员会哪天推选产生", default=None)
    announced: Day | None = key("选举日公告", "哪天公布选举日", default=None)
    registration: Day | None = key("选民登记", "哪天开始登记选民", default=None)
    nominated: Day | None = key("提名", "哪天提名候选人", default=None)
    preliminary: Day | None = key("初步候选人公布", "哪天公布初步候选人", default=None)
    vetted: Day | None = key("资格联审", "候选人哪天通过联审", default=None)
    formal: Day | None = key("正式候选人公布", "哪天公布正式候选人", default=None)
    vote: Day | None = key("投票日", "哪天投票", default=None)
    posted: Day | None = key("结果公布", "选举结果哪天公布", default=None)


class Notice(Part):
    """One of the numbered notices."""

    number: Line | None = key("序号", "第几号公告", default=None)
    name: Line = key("名称", "公告的名称")
    day: Day | None = key("日期", "哪天贴出", default=None)
    text: Prose | None = key("内容", "公告的要点；选民、委托投票的名单只贴公开栏", default=None)


class Handover(Part):
    """The old committee's handover."""

    day: Day = key("日期", "哪天移交完的")
    watched: Line | None = key("监交", "谁监交的，写机构", default=None)
    what: list[Line] = key("移交内容", "印章、账册、档案、资产……", default=[])


class Recall(Part):
    """Who asked for a recall, in numbers (CWH18 16)."""

    day: Day | None = key("提出日期", "哪天提出罢免要求", default=None)
    voters: Whole | None = key("有选举权村民", "本村有选举权的村民多少人", default=None)
    signed: Whole | None = key("联名村民", "多少村民联名", default=None)
    representatives: Whole | None = key("村民代表", "村民代表一共多少人", default=None)
    representatives_signed: Whole | None = key("联名代表", "多少代表联名", default=None)
    reason: Line | None = key("理由", "罢免的理由，一句话", default=None)
    answer: Line | None = key("申辩", "本人怎么申辩", default=None)


class Change(Part):
    """A post that began or ended between elections (CW-37, S004-16)."""

    name: Name = key("姓名", "姓名")
    post: Line = key("职务", "什么职务")
    cause: Literal["辞职", "罢免", "职务终止", "免职撤职", "离任", "流转", "自动离职", "递补", "补选"] = key(
        "变动", "是哪一种变动"
    )
    day: Day = key("日期", "哪天生效")
    announced: Day | None = key("公告日期", "哪天公告的", default=None)
    note: Line | None = key("说明", "要说明的话；不写病情等个人情况", default=None)


class Winner(NamedTuple):
    """Who was elected to a post. ``sex`` is empty where it is not written."""

    name: str
    post: str
    sex: str


class Election(Record):
    """换届选举: one election, or one change between elections."""

    name: Line = key("选举", "哪一次选举、哪一次变动", example="第九届村民委员会换届选举")
    body: Body = key("类别", "选哪个机构的人", example="村民委员会")
    cause: Cause = key("事由", "为什么选：换届、补选、罢免；辞职、终止的变动也写在这里", default="换届")
    method: Method | None = key("方式", "怎么选", default=None)
    term: Line | None = key("届次", "第几届", default=None)
    group: Line | None = key("小组", "小组的选举，写小组名称", default=None)
    seats: list[Seats] = key("名额", "一种职务一行", default=[])
    committee: list[CommitteeSeat] = key("选举委员会", "主持选举的是谁", default=[])
    voters: Voters | None = key("选民", "登记多少人、名单哪天公布", default=None)
    timetable: Timetable | None = key("日程", "每一步是哪天", default=None)
    secret: YesNo | None = key("无记名投票", "是不是无记名投票、有秘密写票处", default=None)
    rounds: list[Round] = key("轮次", "每次投票一项；按职务分开投票的，一种票一项", default=[])
    elected: Whole | None = key("当选人数", "一共选出多少人", default=None)
    women: Whole | None = key("女性当选", "其中女性多少人", default=None)
    observers: list[Line] = key("监督员", "谁来监督，写身份，如 人大代表", default=[])
    staff: Whole | None = key("工作人员数", "监票、计票、唱票等多少人", default=None)
    boxes: Whole | None = key("流动票箱数", "流动票箱几个", default=None)
    scribes: Whole | None = key("代写人员数", "代写选票的多少人", default=None)
    notices: list[Notice] = key("公告", "贴过的公告，一张一行", default=[])
    approvals: list[Approval] = key("批复", "上级的批复、备案", default=[])
    handover: Handover | None = key("移交", "上一届哪天移交完的", default=None)
    recall: Recall | None = key("罢免", "罢免是多少人联名提的", default=None)
    changes: list[Change] = key("人员变动", "辞职、罢免、终止、补选的，一人一行", default=[])

    def won(self) -> list[Winner]:
        """Who was elected, once each. Two of one name in one ballot are two persons, since names may be shortened to 某某."""
        found: dict[tuple[str, str, int], Winner] = {}
        for turn in self.rounds:
            if turn.verdict == "无效":
                continue
            seen: Counter[tuple[str, str]] = Counter()
            for each in turn.candidates:
                if each.result == ELECTED:
                    who = each.name, each.post or turn.post or ""
                    seen[who] += 1
                    found[*who, seen[who]] = Winner(*who, each.sex or "")
        return list(found.values())

    def orders(self) -> Iterator[Order]:
        """What comes before the vote, and what after it; the voters' list is T10's."""
        days, moved = self.timetable or Timetable(), self.handover
        steps = {
            field.alias or name: (field.alias or name, getattr(days, name), ("日程", field.alias or name))
            for name, field in Timetable.model_fields.items()
        }
        vote = steps["投票日"]
        yield order(
            *(steps["选举委员会产生"], vote, steps["结果公布"]),
            ("移交", moved.day if moved else None, ("移交", "日期")),
        )
        yield order(steps["提名"], steps["初步候选人公布"], steps["正式候选人公布"], vote)
        yield order(steps["选举日公告"], vote)
        yield order(steps["选民登记"], vote)
        for index, turn in enumerate(self.rounds):
            if turn.kind == MAIN:
                yield order(vote, (MAIN, turn.day, ("轮次", index, "日期")), steps["结果公布"])
        asked = self.recall.day if self.recall else None
        yield order(("提出罢免", asked, ("罢免", "提出日期")), vote)


def facts(record: Election, file: str) -> Facts:
    """The election's row.

    ``data``: ``body`` ``cause`` ``term`` ``group``; days ``chosen`` (of the election committee) ``listed`` (voters' list) ``objections`` to it (raised, ruled, posted) ``vote_day``
    ``formed`` (the result of a valid election of somebody, else empty) ``result_posted`` ``handover``; ``elected`` ``seats`` ``women``
    (None where not written); ``turnout`` (registered, voted) of the first main ballot, None where not written; ``voters`` (path, registered) wherever it is written; ``changes`` (post,
    cause, day, day announced), ``notices`` (for rule T06). No name of a voter, candidate or person who left is in it.
    """
    days = record.timetable or Timetable()
    main = next((turn for turn in record.rounds if turn.kind in ("正式选举", "会议推选")), None)
    voted = days.vote or (main.day if main else None)
    won = record.won()
    formed = _formed(record) if won or record.elected else None
    return envelope_facts(
        record,
        "election",
        file,
        ident_of(record.ident, file),
        title=record.name,
        items=(_item(record),),
        day=iso(formed or voted or max((each.day for each in record.changes), default=None)),
        due_from=iso(formed or max((each.day for each in record.changes), default=None)),
        data={
            "body": record.body,
            "cause": record.cause,
            "term": record.term or "",
            "group": record.group or "",
            "chosen": iso(days.chosen),
            "listed": iso(record.voters.listed if record.voters else None),
            "objections": _objections(record),
            "vote_day": iso(voted),
            "formed": iso(formed),
            "result_posted": iso(days.posted),
            "handover": iso(record.handover.day if record.handover else None),
            "elected": record.elected if record.elected is not None else len(won),
            "seats": sum(each.number for each in record.seats),
            "women": record.women,
            "turnout": (_registered(record, main), main.votes_given if main else None),
            "voters": tuple(_voters(record)),
            "notices": tuple(_notices(record)),
            "changes": tuple((each.post, each.cause, iso(each.day), iso(each.announced)) for each in record.changes),
        },
    )


def _notices(record: Election) -> Iterator[tuple[str, tuple[str | int, ...], str, str, str]]:
    """When each change of a villagers' representative was announced."""
    for index, each in enumerate(record.changes):
        if record.body == "村民代表" or "村民代表" in each.post:
            yield "村民代表变动", ("人员变动", index, "公告日期"), iso(each.announced), "", iso(each.day)


def _objections(record: Election) -> tuple[tuple[str, str, str], ...]:
    voters = record.voters or Voters()
    return tuple((iso(each.raised), iso(each.ruled), iso(each.posted)) for each in voters.objections)


def _item(record: Election) -> str:
    if record.cause != "换届" and record.body not in _ITEMS:
        return "CW-37"
    return _ITEMS.get(record.body, "CW-07")


def _formed(record: Election) -> date | None:
    """The day of the last ballot that elected somebody, else of the vote; the announcement on the spot is that day."""
    days = [
        turn.day
        for turn in record.rounds
        if turn.day and turn.verdict != "无效" and any(each.result == ELECTED for each in turn.candidates)
    ]
    timetable = record.timetable or Timetable()
    return max(days, default=timetable.vote or timetable.posted)


def _registered(record: Election, main: Round | None) -> int | None:
    own = main.registered if main else None
    return own if own is not None else (record.voters.registered if record.voters else None)


def _voters(record: Election) -> Iterator[tuple[Path, int]]:
    if record.voters and record.voters.registered is not None:
        yield ("选民", "登记选民"), record.voters.registered
    for index, turn in enumerate(record.rounds):
        if turn.registered is not None:
            yield ("轮次", index, "登记选民"), turn.registered


RECORD = Election
