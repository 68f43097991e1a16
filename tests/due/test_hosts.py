"""What is missing within a paper that is there, and where a quarter told by its months leads."""

from tests.due.kit import paper, papers, profile, village
from wuhua.base.dates import Period, read_period
from wuhua.clerk.due_list import due_text
from wuhua.due.duties import blanks_of
from wuhua.due.hosts import host_of
from wuhua.due.words import fix
from wuhua.model.sheet import Link, TableBlock
from wuhua.overviews.due import due_sheet

FORTY = papers()


def test_a_paper_without_a_part_is_completed_not_written_again() -> None:
    """A quarter's ledger without its accounts: the cash position is missing by its own name, and the ledger's file is told."""
    own = profile(also=("CF-04",), monthly=False)
    quarters = [paper("CF-01", Period(2025, month, 3), kind="finance") for month in (1, 4, 7, 10)]
    rows = [row if row.period == "2025年三季度" else row._replace(items=("CF-01", "CF-04")) for row in quarters]
    whole = village(rows, own=own)
    (blank,) = [duty for duty in blanks_of(whole) if duty.item.ident == "CF-04"]
    (third,) = [row for row in rows if row.items == ("CF-01",)]
    assert blank.period == read_period(third.period) and "货币资金" in blank.title and "收支" not in blank.title
    host = host_of(whole, blank)
    assert host is not None and host.paper is third
    assert f"在 content/{third.file} 里补写“账户”" in fix(blank, None, host)
    text = due_text(whole)
    assert f"在 content/{third.file} 里补写“账户”（目录项 CF-04）" in text
    assert not [line for line in text.splitlines() if "wuhua new" in line and "CF-04" in line]


def test_a_quarter_told_by_months_leads_to_the_quarter() -> None:
    """Three months that answer for a quarter: the list of duties leads to the quarter's page, not to its first month."""
    own = profile(monthly=False)
    months = [row._replace(posted="2026-01-10", kind="finance") for row in FORTY[9:12]]
    whole = village([*FORTY[:9], *months], own=own)
    links = [
        cell.key
        for block in due_sheet(whole).blocks
        if isinstance(block, TableBlock)
        for row in block.rows
        if isinstance(cell := row[0], Link) and "四季度" in str(cell) and "账" in str(cell)
    ]
    assert links == ["finance/2025-q4"]
