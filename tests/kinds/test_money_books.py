"""What is special about the money books: figures that are computed, sentences made of them, names that stay off the web."""

from decimal import Decimal

import pytest

from tests.kinds.kit import POLICY, TODAY, Checked, check_text_of, example_text, sheet_of
from wuhua.kinds import kinds_by_ident
from wuhua.kinds.budget.record import Budget
from wuhua.kinds.distribution.record import Distribution
from wuhua.kinds.fund.record import SORTS, Fund
from wuhua.kinds.pay.record import Pay
from wuhua.kinds.statement.record import Statement, added, total
from wuhua.model.sheet import ChartBlock, Figure, Sheet, TableBlock
from wuhua.model.web import web_sheet

KINDS = kinds_by_ident()


def read(ident: str, text: str) -> Checked:
    """Load, validate and check a record of a kind."""
    checked = check_text_of(KINDS[ident], text)
    assert checked.record is not None, checked.told
    return checked


def sheet(ident: str, text: str) -> Sheet:
    """Make the sheet of a text."""
    return sheet_of(KINDS[ident], read(ident, text))


def sentences(made: Sheet) -> list[str]:
    """Give the summary as plain text."""
    return ["".join(str(getattr(part, "value", part)) for part in told) for told in made.summary]


def table(made: Sheet, title: str) -> TableBlock:
    """Give a table by its title."""
    return next(block for block in made.blocks if isinstance(block, TableBlock) and block.title == title)


BUDGET = """
阶段: 决算
账套: 行政账
期间: 2025年
支出:
  - {项目: 村道维护, 预算: 100.00, 调整: -20.00, 决算: 90.00, 决议: 2025-02, 说明: 台风}
  - {项目: 其中：排水, 预算: 50.00, 决算: 50.00}
  - {项目: 办公费, 预算: 10.00, 决算: 0.00, 说明: 没有发生}
"""


def test_a_budget_leaves_repeated_lines_out_of_its_sums() -> None:
    """A line that says 其中 is shown and not added; a change lowers the plan."""
    made = sheet("budget", BUDGET)
    assert made.headline[1:] == (
        Figure("实际花了", Decimal("90.00"), made.headline[1].tone, "支出决算"),
        Figure("打算花", Decimal("90.00"), made.headline[2].tone, "调整后的预算"),
    )
    foot = table(made, "支出（元）").foot[0]
    assert foot[:6] == (
        "合计",
        Decimal("110.00"),
        Decimal("-20.00"),
        Decimal("90.00"),
        Decimal("90.00"),
        Decimal("0.00"),
    )
    assert "花的和调整后打算的一样多。" in sentences(made)
    assert "年初打算花 110.00 元，年中调整以后是 90.00 元。" in sentences(made)
    assert any(told.startswith("有1项花得比打算的多：村道维护") for told in sentences(made))


def test_a_change_that_names_no_decision_is_said() -> None:
    """The plan as voted and as changed stand apart; a change without a decision is counted aloud."""
    told = sentences(sheet("budget", BUDGET.replace("决议: 2025-02, ", "")))
    assert "年初打算花 110.00 元，年中调整以后是 90.00 元，有1项调整没有写依据哪次决议。" in told


def test_plan_and_final_account_of_one_year_have_addresses_of_their_own() -> None:
    """Stage and ledger stand in the address and the catalogue item follows the stage, so that four files of a year are four records."""
    rows = [
        read("budget", f"阶段: {stage}\n账套: {book}\n期间: 2025年\n").facts
        for stage in ("预算", "决算")
        for book in ("行政账", "经济账")
    ]
    assert len({row.key for row in rows if row}) == 4
    assert {(row.items, row.due_from) for row in rows if row} == {
        (("CF-02",), "2025-01-01"),
        (("CF-03",), "2025-12-31"),
    }


def test_a_column_that_nobody_fills_is_not_printed() -> None:
    """A plan has no columns for what was spent."""
    made = sheet("budget", "阶段: 预算\n账套: 行政账\n期间: 2025年\n支出: [{项目: 办公费, 预算: 10.00}]\n")
    assert [column.title for column in table(made, "支出（元）").columns] == ["项目", "预算"]


@pytest.mark.parametrize("line", ["减：累计折旧, 期末: 30.00", "累计折旧, 期末: 30.00", "累计折旧, 期末: -30.00"])
def test_what_is_taken_off_counts_negative(line: str) -> None:
    """Depreciation lowers the assets whichever way it was written; a subtotal is not added again."""
    text = f"单位: 合作社\n期间: 2024年\n资产:\n  - {{项目: 固定资产, 期末: 100.00}}\n  - {{项目: {line}}}\n"
    record = read("statement", text + "  - {项目: 固定资产净值小计, 期末: 70.00}\n").record
    assert isinstance(record, Statement)
    assert total(record.assets, "closing") == Decimal("70.00")
    assert total(record.assets, "opening") is None
    assert added([]) == Decimal("0.00")


def test_a_statement_says_when_members_may_read_it() -> None:
    """Place and day of the reading are a sentence, and stand in the row for the rules on notice."""
    checked = read("statement", example_text(KINDS["statement"], "typical"))
    assert checked.facts is not None
    assert (checked.facts.data["open_from"], checked.facts.data["meeting"]) == ("2025-02-15", "2025-03-02")
    assert "2025年2月15日起，成员可以在合作社办公室查阅这份报表。" in sentences(sheet_of(KINDS["statement"], checked))


def test_a_share_brings_what_it_says() -> None:
    """Shares times each is half-up to the cent, and what is left follows from what was earned."""
    text = "期间: 2024年\n本年收益: 10.00\n年初未分配收益: 0.00\n分红: [{名称: 成员股, 份额: 3, 每份: 0.335}]\n"
    record = read("distribution", text).record
    assert isinstance(record, Distribution)
    assert (record.dividend, record.left) == (Decimal("1.01"), Decimal("8.99"))


def test_what_nobody_fetched_is_said() -> None:
    """A dividend that is not wholly paid tells how much is still to be fetched."""
    assert "到2025年3月26日，还有 360.00 元没有领。" in sentences(
        sheet("distribution", example_text(KINDS["distribution"], "typical"))
    )


@pytest.mark.parametrize(
    ("ident", "text"),
    [
        ("pay", "期间: 2025年一季度\n人员: [{姓名: 欧阳某某, 职务: 组长, 标准: 100.00, 数量: 6}]\n"),
        ("distribution", "期间: 2024年\n名单: [{户主: 欧阳某某, 小组: 一组, 金额: 600.00}]\n"),
    ],
)
def test_a_name_hangs_on_the_board_alone(ident: str, text: str) -> None:
    """A person's name stands in the board's sheet, in nothing of the web's, and in no row of the index."""
    checked = read(ident, text)
    made = sheet_of(KINDS[ident], checked)
    assert "欧阳某某" in repr(made)
    assert "欧阳某某" not in repr(web_sheet(made)) + repr(checked.facts)
    assert "600.00" in repr(web_sheet(made))
    assert checked.facts is not None and checked.facts.data["persons"] == 1


def test_pay_is_the_sum_of_its_parts() -> None:
    """Standard times number, basic pay and merit pay add up; without any, what was paid is what was due."""
    line = "{职务: 主任, 标准: 33.33, 数量: 1.5, 基本报酬: 10.00, 考核报酬: 5.00}"
    record = read("pay", f"期间: 2025-03\n人员: [{line}, {{职务: 委员, 实发: 7.00}}]\n").record
    assert isinstance(record, Pay)
    assert [payee.due for payee in record.payees] == [Decimal("65.00"), Decimal("7.00")]


def test_one_persons_pay_is_no_group() -> None:
    """Sums by sort appear only where each sort is at least two lines: else a sum would be one person's pay."""
    alone = "期间: 2025-03\n人员:\n  - {职务: 主任, 种类: 报酬, 实发: 9.00}\n  - {职务: 委员, 种类: 误工, 实发: 7.00}\n"
    both = alone.replace("误工", "报酬")
    assert [b.title for b in web_sheet(sheet("pay", alone)).blocks] == ["谁领了多少"]
    assert [b.title for b in web_sheet(sheet("pay", both)).blocks] == ["按种类", "谁领了多少"]


def test_nothing_paid_can_be_said() -> None:
    """A period without pay is a record of its own, and says so."""
    assert sentences(sheet("pay", "期间: 2025-03\n")) == ["这一期没有发报酬和补贴。"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("人员: [{职务: 组长, 实发: 1.00}]", ("CF-11",)),
        ("对象: 理事会监事会\n人员: [{职务: 理事, 实发: 1.00}]", ("CF-31",)),
        ("开支: [{项目: 会议费, 实际: 1.00}]", ("CF-12",)),
        (
            "对象: 聘用人员\n社保: [{险种: 养老, 人数: 3, 金额: 1.00}]\n开支: [{项目: 会议费, 实际: 1.00}]",
            ("CF-11", "CF-12"),
        ),
    ],
)
def test_pay_publishes_what_it_holds(text: str, items: tuple[str, ...]) -> None:
    """The catalogue items follow from whom it pays and which half of the form is filled."""
    facts = read("pay", f"期间: 2025-03\n{text}\n").facts
    assert facts is not None and facts.items == items


@pytest.mark.parametrize("sort", SORTS)
def test_every_fund_has_its_item_and_its_zone(sort: str) -> None:
    """Each sort publishes one item of the catalogue, and its sheet hangs in that item's zone."""
    checked = read("fund", f"类别: {sort}\n期间: 2025年一季度\n期初余额: 5.00\n支出: [{{用途: 慰问, 金额: 2.00}}]\n")
    assert checked.facts is not None and isinstance(checked.record, Fund)
    item = POLICY.item(checked.facts.items[0])
    assert item is not None and item.family == sheet_of(KINDS["fund"], checked).family
    assert checked.record.closing == Decimal("3.00")


def test_two_funds_of_a_sort_are_two() -> None:
    """A fund's name stands in its address, its title and its series."""
    rows = [
        read("fund", f"类别: 捐赠\n期间: 2025年一季度\n期初余额: 0.00\n{name}").facts for name in ("", "名称: 助学金\n")
    ]
    assert [row.data["series"] for row in rows if row] == ["捐赠", "助学金"]
    assert len({row.key for row in rows if row}) == 2


def test_a_period_that_has_not_come_is_no_fault() -> None:
    """A plan for next year is a clean record today."""
    assert TODAY.year == 2025
    assert read("budget", "阶段: 预算\n账套: 行政账\n期间: 2026年\n").findings == ()
    record = read("budget", BUDGET).record
    assert isinstance(record, Budget) and record.expense[0].revised == Decimal("80.00")


LEDGER = """
账套: 经济账
期间: 2025-03
期初余额: 90000.00
支出:
  - {日期: 2025-03-02, 科目: 管理费用-办公费, 摘要: 保洁, 金额: 5200.00, 凭证: 银-1}
  - {日期: 2025-03-03, 科目: 税费支出, 摘要: 税, 金额: 100.00, 凭证: 银-2}
  - {日期: 2025-03-04, 科目: 公益支出, 摘要: 拨给行政账, 金额: 48000.00, 凭证: 银-3, 划转: 2025-03-HZ1}
  - {日期: 2025-03-05, 科目: 短期借款, 摘要: 还信用社, 金额: 9000.00, 凭证: 银-4}
"""


def test_a_ledger_says_what_its_largest_line_passes_over() -> None:
    """The sentence and the chart beside it leave out the same lines and say which, side by side with the table that shows them."""
    made = sheet("finance", LEDGER)
    passed = "两本账之间划转的，还的、借出的、分给社员的，都没有算在里面。"
    assert sentences(made)[0] == f"花得最多的一笔是保洁，5200.00 元。{passed}"
    chart = next(block for block in made.blocks if isinstance(block, ChartBlock))
    assert chart.bars == (("管理费用-办公费", Decimal("5200.00")), ("税费支出", Decimal("100.00")))
    assert chart.sentence == f"花得最多的是管理费用-办公费。{passed}"
    plain = sheet("finance", "".join(row for row in LEDGER.splitlines(True) if "划转" not in row and "借款" not in row))
    assert sentences(plain)[0] == "花得最多的一笔是保洁，5200.00 元。"


def test_a_statement_of_a_loss_calls_it_one() -> None:
    """The large figure says lost and the amount, never earned and a minus."""
    text = "单位: 示例合作社\n账套: 经济账\n期间: 2025年\n收益分配:\n  收入:\n    - {项目: 经营收入, 本年: 10.00}\n"
    text += "  支出:\n    - {项目: 经营支出, 本年: 30.00}\n"
    (figure,) = sheet("statement", text).headline
    assert (figure.label, figure.value) == ("今年亏了", Decimal("20.00"))
