"""A ledger for one period: opening, lines, accounts, closing. Months are written; quarters and years are added up from them."""

from decimal import Decimal
from hashlib import blake2b
from itertools import groupby
from typing import Literal

from wuhua.base.money import add_money
from wuhua.kinds.lines import BOOKS, SIDES, LineFact, claimed, pack_lines
from wuhua.model.facts import Facts, LinkFact, cents, envelope_facts, iso
from wuhua.model.fields import Amount, Day, Ident, Line, Money, PeriodText, Whole, key
from wuhua.model.record import Part, Record

Book = Literal["行政账", "经济账"]


class Entry(Part):
    """One line of income or expense (NJ13: 逐项逐笔)."""

    day: Day = key("日期", "这一笔发生的日期", example="2025-03-05")
    heading: Line = key("科目", "会计科目，如 经营收入、公益支出", example="公益支出")
    summary: Line = key("摘要", "钱从哪来、用在哪，村民一看就懂", example="中社路灯维修")
    amount: Money = key("金额", "这一笔多少元，两位小数", example="3260.00")
    voucher: Line | None = key("凭证", "凭证号", default=None, example="付-0312")
    payee: Line | None = key("对方", "钱付给谁、从谁收；个人写某某", default=None)
    handler: Line | None = key("经手人", "谁经手", default=None)
    approver: Line | None = key("审批人", "谁批准；不能和经手人是同一个人", default=None)
    decision: Ident | None = key("决议", "批准这笔钱的决策事项的编号", default=None, example="2025-02")
    contract: Ident | None = key("合同", "这笔钱是哪份经济合同的，写它的编号", default=None)
    project: Ident | None = key("工程", "这笔钱是哪个工程项目的，写它的编号", default=None)
    source: Line | None = key("资金来源", "财政、集体、筹资还是捐赠", default=None)
    papers: Whole | None = key("附件数", "附了几张单据", default=None)
    transfer: Ident | None = key("划转", "两本账之间划转的编号；两边写同一个", default=None, example="2025-03-HZ1")


class Account(Part):
    """One account or the cash box (FT-15); the holder is an organisation, the number is never written."""

    name: Line = key("名称", "如 库存现金、农商行基本户", example="库存现金")
    nature: Literal["现金", "基本户", "专用户", "一般户"] = key("性质", "现金、基本户、专用户或一般户")
    holder: Line | None = key("户名", "开户的机构，不能是个人", default=None)
    opening: Money = key("期初", "期初余额")
    income: Amount = key("收入", "本期进账")
    expense: Amount = key("支出", "本期出账")
    closing: Money = key("期末", "期末余额")
    reconciled: Day | None = key("对账日期", "和银行对账的日期", default=None)


class Ledger(Record):
    """财务收支: one ledger, one period."""

    book: Book = key("账套", "行政账（村委会的钱）或经济账（集体经济组织的钱）")
    period: PeriodText = key("期间", "按月写 2025-03，按季写 2025年一季度")
    group: Line | None = key("小组", "组账写小组名称；村账不写", default=None)
    opening: Money = key("期初余额", "等于上一期的期末余额")
    income: list[Entry] = key("收入", "收进来的钱，一笔一行", default=[])
    expense: list[Entry] = key("支出", "花出去的钱，一笔一行", default=[])
    declared_income: Money | None = key("收入合计", "不写就自动加", default=None)
    declared_expense: Money | None = key("支出合计", "不写就自动加", default=None)
    accounts: list[Account] = key("账户", "现金和每个银行账户的期初、收、支、期末", default=[])
    declared_closing: Money | None = key("期末余额", "不写就自动算；写了会核对", default=None)
    swing_reason: Line | None = key("变化原因", "和上期、去年同期相比变化大，写明为什么", default=None)

    @property
    def total_income(self) -> Decimal:
        """Sum of the income lines, yuan."""
        return add_money(line.amount for line in self.income)

    @property
    def total_expense(self) -> Decimal:
        """Sum of the expense lines, yuan."""
        return add_money(line.amount for line in self.expense)

    @property
    def closing(self) -> Decimal:
        """Opening plus income less expense, yuan."""
        return self.opening + self.total_income - self.total_expense


def by_heading(lines: list[Entry]) -> dict[str, Decimal]:
    """Sums of the lines by heading, largest first (FT-02), yuan."""
    ordered = sorted(lines, key=lambda line: line.heading)
    sums = {name: add_money(x.amount for x in rows) for name, rows in groupby(ordered, lambda x: x.heading)}
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def slug(book: str, period_slug: str, group: str = "") -> str:
    """Address of a ledger: ``2025-03-admin``; a group's ledger carries its file's identity instead."""
    return f"{period_slug}-{BOOKS[book]}" + (f"-{group}" if group else "")


def facts(record: Ledger, file: str) -> Facts:
    """The ledger's row: totals by heading, payments that name a decision, transfers; ``cents``: ``claimed`` as of ``lines.claimed``.

    ``data``: ``headings`` their names by side (``收入 经营收入``), a line each; ``entries`` the village's own lines (``kinds.lines``);
    ``why`` the reason that the clerk gave for a great change.
    """
    ident = record.ident or slug(record.book, record.period.slug, _group_mark(record))
    prefix = record.group or ""
    lines = entries(record)
    income, expense = (sum(line.cents for line in lines if line.side == side) for side in ("收入", "支出"))
    opening = cents(record.opening)
    return envelope_facts(
        record,
        "finance",
        file,
        ident,
        title=f"{record.period.label}{prefix}{record.book}收支",
        items=("CF-26",) if record.group else ("CF-01", "CF-04") if record.accounts else ("CF-01",),
        period=record.period.text,
        due_from=iso(record.period.end),
        day=iso(record.period.end),
        cents={
            "opening": opening,
            "income": income,
            "expense": expense,
            "closing": opening + income - expense
            if record.declared_closing is None
            else cents(record.declared_closing),
            **claimed(record),
        },
        links=tuple(_links(record)),
        data={
            "book": record.book,
            "group": prefix,
            "income": {name: cents(value) for name, value in by_heading(record.income).items()},
            "expense": {name: cents(value) for name, value in by_heading(record.expense).items()},
            "lines": len(lines),
            "transfers": tuple(_transfers(record)),
            "headings": "\n".join(sorted({f"{line.side} {line.heading}" for line in lines})),
            "entries": b"" if record.group else pack_lines(lines),
            "why": record.swing_reason or "",
        },
    )


def slug_key(record: Ledger, shift: int) -> str:
    """Key of the same ledger so many periods away."""
    return f"finance/{slug(record.book, record.period.shift(shift).slug, _group_mark(record))}"


def _group_mark(record: Ledger) -> str:
    return blake2b(record.group.encode(), digest_size=4).hexdigest() if record.group else ""


def _links(record: Ledger) -> list[LinkFact]:
    found = []
    for side, lines in (("收入", record.income), ("支出", record.expense)):
        for index, line in enumerate(lines):
            named = (("决议", "decision"), ("合同", "contract"), ("工程", "project"))
            for word, kind in named:
                ident = getattr(line, kind)
                if ident:
                    say = (side, iso(line.day), line.summary, cents(line.amount), f"{SIDES[side]}-{index + 1}")
                    found.append(LinkFact((side, index, word), kind, ident, say))
    return found


def _transfers(record: Ledger) -> list[tuple[str, str, int, str, int]]:
    """(划转 id, side, index, day, cents) of every line that is one half of a transfer between the ledgers (G05)."""
    return [
        (line.transfer, side, index, iso(line.day), cents(line.amount))
        for side, lines in (("收入", record.income), ("支出", record.expense))
        for index, line in enumerate(lines)
        if line.transfer
    ]


def entries(record: Ledger) -> list[LineFact]:
    """All lines of a ledger as the index keeps them, income first."""
    return [
        LineFact(
            side,
            number,
            iso(x.day),
            x.heading,
            x.summary,
            cents(x.amount),
            x.payee or "",
            x.voucher or "",
            x.decision or "",
            x.contract or "",
            x.project or "",
            x.transfer is not None,
        )
        for side, lines in (("收入", record.income), ("支出", record.expense))
        for number, x in enumerate(lines, 1)
    ]


RECORD = Ledger
