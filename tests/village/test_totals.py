"""Whatever a ledger holds, its page adds up: totals equal the lines, to the cent, in what a villager reads."""

import html
import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kinds.kit import check_text_of, sheet_of
from wuhua.base.money import show_money
from wuhua.kinds import kinds_by_ident
from wuhua.model.sheet import LedgerBlock, Tone
from wuhua.outputs.site.page import SiteLinks, page_body

FINANCE = kinds_by_ident()["finance"]
CENTS = st.integers(1, 10**11)
HEADINGS = {"收入": ["经营收入", "补助收入"], "支出": ["公益支出", "管理费用", "经营支出"]}


def yuan(cents: int) -> str:
    """Write cents as a clerk types yuan."""
    return str(Decimal(cents).scaleb(-2))


def ledger(opening: int, sides: dict[str, list[int]]) -> str:
    """Write a ledger of these amounts that declares the sums itself."""
    parts = [f"账套: 行政账\n期间: 2025-03\n期初余额: {yuan(opening)}\n"]
    for side, amounts in sides.items():
        rows = [
            f"  - {{日期: 2025-03-{n % 28 + 1:02}, 科目: {HEADINGS[side][n % 2]}, 摘要: 第{n}笔, 金额: {yuan(amount)}, 审批人: 某某, 经手人: 某某}}\n"
            for n, amount in enumerate(amounts)
        ]
        parts.append(f"{side}: []\n" if not rows else f"{side}:\n" + "".join(rows))
        parts.append(f"{side}合计: {yuan(sum(amounts))}\n")
    parts.append(f"期末余额: {yuan(opening + sum(sides['收入']) - sum(sides['支出']))}\n")
    return "".join(parts)


@settings(max_examples=60)
@given(opening=st.integers(0, 10**12), income=st.lists(CENTS, max_size=6), expense=st.lists(CENTS, max_size=6))
def test_a_ledgers_page_adds_up(opening: int, income: list[int], expense: list[int]) -> None:
    """A ledger whose declared sums are right has no finding of sums, and its page shows each line, total and balance."""
    checked = check_text_of(FINANCE, ledger(opening, {"收入": income, "支出": expense}))
    assert [told for told in checked.told if told.startswith(("E", "G0"))] == []
    sheet = sheet_of(FINANCE, checked)
    totals = {block.side: block for block in sheet.blocks if isinstance(block, LedgerBlock)}
    for side, amounts in ((Tone.IN, income), (Tone.OUT, expense)):
        assert (
            totals[side].total
            == Decimal(sum(amounts)).scaleb(-2)
            == sum((x.amount for x in totals[side].lines), Decimal(0))
        )
    text = html.unescape(re.sub("<[^>]*>", "", page_body(sheet, SiteLinks(sheet.key, {sheet.key}))))
    closing = opening + sum(income) - sum(expense)
    for cents in (*income, *expense, sum(income), sum(expense), closing):
        assert show_money(Decimal(cents).scaleb(-2)) in text


@settings(max_examples=40)
@given(
    opening=st.integers(0, 10**12),
    income=st.lists(CENTS, min_size=1, max_size=5),
    expense=st.lists(CENTS, max_size=5),
    off=st.integers(-1000, 1000).filter(bool),
    where=st.sampled_from(["收入合计", "期末余额"]),
)
def test_a_wrong_sum_is_always_found(opening: int, income: list[int], expense: list[int], off: int, where: str) -> None:
    """A declared sum that is off by any amount, a cent included, blocks and names the right figure."""
    text = ledger(opening, {"收入": income, "支出": expense})
    right = sum(income) if where == "收入合计" else opening + sum(income) - sum(expense)
    checked = check_text_of(
        FINANCE, re.sub(rf"^{where}: .*$", f"{where}: {yuan(right + off)}", text, flags=re.MULTILINE)
    )
    (found,) = [finding for finding in checked.findings if finding.blocks]
    assert yuan(right) in found.message + found.note + found.fix
    assert found.source == f"{where}: {yuan(right + off)}"
