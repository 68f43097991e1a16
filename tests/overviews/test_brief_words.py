"""What a period says of changes, of what is no expense, of ties and of what was refused."""

from decimal import Decimal

from tests.kinds.kit import check_text_of
from tests.overviews.test_briefs import DECISION, Entry, ledger, village
from wuhua.base.dates import Period
from wuhua.kinds import kinds_by_ident
from wuhua.model.plain_words import plain_sentence
from wuhua.model.sheet import ChartBlock, LinesBlock, TableBlock
from wuhua.model.village import Village
from wuhua.overviews import payees, yearly
from wuhua.overviews.accounts import Account
from wuhua.overviews.briefs import brief

BUDGET = kinds_by_ident()["budget"]


def told_of(found: Village, period: Period) -> str:
    """Give all sentences of a period as one text."""
    return "".join(plain_sentence(each.sentence) for each in brief(found, Account.of(found, period)))


def test_a_month_lends_its_reason_to_no_longer_period() -> None:
    """What a month wrote of its own change is told of the quarter as that month's, beside that the quarter has none."""
    rows = [ledger(f"2025-{month:02}", "行政账", []) for month in (4, 5, 7, 8)]
    rows.append(ledger("2025-06", "行政账", [Entry("支出", "公益支出", Decimal("10.00"))]))
    rows.append(
        ledger("2025-09", "行政账", [Entry("支出", "公益支出", Decimal("90.00"))], more="变化原因: 修了水渠。\n")
    )
    told = told_of(village(rows), Period(2025, 7, 3))
    assert "。9月账上写的变化原因：修了水渠。" in told and "没有写原因" not in told and "元。原因" not in told


def test_a_year_that_is_not_over_says_how_far_it_goes() -> None:
    """Ledgers up to October are no whole year: the sentences name the months, and compare with the same months alone."""
    paid = {"2024-01": "10.00", "2024-02": "20.00", "2024-12": "500.00", "2025-01": "11.00", "2025-02": "22.00"}
    rows = [ledger(month, "行政账", [Entry("支出", "公益支出", Decimal(cents))]) for month, cents in paid.items()]
    found = village([*rows[1:], ledger("2024-01", "行政账", [Entry("支出", "公益支出", Decimal("10.00"))])])
    told = told_of(found, Period(2025, 1, 12))
    assert "2025年1月至2月，村里收进来" in told and "到2月底" in told and "年底" not in told
    assert "和去年同期比，收得一样多，多花 3.00 元" in told and "上一年" not in told
    assert "到年底" in told_of(found, Period(2024, 1, 12))
    sheet = yearly.ROOM.sheet(found, "money/2025")
    assert sheet.headline[0].label == "2025年1月至2月收进来" and "2025年1月至2月" in sheet.subtitle
    front = yearly.ROOM.sheet(found, "money/index")
    (chart,) = (block for block in front.blocks if isinstance(block, ChartBlock) and "花出去" in block.title)
    assert "2025年只有1月至2月的。" in chart.sentence and "最多" not in chart.sentence


def test_a_year_that_began_late_or_has_holes_says_so() -> None:
    """Ledgers of the last months, or with months missing between them, are no whole year either."""
    late = told_of(village([ledger(month, "行政账", []) for month in ("2025-11", "2025-12")]), Period(2025, 1, 12))
    assert "2025年11月至12月，村里收进来" in late and "到年底账上还有 0.00 元，和11月初一样多" in late
    holes = village([ledger(month, "行政账", []) for month in ("2024-02", "2025-02", "2025-04", "2025-12")])
    told = told_of(holes, Period(2025, 1, 12))
    assert "2025年（其中3个月），村里收进来" in told and "去年" not in told and "上一年" not in told


def test_a_part_of_a_budget_is_no_share_of_the_ledger() -> None:
    """Beside a budget of some headings the whole ledger stands without a percentage, and it is said why."""
    plan = "阶段: 预算\n账套: 行政账\n期间: 2025年\n范围: {}\n支出: [{{项目: 路灯, 预算: 10.00}}]\n"
    for scope, has_share in (("部分项目", False), ("全部收支", True)):
        budget = check_text_of(BUDGET, plan.format(scope), "2025-预算").facts
        assert budget is not None
        rows = [budget, ledger("2025-12", "行政账", [Entry("支出", "公益支出", Decimal("35.78"))])]
        sheet = yearly.ROOM.sheet(village(rows), "money/2025")
        (table,) = (block for block in sheet.blocks if isinstance(block, TableBlock) and "打算的" in block.title)
        assert ("占预算" in [column.title for column in table.columns]) is has_share
        assert ("两个数不能比" in table.note) is not has_share and "账上是2025年12月的。" in table.note


def test_one_book_writes_no_reason_for_the_other() -> None:
    """Of two books the one that gave the reason is named with it."""
    rows = [ledger("2025-02", book, [Entry("支出", "公益支出", Decimal("10.00"))]) for book in ("行政账", "经济账")]
    rows.append(ledger("2025-03", "行政账", [Entry("支出", "公益支出", Decimal("9.00"))]))
    rows.append(
        ledger("2025-03", "经济账", [Entry("支出", "公益支出", Decimal("90.00"))], more="变化原因: 修了水渠。\n")
    )
    assert "原因：修了水渠（经济账写的）。" in told_of(village(rows), Period(2025, 3, 1))
    both = [ledger("2025-02", book, []) for book in ("行政账", "经济账")]
    both += [ledger("2025-03", book, [], more="变化原因: 修了水渠。\n") for book in ("行政账", "经济账")]
    assert "原因：修了水渠。" in told_of(village(both), Period(2025, 3, 1))


def test_what_is_no_expense_is_named_and_makes_no_change_great() -> None:
    """A dividend is called what its line calls it; the change is told with and without it, and only the latter wants a reason."""
    rows = [ledger("2025-02", "经济账", [Entry("支出", "公益支出", Decimal("10.00"))])]
    rows.append(
        ledger(
            "2025-03",
            "经济账",
            [Entry("支出", "收益分配", Decimal("900.00")), Entry("支出", "公益支出", Decimal("11.00"))],
        )
    )
    told = told_of(village(rows), Period(2025, 3, 1))
    assert "花出去 911.00 元，其中 900.00 元是第0笔，不算开支。" in told
    assert "多花 901.00 元；去掉不算开支的，多花 1.00 元。" in told and "变化大" not in told


def test_the_largest_lines_are_the_same_on_both_pages() -> None:
    """The year's list of the largest begins with the line that its sentences name; what is no expense stands apart, below."""
    paid = [("收益分配", "900.00"), ("公益支出", "11.00")]
    found = village([ledger("2025-03", "经济账", [Entry("支出", name, Decimal(cents)) for name, cents in paid])])
    sheet = payees.ROOM.sheet(found, "money/2025/largest")
    titles = [block.title for block in sheet.blocks if isinstance(block, LinesBlock)]
    assert titles == ["支出，从大到小", "支出，往来、借还和分配，从大到小"]
    assert "花得最多的一笔是第1笔，11.00 元" in told_of(found, Period(2025, 1, 12))


def test_two_as_large_are_neither_the_largest() -> None:
    """Lines of the same amount stand together; what comes after them is the second."""
    paid = [Entry("支出", "公益支出", Decimal(text)) for text in ("7.00", "7.00", "5.00")]
    told = told_of(village([ledger("2025-03", "行政账", paid)]), Period(2025, 3, 1))
    assert "花得最多的有2笔，各 7.00 元：第0笔、第1笔。花得第二多的一笔是第2笔，5.00 元。" in told


def test_what_was_refused_is_told_beside_what_was_passed() -> None:
    """A month that refused a matter says so, with the votes against first."""
    step = "  村民代表会议决议: {日期: 2025-03-06, 应到: 45, 实到: 40, 同意: 16, 反对: 21, 弃权: 3}\n"
    text = f"事项: 收费\n四议两公开:\n  党组织提议: {{日期: 2025-03-01}}\n{step}"
    refused = check_text_of(DECISION, text, "2025-02").facts
    passed = check_text_of(
        DECISION, text.replace("16", "37").replace("21", "0").replace("收费", "修渠"), "2025-03"
    ).facts
    assert refused is not None and passed is not None
    rows = [ledger("2025-03", "行政账", [])]
    told = told_of(village([*rows, refused]), Period(2025, 3, 1))
    assert "这个月没有公开新的决议；有1件没有通过：收费（21票反对，16票同意）。" in told
    told = told_of(village([*rows, refused, passed]), Period(2025, 3, 1))
    assert "开会定了 1件事：修渠（37票同意）；另有1件没有通过：收费（21票反对，16票同意）。" in told


def test_a_reason_without_anything_to_compare_is_told() -> None:
    """The first ledger of a village has nothing before it; its reason is told all the same."""
    found = village([ledger("2025-03", "行政账", [], more="变化原因: 刚开始记账\n")])
    told = brief(found, Account.of(found, Period(2025, 3, 1)))
    assert "变化原因：刚开始记账。" in [plain_sentence(each.sentence) for each in told]
