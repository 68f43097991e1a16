"""Publication by stages (事前 事中 事后), which contracts and works have in common; rule C06 reads what stands here."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from wuhua.base.dates import add_days
from wuhua.model.facts import iso, notice_end
from wuhua.model.fields import Day, Line, Whole, key
from wuhua.model.record import Notice, Part
from wuhua.model.sheet import Block, Step, StepsBlock, Tone

STAGES = ("事前", "事中", "事后")


class StageNotice(Part):
    """One publication of a stage; the first day is not counted."""

    stage: Literal["事前", "事中", "事后"] = key("阶段", "事前、事中还是事后")
    day: Day = key("日期", "哪天贴出来的", example="2025-01-26")
    about: Line | None = key("内容", "公开了什么", default=None)
    days: Whole | None = key("天数", "公示几天，开始那天不算", default=None)
    objections: Line | None = key("异议", "收到什么意见、怎么答复", default=None)


def told(notices: Iterable[StageNotice]) -> tuple[tuple[str, str], ...]:
    """(stage, day) of every publication, as written."""
    return tuple((notice.stage, iso(notice.day)) for notice in notices)


def period_of(
    matter: str, path: tuple[str | int, ...], notice: Notice | None, decided: date | None = None
) -> list[tuple[str, tuple[str | int, ...], str, str, str]]:
    """(matter, path, start, end, day of decision) of a notice period, for rule T06; empty when there is none."""
    return [(matter, path, iso(notice.start), iso(notice_end(notice)), iso(decided))] if notice else []


def stage_block(notices: Iterable[StageNotice]) -> list[Block]:
    """The publications of every stage, in order of day; nothing when there is none."""
    ordered = sorted(notices, key=lambda notice: (notice.day, STAGES.index(notice.stage)))
    steps = tuple(Step(_words(each), each.day, Tone.GOOD, _said(each), None, _until(each)) for each in ordered)
    return [StepsBlock("哪一步公开过", steps)] if steps else []


def _words(notice: StageNotice) -> str:
    return f"{notice.stage}公开" + (f"：{notice.about}" if notice.about else "")


def _said(notice: StageNotice) -> str:
    return f"公示期间的意见：{notice.objections}" if notice.objections else ""


def _until(notice: StageNotice) -> date | None:
    return add_days(notice.day, notice.days) if notice.days is not None else None
