"""A decision: the six steps of 四议两公开, who voted how, what it may cost, who does it, what came of it.

Who may decide is said by the key of the fourth step, one of five; their quorums are never mixed (D03, D04, D07, D08).
"""

from decimal import Decimal
from typing import Literal

from wuhua.base.dates import add_days
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, ident_of, iso
from wuhua.model.fields import Amount, Day, Ident, Line, Prose, Whole, key
from wuhua.model.record import Part, Record


class Step(Part):
    """One step: the day it took place."""

    day: Day = key("日期", "哪一天", example="2025-01-06")
    note: Line | None = key("说明", "要说明的话", default=None)


class Meeting(Step):
    """A step in which people voted: present = in favour + against + abstained + invalid + recused (D12)."""

    due: Whole | None = key("应到", "应到多少人", default=None)
    present: Whole | None = key("实到", "实到多少人", default=None)
    households_due: Whole | None = key("应到户", "按户开会的，应到多少户", default=None)
    households: Whole | None = key("实到户", "按户开会的，实到多少户", default=None)
    in_favour: Whole | None = key("同意", "同意多少票", default=None)
    against: Whole | None = key("反对", "反对多少票；没有写 0", default=None)
    abstained: Whole | None = key("弃权", "弃权多少票；没有写 0", default=None)
    invalid: Whole | None = key("无效", "无效票多少张", default=None)
    recused: Whole | None = key("回避", "回避没有投票的多少人", default=None)

    @property
    def cast(self) -> int:
        """Ballots of every colour; what is not written counts 0."""
        return sum(x or 0 for x in (self.in_favour, self.against, self.abstained, self.invalid))


class Published(Step):
    """A publication on the boards: from when, for how many days (the first is not counted)."""

    days: Whole | None = key("天数", "公示几天，开始那天不算", default=None)
    objections: Line | None = key("异议", "公示期间收到什么意见、怎么答复", default=None)


class SixSteps(Part):
    """四议两公开: each step has its own key; one that has not happened yet is not written."""

    proposal: Step | None = key("党组织提议", "第一步", default=None)
    consultation: Meeting | None = key("两委商议", "第二步", default=None)
    review: Meeting | None = key("党员大会审议", "第三步", default=None)
    assembly: Meeting | None = key("村民会议决议", "第四步：村民会议", default=None)
    representatives: Meeting | None = key("村民代表会议决议", "第四步：村民代表会议", default=None)
    group: Meeting | None = key("村民小组会议决议", "第四步：村民小组会议", default=None)
    members: Meeting | None = key("成员大会决议", "第四步：集体经济组织成员大会", default=None)
    delegates: Meeting | None = key("成员代表大会决议", "第四步：集体经济组织成员代表大会", default=None)
    decision_posted: Published | None = key("决议公开", "第五步", default=None)
    result_posted: Published | None = key("实施结果公开", "第六步", default=None)

    @property
    def resolution(self) -> tuple[str, Meeting] | None:
        """The fourth step's key and meeting; the first that is written, None when it has not happened."""
        for name in RESOLUTIONS:
            meeting: Meeting | None = getattr(self, RESOLUTIONS[name])
            if meeting is not None:
                return name, meeting
        return None

    def dated(self) -> list[tuple[str, Step]]:
        """Steps that are written, in the order that the procedure asks: (key, step)."""
        pairs = [(field.alias or name, getattr(self, name)) for name, field in SixSteps.model_fields.items()]
        return [(title, step) for title, step in pairs if step is not None]


RESOLUTIONS = {
    "村民会议决议": "assembly",
    "村民代表会议决议": "representatives",
    "村民小组会议决议": "group",
    "成员大会决议": "members",
    "成员代表大会决议": "delegates",
}


class Source(Part):
    """Where a part of the money comes from."""

    name: Line = key("来源", "集体经济、财政、镇级奖补、筹资、捐赠……", example="集体经济")
    amount: Amount = key("金额", "多少元", example="56000.00")


class Decision(Record):
    """决策事项: one matter that the village decided, or is deciding."""

    matter: Line = key("事项", "决定什么事，一句话", example="中社路灯改造")
    content: Prose | None = key("内容", "方案的要点", default=None)
    budget: Amount | None = key("预算", "打算花多少元；不花钱就不写", default=None, example="96000.00")
    sources: list[Source] = key("资金来源", "钱从哪里来；加起来等于预算", default=[])
    steps: SixSteps = key("四议两公开", "六步的日期和票数；还没走到的不写")
    outcome: Literal["通过", "未通过", "撤回"] | None = key("表决结果", "不写就按票数算", default=None)
    responsible: Line | None = key("负责人", "谁负责办，写职务", default=None)
    contractor: Line | None = key("承办单位", "谁来做", default=None)
    planned_finish: Day | None = key("计划完成", "打算哪天办完", default=None)
    progress: Line | None = key("进度", "现在办到哪一步", default=None)
    finished: Day | None = key("完成日期", "实际办完的日期", default=None)
    final_cost: Amount | None = key("决算", "实际花了多少元", default=None)
    result: Prose | None = key("结果", "办得怎么样", default=None)
    evidence: list[Ident] = key("相关决议", "有关的其他决策事项的编号", default=[])

    @property
    def passed(self) -> bool | None:
        """Whether the fourth step carried it: more than half of those present in favour; None while undecided.

        The stricter shares of single bodies are rules' matter; a declared 表决结果 stands over the count.
        """
        if self.outcome is not None:
            return self.outcome == "通过"
        found = self.steps.resolution
        if found is None or found[1].in_favour is None:
            return None
        base = (found[1].present or 0) - (found[1].recused or 0)
        return 2 * found[1].in_favour > base


def facts(record: Decision, file: str) -> Facts:
    """The decision's row: its steps' days, state, budget, and the decisions it builds on."""
    dated = record.steps.dated()
    resolution = record.steps.resolution
    posted = record.steps.decision_posted
    ident = ident_of(record.ident, file)
    notice = (iso(posted.day), _until(posted)) if posted else ("", "")
    row = envelope_facts(
        record,
        "decision",
        file,
        ident,
        title=record.matter,
        items=("CW-04",),
        day=iso(dated[-1][1].day) if dated else "",
        due_from=iso(resolution[1].day) if resolution else "",
        cents={
            name: cents(value)
            for name, value in (("budget", record.budget), ("final", record.final_cost))
            if value is not None
        },
        links=tuple(LinkFact(("相关决议", index), "decision", name) for index, name in enumerate(record.evidence)),
        data={
            "matter": record.matter,
            "passed": record.passed,
            "outcome": record.outcome or "",
            "steps": tuple((title, iso(step.day)) for title, step in dated),
            "vote": _vote(resolution),
            "planned_finish": iso(record.planned_finish),
            "finished": iso(record.finished),
            "result_posted": iso(record.steps.result_posted.day) if record.steps.result_posted else "",
            "progress": record.progress or "",
        },
    )
    return row._replace(
        posted=row.posted or notice[0],
        notice_from=row.notice_from or notice[0],
        notice_until=row.notice_until or notice[1],
    )


def _until(posted: Published) -> str:
    return iso(add_days(posted.day, posted.days)) if posted.days is not None else ""


def _vote(resolution: tuple[str, Meeting] | None) -> tuple[str, int, int, int, int, int] | None:
    if resolution is None:
        return None
    name, meeting = resolution
    return (
        name,
        meeting.due or 0,
        meeting.present or 0,
        meeting.in_favour or 0,
        meeting.against or 0,
        meeting.abstained or 0,
    )


def sources_total(record: Decision) -> Decimal:
    """Sum of the sources of funds, yuan."""
    return sum((source.amount for source in record.sources), Decimal("0.00"))


RECORD = Decision
