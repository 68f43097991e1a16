"""数字公开: items of the catalogue that are numbers; special groups have a name only as a group, and no count from one to four."""

import re
from typing import Annotated, Any, Literal

from pydantic import WithJsonSchema

from wuhua.model.facts import Facts, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Line, PeriodText, Reads, Whole, fault, key
from wuhua.model.record import Part, Record

Category = Literal["参保", "户籍变动", "调解平安", "其他数字"]
#: The groups of S002-52, each in the words by which V08 knows it.
Group = Literal[
    "社区戒毒（康复）人员", "社区矫正对象", "刑满释放人员", "肇事肇祸的严重精神障碍患者", "其他严重精神障碍患者"
]
_TALLY = re.compile(r"^(0|[1-9][0-9]{0,8}|少于[1-9][0-9]?)$", re.ASCII)


def _read_tally(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if _TALLY.match(text):
        return text
    raise fault("E208", f"“{text[:20]}”不是数量的写法", "只写数字，如 45；人太少不便写准数的写 少于5")


#: A count, or 少于5 where the exact number would point at somebody.
Tally = Annotated[
    str,
    Reads(_read_tally),
    WithJsonSchema({"type": ["string", "integer"], "pattern": _TALLY.pattern, "errorMessage": "写 45，或者 少于5"}),
]


class Number(Part):
    """One figure, beside what it is part of and what it was before."""

    name: Line = key("名称", "数的是什么", example="城乡居民基本医疗保险")
    number: Tally = key("数量", "多少；人太少不便写准数的写 少于5", example="2905")
    whole: Whole | None = key("总数", "应参保多少人、受理多少件", default=None, example="3012")
    unit: Line = key("单位", "人、户、件……", default="人", example="人")
    before: Tally | None = key("上期", "上一期的数量", default=None, example="2876")
    note: Line | None = key("说明", "要说明的话", default=None, example="差的多数在外地参保")


class Special(Part):
    """One special group, as a count alone (S002-52, V08)."""

    name: Group = key("名称", "哪一类，不写是谁", example="刑满释放人员")
    number: Tally = key("数量", "多少人；一到四人写 少于5", example="少于5")
    measures: Line | None = key("措施", "做了什么帮扶，不写是谁", default=None, example="每月走访一次")


class Counts(Record):
    """数字公开: the numbers of one period."""

    category: Category = key("类别", "是哪一类数字", example="参保")
    subject: Line | None = key("主题", "其他数字写数的是什么", default=None, example="垃圾分类")
    period: PeriodText = key("期间", "哪一期", example="2025年")
    as_of: Day | None = key("截至", "这些数是哪一天的", default=None, example="2025-12-31")
    numbers: list[Number] = key("数字", "一项一行", default=[])
    special: list[Special] = key("特殊人群", "只写人数；没有的写 0", default=[])
    measures: list[Line] = key("措施", "这一期做了什么", default=[], example="[上门提醒参保]")
    nil: Line | None = key("零报告", "这一期没有发生，写明原因", default=None, example="这一季没有人迁入迁出")


ITEMS = {"参保": ("CW-30",), "户籍变动": ("CW-33",), "调解平安": ("CW-42",)}
TITLES = {"参保": "医保、养老参保情况", "户籍变动": "户籍变动情况", "调解平安": "调解和平安建设"}


def facts(record: Counts, file: str) -> Facts:
    """The period's row. ``data``: ``category``, ``numbers`` (name, number as written, whole or None, unit), ``nil`` the reason or empty."""
    items = ITEMS.get(record.category, ())
    return envelope_facts(
        record,
        "counts",
        file,
        ident_of(record.ident, file),
        title=f"{record.period.label}{record.subject or TITLES.get(record.category, '数字')}",
        items=items,
        # What the catalogue does not list has no day by which it falls due.
        period=record.period.text if items or record.items else "",
        due_from=iso(record.period.end),
        data={
            "category": record.category,
            "numbers": tuple((one.name, one.number, one.whole, one.unit) for one in record.numbers),
            "nil": record.nil or "",
        },
    )


RECORD = Counts
