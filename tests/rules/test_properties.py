"""What holds for every figure: sums to the cent, quorums by exact fractions, days counted as the civil code counts."""

import time
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.rules.examples import base_village, check_files
from wuhua.base.finding import Finding, Span
from wuhua.kinds import kinds_by_ident
from wuhua.law.policy import load_policy
from wuhua.model.facts import Facts
from wuhua.model.validate import validate
from wuhua.model.village import Village
from wuhua.rules.engine import check_record, check_village
from wuhua.source.loader import load_bytes

POLICY = load_policy("重庆")[0]
CENTS = st.integers(0, 10**9)


def yuan(cents: int) -> str:
    """Write cents as a clerk types yuan."""
    return f"{Decimal(cents).scaleb(-2):.2f}"


def found(kind: str, file: str, text: str) -> list[Finding]:
    """Give what the rules on one record find."""
    document, _ = load_bytes(text.encode(), file)
    assert document is not None
    record, findings = validate(document, kinds_by_ident()[kind].record)
    assert record is not None, findings
    return list(check_record(record, kinds_by_ident()[kind].facts(record, file), document, POLICY).findings)


def ledger(income: list[int], expense: list[int], closing: int, more: str = "") -> str:
    """Write a ledger that opens with 5000.00."""
    text = "账套: 行政账\n期间: 2025-03\n期初余额: 5000.00\n"
    for side, lines in (("收入", income), ("支出", expense)):
        text += f"{side}:\n" if lines else ""
        for number, cents in enumerate(lines):
            text += (
                f"  - {{日期: 2025-03-05, 科目: 甲, 摘要: 乙, 金额: {yuan(cents)}, 凭证: {number}, 审批人: 村主任}}\n"
            )
    return text + f"期末余额: {yuan(closing)}\n{more}"


@given(st.lists(CENTS, max_size=6), st.lists(CENTS, max_size=6), st.integers(-5, 5))
def test_a_balance_is_right_to_the_cent(income: list[int], expense: list[int], off: int) -> None:
    """Whatever the lines, the balance that follows is clean and one that is a cent off names the right one."""
    right = 500000 + sum(income) - sum(expense)
    findings = found("finance", "财务收支/2025-03-行政账.yml", ledger(income, expense, right + off))

    assert [each.code for each in findings] == ([] if off == 0 else ["G01"])
    assert off == 0 or f"应是 {yuan(right)} 元，写的是 {yuan(right + off)} 元" in findings[0].message


@given(st.lists(CENTS, min_size=1, max_size=5), st.integers(-3, 3))
def test_a_total_is_the_sum_of_its_lines(income: list[int], off: int) -> None:
    """A declared total a cent off is found by G03, and G01 keeps silent about the balance that it moves."""
    total = sum(income) + off
    text = ledger(income, [], 500000 + total, f"收入合计: {yuan(total)}\n" if total >= 0 else "")
    codes = [each.code for each in found("finance", "财务收支/2025-03-行政账.yml", text)]

    assert codes == ([] if off == 0 else ["G03"] if total >= 0 else ["G01"])


@given(st.integers(1, 90), st.integers(0, 90), st.integers(0, 90), st.integers(0, 9))
def test_a_representatives_meeting_is_judged_by_exact_fractions(due: int, present: int, yes: int, recused: int) -> None:
    """Two thirds include the number itself, more than half does not; what cannot be is D12's."""
    recused = min(recused, present)
    yes = min(yes, present - recused)
    no = present - recused - yes
    step = f"应到: {due}, 实到: {present}, 同意: {yes}, 反对: {no}, 回避: {recused}"
    text = f"事项: 甲\n表决结果: 通过\n四议两公开:\n  村民代表会议决议: {{日期: 2025-01-25, {step}}}\n"
    codes = {each.code for each in found("decision", "决策事项/2025-02.yml", text)}

    enough = Fraction(present, due) >= Fraction(2, 3)
    carried = present == recused or Fraction(yes, present - recused) > Fraction(1, 2)
    assert ("D12" in codes) == (present > due)
    assert ("D04" in codes) == (not enough or not carried)


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 20))
def test_days_on_the_board_do_not_count_the_first(posted: date, days: int) -> None:
    """Ten days from the 1st end on the 11th; one day short is a warning that says why."""
    more = f"公开: {{公开日期: {posted}, 取下日期: {posted + timedelta(days)}, 形式: [公开栏]}}\n"
    text = f"主题: 甲\n正文: 乙\n{more}"
    report = check_files({"通知公告/甲.yml": text, "村情/村情.yml": base_village("重庆")}, "重庆")
    findings = [each for each in report.findings if each.code == "T05"]

    assert bool(findings) == (days < 10)
    assert days != 9 or (findings[0].note, findings[0].severity.value) == ("差1天：张贴那天不算", "警告")


def test_five_thousand_records_are_asked_in_a_blink() -> None:
    """The index rules stay linear: 5,000 ledgers take well under half a second of one core."""
    rows = []
    for number in range(5000):
        year, month, book = 2014 + number // 24, number % 24 // 2 + 1, ("行政账", "经济账")[number % 2]
        period, key = f"{year}-{month:02}", f"{year}-{month:02}-{number % 2}"
        cents = {"opening": 100, "income": 5, "expense": 5, "closing": 100}
        data = {"book": book, "group": "", "transfers": ()}
        row = Facts(f"finance/{key}", "finance", key, key, key, ("CF-01",), period, posted=f"{year + 1}-01-10")
        rows.append(
            row._replace(posted=f"{year}-{month + 1:02}-15" if month < 12 else row.posted, cents=cents, data=data)
        )
    village = Village(rows, POLICY, date(2300, 1, 1))
    started = time.process_time()
    report = check_village(village, lambda file, *_: (Span(file), ""))

    assert report.findings == ()
    assert report.ran["T03"].clean == report.ran["G02"].clean == 5000
    assert time.process_time() - started < 0.5


@given(st.permutations(["2025-01", "2025-02", "2025-03", "2025年一季度"]))
def test_a_quarter_speaks_once_in_any_order(order: list[str]) -> None:
    """A quarter that differs from its months is one finding, whichever file is read first."""
    texts = {name: f"账套: 行政账\n期间: {name}\n期初余额: 100.00\n支出: []\n" for name in order}
    texts["2025年一季度"] += "收入: [{日期: 2025-03-05, 科目: 甲, 摘要: 乙, 金额: 1.00}]\n"
    report = check_files({f"财务收支/{name}-行政账.yml": texts[name] for name in order})

    assert [each.code for each in report.findings] == ["G04"]
