"""服务站: the public service station: approved by the town, with posts, hours and windows (S000-14 to S000-37)."""

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Hours, Ident, Line, Phone, Prose, Whole, YesNo, key
from wuhua.model.record import Part, Record


class Window(Part):
    """One window of the hall."""

    name: Line = key("名称", "如 1号窗口", example="1号窗口")
    services: Line | None = key("办理", "办哪些事", default=None)
    person: Ident | None = key("人员", "人员名册里的编号", default=None)


class Post(Part):
    """One post of the station."""

    post: Line = key("职务", "站长、副站长、工作人员")
    person: Ident | None = key("人员", "人员名册里的编号", default=None)
    name: Line | None = key("姓名", "没有列入人员名册的，写姓名", default=None)
    vacant: Line | None = key("空缺", "没有人担任，写原因", default=None)
    daily: YesNo = key("负责日常", "负责日常管理的副站长写 是", default=False)
    duty: Line | None = key("分工", "管什么", default=None)


class Station(Record):
    """服务站: one station."""

    name: Line = key("名称", "如 云溪村公共服务站")
    approval: Line | None = key("批准文号", "镇里批准设立的文号", default=None)
    approved_on: Day | None = key("批准日期", "哪天批准的", default=None)
    address: Line | None = key("地址", "在哪里", default=None)
    phone: Phone | None = key("服务电话", "办公电话", default=None)
    hours: Hours | None = key("开放时间", "工作日几点到几点", default=None, example="8:30-12:00 14:30-17:30")
    weekend: Line | None = key("节假日安排", "周末和节假日怎么办", default=None)
    staff_due: Whole | None = key("核定人数", "镇里核定多少人", default=None)
    posts: list[Post] = key("岗位", "一岗一行；空着的也要写", default=[])
    windows: list[Window] = key("窗口", "大厅的窗口", default=[])
    panels: list[Line] = key("上墙内容", "大厅里挂了哪些", default=[])
    intro: Prose | None = key("介绍", "服务站做什么", default=None)


def facts(record: Station, file: str) -> Facts:
    """The station's row: staff in post, heads, deputies, deputies in daily charge, hours."""
    filled = [post for post in record.posts if post.vacant is None]
    return envelope_facts(
        record,
        "station",
        file,
        ident_of(record.ident, file),
        title=record.name,
        items=("FW-01",),
        due_from=iso(record.approved_on),
        links=tuple(
            LinkFact(("岗位", index, "人员"), "person", post.person, (record.name, post.post, post.duty or "", ""))
            for index, post in enumerate(record.posts)
            if post.person
        ),
        names=tuple(post.name for post in record.posts if post.name),
        data={
            "name": record.name,
            "staff": len(filled),
            "heads": sum(1 for post in filled if post.post == "站长"),
            "deputies": sum(1 for post in filled if post.post == "副站长"),
            "daily": sum(1 for post in filled if post.daily),
            "phone": record.phone or "",
            "hours": record.hours or "",
            "address": record.address or "",
        },
    )


RECORD = Station
