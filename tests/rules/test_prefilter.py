"""The quick look that clears most records lets through every word of which a rule of this sort speaks."""

import re
from collections.abc import Iterator
from itertools import islice, product
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from wuhua.base.private import soft
from wuhua.law.policy import load_policy
from wuhua.rules import people

PATTERNS = {
    "special": people.SPECIAL,
    "health": soft._HEALTH,
    "minor": soft._MINOR,
    "home": soft._HOME,
}


def said_by(tree: Any) -> Iterator[str]:
    """Give a text for every alternative of a parsed pattern; what it only looks at beside it is left out."""
    return ("".join(parts) for parts in product(*(tuple(_part(op, value)) for op, value in tree)))


def _part(op: Any, value: Any) -> Iterator[str]:
    if op is code.LITERAL:
        yield chr(value)
    elif op is code.NOT_LITERAL:
        yield "甲"
    elif op is code.IN:
        yield from _one_of(value)
    elif op is code.BRANCH:
        for branch in value[1]:
            yield from said_by(branch)
    elif op is code.SUBPATTERN:
        yield from said_by(value[3])
    elif op in (code.MAX_REPEAT, code.MIN_REPEAT):
        least, _, tree = value
        yield from ("".join(parts) for parts in product(*[tuple(islice(said_by(tree), 40))] * least))
    else:
        yield ""


def _one_of(items: Any) -> Iterator[str]:
    if items[0][0] is code.NEGATE:
        yield "甲"
        return
    for op, value in items:
        first, last = value if op is code.RANGE else (value, value)
        yield from (chr(place) for place in (range(first, last + 1) if op in (code.RANGE, code.LITERAL) else ()))


@pytest.mark.parametrize("name", PATTERNS)
def test_every_word_of_a_pattern_passes(name: str) -> None:
    """No alternative of the patterns is dropped before it is looked for; a home is known by its number."""
    text, after = PATTERNS[name].__dict__["_written"][0], "5号" if name == "home" else ""
    assert [said for said in said_by(parser.parse(text)) if not people._is_worth(said + after)] == []


def test_the_law_s_own_words_of_illness_pass() -> None:
    """What the shipped law calls words of health is looked for in every record."""
    limit = load_policy("全国")[0].limit("健康用词")
    assert limit and [word for word in limit.value if not people._is_worth(word)] == []


def test_the_reader_of_patterns_gives_every_alternative() -> None:
    """The reader above is none that gives nothing."""
    assert set(said_by(parser.parse("(?:甲|乙[一二])病|丙(?=丁)"))) == {"甲病", "乙一病", "乙二病", "丙"}
    assert all(re.search("[1-3]岁", said) for said in said_by(parser.parse("[1-3]岁")))
