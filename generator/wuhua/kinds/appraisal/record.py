"""An appraisal: ballots by grade for each person or body, weights and scores, the grade, what followed from it."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, PeriodText, Prose, Quantity, Whole, key
from wuhua.model.record import Part, Record

Category = Literal[
    "村干部", "小组干部", "村书记", "党员", "公共服务站", "上级部门", "镇对村", "物业服务", "环卫服务", "规范化建设"
]
Manner = Literal["民主评议", "述职", "年度考核"]

#: Which item of the catalogue a category is published under; the others have none of their own.
ITEMS = {
    "村干部": ("CW-09",),
    "小组干部": ("CW-09",),
    "村书记": ("DW-07",),
    "党员": ("DW-05",),
    "物业服务": ("CW-39",),
    "环卫服务": ("CW-40",),
}
#: Categories whose rows are persons, so that they hang on the board alone.
PERSONAL = frozenset({"村干部", "小组干部", "村书记"})
#: What a place may call the lowest grade.
UNFIT = frozenset({"不称职", "不合格", "不胜任"})
_GRADES = {
    "党员": ("优秀", "合格", "基本合格", "不合格"),
    "村干部": ("优秀", "称职", "基本称职", "不称职"),
    "小组干部": ("优秀", "称职", "基本称职", "不称职"),
    "村书记": ("优秀", "称职", "基本称职", "不称职"),
}
_SATISFIED = ("满意", "基本满意", "不满意")


class Voters(Part):
    """One class of those who appraise (S004-29)."""

    name: Line = key("身份", "党员、村民代表、村民、住户……", example="村民代表")
    due: Whole | None = key("应到", "应到多少人", default=None, example="45")
    present: Whole | None = key("实到", "实到多少人", default=None, example="43")


class Weight(Part):
    """One part of the total score and its share."""

    name: Line = key("项目", "算总分的哪一块", example="民主评议")
    share: Quantity = key("比例", "占百分之几，只写数字", example="30")


class Score(Part):
    """The points that one part gave."""

    name: Line = key("项目", "和上面“权重”里的项目一样", example="民主评议")
    points: Quantity = key("分数", "多少分", example="92.5")


class Target(Part):
    """Who or what was appraised: a registered person, a name, or a body; never a villager."""

    person: Ident | None = key("人员", "人员名册里的编号", default=None, example="P03")
    name: Line | None = key("名称", "没有列入人员名册的，写姓名；单位写单位名称", default=None, example="示例保洁队")
    post: Line | None = key("职务", "担任什么职务", default=None, example="村委会副主任")
    votes: list[Whole] = key("票", "各等次的票数，按“等次”的先后写", default=[], example="[30, 10, 3, 0]")
    abstained: Whole | None = key("弃权", "弃权多少票", default=None, example="1")
    invalid: Whole | None = key("无效", "无效票多少张", default=None, example="1")
    scores: list[Score] = key("得分", "各块的得分", default=[])
    total: Quantity | None = key("总分", "不写就按权重算", default=None, example="91.25")
    grade: Line | None = key("综合等次", "最后评的等次", default=None, example="称职")
    problem: Line | None = key("问题", "评出来的主要问题", default=None, example="下社垃圾桶满溢")
    action: Line | None = key("处理", "评完怎么处理，如 提醒谈话、职务终止", default=None, example="提醒谈话")
    action_day: Day | None = key("处理日期", "哪天处理的", default=None, example="2025-12-26")
    notice_day: Day | None = key("公告日期", "职务终止的，哪天公告的", default=None, example="2025-12-28")
    reward: Line | None = key("奖惩", "和报酬怎么挂钩", default=None, example="考核报酬按九成发放")

    @property
    def cast(self) -> int:
        """Ballots of every colour for this one."""
        return sum(self.votes) + (self.abstained or 0) + (self.invalid or 0)


class Supervised(Part):
    """One of the controls on a person who is secretary and director at once (S003-21)."""

    name: Line = key("事项", "年底述职、任前廉政谈话、重大事项报告……", example="年底述职")
    day: Day = key("日期", "哪一天", example="2025-12-20")
    note: Line | None = key("说明", "要说明的话", default=None, example="向党员大会述职")


class Appraisal(Record):
    """评议考核: one appraisal, of persons or of a service."""

    category: Category = key("类别", "评的是谁", example="村干部")
    period: PeriodText = key("期间", "评的是哪一期，一般写年", example="2025年")
    day: Day | None = key("评议日期", "哪天评的", default=None, example="2025-12-20")
    plan_posted: Day | None = key(
        "方案公布", "评议方案哪天公布的；有的地方要提前公布", default=None, example="2025-12-09"
    )
    manner: list[Manner] = key("方式", "怎么评的，可以写几样", default=["民主评议"], example="[述职, 民主评议]")
    host: Line | None = key("主持", "谁主持", default=None, example="村务监督委员会")
    voters: list[Voters] = key("参加人", "哪些人来评、来了多少", default=[])
    grades: list[Line] = key(
        "等次", "评几等，由好到差；不写就按类别", default=[], example="[优秀, 称职, 基本称职, 不称职]"
    )
    issued: Whole | None = key("发出票", "发出多少张票", default=None, example="88")
    returned: Whole | None = key("收回票", "收回多少张票", default=None, example="86")
    valid: Whole | None = key("有效票", "整张无效的不算；没有就不写", default=None, example="86")
    weights: list[Weight] = key("权重", "总分由哪几块合成，加起来是100", default=[])
    targets: list[Target] = key("对象", "一个一行", default=[])
    due: Whole | None = key("应评", "党员评议：应评多少人", default=None, example="62")
    taken: Whole | None = key("参评", "党员评议：评了多少人", default=None, example="60")
    counts: list[Whole] = key("各等次人数", "不列名单的，按“等次”的先后写人数", default=[], example="[12, 45, 3, 0]")
    controls: list[Supervised] = key("五项监督", "书记、主任一人担任的，写这一年的监督记录", default=[])
    outcome: Prose | None = key("结果运用", "评议结果怎么用、怎么改", default=None, example="和全年考核报酬挂钩")

    @property
    def scale(self) -> tuple[str, ...]:
        """The grades from best to worst: as written, else the category's own."""
        return tuple(self.grades) or _GRADES.get(self.category, _SATISFIED)

    @property
    def base(self) -> int | None:
        """Ballots that each row must add up to: the valid ones, else those that came back."""
        return self.valid if self.valid is not None else self.returned

    @property
    def unfit_at(self) -> int | None:
        """The place of the lowest grade among the ballots; None when no grade is one of 不称职."""
        return next((place for place, name in enumerate(self.scale) if name in UNFIT), None)


def unfit_votes(record: Appraisal, target: Target) -> tuple[int, int] | None:
    """Ballots 不称职 and valid ballots of a row; None when it has none, or they do not add up (R11). One that abstains is valid."""
    place = record.unfit_at
    if place is None or place >= len(target.votes) or record.base not in (None, target.cast):
        return None
    return target.votes[place], sum(target.votes) + (target.abstained or 0)


def exact_total(record: Appraisal, target: Target) -> Decimal | None:
    """The total by weights, not rounded; None unless every weight has its points."""
    points = {score.name: score.points for score in target.scores}
    if not record.weights or any(weight.name not in points for weight in record.weights):
        return None
    return sum((weight.share * points[weight.name] for weight in record.weights), Decimal(0)) / 100


def weighted(record: Appraisal, target: Target) -> Decimal | None:
    """The total by weights, two decimals, half up; None unless every weight has its points."""
    total = exact_total(record, target)
    return None if total is None else total.quantize(Decimal("0.01"), ROUND_HALF_UP)


def facts(record: Appraisal, file: str) -> Facts:
    """The appraisal's row.

    ``data``: ``category``, ``manner``, ``year`` (of the period), ``day`` (ISO, empty when not written),
    ``people``: (index, person's ident, name, post, grade, unfit ballots, valid ballots, action, its day, day of its notice)
    with -1 for ballots that are not known, ``controls``: (name, ISO day), and ``notices`` for rule T06. The names serve rules alone.
    """
    day = iso(record.day)
    personal, items = record.category in PERSONAL, ITEMS.get(record.category, ())
    return envelope_facts(
        record,
        "appraisal",
        file,
        ident_of(record.ident, file),
        title=f"{record.period.label}{record.category}评议考核",
        items=items,
        # What the catalogue does not list has no day by which it falls due.
        period=record.period.text if items else "",
        day=day or iso(record.period.end),
        due_from=day or iso(record.period.end),
        links=tuple(
            LinkFact(("对象", index, "人员"), "person", target.person)
            for index, target in enumerate(record.targets)
            if target.person
        ),
        data={
            "category": record.category,
            "manner": tuple(record.manner),
            "year": record.period.year,
            "day": day,
            "people": tuple(_person(record, *pair) for pair in enumerate(record.targets)) if personal else (),
            "notices": tuple(_notices(record)),
            "controls": tuple((control.name, iso(control.day)) for control in record.controls),
        },
    )


def _notices(record: Appraisal) -> list[tuple[str, tuple[str | int, ...], str, str, str]]:
    """When the plan of a democratic appraisal of the village's cadres was published."""
    if record.category != "村干部" or "民主评议" not in record.manner or record.day is None:
        return []
    path: tuple[str | int, ...] = ("方案公布",) if record.plan_posted else ("评议日期",)
    return [("评议方案", path, iso(record.plan_posted), "", iso(record.day))]


def _person(record: Appraisal, index: int, target: Target) -> tuple[Any, ...]:
    unfit, valid = unfit_votes(record, target) or (-1, -1)
    who = (target.person or "", target.name or "", target.post or "", target.grade or "")
    return (index, *who, unfit, valid, target.action or "", iso(target.action_day), iso(target.notice_day))


RECORD = Appraisal
