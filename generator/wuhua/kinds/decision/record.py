"""A decision: the six steps of 四议两公开, who voted how, what it may cost, who does it, what came of it.

Who may decide is said by the key of the fourth step; the bodies' quorums are never mixed (D03, D04, D07, D08, D17).
"""

from collections.abc import Iterator
from decimal import Decimal

from wuhua.base.dates import add_days
from wuhua.base.money import add_money
from wuhua.kinds.voting import Approval, Attendance, Ballot, Matter, Outcome
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, ident_of, iso
from wuhua.model.fields import Amount, Day, Ident, Line, Prose, Whole, YesNo, key
from wuhua.model.orders import Order, Path, order
from wuhua.model.quorum import carried
from wuhua.model.record import Part, Record


class Step(Part):
    """One step: the day it took place."""

    day: Day = key("日期", "哪一天", example="2025-01-06")
    note: Line | None = key("说明", "要说明的话", default=None)


class Meeting(Ballot, Attendance, Step):
    """A step in which people met and mostly voted (D12)."""

    called: Day | None = key("通知日期", "哪天通知开会", default=None)
    papers: Day | None = key("材料日期", "方案哪天送到、贴给参会的人看", default=None)
    sitting: Ident | None = key("会议编号", "这次会议在“会议与授权”里的编号", default=None)


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
    residents: Meeting | None = key("居民会议决议", "第四步：居民会议", default=None)
    council: Meeting | None = key("村民议事会决议", "经授权由村民议事会定的", default=None)
    board: Meeting | None = key("理事会决议", "集体经济组织理事会定的", default=None)
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
    "居民会议决议": "residents",
    "村民小组会议决议": "group",
    "成员大会决议": "members",
    "成员代表大会决议": "delegates",
    "村民议事会决议": "council",
    "理事会决议": "board",
}


class PreReview(Part):
    """The look at a matter before it is put to anybody (S003-17)."""

    day: Day = key("日期", "哪天预审的")
    body: Line | None = key("机构", "谁预审的", default=None)
    opinion: Line | None = key("意见", "预审的意见", default=None)


class Evaluation(Part):
    """How a decision has turned out, asked some time after (S003-18)."""

    day: Day = key("日期", "哪天评估的")
    by: Line | None = key("评估人", "谁评估的，如 党员和村民代表", default=None)
    finding: Line = key("结论", "评估下来怎么样，要不要改")


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
    outcome: Outcome | None = key("表决结果", "不写就按票数算", default=None)
    matters: list[Matter] = key("涉及", "法律规定要由谁定的事，是哪一种；可以几种", default=[])
    important: YesNo = key("重要", "是不是重要事项", default=False)
    mandate: Ident | None = key("授权编号", "哪次会议授权的，写“会议与授权”里的编号", default=None)
    agenda: Line | None = key("议事目录事项", "是议事协商事项目录里的哪一项", default=None)
    pre_review: PreReview | None = key("预审", "议事前预审的", default=None)
    approvals: list[Approval] = key("批准", "要上级批准的，批文", default=[])
    responsible: Line | None = key("负责人", "谁负责办，写职务", default=None)
    contractor: Line | None = key("承办单位", "谁来做", default=None)
    planned_finish: Day | None = key("计划完成", "打算哪天办完", default=None)
    progress: Line | None = key("进度", "现在办到哪一步", default=None)
    finished: Day | None = key("完成日期", "实际办完的日期", default=None)
    final_cost: Amount | None = key("决算", "实际花了多少元", default=None)
    result: Prose | None = key("结果", "办得怎么样", default=None)
    evaluations: list[Evaluation] = key("评估", "办完以后评估过几次", default=[])
    evidence: list[Ident] = key("相关决议", "有关的其他决策事项的编号", default=[])

    @property
    def passed(self) -> bool | None:
        """Whether the fourth step carried it (``quorum.carried``); a declared 表决结果 stands over the count."""
        found = self.steps.resolution
        if found is None:
            return None if self.outcome is None else self.outcome == "通过"
        return carried(self.outcome, found[1], found[1])

    def orders(self) -> Iterator[Order]:
        """Resolved, done, told what came of it; the order of the steps among themselves is D01's."""
        found, told = self.steps.resolution, self.steps.result_posted
        name, meeting = found or ("", None)
        resolved = (name, meeting.day if meeting else None, ("四议两公开", name, "日期"))
        shown = told.day if told and (meeting is None or told.day >= meeting.day) else None
        done = ("完成日期", self.finished, ("完成日期",))
        yield order(resolved, done, ("实施结果公开", shown, ("四议两公开", "实施结果公开", "日期")))
        yield order(resolved, ("计划完成", self.planned_finish, ("计划完成",)), usual=True)
        for title, step in self.steps.dated():
            if isinstance(step, Meeting):
                path: Path = ("四议两公开", title, "日期")
                yield order(("通知", step.called, ()), (title, step.day, path))
                yield order(("给参会的人看材料", step.papers, ()), (title, step.day, path))


def facts(record: Decision, file: str) -> Facts:
    """The decision's row: its steps' days, state, budget, and the decisions it builds on.

    ``data`` besides what pages show: ``body`` that resolved (without 决议, empty when none has) and ``resolved`` its day;
    ``matters`` of 涉及; ``important``; ``mandate`` the meeting that authorised; ``agenda`` its entry of the catalogue;
    ``pre_review`` and ``evaluated`` (the last) as days; ``meetings`` (step, day, called, papers, meeting's ident) of every
    step in which people met; ``attended`` (step, due, present, households due, in favour, against, abstained), None where not
    written, of those that resolved or link a meeting; ``approvals`` (body, day); ``notices`` (for rule T06).
    """
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
        cents=_amounts(record),
        links=tuple(_links(record)),
        data={
            "matter": record.matter,
            "passed": record.passed,
            "outcome": record.outcome or "",
            "steps": tuple((title, iso(step.day)) for title, step in dated),
            "vote": _vote(resolution),
            "notices": tuple(_notices(record)),
            "planned_finish": iso(record.planned_finish),
            "finished": iso(record.finished),
            "result_posted": iso(record.steps.result_posted.day) if record.steps.result_posted else "",
            "progress": record.progress or "",
            "body": resolution[0].removesuffix("决议") if resolution else "",
            "resolved": iso(resolution[1].day) if resolution else "",
            "matters": tuple(record.matters),
            "important": record.important,
            "mandate": record.mandate or "",
            "agenda": record.agenda or "",
            "pre_review": iso(record.pre_review.day) if record.pre_review else "",
            "evaluated": max((iso(each.day) for each in record.evaluations), default=""),
            "meetings": tuple(
                (title, iso(step.day), iso(step.called), iso(step.papers), step.sitting or "")
                for title, step in dated
                if isinstance(step, Meeting)
            ),
            "attended": tuple(_attended(dated)),
            "approvals": tuple((each.body, iso(each.day)) for each in record.approvals),
        },
    )
    return row._replace(
        posted=row.posted or notice[0],
        notice_from=row.notice_from or notice[0],
        notice_until=row.notice_until or notice[1],
    )


def _amounts(record: Decision) -> dict[str, int]:
    """Budget, final cost and the sources' sum in cents, each only where it is written."""
    sources = sources_total(record) if record.sources else None
    pairs = (("budget", record.budget), ("final", record.final_cost), ("sources", sources))
    return {name: cents(value) for name, value in pairs if value is not None}


def _links(record: Decision) -> Iterator[LinkFact]:
    for index, name in enumerate(record.evidence):
        yield LinkFact(("相关决议", index), "decision", name)
    if record.mandate:
        yield LinkFact(("授权编号",), "meeting", record.mandate)
    for title, step in record.steps.dated():
        if isinstance(step, Meeting) and step.sitting:
            yield LinkFact(("四议两公开", title, "会议编号"), "meeting", step.sitting)


def _notices(record: Decision) -> Iterator[tuple[str, tuple[str | int, ...], str, str, str]]:
    """The days for which the resolution hangs; an envelope with days of its own says them for the whole paper."""
    posted, paper = record.steps.decision_posted, record.disclosure
    if posted and posted.days is not None and not (paper and paper.notice):
        yield "四议两公开决议", ("四议两公开", "决议公开", "天数"), iso(posted.day), _until(posted), ""


def _attended(
    dated: list[tuple[str, Step]],
) -> Iterator[tuple[str, int | None, int | None, int | None, int | None, int | None, int | None]]:
    for title, step in dated:
        if isinstance(step, Meeting) and (step.sitting or title in RESOLUTIONS):
            yield (title, step.due, step.present, step.households_due, step.in_favour, step.against, step.abstained)


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
    return add_money(source.amount for source in record.sources)


RECORD = Decision
