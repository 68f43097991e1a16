"""村情: what the village is: people, households, groups, land, premises; and which local rules it lives under."""

from typing import Literal

from wuhua.model.facts import Facts, envelope_facts, iso
from wuhua.model.fields import Address, Day, Ident, Line, Phone, Prose, Quantity, Whole, YesNo, key
from wuhua.model.record import Part, Record


class Group(Part):
    """A villagers' group."""

    name: Line = key("名称", "小组名称", example="一组")
    households: Whole | None = key("户数", "多少户", default=None)
    people: Whole | None = key("人口", "多少人", default=None)
    head: Line | None = key("组长", "组长是谁", default=None)
    assets: YesNo = key("有集体资产", "小组自己有没有田、塘、屋等资产", default=False)


class Hamlet(Part):
    """A natural village or an area (P02 asks for a posting place in each)."""

    name: Line = key("名称", "自然村或片区的名称", example="中社")
    groups: list[Line] = key("小组", "包括哪些小组", default=[])


class LocalRule(Part):
    """A number that the village set for itself, with the decision that set it; it stacks above town and law."""

    name: Line = key("规定", "规定的名称，如 定期公开截止日")
    value: Line = key("数值", "只写数字，如 15")
    basis: Line = key("依据", "哪次会议、哪份章程定的")


class Unowed(Part):
    """An item of the catalogue that the village does not owe, for a reason that is published instead."""

    item: Line = key("目录项", "公开目录的编号，如 CW-31")
    reason: Line = key("原因", "为什么不公开；会一起给村民看", example="本村没有被征地人员")


class TakenBack(Part):
    """A record whose old versions are shown no more; that they were, and why, is told."""

    address: Address = key("公开单", "那份公开的网址编号，不要 .html", example="notice/2025-03")
    day: Day = key("日期", "哪天撤回的")
    reason: Line = key("原因", "为什么撤回；会一起给村民看", example="名单里有不该公开的姓名")


class Premises(Part):
    """The village's premises."""

    address: Line | None = key("地址", "村委会在哪里", default=None)
    area: Quantity | None = key("面积", "平方米", default=None)
    public_area: Quantity | None = key("公益面积", "给村民用的面积，平方米", default=None)


class Profile(Record):
    """村情: one record a village."""

    name: Line = key("名称", "村或社区的名称", example="云溪村")
    kind: Literal["村", "社区"] = key("类别", "村 或 社区")
    place: Line | None = key("所属", "县、镇，如 示例县示例镇", default=None)
    division: Ident | None = key("行政区划代码", "统计用区划代码", default=None)
    policy: Line = key("当地规定", "按哪里的规定检查，如 白坭2013；只按全国规定写 全国", default="全国")
    local_rules: list[LocalRule] = key("本村规定", "村里自己定的期限等", default=[])
    demo: YesNo = key("示例", "这是不是演示用的假数据", default=False)
    as_of: Day | None = key("数据日期", "下面这些数是哪一天的", default=None)
    registered: Whole = key("户籍人口", "人", example="3120")
    floating: Whole = key("流动人口", "在册的外来人口", default=0)
    households: Whole = key("户数", "户", example="862")
    groups: list[Group] = key("村民小组", "一组一行", default=[])
    hamlets: list[Hamlet] = key("自然村", "每个自然村或片区", default=[])
    area: Quantity | None = key("面积", "全村面积，平方公里", default=None)
    farmland: Quantity | None = key("耕地", "亩", default=None)
    premises: Premises | None = key("办公用房", "村委会和服务站的房子", default=None)
    phone: Phone | None = key("监督电话", "办公电话，村民有疑问打这个", default=None)
    phone_owner: Line | None = key("电话归属", "谁接这个电话，如 村务监督委员会", default=None)
    monthly: YesNo = key("按月公布财务", "收支较多，按月公布", default=False)
    since: Day | None = key(
        "公开起始", "从哪天起按公开目录公开；不写就从最早一期的公开算起", default=None, example="2025-01-01"
    )
    populous: YesNo = key("人口较多", "镇里认定人口较多、村干部可以多几名的写 是", default=False, example="是")
    has_coop: YesNo | None = key("集体经济组织", "有没有集体经济组织；不写就看有没有理事会和经济账", default=None)
    unowed: list[Unowed] = key("不公开事项", "公开目录里本村没有的事项，写明原因", default=[])
    taken_back: list[TakenBack] = key("撤回旧版", "哪份公开以前的样子不再显示，写明原因", default=[])
    intro: Prose | None = key("简介", "村子的介绍", default=None)

    @property
    def residents(self) -> int:
        """Registered plus floating people on file (S000-34: 常住人口数)."""
        return self.registered + self.floating


def facts(record: Profile, file: str) -> Facts:
    """The village's row; its key is always ``profile/village``.

    ``data["unowed"]`` holds (item of the catalogue, reason) of what the village does not owe, ``has_coop`` None when the
    records tell, ``since`` the day from which the catalogue is owed (empty: since the first period of any record),
    ``withdrawn`` (address, ISO day, reason) of records whose old versions are shown no more,
    ``people`` of each group that tells it, ``seats`` (group, natural village it lies in), ``premises_area`` in ten-thousandths of a square metre, None when not told.
    """
    return envelope_facts(
        record,
        "profile",
        file,
        "village",
        title=f"{record.name}概况",
        items=("CW-01",),
        due_from=iso(record.as_of),
        names=(record.name, *(group.name for group in record.groups), *(hamlet.name for hamlet in record.hamlets)),
        data={
            "name": record.name,
            "kind": record.kind,
            "place": record.place or "",
            "policy": record.policy,
            "local_rules": tuple((rule.name, rule.value, rule.basis) for rule in record.local_rules),
            "demo": record.demo,
            "residents": record.residents,
            "registered": record.registered,
            "households": record.households,
            "hamlets": tuple(hamlet.name for hamlet in record.hamlets),
            "floating": record.floating,
            "groups": tuple((group.name, group.assets) for group in record.groups),
            "people": {group.name: group.people for group in record.groups if group.people},
            "seats": tuple((group, hamlet.name) for hamlet in record.hamlets for group in hamlet.groups),
            "premises_area": _area(record.premises),
            "phone": record.phone or "",
            "phone_owner": record.phone_owner or "",
            "monthly": record.monthly,
            "since": iso(record.since),
            "has_coop": record.has_coop,
            "populous": record.populous,
            "unowed": tuple((row.item, row.reason) for row in record.unowed),
            "withdrawn": tuple((row.address, iso(row.day), row.reason) for row in record.taken_back),
        },
    )


def _area(premises: Premises | None) -> int | None:
    return int(premises.area.scaleb(4)) if premises and premises.area is not None else None


RECORD = Profile
