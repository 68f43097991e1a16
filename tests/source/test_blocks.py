"""The short way reads literal blocks as libyaml does, or leaves them to it."""

import random

import pytest

from wuhua.source.loader import load_closely
from wuhua.source.simple import read_simple

_LINES = [
    "a: |",
    "a: |-",
    "b: x",
    "  甲乙",
    "   丙",
    "    d: e",
    "",
    "  ",
    "- x",
    "  - k: |-",
    "      z",
    "# c",
    "  # c",
    "e: |+",
]


def test_blocks_agree_with_events() -> None:
    """Of many random files with blocks, each that the short way reads has the value that the events give."""
    chance, read = random.Random(5), 0

    for _ in range(6000):
        text = "\n".join(chance.choice(_LINES) for _ in range(chance.randint(1, 7))) + chance.choice(["", "\n", "\n\n"])
        value = read_simple(text)
        if value is not None:
            read += 1
            document, _ = load_closely(text, "x.yml")
            assert document is not None and document.value == value, text

    assert read > 100


@pytest.mark.parametrize(
    ("amount", "fix"),
    [
        ("3,260.00", "逗号去掉，写成 3260.00"),
        ("1,234,567.00", "逗号去掉，写成 1234567.00"),
        ("1,000,000,000.00", "逗号去掉，写成 1000000000.00"),
        ("￥14,400", "逗号去掉，写成 14400.00，不写“¥”和“元”"),
        ("¥ 1,234.50", "逗号去掉，写成 1234.50，不写“¥”和“元”"),
        ("14,400元", "逗号去掉，写成 14400.00，不写“¥”和“元”"),
        ("14,400", "逗号去掉，写成 14400；是金额的写 14400.00"),
        ("1,2345.00", "逗号去掉；逗号的位置不对，先对照凭证，是这个数就写成 12345.00"),
    ],
)
def test_a_comma_in_an_amount_is_named(amount: str, fix: str) -> None:
    """A comma inside ``{…}`` is named as what it is, with the number to type; one in an odd place may hide a missing digit."""
    document, findings = load_closely(f"支出:\n  - {{日期: 2025-03-08, 金额: {amount}}}\n", "x.yml")

    assert document is None
    assert [(found.code, found.message, found.fix) for found in findings] == [("E125", "数字里有逗号", fix)]
