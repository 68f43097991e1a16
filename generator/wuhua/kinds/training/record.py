"""培训: what was taught to whom, in counts; how many of each sort of cadre were reached, and who was trained before taking office."""

from typing import Literal

from wuhua.model.facts import Facts, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Line, PeriodText, Quantity, Whole, key
from wuhua.model.record import Part, Record

Trainee = Literal[
    "书记主任",
    "其他干部",
    "网格员",
    "服务站人员",
    "监督委员会成员",
    "村民代表",
    "后备干部",
    "志愿者",
    "其他人员",
]


class Session(Part):
    """One course; who came is a number, never a name."""

    day: Day = key("日期", "哪天办的；办几天的写最后一天", example="2025-09-18")
    topic: Line = key("主题", "学什么", example="农村集体经济组织法")
    level: Literal["省", "市", "县", "镇", "村"] | None = key("级别", "哪一级办的", default=None, example="镇")
    manner: Literal["培训班", "轮训", "岗前培训", "网上学习", "现场教学", "演练"] = key(
        "方式", "怎么学的", default="培训班", example="轮训"
    )
    trainees: list[Trainee] = key("对象", "哪些人来学，可以写几种", default=[], example="[书记主任, 其他干部]")
    due: Whole | None = key("应到", "应到多少人", default=None, example="7")
    came: Whole | None = key("实到", "实到多少人", default=None, example="7")
    hours: Quantity | None = key("学时", "多少学时", default=None, example="8")
    place: Line | None = key("地点", "在哪里学", default=None, example="镇党校")


class Cohort(Part):
    """One sort of people: how many there are and how many of them were reached in this period."""

    trainee: Trainee = key("对象", "哪一种人", example="网格员")
    total: Whole = key("总数", "本村有多少人", example="8")
    trained: Whole = key("已训", "这一期训过多少人，一个人只算一次", example="8")
    hours: Quantity | None = key("学时合计", "这些人一共多少学时", default=None, example="64")
    points: Whole | None = key("积分合计", "积分卡上一共多少分", default=None, example="320")
    certified: Whole | None = key("持证", "拿到上岗证的多少人", default=None, example="6")


class Start(Part):
    """People who took up a post, and when they were trained for it (S004-20)."""

    post: Line = key("职务", "什么岗位，不写姓名", example="网格员")
    day: Day = key("上岗日期", "哪天上岗", example="2025-07-01")
    trained: Day | None = key("培训日期", "哪天培训的；还没有培训的不写", default=None, example="2025-06-25")
    people: Whole = key("人数", "多少人", default=1, example="1")


class Training(Record):
    """培训: what was taught in one period."""

    period: PeriodText = key("期间", "哪一期，一般写半年", example="2025年下半年")
    host: Line | None = key("组织者", "谁办的", default=None, example="镇党校、村党总支")
    sessions: list[Session] = key("场次", "一场一行", default=[])
    cohorts: list[Cohort] = key("人员", "一种人一行，只写人数", default=[])
    starts: list[Start] = key("上岗", "这一期新上岗的，先培训后上岗", default=[])
    next_topics: list[Line] = key("下期安排", "下一期学什么", default=[], example="[防汛应急]")


def facts(record: Training, file: str) -> Facts:
    """The period's row.

    ``data``, as T17 reads it: ``sessions`` (day, sorts of people, due or None, came or None); ``cohorts`` (sort, total, trained);
    ``starts`` (post, day of taking it up, day trained or empty, people).
    """
    return envelope_facts(
        record,
        "training",
        file,
        ident_of(record.ident, file),
        title=f"{record.period.label}培训",
        items=("FW-12",),
        period=record.period.text,
        due_from=iso(record.period.end),
        data={
            "sessions": tuple((iso(one.day), tuple(one.trainees), one.due, one.came) for one in record.sessions),
            "cohorts": tuple((one.trainee, one.total, one.trained) for one in record.cohorts),
            "starts": tuple((one.post, iso(one.day), iso(one.trained), one.people) for one in record.starts),
        },
    )


RECORD = Training
