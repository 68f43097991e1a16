"""Document: the place of everything in a record."""

import pytest
from tests.source.cases import RECORD

from wuhua.source import Document, load_bytes


def record(text: str = RECORD) -> Document:
    """Load a text that is good."""
    document, _ = load_bytes(text.encode(), "a/x.yml")
    assert document is not None
    return document


def at(document: Document, path: list[str | int], *, key: bool = False) -> tuple[int, str]:
    """The line of a place, and what stands there."""
    span = document.span(path, key=key)
    assert span.file == "a/x.yml"
    return span.line, document.line(span.line)[span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize(
    ("path", "line", "value", "key"),
    [
        (["账套"], 2, "行政账", "账套"),
        (["收入", 0, "金额"], 6, "18600.00", "金额"),
        (["支出", 0, "决议"], 12, "2025-02", "决议"),
        (["支出", 1, "摘要"], 14, '"编号: 010"', "摘要"),
        (["公开", "编制", "日期"], 19, "2025-04-02", "日期"),
        (["公开", "形式", 1], 20, "网站", "网站"),
        (["公开", "编制"], 19, "{人员: 村会计, 日期: 2025-04-02}", "编制"),
        (["支出", 1], 13, "日期: 2025-03-09", "日期: 2025-03-09"),
    ],
)
def test_values_and_keys_have_their_place(path: list[str | int], line: int, value: str, key: str) -> None:
    """A path leads to the exact characters of the value, or of its key; an item of a list has only a value."""
    assert at(record(), path) == (line, value)
    assert at(record(), path, key=True)[1] == key


def test_an_empty_value_is_placed_at_its_key() -> None:
    """A caret needs characters to stand under."""
    assert at(record(), ["公开", "地点"]) == (21, "地点")


@pytest.mark.parametrize(
    ("path", "line", "words"),
    [
        (["公开", "公开日期"], 18, "公开"),
        (["公开", "编制", "没有", "这个"], 19, "编制"),
        (["支出", 0, "凭证"], 8, "日期: 2025-03-08"),
        (["支出", 7, "凭证"], 7, "支出"),
        (["支出", "凭证"], 7, "支出"),
        (["没有"], 1, "# 由村会计填写"),
    ],
)
def test_what_is_missing_is_placed_at_its_parent(path: list[str | int], line: int, words: str) -> None:
    """A path that does not exist leads to the nearest ancestor's key, or to its value when that is an item."""
    assert at(record(), path) == (line, words)


def test_of_several_lines_the_first_is_marked() -> None:
    """A span never crosses a line."""
    document = record("甲: |\n  一\n  二\n乙: 第一行\n  第二行\n丙: [1,\n 2]\n")
    assert [at(document, [name])[1] for name in "甲乙丙"] == ["|", "第一行", "[1,"]


def test_lines_are_counted_from_one() -> None:
    """line(1) is the first, and beyond the end is nothing."""
    assert (record().line(2), record().line(0), record().line(999)) == ("账套: 行政账", "", "")


def test_a_document_cannot_be_changed() -> None:
    """What was read stays as it was."""
    with pytest.raises(AttributeError):
        record().file = "b"  # type: ignore[misc]
