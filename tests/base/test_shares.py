"""Shares as people read them, and sums of amounts that not every line gives."""

from decimal import Decimal

import pytest

from wuhua.base.money import add_known, add_money
from wuhua.base.shares import show_share


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 5, "0%"),
        (5, 5, "100%"),
        (1, 3, "33.3%"),
        (2, 3, "66.7%"),
        (1, 8, "12.5%"),
        (113, 120, "94.2%"),
        (1, 16, "6.3%"),
        (1999, 2000, "99.9%"),
        (9999, 10000, "99.9%"),
        (1, 3000, "0.1%"),
        (1, 9000, "0.1%"),
    ],
)
def test_a_share_is_whole_only_when_it_is(part: int, whole: int, said: str) -> None:
    """Shares are rounded half up to a tenth; all but all is not 100%, next to nothing is not 0%."""
    assert show_share(part, whole) == said


def test_an_amount_that_is_not_written_counts_nothing() -> None:
    """A sum leaves out what is None; a sum of nothing has two decimals, or is None where nothing was written."""
    assert str(add_money([Decimal("1.50"), None, Decimal("2.00")])) == "3.50"
    assert str(add_money([])) == "0.00"
    assert add_known([Decimal("0.00"), None]) == Decimal("0.00")
    assert add_known([None, None]) is None
