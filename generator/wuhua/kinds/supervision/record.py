"""A supervision report: the five fields that the committee watches (S002-06), what it found, how far that is put right (S000-13)."""

from collections.abc import Iterator
from typing import Literal

from wuhua.model.facts import Facts, LinkFact, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Ident, Line, PeriodText, Prose, Whole, key
from wuhua.model.orders import Order, order
from wuhua.model.record import Part, Record

ITEMS = {"村务监督": ("CW-08",), "居务监督": ("CW-08",), "廉政建设": ("DW-08",)}


class Watched(Part):
    """One of the five fields: how often it was looked into and what was seen."""

    times: Whole | None = key("次数", "查了几次、看了几件", default=None, example="6")
    opinions: Whole | None = key("意见", "提了几条意见；没有写 0", default=None, example="1")
    seen: Line = key("情况", "查了什么、看到什么", example="审核账目12个月次")


class FiveFields(Part):
    """The five fields of supervision; one that was not looked into in this period is not written."""

    decisions: Watched | None = key("村务决策", "大事是不是按程序定、定了有没有办", default=None)
    disclosure: Watched | None = key("村务公开", "该公开的有没有按时公开", default=None)
    capitals: Watched | None = key("三资管理", "集体的钱、东西、地管得怎么样", default=None)
    works: Watched | None = key("工程和征地", "工程项目、征地拆迁", default=None)
    benefits: Watched | None = key("惠农政策", "补贴、救助有没有落到户", default=None)

    def written(self) -> list[tuple[str, Watched]]:
        """The fields that are written, in order: (key, what was seen)."""
        pairs = [(field.alias or name, getattr(self, name)) for name, field in FiveFields.model_fields.items()]
        return [(title, part) for title, part in pairs if part is not None]


class Problem(Part):
    """Something found, what is done about it, by whom (a post), until when."""

    text: Line = key("问题", "发现什么，不写村民姓名", example="厂房租金没有按合同日期收")
    field: Line | None = key("方面", "属于哪一方面", default=None, example="三资管理")
    decision: Ident | None = key("决议", "和哪份决策事项有关，写编号", default=None, example="2025-02")
    found: Day | None = key("发现日期", "哪天发现的", default=None, example="2025-08-12")
    fix: Line | None = key("整改", "怎么改", default=None, example="按合同日期催收，逾期发书面通知")
    responsible: Line | None = key("责任人", "谁负责改，写职务", default=None, example="理事长")
    deadline: Day | None = key("期限", "哪天以前改好", default=None, example="2025-10-31")
    fixed: Day | None = key("完成日期", "改好了的，写哪天", default=None, example="2025-10-20")
    open_reason: Line | None = key(
        "未完原因", "过了期限还没改好的，写为什么", default=None, example="承租方换人，正在对账"
    )


class Supervision(Record):
    """监督报告: what a committee of supervision saw in a period, mostly half a year."""

    category: Literal["村务监督", "居务监督", "廉政建设"] = key(
        "类别", "哪一种报告", default="村务监督", example="村务监督"
    )
    period: PeriodText = key("期间", "报告的是哪一期，一般半年", example="2025年下半年")
    body: Line = key("报告人", "哪个机构报告", default="村务监督委员会", example="村务监督委员会")
    meetings: Whole | None = key("开会", "自己开了几次会", default=None, example="7")
    attended: Whole | None = key("列席", "列席了几次会", default=None, example="9")
    vouchers: Whole | None = key("审核凭证", "审了多少张凭证", default=None, example="846")
    returned: Whole | None = key("退回补正", "退回多少张", default=None, example="11")
    received: Whole | None = key("收到意见", "收到群众意见多少件", default=None, example="6")
    answered: Whole | None = key("答复意见", "答复了多少件", default=None, example="6")
    fields: FiveFields | None = key("五类监督", "五方面各看了什么", default=None)
    problems: list[Problem] = key("问题", "发现的问题和改得怎么样", default=[])
    analysis: Prose | None = key("情况分析", "这一期村务情况的分析", default=None, example="账目清楚，公开及时")
    reported: Day | None = key("报告日期", "哪天向村民代表会议报告的", default=None, example="2026-01-10")
    heard_by: Line | None = key("向谁报告", "在哪个会上报告的", default=None, example="村民代表会议")

    def orders(self) -> Iterator[Order]:
        """Every problem is found, then put right."""
        for index, one in enumerate(self.problems):
            found = ("发现日期", one.found, ("问题", index, "发现日期"))
            yield order(found, ("完成日期", one.fixed, ("问题", index, "完成日期")))
            yield order(found, ("期限", one.deadline, ("问题", index, "期限")))
            yield order(found, ("报告日期", self.reported, ("报告日期",)))


def facts(record: Supervision, file: str) -> Facts:
    """The report's row. ``data``: ``category``, ``fields`` written, and ``tasks``: (problem, ISO deadline, 已完成,
    why it is still open or empty).
    """
    return envelope_facts(
        record,
        "supervision",
        file,
        ident_of(record.ident, file),
        title=f"{record.period.label}{record.category}报告",
        items=ITEMS[record.category],
        period=record.period.text,
        day=iso(record.reported) or iso(record.period.end),
        due_from=iso(record.period.end),
        links=tuple(
            LinkFact(("问题", index, "决议"), "decision", problem.decision)
            for index, problem in enumerate(record.problems)
            if problem.decision
        ),
        data={
            "category": record.category,
            "fields": tuple(title for title, _ in record.fields.written()) if record.fields else (),
            "tasks": tuple(
                (each.text, iso(each.deadline), "已完成" if each.fixed else each.open_reason or "")
                for each in record.problems
            ),
        },
    )


RECORD = Supervision
