"""How numbers are written in the layers, and how shares and bands are reckoned: in whole numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuhua.law.values import READERS, band_of, enough

BANDS = ((10000, (8, 9, 10, 11)), (30000, (12, 13, 14)), (0, (15, 16, 17, 18, 19, 20)))


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        ("整数", "15", 15),
        ("是否", "否", False),
        ("名单", "党务、村务", ("党务", "村务")),
        ("份额", "超过1/2", (1, 2, True)),
        ("份额", "达到2/3", (2, 3, False)),
        ("人数", "3至5", (3, 4, 5)),
        ("人数", "3-5", (3, 4, 5)),
        ("人数", "5或3", (3, 5)),
        ("人数", "1", (1,)),
        ("分档", "不满10000人 8至11；不满30000人 12至14；以上 15至20", BANDS),
    ],
)
def test_a_value_reads_by_its_form(form: str, text: str, value: object) -> None:
    """Each form has one spelling."""
    assert READERS[form](text) == value


@given(st.sampled_from(sorted(READERS)), st.text(max_size=12))
def test_no_text_raises(form: str, text: str) -> None:
    """Whatever a village writes as its own rule, reading it gives a value or None."""
    READERS[form](text)


@pytest.mark.parametrize(
    ("count", "base", "share", "reached"),
    [
        (30, 45, (2, 3, False), True),
        (29, 45, (2, 3, False), False),
        (500, 1000, (1, 2, True), False),
        (501, 1000, (1, 2, True), True),
        (0, 0, (2, 3, False), True),
    ],
)
def test_shares_are_cross_multiplied(count: int, base: int, share: tuple[int, int, bool], reached: bool) -> None:
    """Two thirds include the number itself, more than half does not."""
    assert enough(count, base, share) is reached


@pytest.mark.parametrize(
    ("residents", "first", "last"),
    [(0, 8, 11), (9999, 8, 11), (10000, 12, 14), (29999, 12, 14), (30000, 15, 20), (200000, 15, 20)],
)
def test_the_upper_end_of_a_band_is_the_next_ones(residents: int, first: int, last: int) -> None:
    """Ten thousand residents are in the second band, thirty thousand in the third."""
    counts = band_of(residents, BANDS)
    assert (counts[0], counts[-1]) == (first, last)
