"""Homes, minors, illness and special groups are found in what villages write, and nothing else is."""

import pytest

from tests.rules.examples import check_files
from tests.rules.privacy_lines import LINES, ROWS

PRIVATE = ("V04", "V05", "V06", "V08")


def spoken(text: str) -> list[str]:
    """Give the rules of this sort that speak of a notice."""
    findings = check_files({"通知公告/甲.yml": text}).findings
    assert all(each.blocks for each in findings if each.code in PRIVATE)
    return [each.code for each in findings if each.code in PRIVATE]


@pytest.mark.parametrize(("line", "code"), LINES)
def test_a_line_is_judged(line: str, code: str) -> None:
    """A line that tells of somebody makes exactly its rule speak, once; a harmless one none."""
    assert spoken(f'主题: 甲\n正文: "{line}"\n') == ([code] if code else [])


@pytest.mark.parametrize(("heads", "cells", "code"), ROWS)
def test_a_row_is_judged_by_its_heads(heads: str, cells: str, code: str) -> None:
    """In a table the heads say whose row it is and what a bare value means."""
    table = f"表: {{表头: [{', '.join(heads.split())}], 行: [[{', '.join(cells.split())}]]}}\n"
    assert spoken(f"主题: 甲\n正文: 乙\n{table}") == ([code] if code else [])


def test_enough_lines_of_either_sort() -> None:
    """There are at least forty true and forty harmless lines."""
    true = [line for line, code in LINES if code]
    assert len(true) >= 40 and len(LINES) - len(true) >= 40


@pytest.mark.parametrize("line", [line for line, code in LINES if code])
def test_a_cell_among_harmless_rows_is_found(line: str) -> None:
    """A table without anybody's column is looked at a row at a time: the row that tells is found, wherever the cell stands."""
    quiet = "[1, 路灯维修, 2025-03-08]"
    for cells in (f'["{line}", 2, 2025-03-08]', f'[2, "{line}"]'):
        table = f"表: {{表头: [序号, 事项, 日期], 行: [{quiet}, {cells}, {quiet}]}}\n"
        assert spoken(f"主题: 甲\n正文: 乙\n{table}") == spoken(
            f"主题: 甲\n正文: 乙\n表: {{表头: [序号, 事项, 日期], 行: [{cells}]}}\n"
        )
