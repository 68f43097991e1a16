"""Private numbers are found wherever git would keep them, pointed at, and never repeated."""

import pytest

from tests.rules.examples import check_files

HEAD = "主题: 甲\n"
MOBILE = "13800138000"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"正文: 问 {MOBILE}\n", 2, 7),
        (f'正文: "问 {MOBILE}"\n', 2, 8),
        (f"正文: |\n  第一段\n  问 {MOBILE} 即可\n", 4, 5),
        (f"正文: 乙 # {MOBILE}\n", 2, 9),
        (f"# {MOBILE}\n正文: 乙\n", 2, 3),
        (f"正文: 乙\n要点: [{{名称: 丙, 内容: {MOBILE}}}]\n", 3, 18),
        (f"正文: 乙\n要点:\n  - 名称: 丙\n    内容: 丁{MOBILE}\n", 5, 10),
        (f"正文: 乙\n表: {{表头: [甲], 行: [[{MOBILE}]]}}\n", 3, 19),
    ],
)
def test_a_number_is_pointed_at_wherever_it_stands(text: str, line: int, column: int) -> None:
    """In values of every style, in tables and in comments the caret is under the number itself."""
    findings = [each for each in check_files({"通知公告/甲.yml": HEAD + text}).findings if each.code[0] == "V"]

    assert [(each.code, each.span.line, each.span.column, each.blocks) for each in findings] == [
        ("V02", line, column, True)
    ]
    assert findings[0].span.end_column - column == len(MOBILE)
    assert MOBILE not in "".join((findings[0].message, findings[0].note, findings[0].fix, findings[0].source))


def test_no_other_finding_repeats_a_number_on_its_line() -> None:
    """A finding of another rule on the same line shows that line masked."""
    text = f"{HEAD}正文: 乙\n目录项: [CF-99] # {MOBILE}\n"
    findings = check_files({"通知公告/甲.yml": text}).findings

    assert [each.code for each in findings] == ["G12", "V02"]
    assert all(MOBILE not in each.source for each in findings)


def test_a_repeated_number_is_found_each_time() -> None:
    """The same number in two fields is two findings."""
    text = f"{HEAD}正文: 问 {MOBILE}\n备注: 问 {MOBILE}\n"
    findings = check_files({"通知公告/甲.yml": text}).findings

    assert [(each.code, each.span.line) for each in findings] == [("V02", 2), ("V02", 3)]
