"""清单: one list, its sort said by 类别: the three lists of tasks (S003-32), small powers (S003-23), matters for deliberation, tasks."""

from datetime import date
from typing import Literal

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, Prose, Whole, key
from wuhua.model.record import Part, Record

ListKind = Literal[
    "依法自治",
    "协助办理",
    "负面",
    "小微权力",
    "议事协商",
    "协商范围",
    "候选人正面",
    "候选人负面",
    "工作台账",
    "重点任务",
]
Body = Literal["村民会议", "村民代表会议", "居民会议", "居民代表会议", "两委联席会议", "其他"]

#: What each sort is called on its page.
TITLES = {
    "依法自治": "依法自治工作事项清单",
    "协助办理": "协助办理工作事项清单",
    "负面": "负面工作事项清单",
    "小微权力": "小微权力清单",
    "议事协商": "议事协商事项目录",
    "协商范围": "协商范围清单",
    "候选人正面": "候选人正面清单",
    "候选人负面": "候选人负面清单",
    "工作台账": "工作台账清单",
    "重点任务": "重点任务清单",
}
#: 工作台账 stands in no item of the catalogue.
ITEMS = {
    "依法自治": ("CW-10",),
    "协助办理": ("CW-10",),
    "负面": ("CW-10",),
    "小微权力": ("CW-11",),
    "议事协商": ("CW-06",),
    "协商范围": ("CW-06",),
    "候选人正面": ("CW-07",),
    "候选人负面": ("CW-07",),
    "重点任务": ("CW-03",),
}
#: Sorts whose entries rules compare across records.
_COMPARED = frozenset({"依法自治", "协助办理", "负面", "议事协商"})


class Adoption(Part):
    """Which meeting adopted the list; small powers go before the villagers (C09)."""

    body: Body = key("会议", "哪个会议通过的")
    other: Line | None = key("其他会议", "上面选了 其他 的，写哪个会议、哪个机关", default=None)
    day: Day | None = key("日期", "哪天通过的", default=None)
    decision: Ident | None = key("决议", "决策事项的编号", default=None)

    @property
    def who(self) -> str:
        """The body in words."""
        return self.other if self.body == "其他" and self.other else self.body


class Entry(Part):
    """One matter, power, condition or task of a list; which fields it needs hangs on the sort of list."""

    number: Line | None = key("编号", "清单里的编号", default=None)
    name: Line = key("名称", "什么事、什么权力", example="村集体资产资源发包")
    unit: Line | None = key("责任单位", "谁负责", default=None)
    basis: Line | None = key("依据", "按哪条规定", default=None)
    holder: Line | None = key("行使人", "小微权力由谁行使，写职务", default=None)
    steps: list[Line] = key("流程", "小微权力一步一步怎么走", default=[])
    bounds: Line | None = key("限制", "小微权力不能怎么用、到多少钱为止", default=None)
    watched: Line | None = key("监督", "小微权力由谁监督、怎么反映", default=None)
    people: Literal["户籍村民", "非户籍居民", "都可以"] | None = key("参加人", "协商范围：谁可以参加", default=None)
    partners: list[Line] = key("参与单位", "重点任务的配合单位", default=[])
    due: Day | None = key("完成时限", "重点任务哪天前做完", default=None)
    state: Literal["没有开始", "正在办", "已完成", "不办了"] | None = key("状态", "重点任务办到哪一步", default=None)
    note: Line | None = key("说明", "要说明的话", default=None)


class Lists(Record):
    """清单: one list."""

    kind: ListKind = key("类别", "是哪一种清单")
    name: Line | None = key("名称", "清单的名称；不写就按类别起", default=None)
    version: Day | None = key("版本日期", "这一版清单是哪天定的", default=None)
    adopted: Adoption | None = key("通过", "哪个会议哪天通过的", default=None)
    unit: Line | None = key("责任单位", "整张清单都由一个单位负责的，写在这里", default=None)
    basis: Line | None = key("制定依据", "按哪条规定定的", default=None)
    last_year: Whole | None = key("上年项数", "去年这张清单有几项", default=None)
    intro: Prose | None = key("清单说明", "这张清单管什么、怎么用", default=None)
    entries: list[Entry] = key("事项", "一件一行")

    @property
    def day(self) -> date | None:
        """The day this version was made or adopted; None when not written."""
        return self.version or (self.adopted.day if self.adopted else None)


def facts(record: Lists, file: str) -> Facts:
    """The list's row.

    ``data``: ``list`` its sort; ``count`` entries; ``entries`` (number, name, whether a unit answers) for the three lists and the
    matters for deliberation, else empty; ``tasks`` (name, due day, state) for 重点任务, else empty.
    """
    adopted = record.adopted
    compared = record.kind in _COMPARED
    return envelope_facts(
        record,
        "lists",
        file,
        ident_of(record.ident, file),
        title=record.name or TITLES[record.kind],
        items=ITEMS.get(record.kind, ()),
        due_from=iso(record.day),
        links=(LinkFact(("通过", "决议"), "decision", adopted.decision),) if adopted and adopted.decision else (),
        data={
            "list": record.kind,
            "count": len(record.entries),
            "entries": tuple(
                (entry.number or "", entry.name, bool(entry.unit or record.unit))
                for entry in (record.entries if compared else ())
            ),
            "tasks": tuple(
                (entry.name, iso(entry.due), entry.state or "")
                for entry in (record.entries if record.kind == "重点任务" else ())
            ),
        },
    )


RECORD = Lists
