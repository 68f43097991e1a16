"""The short way and the close look agree, and nothing raises: shown on made-up and on broken records."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.source.cases import GOOD, MISPRINTS, RECORD

from wuhua.source import load_bytes
from wuhua.source.loader import load_closely
from wuhua.source.simple import read_simple

LETTERS = "甲乙金额日期：，。（）“”、:,-#'\"[]{}&*!|>%@` \n\t　１—－aAbZ019.$/\\?<=～①％"
PIECES = st.sampled_from(
    [
        "甲: 1\n",
        "乙:\n",
        "  ",
        "- ",
        "丙: ",
        "{甲: 1, 乙: x y}",
        "[甲, 乙]",
        "\n",
        ": ",
        "：",
        "'甲'",
        '"乙"',
        " # 注\n",
        "#3",
        "|\n",
        "-",
        "1,2",
        "14:30",
        "",
    ]
)
PIECES_OR_LETTERS = st.lists(PIECES | st.text(LETTERS, max_size=3), max_size=14).map("".join)

VALUES = [
    "1",
    "x y ",
    "-5.00",
    "甲：乙",
    "14:30",
    "{甲: 1, 乙: x , 丙: '#'}",
    "[a, b c ]",
    "{}",
    "[]",
    '"a: #b"',
    "''",
    "（甲）",
]
VALUES += [
    "a # 注",
    "=1",
    "~",
    "/a.b",
    "{甲: 1:2}",
    "a]b}",
    "$(id) `x`;",
    "50% & *",
    "it's",
    "甲，乙。",
    "[12:30, 'x, y']",
    "a:8",
]
TRAPS = [
    "a #3",
    "x: y",
    "- 甲",
    "{甲: 1, 甲: 2}",
    "{甲：1}",
    "[1，2]",
    "3，5",
    "|",
    '"a',
    "１",
    "&a b",
    "[a: b]",
    "{甲}",
    "[[1]]",
]
SCALARS = st.sampled_from(VALUES) | st.sampled_from(VALUES) | st.sampled_from(VALUES) | st.sampled_from(TRAPS)
NAMES = st.sampled_from(["甲", "乙", "b c", "丙(丁)", "3.1", "戊-己", "x_1"])
TREES = st.recursive(
    SCALARS | st.just(""),
    lambda inner: st.dictionaries(NAMES, inner, min_size=1, max_size=3) | st.lists(inner, min_size=1, max_size=3),
    max_leaves=8,
)


def write(tree: object, indent: int, gap: str) -> str:
    """Write a tree as a clerk would, the first item of a mapping in a list behind its dash."""
    room = " " * indent
    if isinstance(tree, dict):
        return "".join(f"{room}{name}:{below(value, indent, gap)}" for name, value in tree.items())
    if isinstance(tree, list):
        items = (
            write(item, indent + 2, gap) if isinstance(item, (dict, list)) else f"  {room}{item}\n" for item in tree
        )
        return "".join(f"{room}- {item[indent + 2 :]}" for item in items)
    return f"{room}{tree}\n"


def below(value: object, indent: int, gap: str) -> str:
    """Write what follows a colon."""
    if isinstance(value, str):
        return f" {value}{gap}"
    return gap + write(value, indent + 2, gap)


def readings(text: str) -> tuple[object, object]:
    """Give what the short way reads, None when it leaves the text alone, and what the close look then reads."""
    short = read_simple(text)
    if short is None:
        return None, None
    document, findings = load_closely(text, "x.yml")
    return short, document.value if document is not None and findings == () else "refused"


def change(text: str, at: int, width: int, put: str) -> str:
    """Replace a stretch of the text."""
    at %= len(text) + 1
    return text[:at] + put + text[at + width :]


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_random_bytes_never_raise(data: bytes) -> None:
    """Whatever the bytes, there is a document or a finding that blocks."""
    document, findings = load_bytes(data, "x.yml")
    assert (document is None) == any(found.blocks for found in findings)


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_random_text_never_raises(text: str) -> None:
    """Whatever the characters, there is a document or a finding that blocks."""
    document, findings = load_bytes(text.encode("utf-8", "surrogatepass"), "x.yml")
    assert (document is None) == any(found.blocks for found in findings)


@given(st.integers(0, 999), st.integers(0, 6), PIECES_OR_LETTERS)
@settings(max_examples=600, deadline=None)
def test_broken_records_never_raise_and_both_ways_agree(at: int, width: int, put: str) -> None:
    """A record broken anywhere is read alike by both ways, or refused with a finding inside the file."""
    text = change(RECORD, at, width, put)
    short, close = readings(text)
    assert short == close
    document, findings = load_bytes(text.encode(), "x.yml")
    assert (document is None) == any(found.blocks for found in findings)
    for found in findings:
        assert 1 <= found.span.line <= text.count("\n") + 1 and 1 <= found.span.column < found.span.end_column


@given(st.dictionaries(NAMES, TREES, min_size=1, max_size=4), st.sampled_from(["\n", "\n", "  \n", "\n\n", "\n# 注\n"]))
@settings(max_examples=600, deadline=None)
def test_both_ways_agree_on_made_up_records(tree: dict[str, object], gap: str) -> None:
    """Records written from trees of names and values, some of them traps, are read alike by both ways."""
    short, close = readings(write(tree, 0, gap))
    assert short == close


@given(PIECES_OR_LETTERS)
@settings(max_examples=600, deadline=None)
def test_both_ways_agree_on_made_up_text(text: str) -> None:
    """Text put together from the pieces of YAML is read alike by both ways."""
    short, close = readings(text)
    assert short == close


@pytest.mark.parametrize("text", [RECORD, *GOOD, *(case[1] for case in MISPRINTS)])
def test_both_ways_agree_on_the_fixtures(text: str) -> None:
    """Every fixture is read alike; what must be refused, the short way leaves alone."""
    short, close = readings(text)
    assert short == close
    if text in {case[1] for case in MISPRINTS}:
        assert read_simple(text) is None


def test_a_usual_record_goes_the_short_way() -> None:
    """Comments, flat braces, quotes and lists do not need libyaml."""
    short, close = readings(RECORD)
    assert short is not None and short == close


def test_places_are_the_same_on_both_ways() -> None:
    """A place does not depend on the way that a record was read."""
    short, _ = load_bytes(RECORD.encode(), "x.yml")
    close, _ = load_closely(RECORD, "x.yml")
    assert short is not None and close is not None
    for path in (["账套"], ["支出", 0, "金额"], ["收入", 0, "凭证"], ["公开", "形式", 1]):
        assert short.span(path) == close.span(path)


def test_a_clean_record_is_read_quickly() -> None:
    """Four clean kilobytes cost less than a third of the close look (measured: 0.1 ms of one core)."""
    text = RECORD + "".join(f"甲{number}: 中社路灯维修，人工、材料\n" for number in range(80))
    data = text.encode()
    assert len(data) > 4000
    quick, close = [], []
    for _ in range(15):
        start = time.process_time()
        for _ in range(5):
            load_bytes(data, "x.yml")
        middle = time.process_time()
        for _ in range(5):
            load_closely(text, "x.yml")
        quick.append(middle - start)
        close.append(time.process_time() - middle)
    assert min(quick) < min(close) / 3


@pytest.mark.parametrize(
    "text",
    [
        "甲: " + "[" * 1_000_000,
        "甲: " + "{a: " * 500_000,
        "- " * 1_000_000,
        "：" * 500_000,
        "甲：1\n" * 100_000,
        "\t" * 900_000,
        "{" * 9 + "，" * 900_000,
    ],
    ids=range(7),
)
def test_hostile_shapes_end_soon(text: str) -> None:
    """Megabytes of one mark are refused in seconds, not minutes."""
    start = time.process_time()
    assert load_bytes(text.encode(), "x.yml")[0] is None
    assert time.process_time() - start < 5
