"""Which headings' pages must be made again when a ledger moves: those whose lines changed, all where another ledger answers."""

from decimal import Decimal

import pytest

from tests.kinds.kit import POLICY
from tests.overviews.test_briefs import Entry, ledger, village
from wuhua.model.watched import Watched
from wuhua.overviews.headings import heading_keys, heading_sheet, moved_headings

INCOME, EXPENSE = Entry("收入", "经营收入", Decimal("10.00")), Entry("支出", "公益支出", Decimal("4.00"))
OLD = ledger("2025-03", "行政账", [INCOME, EXPENSE])


@pytest.mark.parametrize(
    ("new", "made"),
    [
        (ledger("2025-03", "行政账", [INCOME, EXPENSE._replace(amount=Decimal("5.00"))]), {"out-514"}),
        (ledger("2025-03", "行政账", [INCOME, EXPENSE, INCOME]), {"in-501"}),
        (ledger("2025-03", "行政账", [INCOME, EXPENSE], more="备注: 没有动数\n"), set()),
        (ledger("2025-03", "经济账", [INCOME, EXPENSE]), {"in-501", "out-514"}),
        (ledger("2025-06", "行政账", [INCOME, EXPENSE]), {"in-501", "out-514"}),
        (ledger("2024-03", "行政账", [INCOME, EXPENSE]), {"in-501", "out-514"}),
    ],
)
def test_a_heading_is_made_again_when_its_lines_moved(new: object, made: set[str]) -> None:
    """The marks of a moved ledger meet those of exactly the pages that list a line of it that changed."""
    found = village([OLD])
    moved = moved_headings(OLD, new, POLICY)  # type: ignore[arg-type]
    touched = set()
    for key in heading_keys(found):
        watched = Watched(found)
        heading_sheet(watched, key)
        if not moved.isdisjoint(watched.marks):
            touched.add(key.rpartition("/")[2])
    assert touched == made


def test_a_ledger_that_comes_touches_its_year() -> None:
    """A ledger that was not there before touches every heading's page of its year, for its lines may join or others leave."""
    watched = Watched(village([OLD]))
    heading_sheet(watched, "money/2025/in-501")
    assert not moved_headings(None, ledger("2025-07", "行政账", []), POLICY).isdisjoint(watched.marks)
    assert moved_headings(None, ledger("2026-07", "行政账", []), POLICY).isdisjoint(watched.marks)
