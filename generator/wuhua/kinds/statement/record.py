"""A year's statements (FT-16): the balance sheet, the income and distribution statement, and where the papers may be read."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from wuhua.base.money import add_money
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, iso
from wuhua.model.fields import Day, Ident, Line, Money, PeriodText, Prose, key
from wuhua.model.record import Part, Record

ZERO = Decimal("0.00")
_PARTIAL = re.compile(r"合计|小计|总计|^其中")
_LESS = re.compile(r"^减[:：]?|累计折旧$|累计摊销$|减值准备$|坏账准备$")


class Balance(Part):
    """One line of the balance sheet."""

    name: Line = key("项目", "如 货币资金、固定资产；累计折旧这些减项前面写“减：”", example="货币资金")
    opening: Money | None = key("年初", "年初数，元", default=None)
    closing: Money = key("期末", "期末数，元", example="1167514.30")

    @property
    def counted(self) -> bool:
        """Whether it adds to its part; a subtotal and a line that says 其中 repeat others."""
        return not _PARTIAL.search(self.name)

    def signed(self, value: Decimal | None) -> Decimal:
        """A figure of this line as it adds up: what is taken off (减：, 累计折旧) counts negative whichever way it was written."""
        value = value or ZERO
        return -abs(value) if _LESS.search(self.name) else value


class Pair(Part):
    """A total at the beginning and at the end of the year."""

    opening: Money | None = key("年初", "年初合计，元", default=None)
    closing: Money | None = key("期末", "期末合计，元", default=None)


class Flow(Part):
    """One line of the income statement or of the distribution."""

    name: Line = key("项目", "如 经营收入、管理费用、提取公积公益金", example="经营收入")
    amount: Money = key("本年", "今年多少元", example="743497.50")
    before: Money | None = key("上年", "上一年多少元", default=None)


class Income(Part):
    """收益及收益分配表: what was earned, and how it was shared out."""

    income: list[Flow] = key("收入", "一项一行", default=[])
    expense: list[Flow] = key("支出", "一项一行，写正数", default=[])
    surplus: Money | None = key("本年收益", "收入减支出；不写就自动算，写了会核对", default=None)
    opening: Money | None = key("年初未分配收益", "上年没有分完的", default=None)
    other: Money | None = key("其他转入", "公积公益金弥补亏损等转进来的", default=None)
    available: Money | None = key("可分配收益", "前三项相加；不写就自动算，写了会核对", default=None)
    shared: list[Flow] = key("分配", "提取、分红等，一项一行", default=[])
    left: Money | None = key("年末未分配收益", "可分配减去分配；不写就自动算，写了会核对", default=None)


class Reading(Part):
    """Where and from when members may read the papers before their meeting (JTJJ24 46)."""

    start: Day = key("开始", "从哪天起可以查阅", example="2025-02-15")
    place: Line = key("地点", "在哪里查阅", example="合作社办公室")
    meeting: Day | None = key("会议日期", "成员大会哪天开", default=None)


class Statement(Record):
    """年度报表: one organisation, one year."""

    holder: Line = key("单位", "谁的报表，写组织全称", example="云溪村股份经济合作社")
    period: PeriodText = key("期间", "按年写 2024年")
    book: Literal["经济账", "行政账"] = key("账套", "经济账或行政账", default="经济账")
    assets: list[Balance] = key("资产", "有什么，一项一行", default=[])
    debts: list[Balance] = key("负债", "欠什么，一项一行", default=[])
    equity: list[Balance] = key("权益", "资本、公积公益金、未分配收益，一项一行", default=[])
    assets_total: Pair | None = key("资产合计", "不写就自动加", default=None)
    debts_total: Pair | None = key("负债合计", "不写就自动加", default=None)
    equity_total: Pair | None = key("权益合计", "不写就自动加", default=None)
    both_total: Pair | None = key("负债和权益合计", "不写就自动加", default=None)
    income: Income | None = key("收益分配", "收益及收益分配表", default=None)
    report: Prose | None = key("经营报告", "这一年怎么经营的，一段一行", default=None)
    reading: Reading | None = key("查阅", "报表给成员看的日期和地点", default=None)
    decision: Ident | None = key("决议", "通过它的决策事项的编号", default=None, example="2025-03")


def total(lines: list[Balance], moment: str) -> Decimal | None:
    """Sum of one part of the balance sheet, yuan; ``moment`` is ``opening`` or ``closing``. None when no line says it."""
    known = [line for line in lines if line.counted and getattr(line, moment) is not None]
    return add_money(line.signed(getattr(line, moment)) for line in known) if known else None


def added(lines: list[Flow]) -> Decimal:
    """Sum of this year's figures, yuan; subtotals and lines that say 其中 repeat others."""
    return add_money(line.amount for line in lines if not _PARTIAL.search(line.name))


def surplus(part: Income) -> Decimal | None:
    """The year's surplus, yuan: as declared, else income less expense; None when neither is written."""
    if part.surplus is not None:
        return part.surplus
    return added(part.income) - added(part.expense) if part.income or part.expense else None


def available(part: Income) -> Decimal | None:
    """What may be shared out, yuan: as declared, else added up; None without a surplus."""
    earned = surplus(part)
    if part.available is not None or earned is None:
        return part.available
    return earned + (part.opening or ZERO) + (part.other or ZERO)


def left(part: Income) -> Decimal | None:
    """What stays unshared at the year's end, yuan: as declared, else the rest."""
    whole = available(part)
    return part.left if part.left is not None or whole is None else whole - added(part.shared)


def facts(record: Statement, file: str) -> Facts:
    """The year's row.

    ``cents`` (what is known): ``assets``, ``debts``, ``equity`` at the year's end; ``surplus``, ``available``, ``left``.
    ``data``: ``book``, ``series`` (the holder), ``balances`` the lines of the balance sheet, ``open_from`` and ``meeting`` (ISO days of the reading before the meeting, or empty).
    """
    reading = record.reading
    part = record.income
    sums = {
        "assets": total(record.assets, "closing"),
        "debts": total(record.debts, "closing"),
        "equity": total(record.equity, "closing"),
        "surplus": surplus(part) if part else None,
        "available": available(part) if part else None,
        "left": left(part) if part else None,
    }
    return envelope_facts(
        record,
        "statement",
        file,
        record.ident or f"{record.period.slug}-{'econ' if record.book == '经济账' else 'admin'}",
        title=f"{record.period.label}{record.holder}年度报表",
        items=("CF-27", "CF-24") if record.report or reading else ("CF-27",),
        period=record.period.text,
        due_from=iso(record.period.end),
        day=iso(record.period.end),
        cents={name: cents(value) for name, value in sums.items() if value is not None},
        links=(LinkFact(("决议",), "decision", record.decision),) if record.decision else (),
        data={
            "book": record.book,
            "series": record.holder,
            "balances": tuple(_balances(record)),
            "open_from": iso(reading.start) if reading else "",
            "meeting": iso(reading.meeting) if reading else "",
        },
    )


def _balances(record: Statement) -> Iterator[tuple[str, int, str, int | None, int]]:
    """(list, row, name, cents at the beginning, at the end) of every line of the balance sheet."""
    for title, rows in (("资产", record.assets), ("负债", record.debts), ("权益", record.equity)):
        for index, row in enumerate(rows):
            opening = None if row.opening is None else cents(row.opening)
            yield title, index, row.name, opening, cents(row.closing)


RECORD = Statement
