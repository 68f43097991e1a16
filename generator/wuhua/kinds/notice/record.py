"""通知公告: any other item of the catalogue as a well-formed notice: text, facts, one table."""

from typing import Literal

from wuhua.base.persons import is_post, is_subject
from wuhua.model.facts import Facts, envelope_facts, ident_of, iso
from wuhua.model.fields import Day, Line, PeriodText, Prose, key
from wuhua.model.record import Part, Record


class Point(Part):
    """One label with its value."""

    name: Line = key("名称", "如 补贴标准")
    value: Line = key("内容", "如 每亩120元")


class Grid(Part):
    """A table: heads and rows of the same length."""

    title: Line | None = key("名称", "表的名称", default=None)
    heads: list[Line] = key("表头", "一格一项", example="[小组, 户数, 面积]")
    rows: list[list[Line]] = key("行", "一行一个方括号", default=[])


class NoticeRecord(Record):
    """通知公告: one notice."""

    subject: Line = key("主题", "公告的题目")
    family: Literal["党务", "村务", "居务", "财务", "服务"] = key("类别", "党务、村务、财务还是服务", default="村务")
    event_day: Day | None = key("事项日期", "这件事发生的日期", default=None)
    period: PeriodText | None = key("期间", "定期公开的，写是哪一期", default=None)
    body: Prose = key("正文", "要说的话，一段一行")
    points: list[Point] = key("要点", "一项一行", default=[])
    table: Grid | None = key("表", "要列的表", default=None)
    nil: Line | None = key("零报告", "这一期没有发生，写明原因", default=None)


def lists_persons(record: NoticeRecord) -> bool:
    """Whether the table is a list of persons: a head says whose row it is, and none tells a post."""
    heads = record.table.heads if record.table else []
    return any(map(is_subject, heads)) and not any(map(is_post, heads))


def facts(record: NoticeRecord, file: str) -> Facts:
    """The notice's row; ``data["persons"]``: rows of a table that lists persons."""
    return envelope_facts(
        record,
        "notice",
        file,
        ident_of(record.ident, file),
        title=record.subject,
        period=record.period.text if record.period else "",
        due_from=iso(record.event_day or (record.period.end if record.period else None)),
        data={
            "family": record.family,
            "nil": record.nil or "",
            "lead": record.body.split("\n")[0][:80],
            "persons": len(record.table.rows) if record.table and lists_persons(record) else 0,
        },
    )


RECORD = NoticeRecord
