"""Declared figures of the money kinds: one wrong figure gives one finding at most, and capitals say their figure."""

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.kit import check_text_of, example_text
from wuhua.base.money import capital_money
from wuhua.kinds import kinds_by_ident
from wuhua.model.facts import yuan
from wuhua.rules.capitals import says

KINDS = ("budget", "statement", "distribution", "pay", "fund")
#: Figures that nothing else in the typical example hangs on.
_FREE = re.compile(
    r"上年决算|上年|安排|实际|预算: 800|\{项目: 上级补助|\{项目: 其他收入|\{项目: 村组织运转|调整: 96000"
)


def figures() -> Iterator[tuple[str, int, int]]:
    """Every amount of each typical example that others hang on: kind and place."""
    for ident in KINDS:
        text = example_text(kinds_by_ident()[ident], "typical")
        for found in re.finditer(r"(?<=: )[0-9]+\.[0-9]{2}(?=[,}\n])", text):
            line = text[text.rfind("\n", 0, found.start()) + 1 : found.end()]
            if not _FREE.search(line if ident == "budget" else line.rpartition(",")[2]):
                yield ident, found.start(), found.end()


@pytest.mark.parametrize(("ident", "start", "end"), list(figures()))
@pytest.mark.parametrize("off", [Decimal("0.01"), Decimal("-0.01")])
def test_one_wrong_figure_gives_one_finding(ident: str, start: int, end: int, off: Decimal) -> None:
    """A cent more or less in one figure is found, once."""
    kind = kinds_by_ident()[ident]
    text = example_text(kind, "typical")
    amount = Decimal(text[start:end]) + off
    if amount >= 0:
        told = check_text_of(kind, f"{text[:start]}{amount:.2f}{text[end:]}").told
        # A payout below what is due is a part of it: only a payout above contradicts.
        lawful = off < 0 and "实发: " in text[start - 4 : start]
        assert len(told) == 1 or (lawful and not told), told


@given(st.integers(min_value=0, max_value=99_999_999_999_99))
def test_capitals_say_their_figure(cents: int) -> None:
    """Every amount in capitals says itself, and not the amount a cent higher."""
    text = capital_money(yuan(cents))
    assert says(text, cents) and not says(text, cents + 1)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("人民币叁拾伍万柒仟陆佰元整", 35760000),
        ("叁拾伍万柒仟陆佰圆正", 35760000),
        ("三十五万七千六百元", 35760000),
        ("拾万零捌拾元", 10008000),
        ("壹拾万零捌拾元整", 10008000),
        ("壹仟零伍元零叁分", 100503),
        ("大写：贰佰元", 20000),
    ],
)
def test_capitals_have_several_spellings(text: str, cents: int) -> None:
    """Boards write 圆 for 元, 正 for 整, 拾 for 壹拾 and everyday figures: the same amount."""
    assert says(text, cents)
    assert not says(text, cents * 10)
