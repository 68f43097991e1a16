"""计划与进度: goals of a term, plans of a year, signed responsibility, party members' posts; each goal with its state and day."""

from collections.abc import Iterator
from typing import Literal

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, PeriodText, Prose, Quantity, Whole, key
from wuhua.model.orders import Order, order, stretches
from wuhua.model.record import Part, Record

Category = Literal["任期目标", "年度计划", "党建计划", "目标责任", "党员岗位"]
State = Literal["没有开始", "正在办", "已完成", "不办了"]

ITEMS = {
    "任期目标": ("CW-03",),
    "年度计划": ("CW-03",),
    "目标责任": ("CW-03",),
    "党建计划": ("DW-02",),
    "党员岗位": ("DW-10",),
}
#: States after which a day that has passed is no longer asked about.
CLOSED = ("已完成", "不办了")


class Adoption(Part):
    """Which body adopted the plan."""

    body: Line = key("机构", "哪个会议、哪个机构定的", example="村民代表会议")
    day: Day | None = key("日期", "哪天定的", default=None, example="2025-01-18")
    decision: Ident | None = key("决议", "决策事项的编号", default=None, example="2025-02")


class Pledge(Part):
    """A signed paper of responsibility for the year's goals (S004-27); who signed stands as posts."""

    day: Day = key("日期", "哪天签的", example="2025-02-28")
    parties: Line = key("双方", "谁和谁签，写机构、职务", example="镇政府和村两委干部")
    papers: Whole | None = key("份数", "签了几份", default=None, example="7")


class Filing(Part):
    """With whom the plan was filed (S002-56)."""

    body: Line = key("机关", "报哪里备案", example="市民政局")
    number: Line | None = key("文号", "备案的编号", default=None, example="备2025-03")
    day: Day | None = key("日期", "哪天备案", default=None, example="2025-02-20")
    due: Day | None = key("期限", "要求哪天前备案", default=None, example="2025-02-28")


class Goal(Part):
    """One goal: what, by when, who leads, who helps, how far."""

    name: Line = key("目标", "要做成什么", example="中社路灯改造")
    measures: Line | None = key("措施", "打算怎么做", default=None, example="分两段换成太阳能灯")
    unit: Line | None = key("责任单位", "谁牵头，只写一个", default=None, example="村民委员会")
    owner: Line | None = key("责任人", "谁负责，写职务", default=None, example="村委会副主任")
    partners: list[Line] = key("参与单位", "谁配合", default=[], example="[股份经济合作社]")
    planned: Quantity | None = key("计划数", "打算做多少", default=None, example="48")
    done: Quantity | None = key("完成数", "做了多少", default=None, example="48")
    measure: Line | None = key("单位", "上面两个数的单位", default=None, example="盏")
    due: Day | None = key("完成时限", "哪天前做完", default=None, example="2025-06-30")
    state: State | None = key("状态", "做到哪一步", default=None, example="已完成")
    finished: Day | None = key("完成日期", "哪天做完的", default=None, example="2025-06-18")
    note: Line | None = key("说明", "要说明的话；没有做完的写为什么", default=None, example="比计划早12天")


class Phase(Part):
    """One phase of the work (S002-55)."""

    name: Line = key("阶段", "这一段叫什么", example="试点")
    start: Day | None = key("开始", "从哪天起", default=None, example="2025-01-01")
    end: Day | None = key("结束", "到哪天止", default=None, example="2025-06-30")
    content: Line | None = key("内容", "这一段做什么", default=None, example="先在中社做")


class Post(Part):
    """One post that party members hold beside their work; how many hold it, never who (DW-10, S004-53)."""

    name: Line = key("岗位", "什么岗位", example="环境卫生岗")
    duty: Line | None = key("职责", "这个岗位做什么", default=None, example="每周带头打扫一次")
    people: Whole | None = key("人数", "多少名党员", default=None, example="12")
    activities: Whole | None = key("活动次数", "这一期做了几次", default=None, example="13")
    people_served: Whole | None = key("受益人次", "帮到多少人次", default=None, example="260")


class Plan(Record):
    """计划与进度: one plan."""

    category: Category = key("类别", "是哪一种计划", example="年度计划")
    subject: Line | None = key("名称", "计划的名称；不写就自动起", default=None, example="云溪村2025年工作计划")
    period: PeriodText | None = key("期间", "哪一年、哪一季；任期目标不写", default=None, example="2025年")
    start: Day | None = key("开始", "任期目标从哪天起", default=None, example="2023-03-18")
    end: Day | None = key("结束", "任期目标到哪天止", default=None, example="2028-03-18")
    as_of: Day | None = key("进度日期", "下面的进度是哪一天的", default=None, example="2025-12-31")
    adopted: Adoption | None = key("通过", "哪个会议定的", default=None)
    pledge: Pledge | None = key("责任状", "签了责任状的写", default=None)
    filed: Filing | None = key("备案", "报上级备案的写", default=None)
    goals: list[Goal] = key("目标", "一件一行", default=[])
    phases: list[Phase] = key("阶段", "分几步走", default=[])
    posts: list[Post] = key("岗位", "党员岗位，一岗一行，只写人数", default=[])
    review: Prose | None = key("小结", "这一期做得怎么样", default=None, example="十二件事办成十件。")

    @property
    def finished(self) -> int:
        """Goals that are done."""
        return sum(1 for goal in self.goals if goal.state == "已完成")

    def orders(self) -> Iterator[Order]:
        """The term, and each phase of the plan."""
        yield order(("开始", self.start, ()), ("结束", self.end, ("结束",)))
        yield from stretches("阶段", self.phases)


def facts(record: Plan, file: str) -> Facts:
    """The plan's row; it falls due with the first day of what it plans.

    ``data``: ``category``; ``count`` goals and ``done`` of them; ``tasks`` (goal, due day or empty, state or empty) as T17 reads
    them, in the record's order; ``people`` and ``activities`` of the party members' posts.
    """
    first = record.period.start if record.period else record.start
    label = record.period.label if record.period else ""
    return envelope_facts(
        record,
        "plan",
        file,
        ident_of(record.ident, file),
        title=record.subject or f"{label}{record.category}",
        items=ITEMS[record.category],
        period=record.period.text if record.period else "",
        due_from=iso(first or (record.adopted.day if record.adopted else None)),
        links=(LinkFact(("通过", "决议"), "decision", record.adopted.decision),)
        if record.adopted and record.adopted.decision
        else (),
        data={
            "category": record.category,
            "count": len(record.goals),
            "done": record.finished,
            "tasks": tuple((goal.name, iso(goal.due), goal.state or "") for goal in record.goals),
            "people": sum(post.people or 0 for post in record.posts),
            "activities": sum(post.activities or 0 for post in record.posts),
        },
    )


RECORD = Plan
