"""A survey or an outside evaluation: how many were asked, what they answered, the score, what is done about it."""

from decimal import Decimal
from typing import Literal

from wuhua.model.facts import Facts, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Line, PeriodText, Quantity, Whole, key
from wuhua.model.record import Part, Record

Category = Literal["服务满意度", "村务公开评价", "自治综合评价", "文化惠民评价", "其他评价"]


class Answer(Part):
    """One answer and how many gave it."""

    text: Line = key("答案", "由好到差写", example="满意")
    number: Whole = key("人数", "多少人这样答", example="113")


class Improvement(Part):
    """What people were not happy with, and what is done."""

    text: Line = key("意见", "大家说什么，不写姓名", example="等得久")
    fix: Line | None = key("改进", "怎么改", default=None, example="周三晚上加开一个窗口")
    done: Day | None = key("完成日期", "改好了的，写哪天", default=None, example="2026-01-07")


class Survey(Record):
    """满意度与社会评价: one survey of one period."""

    category: Category = key("类别", "评的是什么", default="服务满意度", example="服务满意度")
    subject: Line | None = key("评什么", "写得更具体一些", default=None, example="服务站窗口")
    period: PeriodText = key("期间", "哪一期", example="2025年四季度")
    day: Day | None = key("评价日期", "哪天问的、哪天出结果", default=None, example="2026-01-08")
    host: Line | None = key("组织者", "谁来问的", default=None, example="公共服务站")
    method: Line | None = key("方法", "怎么问的", default=None, example="办完事当场填")
    handed: Whole | None = key("发放", "发了多少份、打了多少个电话", default=None, example="125")
    sample: Whole | None = key("样本", "收回多少份；写了“结果”的可以不写", default=None, example="120")
    score: Quantity | None = key("得分", "打分的写得分", default=None, example="94.2")
    full: Quantity = key("满分", "满分是多少", default=Decimal(100), example="100")
    answers: list[Answer] = key("结果", "一种答案一行，由好到差", default=[])
    improvements: list[Improvement] = key("意见", "不满意的地方和怎么改", default=[])

    @property
    def asked(self) -> int | None:
        """How many answered: as declared, else the answers' sum; None when neither is written."""
        if self.sample is not None:
            return self.sample
        return sum(answer.number for answer in self.answers) if self.answers else None


def facts(record: Survey, file: str) -> Facts:
    """The survey's row. ``data``: ``category``, ``n`` asked (None when not written), ``score`` and ``full`` as written
    (score empty when there is none), ``answers`` as (answer, number).
    """
    items = ("FW-06",) if record.category == "服务满意度" else ()
    return envelope_facts(
        record,
        "survey",
        file,
        ident_of(record.ident, file),
        title=f"{record.period.label}{record.subject or ''}{record.category}",
        items=items,
        # What the catalogue does not list has no day by which it falls due.
        period=record.period.text if items else "",
        day=iso(record.day) or iso(record.period.end),
        due_from=iso(record.period.end),
        data={
            "category": record.category,
            "n": record.asked,
            "score": str(record.score) if record.score is not None else "",
            "full": str(record.full),
            "answers": tuple((answer.text, answer.number) for answer in record.answers),
        },
    )


RECORD = Survey
