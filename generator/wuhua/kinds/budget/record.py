"""A year's plan or final account (FT-03): every heading with what was planned, changed, spent, and why it differs."""

import re
from decimal import Decimal
from typing import Literal

from wuhua.base.money import add_known, add_money
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, iso
from wuhua.model.fields import Amount, Ident, Line, Money, PeriodText, key
from wuhua.model.record import Part, Record

Stage = Literal["预算", "决算"]
ITEMS = {"预算": "CF-02", "决算": "CF-03"}
_SLUGS = {"行政账": "admin", "经济账": "econ", "预算": "plan", "决算": "final"}
_PARTIAL = re.compile(r"合计$|小计$|总计$|^其中")


class Heading(Part):
    """One heading: planned, changed within the year, spent (or received)."""

    name: Line = key("项目", "哪一项，如 村道和路灯维护", example="村道和路灯维护")
    last_year: Amount | None = key("上年决算", "上一年这一项实际多少元", default=None)
    planned: Amount = key("预算", "年初定的多少元；年初没有这一项写 0.00", example="60000.00")
    change: Money | None = key("调整", "年中加了多少元；减少写负数", default=None)
    declared_revised: Amount | None = key("调整后预算", "不写就自动算；写了会核对", default=None)
    actual: Amount | None = key("决算", "年底实际多少元；没有发生写 0.00", default=None)
    declared_off: Money | None = key("差额", "决算减调整后预算；不写就自动算，写了会核对", default=None)
    reason: Line | None = key("说明", "多了或少了的原因", default=None)
    decision: Ident | None = key("决议", "同意调整或超支的决策事项的编号", default=None, example="2025-02")

    @property
    def counted(self) -> bool:
        """Whether it adds to its side; a subtotal and a line that says 其中 repeat others."""
        return not _PARTIAL.search(self.name)

    @property
    def revised(self) -> Decimal:
        """Planned plus change, yuan."""
        return self.planned + (self.change or 0)


class WorkFunds(Part):
    """The year's working funds (S004-58): what is arranged, and what the town adds when that is too little (S004-59)."""

    arranged: Amount = key("安排", "上级拨的和村里自己安排的，一共多少元", example="400000.00")
    backstop: Amount | None = key("镇级兜底", "不够规定数的，镇财政补多少元", default=None)


class Budget(Record):
    """预决算: one ledger, one year, plan or final account."""

    stage: Stage = key("阶段", "预算（年初）或 决算（年底）")
    book: Literal["行政账", "经济账"] = key("账套", "行政账（村委会的钱）或经济账（集体经济组织的钱）")
    period: PeriodText = key("期间", "按年写 2025年")
    scope: Literal["全部收支", "部分项目"] = key(
        "范围", "这本账的全部收支，还是只列一部分项目；列全的会和账核对", default="全部收支"
    )
    income: list[Heading] = key("收入", "打算收进来的钱，一项一行", default=[])
    expense: list[Heading] = key("支出", "打算花出去的钱，一项一行", default=[])
    planned_income: Amount | None = key("收入预算合计", "不写就自动加", default=None)
    planned_expense: Amount | None = key("支出预算合计", "不写就自动加", default=None)
    actual_income: Amount | None = key("收入决算合计", "不写就自动加", default=None)
    actual_expense: Amount | None = key("支出决算合计", "不写就自动加", default=None)
    work_funds: WorkFunds | None = key("工作经费", "全年的工作经费，镇里兜底的也写上", default=None)
    decision: Ident | None = key("决议", "通过它的决策事项的编号", default=None, example="2024-07")


def planned(lines: list[Heading]) -> Decimal:
    """Sum of the plan, yuan, before changes."""
    return add_money(line.planned for line in lines if line.counted)


def revised(lines: list[Heading]) -> Decimal:
    """Sum of the revised plan, yuan."""
    return add_money(line.revised for line in lines if line.counted)


def actual(lines: list[Heading]) -> Decimal | None:
    """Sum of what really came or went, yuan; None when no heading says it."""
    return add_known(line.actual for line in lines if line.counted)


def facts(record: Budget, file: str) -> Facts:
    """The year's row.

    ``cents``: ``planned_income``, ``planned_expense``, ``revised_income``, ``revised_expense``; ``income`` and ``expense`` what
    really came and went by heading, ``declared_income`` and ``declared_expense`` by 决算合计, where said; ``work_funds`` and ``backstop`` where said. ``data``: ``stage``, ``book``, ``series`` (the
    book), ``whole`` whether it covers the whole ledger (G04), ``even`` whether its declared totals are its headings' (G03), ``headings`` (side, index, name, last year's, planned, actual: cents or None). A plan is due from the first day of its year.
    """
    ident = record.ident or "-".join((record.period.slug, _SLUGS[record.book], _SLUGS[record.stage]))
    plan = record.stage == "预算"
    return envelope_facts(
        record,
        "budget",
        file,
        ident,
        title=f"{record.period.label}{record.book}{record.stage}",
        items=(ITEMS[record.stage],),
        period=record.period.text,
        due_from=iso(record.period.start if plan else record.period.end),
        day=iso(record.period.start if plan else record.period.end),
        cents=_sums(record),
        links=tuple(_links(record)),
        data={
            "stage": record.stage,
            "book": record.book,
            "series": record.book,
            "whole": record.scope == "全部收支",
            "even": _is_even(record),
            "headings": tuple(
                (
                    side,
                    index,
                    line.name,
                    *(None if x is None else cents(x) for x in (line.last_year, line.planned, line.actual)),
                )
                for side, lines in (("收入", record.income), ("支出", record.expense))
                for index, line in enumerate(lines)
            ),
        },
    )


def _is_even(record: Budget) -> bool:
    said = (
        (record.planned_income, planned(record.income)),
        (record.planned_expense, planned(record.expense)),
        (record.actual_income, actual(record.income)),
        (record.actual_expense, actual(record.expense)),
    )
    return all(declared is None or declared == added for declared, added in said)


def _sums(record: Budget) -> dict[str, int]:
    sums: dict[str, Decimal | None] = {
        "planned_income": planned(record.income),
        "planned_expense": planned(record.expense),
        "revised_income": revised(record.income),
        "revised_expense": revised(record.expense),
        "income": actual(record.income),
        "expense": actual(record.expense),
        "declared_income": record.actual_income,
        "declared_expense": record.actual_expense,
        "work_funds": record.work_funds.arranged if record.work_funds else None,
        "backstop": record.work_funds.backstop if record.work_funds else None,
    }
    return {name: cents(value) for name, value in sums.items() if value is not None}


def _links(record: Budget) -> list[LinkFact]:
    found = [LinkFact(("决议",), "decision", record.decision)] if record.decision else []
    for side, lines in (("收入", record.income), ("支出", record.expense)):
        found += [
            LinkFact((side, index, "决议"), "decision", line.decision)
            for index, line in enumerate(lines)
            if line.decision
        ]
    return found


RECORD = Budget
