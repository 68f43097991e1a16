"""An audit or an inspection: its scope, whom it concerns (by post), the six matters of the law, problems, how far put right."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from wuhua.base.money import add_money
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, ident_of, iso
from wuhua.model.fields import Amount, Day, Ident, Line, Prose, key
from wuhua.model.orders import Order, order
from wuhua.model.record import Part, Record

Category = Literal[
    "任期经济责任审计",
    "离任经济责任审计",
    "任中经济责任审计",
    "财务审计",
    "集体经济审计",
    "专项审计",
    "财务清理",
    "巡察",
    "巡回监督",
]
Matter = Literal[
    "财务收支", "债权债务", "拨款和捐赠", "发包和招投标", "资产资源和征地补偿", "村民要求的其他事项", "其他"
]
#: An audit of a person's responsibility, an audit of money, an inspection by the level above.
PERSONAL = frozenset({"任期经济责任审计", "离任经济责任审计", "任中经济责任审计"})
_INSPECTIONS = frozenset({"巡察", "巡回监督"})


class Span(Part):
    """The years that were looked into."""

    start: Day = key("开始", "从哪一天", example="2021-03-20")
    end: Day = key("结束", "到哪一天", example="2024-12-31")


class Subject(Part):
    """Whose responsibility was audited: by post; the register's number when there is one."""

    post: Line = key("职务", "审的是哪个职务", example="村委会主任")
    person: Ident | None = key("人员", "人员名册里的编号", default=None, example="P01")
    left: Day | None = key("离任日期", "中途离任的，写哪天离任", default=None, example="2025-02-10")


class Looked(Part):
    """One matter of the audit and what came out."""

    name: Matter = key("事项", "审了哪一项", example="财务收支")
    amount: Amount | None = key("金额", "审了多少元", default=None, example="1280000.00")
    verdict: Line = key("结论", "审出来怎么样", example="账实相符")


class Problem(Part):
    """Something that was found, and how far it is put right."""

    text: Line = key("问题", "发现什么，写事不写人", example="两张发票没有验收单")
    amount: Amount | None = key("金额", "涉及多少元", default=None, example="3260.00")
    fix: Line | None = key("整改", "怎么改", default=None, example="补齐验收单")
    responsible: Line | None = key("责任人", "谁负责改，写职务", default=None, example="村会计")
    deadline: Day | None = key("期限", "哪天以前改好", default=None, example="2025-06-30")
    fixed: Day | None = key("完成日期", "改好了的，写哪天", default=None, example="2025-06-20")
    open_reason: Line | None = key(
        "未完原因", "过了期限还没改好的，写为什么", default=None, example="开票单位已注销，正在核实"
    )


class Audit(Record):
    """审计与整改: one audit or inspection."""

    category: Category = key("类别", "哪一种审计或者巡察", example="任期经济责任审计")
    scope: Line = key("范围", "审了什么，一句话", example="2021至2024年财务收支")
    span: Span | None = key("审计期间", "审的是哪一段时间", default=None)
    auditor: Line | None = key("审计机关", "谁来审的", default=None, example="镇农村集体资产管理办公室")
    report_day: Day | None = key("报告日期", "报告出来那天", default=None, example="2025-03-05")
    report_no: Line | None = key("报告文号", "报告的编号", default=None, example="示例审〔2025〕3号")
    subjects: list[Subject] = key("对象", "审的是哪几个职务", default=[])
    matters: list[Looked] = key("审计事项", "法律要求的六项，一项一行", default=[])
    conclusion: Prose | None = key("结论", "总的结论", default=None, example="财务收支真实")
    problems: list[Problem] = key("问题", "发现的问题，一个一行；没有就不写", default=[])
    election_day: Day | None = key("下届选举日", "届满、离任审计的，下一届哪天选举", default=None, example="2025-03-25")
    committee_day: Day | None = key("选委会推选日", "下一届村民选举委员会哪天推选", default=None, example="2025-02-15")

    @property
    def questioned(self) -> Decimal:
        """Yuan that the problems concern."""
        return add_money(problem.amount for problem in self.problems)

    def orders(self) -> Iterator[Order]:
        """What was audited, then the report."""
        span = self.span
        yield order(
            ("审计期间开始", span.start if span else None, ("审计期间", "开始")),
            ("审计期间结束", span.end if span else None, ("审计期间", "结束")),
            ("报告日期", self.report_day, ("报告日期",)),
        )


def items_of(category: str) -> tuple[str, ...]:
    """The catalogue items that a category is published under."""
    if category in PERSONAL:
        return ("CW-35",)
    return ("DW-12",) if category in _INSPECTIONS else ("CF-22",)


def facts(record: Audit, file: str) -> Facts:
    """The audit's row. ``data``: ``category``, ``span`` (two ISO days, empty when not written), ``report_day``,
    ``election_day``, ``committee_day``, ``subjects`` as (index, post, person's ident, ISO day of leaving),
    ``tasks`` (problem, ISO deadline, 已完成, why it is still open or empty); ``cents`` holds ``questioned``.
    """
    span = (iso(record.span.start), iso(record.span.end)) if record.span else ("", "")
    return envelope_facts(
        record,
        "audit",
        file,
        ident_of(record.ident, file),
        title=record.scope if record.category in record.scope else f"{record.scope}（{record.category}）",
        items=items_of(record.category),
        day=iso(record.report_day) or span[1],
        due_from=iso(record.report_day) or span[1],
        cents={"questioned": cents(record.questioned)},
        links=tuple(
            LinkFact(("对象", index, "人员"), "person", subject.person)
            for index, subject in enumerate(record.subjects)
            if subject.person
        ),
        data={
            "category": record.category,
            "span": span,
            "report_day": iso(record.report_day),
            "election_day": iso(record.election_day),
            "committee_day": iso(record.committee_day),
            "subjects": tuple(
                (index, subject.post, subject.person or "", iso(subject.left))
                for index, subject in enumerate(record.subjects)
            ),
            "tasks": tuple(
                (each.text, iso(each.deadline), "已完成" if each.fixed else each.open_reason or "")
                for each in record.problems
            ),
        },
    )


RECORD = Audit
