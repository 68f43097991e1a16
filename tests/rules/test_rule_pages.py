"""The rules' pages as sheets: our own text, read whole, with its examples as a clerk types them."""

import re

import pytest

from wuhua.base.private import mask_private
from wuhua.model.sheet import ProseBlock, TableBlock
from wuhua.rules.engine import all_rules, explain
from wuhua.rules.pages import paragraphs, rule_keys, rule_sheet, rule_sheets, sections
from wuhua.rules.rule import Rule

_MARKS = re.compile(r"```|`|\*\*|^#{1,6} |^- ", re.MULTILINE)


def test_paragraphs_and_lists_are_told_apart() -> None:
    """A paragraph is one however it is wrapped, each item of a list is one with a dot, and marks of code are left out."""
    text = "第一段\n接着写。\n\n- 甲 `a: 1`\n- 乙\n  接着\n\n最后。\n"
    assert paragraphs(text) == ("第一段接着写。", "· 甲 a: 1", "· 乙   接着", "最后。")
    assert paragraphs("") == ()


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_page_loses_nothing(rule: Rule) -> None:
    """Every section and every example of x.md stands in the sheet, and no mark of Markdown in its words."""
    sheet, page = rule_sheet(rule), explain(rule.code) or ""
    blocks = [block for block in sheet.blocks if isinstance(block, ProseBlock)]
    assert len(blocks) == len(sheet.blocks)
    titles = [block.title for block in blocks]
    assert titles[:4] == ["查什么", "为什么", "怎么改", "依据"] == [name for name in sections(page) if name != "例子"]
    examples = re.findall(r"^```yaml [^\n]*\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert [block.paragraphs[-1] for block in blocks[4:]] == [
        mask_private(each.rstrip("\n")) or "（没有这种公开）" for each in examples
    ]
    words = [line for block in blocks[:4] for line in block.paragraphs]
    words += [line for block in blocks[4:] for line in block.paragraphs[:-1]]
    assert words and [line for line in words if _MARKS.search(line)] == []


def test_every_rule_is_in_the_list_and_has_its_page() -> None:
    """The list names each rule once with what it checks, and leads to its page."""
    index, *pages = rule_sheets()
    rows = [row for block in index.blocks if isinstance(block, TableBlock) for row in block.rows]
    assert [row[0].key for row in rows] == [page.key for page in sorted(pages, key=_order)]  # type: ignore[union-attr]
    assert {index.key, *(page.key for page in pages)} == rule_keys()
    assert all(str(row[1]).endswith("。") and len(str(row[1])) > 5 for row in rows)


def _order(page: object) -> tuple[int, str]:
    key = page.key.partition("/")[2]  # type: ignore[attr-defined]
    return "fctmpgdrv".index(key[0]), key
