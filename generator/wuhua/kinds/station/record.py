"""服务站: the public service station: approved by the town, with posts, hours and windows (S000-14 to S000-37)."""

from typing import Literal

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Hours, Ident, Line, Name, Phone, Prose, Whole, YesNo, key
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
    name: Name | None = key("姓名", "没有列入人员名册的，写姓名", default=None)
    vacant: Line | None = key("空缺", "没有人担任，写原因", default=None)
    daily: YesNo = key("负责日常", "负责日常管理的副站长写 是", default=False)
    duty: Line | None = key("分工", "管什么", default=None)
    standing: Literal["选任", "镇聘", "村聘", "下派"] | None = key(
        "人员类别", "选出来的、镇里聘的、村里聘的，还是部门派来的", default=None, example="镇聘"
    )
    appointed: Line | None = key("任免文号", "镇里任命的文号", default=None, example="示例镇〔2023〕19号")


class Inspection(Part):
    """One look at the station by somebody from outside (S002-44)."""

    day: Day = key("日期", "哪天", example="2025-06-20")
    body: Line = key("机构", "谁来看的", example="示例社工服务中心")
    result: Line = key("结果", "怎么样", example="两处要改，已经改好")


class Cases(Part):
    """Matters settled in the group, in the village, or handed to the town, as totals (S004-52)."""

    level: Literal["组里办结", "村里办结", "转到镇里"] = key("在哪里办", "在哪一级办结", example="村里办结")
    number: Whole = key("件数", "多少件", example="36")


#: Six norms of a public service centre (S002-41).
Norm = Literal["职能定位", "平台建设", "服务方式", "人员管理", "工作制度", "经费使用"]


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
    above: list[Line] = key(
        "上级平台", "镇里、县里的服务中心", default=[], example="[示例镇便民服务中心, 示例县行政服务中心]"
    )
    norms: list[Norm] = key("规范", "六个规范里已经定了的", default=[], example="[职能定位, 工作制度]")
    graduates: Whole | None = key("大专以上", "大专以上学历的多少人", default=None, example="3")
    certified: Whole | None = key("持证", "持证上岗的多少人", default=None, example="5")
    social_workers: Whole | None = key("社工", "专业社工多少人", default=None, example="1")
    partners: list[Line] = key("联动单位", "一起服务的社工机构、社会组织", default=[], example="[示例社工服务中心]")
    head_note: Line | None = key("站长说明", "站长不由书记兼任的，写明原因", default=None, example="镇里派专职站长")
    inspections: list[Inspection] = key("督导", "外面的人来看过，一次一行", default=[])
    cases: list[Cases] = key("办结情况", "只写件数", default=[])


def facts(record: Station, file: str) -> Facts:
    """The station's row: staff in post, heads, deputies, deputies in daily charge, hours.

    ``data["head"]``: (place, number in the register, name) of the first head in post, empty when there is none; ``head_note`` why it is not the
    secretary; ``posts`` (post, number in the register, name, why vacant, duty).
    """
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
            "head": next(
                (
                    (index, post.person or "", post.name or "")
                    for index, post in enumerate(record.posts)
                    if post.post == "站长" and post.vacant is None
                ),
                (),
            ),
            "posts": tuple((p.post, p.person or "", p.name or "", p.vacant or "", p.duty or "") for p in record.posts),
            "head_note": record.head_note or "",
            "phone": record.phone or "",
            "hours": record.hours or "",
            "address": record.address or "",
        },
    )


RECORD = Station
