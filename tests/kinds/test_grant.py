"""What reaches households: figures that are worked out, lists that stay on the board, sentences a villager reads."""

from decimal import Decimal

import pytest

from tests.kinds.kit import check_text_of, example_text, sheet_of
from wuhua.kinds import kinds_by_ident
from wuhua.kinds.grant.record import ITEMS, product
from wuhua.law.policy import load_policy
from wuhua.model.sheet import Sheet, TableBlock
from wuhua.model.web import web_sheet

KINDS = kinds_by_ident()
LISTED = ("grant", "land", "homestead")


def sheet(ident: str, text: str) -> Sheet:
    """Make the sheet of a text."""
    return sheet_of(KINDS[ident], check_text_of(KINDS[ident], text))


def said(page: Sheet) -> str:
    """Give a sheet's sentences as one text."""
    return "".join(str(getattr(part, "value", getattr(part, "text", part))) for line in page.summary for part in line)


@pytest.mark.parametrize("ident", LISTED)
def test_names_of_a_list_reach_neither_the_web_nor_the_index(ident: str) -> None:
    """A list's rows hang on the board alone; title, summary, search words and the index's row hold no name of it."""
    checked = check_text_of(KINDS[ident], example_text(KINDS[ident], "typical"))
    whole = sheet_of(KINDS[ident], checked)
    assert any(isinstance(block, TableBlock) and block.board_only and block.rows for block in whole.blocks)
    web = web_sheet(whole)
    assert "某某" in str(whole.blocks) and "某某" not in str(web.blocks)
    assert checked.facts is not None and checked.facts.data["persons"] > 0
    assert "某某" not in str((web.title, web.summary, web.search_words, checked.facts.row()))


@pytest.mark.parametrize("ident", LISTED)
def test_the_web_shows_the_lists_total(ident: str) -> None:
    """What the web shows in place of the list is its foot: how many rows, and how much."""
    whole = sheet(ident, example_text(KINDS[ident], "typical"))
    board = next(block for block in whole.blocks if isinstance(block, TableBlock) and block.board_only)
    web = next(b for b in web_sheet(whole).blocks if isinstance(b, TableBlock) and b.title == board.title)
    assert web.rows == board.foot and str(len(board.rows)) in str(web.rows[0][0])


def test_every_category_publishes_an_item_of_the_catalogue() -> None:
    """Each category of support maps to items that the catalogue has."""
    policy = load_policy("全国")[0]
    assert [item for items in ITEMS.values() for item in items if policy.item(item) is None] == []


def test_a_rate_times_a_quantity_is_rounded_half_up() -> None:
    """Half a cent counts as one; without a quantity nothing is reckoned; no months is one month."""
    assert product(Decimal("0.05"), Decimal("0.1"), None) == Decimal("0.01")
    assert product(Decimal("210.00"), Decimal("22"), 3) == Decimal("13860.00")
    assert product(Decimal("210.00"), None, 3) is None


def test_the_total_is_worked_out_when_it_is_not_written() -> None:
    """Without 总额 the list's sum is the total, without a list the rates' is."""
    rates = "标准: [{名称: 早稻, 标准: 60.00, 数量: 10}, {名称: 晚稻, 标准: 48.00, 数量: 10}]\n"
    facts = check_text_of(KINDS["grant"], f"类别: 惠农补贴\n名称: 甲\n{rates}").facts
    assert facts is not None and facts.cents["total"] == 108000
    facts = check_text_of(KINDS["grant"], "类别: 惠农补贴\n名称: 甲\n名单: [{户主: 梁某某, 金额: 1.50}]\n").facts
    assert facts is not None and (facts.cents["total"], facts.data["households"]) == (150, 1)


def test_two_rows_under_one_name_are_not_counted_as_households() -> None:
    """Two rows of one masked name may be one household or two: the number is left open, not guessed."""
    rows = "名单: [{户主: 梁某某, 金额: 1.00}, {户主: 梁某某, 金额: 2.00}]\n"
    facts = check_text_of(KINDS["grant"], f"类别: 惠农补贴\n名称: 甲\n{rows}").facts
    assert facts is not None and facts.data["households"] is None


def test_a_batch_says_what_is_left_to_pay() -> None:
    """The sentences name the total and what is not paid yet."""
    words = said(sheet("grant", example_text(KINDS["grant"], "typical")))
    assert "这一批发给4户，一共 3150.00 元。" in words and "还有 480.00 元没有发。" in words


def test_land_money_is_followed_from_due_to_left() -> None:
    """A taking says what was to come, what came, what went out and what is left, worked out where not written."""
    text = "项目: 甲\n补偿: [{补偿项目: 乙, 标准: 100.00, 数量: 3, 实到: 250.00}]\n"
    entries = "收支: [{日期: 2025-06-01, 收支: 收, 摘要: 丙, 金额: 250.00}, {日期: 2025-06-02, 收支: 支, 摘要: 丁, 金额: 90.00}]\n"
    checked = check_text_of(KINDS["land"], text + entries)
    assert checked.told == [] and checked.facts is not None
    assert checked.facts.cents == {"owed": 30000, "came": 25000, "spent": 9000, "left": 16000}
    assert "还差 50.00 元" in said(sheet("land", text + entries))


def test_land_tells_its_notices_for_the_rule_on_days() -> None:
    """The plan's notice runs to the agreement, the notice of the taking from the day the approval came."""
    stages = (
        "{环节: 补偿安置方案公告, 开始: 2025-03-01, 天数: 30}, {环节: 协议签订, 开始: 2025-04-02}, "
        "{环节: 征收土地公告, 开始: 2025-05-08, 收到批复: 2025-05-06}"
    )
    facts = check_text_of(KINDS["land"], f"项目: 甲\n环节: [{stages}]\n").facts
    assert facts is not None and facts.data["notices"] == (
        ("征地补偿安置方案", ("环节", 0), "2025-03-01", "2025-03-31", "2025-04-02"),
        ("征收土地公告", ("环节", 2), "2025-05-08", "", "2025-05-06"),
    )


def test_a_levy_is_a_plan_until_money_moves() -> None:
    """Before money came there is a plan alone, and no item on receipts; then what is left is worked out."""
    plan = "项目: 甲\n筹资: {对象人数: 10, 标准: 20.00, 减免: 40.00}\n"
    facts = check_text_of(KINDS["levy"], plan).facts
    assert facts is not None and (facts.items, facts.cents) == (("CW-14",), {"due": 16000})
    paid = plan.replace("}", ", 实筹: 150.00}") + "支出: [{日期: 2025-06-01, 摘要: 乙, 金额: 90.00}]\n"
    facts = check_text_of(KINDS["levy"], paid).facts
    assert facts is not None and facts.items == ("CW-14", "CF-14")
    assert facts.cents == {"due": 16000, "came": 15000, "income": 15000, "spent": 9000, "left": 6000}
    assert "实际筹到 150.00 元，比应筹少 10.00 元。" in said(sheet("levy", paid))


def test_an_application_says_how_many_and_how_large() -> None:
    """A batch of applications is told in numbers; who applied stands on the board."""
    words = said(sheet("homestead", example_text(KINDS["homestead"], "typical")))
    assert "这一批2户" in words and "有不同意见的，在公示期里提。" in words


@pytest.mark.parametrize("key", ["身份证号", "银行账号", "电话", "住址", "残疾等级", "病情", "年龄", "出生日期"])
@pytest.mark.parametrize("ident", LISTED)
def test_what_must_not_be_published_has_no_field(ident: str, key: str) -> None:
    """A private column of a list is refused as a key that does not exist."""
    name = "申请人" if ident == "homestead" else "户主"
    rest = {"grant": "类别: 惠农补贴\n名称: 甲\n", "land": "项目: 甲\n", "homestead": "名称: 甲\n环节: 申请公示\n"}
    checked = check_text_of(KINDS[ident], f"{rest[ident]}名单: [{{{name}: 梁某某, {key}: 某}}]\n")
    assert any(told.startswith(f"E201：没有“{key}”") for told in checked.told)


def test_a_period_without_payment_says_so_at_a_glance() -> None:
    """The large figure of a nil report agrees with its sentence; a list without sums still names its stage."""
    record = "类别: 临时救助\n名称: 2025年四季度临时救助\n期间: 2025年四季度\n"
    assert [(one.label, one.value) for one in sheet("grant", record + "零报告: 没有人申请\n").headline] == [
        ("这一期", "没有发放")
    ]
    assert sheet("grant", record + "环节: 申请公示\n").headline[0].value == "申请公示"
