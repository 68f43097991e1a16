"""The two files that show the taste of the data: what is said of them, and that nothing else is."""

import pytest

from tests.rules.examples import check_files

LEDGER = """账套: 行政账
期间: 2025-03
期初余额: 128450.36
收入:
  - {日期: 2025-03-05, 科目: 经营收入, 摘要: 菜市场铺位租金(3月), 金额: 18600.00, 凭证: 收-0305}
支出:
  - 日期: 2025-03-08
    科目: 公益支出
    摘要: 中社路灯维修
    金额: 3260.00
    凭证: 付-0312
    经手人: 梁某某
    审批人: 陈某某
    决议: 2025-02
期末余额: 143790.36
公开:
  编制: {人员: 村会计, 日期: 2025-04-02}
  审核: {机构: 村务监督委员会, 日期: 2025-04-05}
  公开日期: 2025-04-08
  形式: [公开栏, 网站]
  地点: [村委会公开栏, 中社公开栏]
"""
DECISION = """事项: 中社路灯改造
预算: 96000.00
资金来源: [{来源: 集体经济, 金额: 56000.00}, {来源: 镇级奖补, 金额: 40000.00}]
四议两公开:
  党组织提议: {日期: 2025-01-06}
  两委商议: {日期: 2025-01-10, 应到: 7, 实到: 7, 同意: 7}
  党员大会审议: {日期: 2025-01-18, 应到: 62, 实到: 55, 同意: 53, 反对: 0, 弃权: 2}
  村民代表会议决议: {日期: 2025-01-25, 应到: 45, 实到: 41, 同意: 39, 反对: 1, 弃权: 1}
  决议公开: {日期: 2025-01-26, 天数: 7}
  实施结果公开: {日期: 2025-06-20}
"""
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
