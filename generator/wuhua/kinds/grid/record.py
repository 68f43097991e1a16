"""网格: the division into grids with heads and workers by post, its map and its workflow (S002-34, S004-40, S004-41).

A household card or a resident has no field here (S004-44): a grid says how many households, never which.
"""

from typing import Literal

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, Name, Phone, Prose, Whole, YesNo, key
from wuhua.model.record import Part, Record

Post = Literal["网格长", "网格员", "民情信息员", "党员联络员", "楼长", "栋长", "巷长"]
Role = Literal["宣传员", "调查员", "代理员", "巡防员", "调解员"]


class Worker(Part):
    """Somebody who works in a grid, by post; a registered person, a name, or nobody."""

    post: Post = key("岗位", "网格长、网格员、民情信息员……")
    person: Ident | None = key("人员", "人员名册里的编号", default=None)
    name: Name | None = key("姓名", "没有列入人员名册的，写姓名或职务，如 一组组长", default=None)
    vacant: Line | None = key("空缺", "没有人担任，写原因", default=None)
    unit: Line | None = key("片段", "管哪一段、哪几栋", default=None)
    roles: list[Role] = key("角色", "宣传员、调查员、代理员、巡防员、调解员", default=[])
    elected: YesNo = key("推选", "居民推选出来的写 是", default=False)
    phone: Phone | None = key("办公电话", "办公室电话", default=None)


class Grid(Part):
    """One grid."""

    number: Line = key("编号", "如 第一网格", example="第一网格")
    area: Line = key("范围", "到哪里为界", example="上社")
    groups: list[Line] = key("小组", "包括哪些村民小组", default=[])
    households: Whole | None = key("户数", "多少户", default=None)
    people: Whole | None = key("人口", "多少人", default=None)
    workers: list[Worker] = key("人手", "网格长、网格员，一人一行", default=[])

    @property
    def filled(self) -> list[Worker]:
        """Workers in post."""
        return [worker for worker in self.workers if worker.vacant is None]


class Picture(Part):
    """A picture of the record's 附件 and what it shows, told for those who cannot see it."""

    path: Line = key("文件", "附件里那张图的文件名", example="网格示意图.jpg")
    words: Prose | None = key("文字说明", "图上画了什么，看不见的人听得懂", default=None)


class Division(Record):
    """网格: the whole village's division."""

    as_of: Day | None = key("数据日期", "户数是哪一天的", default=None)
    grids: list[Grid] = key("网格", "一个网格一行")
    map: Picture | None = key("示意图", "网格示意图", default=None)
    flow: Picture | None = key("流程图", "网格服务流程图", default=None)
    steps: list[Line] = key("服务流程", "有事怎么反映、怎么办，一步一行", default=[])
    duties: list[Line] = key("职责", "网格长、网格员做什么", default=[])
    special: Whole | None = key("走访户数", "今年走访了多少户，只写总数", default=None)


def facts(record: Division, file: str) -> Facts:
    """The division's row.

    ``data``: ``grids`` (number, households or 0, heads in post, workers in post, groups); ``people`` of all grids; ``map``, ``flow``: file name of the
    picture and whether it is told in words; ``steps`` how many.
    """
    return envelope_facts(
        record,
        "grid",
        file,
        ident_of(record.ident, file),
        title="网格和网格员",
        items=("FW-09",),
        due_from=iso(record.as_of),
        links=tuple(_links(record)),
        names=tuple(grid.number for grid in record.grids),
        data={
            "grids": tuple(
                (grid.number, grid.households or 0, _count(grid, "网格长"), len(grid.filled), tuple(grid.groups))
                for grid in record.grids
            ),
            "people": sum(grid.people or 0 for grid in record.grids),
            "map": (record.map.path, bool(record.map.words)) if record.map else ("", False),
            "flow": (record.flow.path, bool(record.flow.words)) if record.flow else ("", False),
            "steps": len(record.steps),
        },
    )


def _count(grid: Grid, post: str) -> int:
    return sum(1 for worker in grid.filled if worker.post == post)


def _links(record: Division) -> list[LinkFact]:
    return [
        LinkFact(
            ("网格", index, "人手", place, "人员"),
            "person",
            worker.person,
            (grid.number, worker.post, worker.unit or "", ""),
        )
        for index, grid in enumerate(record.grids)
        for place, worker in enumerate(grid.workers)
        if worker.person
    ]


RECORD = Division
