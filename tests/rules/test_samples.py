"""The two files that show the taste of the data: what is said of them, and that nothing else is."""

import pytest

from tests.rules.examples import check_files
from tests.samples import DECISION, LEDGER

FILES = {"财务收支/2025-03-行政账.yml": LEDGER, "决策事项/2025-02-路灯改造.yml": DECISION}


def codes(files: dict[str, str], place: str = "全国") -> list[str]:
    """Give the codes of all that is found."""
    return [finding.code for finding in check_files(files, place).findings]


@pytest.mark.parametrize("place", ["全国", "白坭2013", "重庆", "山东", "浙江", "上海", "北京"])
def test_the_two_samples_are_clean_everywhere(place: str) -> None:
    """No layer finds anything in the two samples, though no board, no 村情 and no roster are written."""
    assert codes(FILES, place) == []


def test_a_cent_gives_one_finding() -> None:
    """A closing balance wrong by one cent gives G01 alone, with the right figure, at the figure, and it blocks."""
    files = FILES | {"财务收支/2025-03-行政账.yml": LEDGER.replace("143790.36", "143790.35")}
    findings = check_files(files).findings

    assert [finding.code for finding in findings] == ["G01"]
    found = findings[0]
    assert found.message == "期初加收入减支出，期末余额应是 143790.36 元，写的是 143790.35 元"
    assert (found.span.line, found.span.column, found.span.end_column) == (15, 7, 16)
    assert found.source == "期末余额: 143790.35"
    assert found.blocks


def test_a_ledger_alone_lacks_its_decision() -> None:
    """Without the decision that allowed the payment, the reference is all that is found, and it does not block."""
    findings = check_files({"财务收支/2025-03-行政账.yml": LEDGER}).findings

    assert [(finding.code, finding.span.line, finding.blocks) for finding in findings] == [("G12", 14, False)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("公开日期: 2025-04-08", "公开日期: 2025-04-28", "T03"),
        ("日期: 2025-04-05", "日期: 2025-04-01", "T07"),
        ("形式: [公开栏, 网站]", "形式: [公开栏]", "M01"),
        ("形式: [公开栏, 网站]", "形式: [网站]", "M02"),
        ("金额: 3260.00", "金额: 3260.01", "G01"),
        ("审核: {机构: 村务监督委员会, 日期: 2025-04-05}", "责任人: 村会计", "G13"),
    ],
)
def test_one_cause_gives_one_finding(old: str, new: str, code: str) -> None:
    """One misprint in the ledger makes one rule speak."""
    assert codes(FILES | {"财务收支/2025-03-行政账.yml": LEDGER.replace(old, new)}, "重庆") == [code]


def test_a_declared_total_speaks_before_the_balance() -> None:
    """Lines that differ from their declared total give G03 alone, though the balance is moved by it too."""
    wrong = LEDGER.replace("期末余额", "收入合计: 18700.00\n期末余额").replace("143790.36", "143890.36")
    assert codes(FILES | {"财务收支/2025-03-行政账.yml": wrong}) == ["G03"]
