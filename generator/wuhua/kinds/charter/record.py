"""规章制度: one paper of rules: charter and covenant with adoption vote and filing (CWH18 27), or a house rule of the village."""

from collections.abc import Iterator
from typing import Literal

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, Prose, Whole, YesNo, key
from wuhua.model.orders import Order, order
from wuhua.model.record import Part, Record

CharterKind = Literal[
    "村民自治章程",
    "村规民约",
    "居民公约",
    "集体组织章程",
    "议事规则",
    "窗口制度",
    "服务站制度",
    "监督制度",
    "选举规则",
    "网格制度",
    "挂牌制度",
    "村级制度",
]
Body = Literal[
    "村民会议",
    "村民代表会议",
    "居民会议",
    "居民代表会议",
    "成员大会",
    "成员代表大会",
    "村民小组会议",
    "两委联席会议",
    "其他",
]
ITEMS = {
    "村民自治章程": ("CW-02",),
    "村规民约": ("CW-02",),
    "居民公约": ("CW-02",),
    "议事规则": ("CW-06",),
    "窗口制度": ("FW-05",),
    "选举规则": ("CW-07",),
}


class Adoption(Part):
    """The meeting that adopted it, with its votes unless a decision record holds them."""

    body: Body = key("会议", "哪个会议通过的")
    other: Line | None = key("其他会议", "上面选了 其他 的，写哪个会议、哪个机关", default=None)
    day: Day | None = key("日期", "哪天通过的", default=None, example="2024-08-25")
    decision: Ident | None = key("决议", "决策事项的编号；写了编号的，票数不用再写", default=None)
    due: Whole | None = key("应到", "应到多少人", default=None)
    present: Whole | None = key("实到", "实到多少人", default=None)
    households_due: Whole | None = key("应到户", "按户开会的，应到多少户", default=None)
    households: Whole | None = key("实到户", "按户开会的，实到多少户", default=None)
    in_favour: Whole | None = key("同意", "同意多少票", default=None)
    against: Whole | None = key("反对", "反对多少票；没有写 0", default=None)
    abstained: Whole | None = key("弃权", "弃权多少票；没有写 0", default=None)
    invalid: Whole | None = key("无效", "无效票多少张", default=None)

    @property
    def who(self) -> str:
        """The body in words."""
        return self.other if self.body == "其他" and self.other else self.body


class Filing(Part):
    """Filed with the town or street."""

    body: Line | None = key("机构", "报到哪里备案，如 示例镇政府", default=None)
    number: Line | None = key("文号", "备案的文号", default=None)
    day: Day | None = key("日期", "哪天备案的", default=None)


class Article(Part):
    """One article, or one rule of a paper that holds several."""

    title: Line | None = key("名称", "这一条的标题", default=None)
    text: Prose = key("内容", "写了什么")


class Charter(Record):
    """规章制度: one paper of rules."""

    name: Line = key("名称", "制度的名称", example="云溪村村规民约")
    kind: CharterKind = key("类别", "是哪一种制度")
    covers: list[Line] = key("包括", "一份里写了几项制度的，逐项写名称", default=[])
    version: Line | None = key("版本", "如 2024年修订", default=None)
    draft: YesNo = key("草案", "还在征求意见、没有通过的写 是", default=False)
    effective: Day | None = key("施行日期", "哪天起施行", default=None)
    ends: Day | None = key("废止日期", "已经不用的，写哪天废止", default=None)
    replaces: Ident | None = key("代替", "代替哪一份，写那份规章制度的编号", default=None)
    adopted: Adoption | None = key("通过", "哪个会议哪天通过的、多少票", default=None)
    filed: Filing | None = key("备案", "报镇里备案的文号", default=None)
    changes: Prose | None = key("修改说明", "这一次改了什么", default=None)
    articles: list[Article] = key("条文", "一条一行", default=[])
    text: Prose | None = key("正文", "不分条的，全文写在这里", default=None)

    @property
    def rules(self) -> tuple[str, ...]:
        """Names of the rules that this paper holds; its own name when it holds one."""
        return tuple(self.covers) or (self.name,)

    def orders(self) -> Iterator[Order]:
        """Adopted, then filed; in force until it ends. A revision may name the day of the first version."""
        adopted = ("通过日期", self.adopted.day if self.adopted else None, ("通过", "日期"))
        effective = ("施行日期", self.effective, ("施行日期",))
        yield order(adopted, ("备案日期", self.filed.day if self.filed else None, ("备案", "日期")))
        yield order(effective, ("废止日期", self.ends, ("废止日期",)))
        yield order(adopted, effective, usual=True)


def facts(record: Charter, file: str) -> Facts:
    """The paper's row.

    ``data``: ``sort`` 类别; ``rules`` names of the rules in it; ``version``; ``draft``; ``ends`` the day it ceased, or empty;
    ``filed`` number of filing, or empty; ``adopted`` (body, day), empty texts where not written.
    """
    adopted = record.adopted
    links = [LinkFact(("通过", "决议"), "decision", adopted.decision)] if adopted and adopted.decision else []
    links += [LinkFact(("代替",), "charter", record.replaces)] if record.replaces else []
    return envelope_facts(
        record,
        "charter",
        file,
        ident_of(record.ident, file),
        title=f"{record.name}（{record.version}）" if record.version else record.name,
        items=ITEMS.get(record.kind, ()),
        due_from=iso(adopted.day if adopted and adopted.day else record.effective),
        links=tuple(links),
        data={
            "sort": record.kind,
            "rules": record.rules,
            "version": record.version or "",
            "draft": record.draft,
            "ends": iso(record.ends),
            "filed": (record.filed.number or "") if record.filed else "",
            "adopted": (adopted.who, iso(adopted.day)) if adopted else ("", ""),
        },
    )


RECORD = Charter
