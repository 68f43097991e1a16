"""社会组织与志愿服务: which associations there are and what they did, volunteers as counts, what a wedding or funeral may cost."""

from typing import Literal

from wuhua.model.facts import Facts, cents, envelope_facts, ident_of, iso
from wuhua.model.fields import Amount, Day, Line, PeriodText, Quantity, Whole, key
from wuhua.model.record import Part, Record

Sort = Literal[
    "慈善组织",
    "文体组织",
    "科普组织",
    "专业经济协会",
    "民办非企业单位",
    "公益性社会组织",
    "志愿服务队",
    "家乡建设委员会",
    "社工机构",
    "红白理事会",
    "道德评议会",
    "禁毒禁赌会",
    "其他",
]
#: Councils of the village itself; they are no social organisations when these are counted.
COUNCILS = frozenset({"红白理事会", "道德评议会", "禁毒禁赌会"})


class Association(Part):
    """One association: what it is, whether it is registered or filed, how many people, what it did; the chair as a post."""

    name: Line = key("名称", "叫什么", example="云溪村乡贤慈善会")
    sort: Sort = key("类型", "是哪一种", example="慈善组织")
    standing: Literal["已登记", "已备案", "没有登记备案"] | None = key(
        "登记", "在民政部门登记、在镇里备案，还是都没有", default=None, example="已备案"
    )
    number: Line | None = key("登记备案号", "登记或者备案的编号", default=None, example="示例备〔2024〕6号")
    since: Day | None = key("成立日期", "哪天成立的", default=None, example="2024-06-01")
    hamlet: Line | None = key("自然村", "只在一个自然村的，写哪个", default=None, example="中社")
    people: Whole | None = key("人数", "多少人参加", default=None, example="36")
    activities: Whole | None = key("活动次数", "这一期做了几次活动", default=None, example="4")
    work: Line | None = key("做什么", "主要做哪些事", default=None, example="助困、助学、助老")


class Activity(Part):
    """One activity."""

    day: Day = key("日期", "哪天", example="2025-10-29")
    name: Line = key("活动", "做了什么", example="重阳节敬老")
    host: Line | None = key("谁办的", "哪个组织办的", default=None, example="乡贤慈善会")
    people: Whole | None = key("人数", "多少人参加", default=None, example="60")
    served: Whole | None = key("受益人次", "帮到多少人次", default=None, example="120")


class Volunteers(Part):
    """Registered volunteers, as counts alone (S002-47)."""

    registered: Whole = key("注册人数", "登记了多少志愿者", example="85")
    services: Whole | None = key("服务次数", "这一期服务了几次", default=None, example="12")
    hours: Quantity | None = key("服务小时", "一共多少小时", default=None, example="410")
    served: Whole | None = key("受益人次", "帮到多少人次", default=None, example="530")


class Partnership(Part):
    """One unit that helps the village, or works in it together with others (S004-53, S004-54, S002-46)."""

    unit: Line = key("单位", "哪个单位", example="示例县农业农村局")
    role: Line | None = key("身份", "驻区单位、结对单位、社工机构……", default=None, example="结对单位")
    project: Line = key("项目", "一起做什么", example="农技下乡")
    amount: Amount | None = key("金额", "给了多少元；没有的不写", default=None, example="5000.00")
    state: Line | None = key("进展", "做到哪里", default=None, example="办了两期")


class Standard(Part):
    """What a wedding or a funeral may cost, as the village agreed (S003-36)."""

    matter: Line = key("事项", "喜事还是丧事的哪一样", example="喜事酒席")
    rule: Line = key("标准", "怎么办", example="每桌不超过400元，不超过20桌")
    ceiling: Amount | None = key("上限", "多少元；没有定的不写", default=None, example="8000.00")


class Affair(Part):
    """How many affairs of one sort the council looked after."""

    matter: Line = key("事项", "哪一类", example="喜事")
    number: Whole = key("件数", "几件", example="6")
    within: Whole | None = key("按标准办", "按标准办的几件", default=None, example="6")


class Associations(Record):
    """社会组织与志愿服务: one period."""

    category: Literal["社会组织", "红白理事会"] = key(
        "类别", "社会组织，还是红白理事会", default="社会组织", example="社会组织"
    )
    period: PeriodText = key("期间", "哪一期，一般写半年", example="2025年下半年")
    associations: list[Association] = key("组织", "一个一行", default=[])
    volunteers: Volunteers | None = key("志愿者", "只写人数", default=None)
    social_workers: Whole | None = key("社工", "专职、兼职社工多少人", default=None, example="1")
    activities: list[Activity] = key("活动", "一次一行", default=[])
    partnerships: list[Partnership] = key("共建", "和哪些单位一起做", default=[])
    standards: list[Standard] = key("办事标准", "红白喜事按什么标准办", default=[])
    affairs: list[Affair] = key("办理", "这一期办了几件", default=[])

    @property
    def social(self) -> int:
        """Social organisations among the associations: the village's own councils are none."""
        return sum(1 for one in self.associations if one.sort not in COUNCILS)


ITEMS = {"社会组织": ("FW-11",), "红白理事会": ("CW-41",)}


def facts(record: Associations, file: str) -> Facts:
    """The period's row; ``cents["given"]`` what partners gave, where said.

    ``data``: ``category``; ``listed`` whether any association is written; ``social`` how many are social organisations;
    ``filed`` how many of all are registered or filed; ``volunteers`` (None when not written); ``activities``.
    """
    given = [one.amount for one in record.partnerships if one.amount is not None]
    return envelope_facts(
        record,
        "association",
        file,
        ident_of(record.ident, file),
        title=f"{record.period.label}{'社会组织和志愿服务' if record.category == '社会组织' else '红白理事会'}",
        items=ITEMS[record.category],
        period=record.period.text,
        due_from=iso(record.period.end),
        cents={"given": sum(map(cents, given))} if given else {},
        names=tuple(one.name for one in record.associations),
        data={
            "category": record.category,
            "listed": bool(record.associations),
            "social": record.social,
            "filed": sum(1 for one in record.associations if one.standing in ("已登记", "已备案")),
            "volunteers": record.volunteers.registered if record.volunteers else None,
            "activities": len(record.activities) or sum(one.activities or 0 for one in record.associations),
        },
    )


RECORD = Associations
