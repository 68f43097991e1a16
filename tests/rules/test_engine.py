"""What the engine makes of what rules say: counts, waivers, rows for the cache, reports that add up."""

import marshal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.examples import base_village, check_files
from wuhua.base.finding import Finding, Severity, Span
from wuhua.kinds import kinds_by_ident
from wuhua.law.policy import load_policy
from wuhua.model.facts import Facts
from wuhua.model.village import Village
from wuhua.rules import engine
from wuhua.rules.book import Book
from wuhua.rules.engine import all_rules, check_record, count_unrun, explain, rule
from wuhua.rules.report import Counts, Report, finding_of_row, finding_row, report_of_row, total
from wuhua.rules.rule import FAMILIES, Rule

#: The 105 of the catalogue of rules, four that its readings add, the one that compares with what was published,
#: and the one that holds a decision against the meeting, the roster and the contract.
LAST = {"C": 16, "D": 19, "F": 8, "G": 20, "M": 7, "P": 4, "R": 15, "T": 18, "V": 9}
CODES = " ".join(f"{letter}{number:02}" for letter, last in LAST.items() for number in range(1, last + 1))
FOLDERS = {
    "F": "facility",
    "C": "content",
    "T": "time",
    "M": "media",
    "P": "place",
    "G": "integrity",
    "D": "decision",
    "R": "roster",
    "V": "privacy",
}
LATE = """账套: 行政账
期间: 2025-03
期初余额: 1000.00
收入: []
公开:
  审核: {机构: 村务监督委员会, 日期: 2025-04-05}
  编制: {人员: 村会计, 日期: 2025-04-02}
  公开日期: 2025-04-28
  形式: [公开栏, 网站]
"""
FILE = "财务收支/2025-03-行政账.yml"


def findings_of(text: str, place: str = "重庆") -> list[Finding]:
    """Check one ledger in a village that wrote nothing else."""
    return list(check_files({FILE: text}, place).findings)


def test_the_rules_are_the_hundred_and_fourteen() -> None:
    """All rules are found by their files, once each, in order of code."""
    assert " ".join(each.code for each in all_rules()) == CODES


@pytest.mark.parametrize("each", all_rules(), ids=lambda each: each.code)
def test_a_rule_is_well_formed(each: Rule) -> None:
    """A rule's folder is its family's, its kinds exist, its clauses stand in the law table."""
    policy, _ = load_policy("全国")

    assert each.find.__module__.split(".")[2] == FOLDERS[each.code[0]]
    assert each.family == FAMILIES[each.code[0]]
    assert set(each.kinds) <= set(kinds_by_ident())
    assert all(policy.basis(clause) for clause in each.clauses)


def test_a_code_gives_its_rule_and_page() -> None:
    """A code gives its rule and its page; an unknown one gives None."""
    assert rule("T03") in all_rules()
    assert (explain("T03") or "").startswith("# T03 ")
    assert (rule("T99"), explain("T99")) == (None, None)


def test_a_waiver_sets_a_finding_aside_with_its_reason() -> None:
    """A waived finding is still there, carries the published reason, and no other finding comes of it."""
    found = findings_of(LATE + "不适用:\n  - {规则: T03, 原因: 镇里统一改期}\n")

    assert [(each.code, each.waiver) for each in found] == [("T03", "镇里统一改期")]


def test_what_blocks_cannot_be_waived() -> None:
    """A waiver of a wrong sum leaves it blocking and is itself found."""
    found = findings_of(LATE.replace("28", "08") + "期末余额: 999.00\n不适用: [{规则: G01, 原因: 尾差}]\n")

    assert [(each.code, each.blocks, each.waiver) for each in found] == [("G01", True, None), ("W02", False, None)]


def test_what_blocks_on_the_index_cannot_be_waived() -> None:
    """The same holds for a rule that compares two files."""
    later = "账套: 行政账\n期间: 2025-04\n期初余额: 1.00\n收入: []\n不适用: [{规则: G02, 原因: 尾差}]\n"
    files = {FILE: LATE.replace("28", "08"), "财务收支/2025-04-行政账.yml": later}
    found = check_files(files).findings

    assert [(each.code, each.span.line, each.blocks) for each in found] == [("G02", 3, True), ("W02", 5, False)]


def test_a_private_number_cannot_be_waived() -> None:
    """A mobile number in a text stays blocking whatever 不适用 says."""
    found = findings_of(LATE.replace("28", "08") + "备注: 问 13800138000\n不适用: [{规则: V02, 原因: 都知道}]\n")

    assert [(each.code, each.blocks, each.waiver) for each in found] == [("V02", True, None), ("W02", False, None)]
    assert "13800138000" not in "".join(each.message + each.note + each.fix + each.source for each in found)


@pytest.mark.parametrize(("code", "gives"), [("T99", "W01"), ("T03", "W03"), ("G13", "W03"), ("V01", "W03")])
def test_a_needless_waiver_is_found(code: str, gives: str) -> None:
    """A waiver of no rule, or of one that found nothing, is found: of rules on the index, a record, and a text."""
    found = findings_of(LATE.replace("28", "08") + f"不适用: [{{规则: {code}, 原因: 不需要}}]\n")

    assert [(each.code, each.blocks) for each in found] == [(gives, False)]
    assert found[0].source.startswith("不适用")


def test_a_waiver_of_a_rule_that_could_not_run_is_left_alone() -> None:
    """Under a place without a deadline nobody can say that the waiver of T03 is needless."""
    found = findings_of(LATE + "不适用: [{规则: T03, 原因: 镇里统一改期}]\n", "全国")

    assert found == []


def test_could_not_run_is_not_clean() -> None:
    """A misshapen record is counted under every rule that would have read it, with the reason."""
    report = count_unrun("finance")

    assert report.ran["G01"] == Counts(0, 0, 1)
    assert ("G01", "这份文件的写法要先改好", 1) in report.skipped
    assert {"D12", "V01", "T03"} & set(report.ran) == set()


def test_counts_are_of_records() -> None:
    """A rule on the index counts the records of its kinds: one late, one clean."""
    other = LATE.replace("2025-04-28", "2025-04-08").replace("行政账", "经济账")
    report = check_files({FILE: LATE, "财务收支/2025-03-经济账.yml": other}, "重庆")

    assert report.ran["T03"] == Counts(1, 1, 0)
    assert report.ran["G01"] == Counts(0, 2, 0)


def test_a_place_without_a_number_is_silent_and_says_so() -> None:
    """Under 白坭2013 nobody sets a day for ledgers: T03 does not run, with the reason."""
    report = check_files({FILE: LATE}, "白坭2013")

    assert ("T03", "没有定期公开截止日的规定", 1) in report.skipped
    assert report.ran["T03"] == Counts(0, 0, 1)


def test_a_rule_that_raises_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug in a rule comes out as it is."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Book, "rules_for", lambda *_: (Rule("G99", "", "record", broken),))
    row = Facts("finance/x", "finance", FILE, "x", "x")
    with pytest.raises(ZeroDivisionError):
        check_record(None, row, None, load_policy("全国")[0])  # type: ignore[arg-type]


def test_reports_add_up_and_survive_the_cache() -> None:
    """A report written as plain values reads back equal, and the sum of two counts both."""
    report = check_files({FILE: LATE}, "重庆")
    again = report_of_row(marshal.loads(marshal.dumps(report.row())))

    assert again == report
    assert (report + again).ran["T03"] == Counts(2, 0, 0)
    assert len((report + again).findings) == 2 * len(report.findings)
    assert total([]) == Report()


TEXTS = st.text(max_size=20)


@given(TEXTS, TEXTS, st.sampled_from(list(Severity)), st.booleans(), st.none() | TEXTS, st.integers(1, 9))
def test_a_finding_survives_the_cache(
    code: str, text: str, severity: Severity, blocks: bool, waiver: str | None, line: int
) -> None:
    """Every finding reads back equal from what marshal wrote."""
    finding = Finding(code, text, Span("甲.yml", line, 2, 3), severity, text, text, text, blocks, waiver, text)

    assert finding_of_row(marshal.loads(marshal.dumps(finding_row(finding)))) == finding


def test_the_order_of_files_changes_nothing() -> None:
    """The same files in another order give the same report."""
    files = {
        FILE: LATE,
        "财务收支/2025-04-行政账.yml": LATE.replace("2025-03", "2025-04"),
        "村情/村情.yml": base_village("重庆"),
    }

    assert check_files(files) == check_files(dict(reversed(files.items())))


def test_an_empty_village_has_no_findings() -> None:
    """A village of nothing gives no finding and raises nothing."""
    policy, _ = load_policy("白坭2013")
    assert engine.check_village(Village([], policy, date(2025, 1, 1)), lambda *_: (Span(""), "")).findings == ()


def test_rules_come_without_heavy_imports() -> None:
    """To know all rules neither pydantic, yaml, any kind nor difflib is imported: an unchanged village stays quick."""
    script = (
        "import sys; from wuhua.rules.engine import all_rules; all_rules();"
        "print([name for name in sys.modules if name.split('.')[0] in ('pydantic', 'yaml', 'difflib')"
        " or name.startswith('wuhua.kinds')])"
    )
    source = Path(engine.__file__).parents[2]
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=source, check=True)
    assert told.stdout.strip() == "[]"
