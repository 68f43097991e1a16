"""资产台账, 资源台账, 债权债务, 合同台账: derived sums, what the page says, what the index keeps."""

from datetime import date

import pytest

from tests.kinds.kit import POLICY, check_text_of
from wuhua.kinds import kinds_by_ident
from wuhua.model.facts import Facts
from wuhua.model.sheet import Sheet, Strong, TableBlock
from wuhua.model.values import Count, Measure
from wuhua.model.village import Village

TODAY = date(2026, 1, 20)


def row_of(ident: str, text: str) -> Facts:
    """Give the index row of a register."""
    facts = check_text_of(kinds_by_ident()[ident], text).facts
    assert facts is not None
    return facts


def page_of(ident: str, text: str, *others: Facts) -> Sheet:
    """Give a register's sheet in a village that holds these other rows too."""
    kind = kinds_by_ident()[ident]
    checked = check_text_of(kind, text)
    assert checked.record is not None and checked.facts is not None
    return kind.view(checked.record, checked.facts, Village([checked.facts, *others], POLICY, TODAY))


def words_of(sheet: Sheet) -> str:
    """Give the summary as a villager reads it."""
    return "".join(str(shown(part)) for sentence in sheet.summary for part in sentence)


def shown(part: object) -> object:
    """Give the plain value of a part of a sentence."""
    value = part.value if isinstance(part, Strong) else part
    return f"{value.number}{value.unit}" if isinstance(value, Count | Measure) else value


def test_net_value_is_cost_less_wear() -> None:
    """A register that declares no sums adds cost, wear and net value itself, and rows without a cost count nothing."""
    text = "期间: 2025年上半年\n资产:\n  - {名称: 菜市场, 原值: 860000.00, 累计折旧: 365500.00}\n  - {名称: 祠堂}\n"
    assert row_of("assets", text).cents == {"cost": 86000000, "net": 49450000, "yearly": 0}
    assert row_of("assets", "期间: 2025年\n合计: {原值: 10.00, 净值: 4.00}\n").cents["net"] == 400


@pytest.mark.parametrize(
    ("text", "items", "title"),
    [
        ("资产: [{名称: 菜市场}]", ("CF-05",), "2025年集体资产"),
        ("清产核资: [{名称: 物资, 账面: 1.00, 清查: 1.00}]", ("CF-17",), "2025年清产核资结果"),
        ("对外投资: [{单位: 示例农资公司, 投入: 1.00}]", ("CF-20",), "2025年对外投资"),
        (
            "资产: [{名称: 菜市场}]\n对外投资: [{单位: 示例农资公司, 投入: 1.00}]",
            ("CF-05", "CF-20"),
            "2025年集体资产",
        ),
    ],
)
def test_a_register_publishes_what_it_holds(text: str, items: tuple[str, ...], title: str) -> None:
    """Assets, a count and investments are three items of the catalogue, and a file may hold one of them alone."""
    row = row_of("assets", f"期间: 2025年\n{text}\n")
    assert (row.items, row.title) == (items, title)


def test_the_page_says_what_stands_idle() -> None:
    """The summary names how many assets are let and how many stand idle, and compares with the period before."""
    before = row_of("assets", "期间: 2025年上半年\n资产: [{名称: 厂房, 原值: 100.00}]\n")
    text = "期间: 2025年下半年\n资产:\n  - {名称: 厂房, 原值: 100.00, 使用状态: 闲置}\n  - {名称: 车, 原值: 20.00, 使用状态: 出租}\n"
    said = words_of(page_of("assets", text, before))
    assert "租出去1项。" in said and "有1项闲着没有用。" in said
    assert "原值比上一期多 20.00 元。" in said


def test_a_group_has_a_register_of_its_own() -> None:
    """Two owners' registers of one period have two addresses and two series, so that both may be due."""
    village, group = (row_of("assets", f"期间: 2025年上半年\n{more}") for more in ("", "小组: 四组\n"))
    assert village.key == "assets/2025-h1" and group.key != village.key
    assert (village.data["series"], group.data["series"]) == ("", "四组")


def test_area_adds_up_by_class() -> None:
    """Plots add up by class to the ten-thousandth of a 亩, and the page says which class is largest."""
    text = "期间: 2025年\n资源:\n  - {类别: 耕地, 名称: 甲, 面积: 0.3333}\n  - {类别: 耕地, 名称: 乙, 面积: 0.6667}\n  - {类别: 林地, 名称: 丙, 面积: 0.5}\n"
    assert row_of("resources", text).data["area"] == 15000
    sheet = page_of("resources", text)
    assert "最多的是耕地，1.0000亩。" in words_of(sheet)
    classes = next(block for block in sheet.blocks if isinstance(block, TableBlock))
    assert [row[0] for row in classes.rows] == ["耕地", "林地"]


def test_the_page_says_what_fell_due() -> None:
    """A debt whose day lies in the period and that is not settled is counted, one that is settled is not."""
    text = """期间: 2025年一季度
债权:
  - {对方: 黄某某, 事由: 预支, 期末: 800.00, 到期日: 2025-03-31}
  - {对方: 李某某, 事由: 预支, 期末: 0.00, 到期日: 2025-03-31}
  - {对方: 区某某, 事由: 预支, 期末: 50.00, 到期日: 2025-04-01}
"""
    assert row_of("claims", text).data["overdue"] == (1, 0)
    assert "到期还没有收回的有1笔，800.00 元。" in words_of(page_of("claims", text))


def test_nothing_owed_is_said() -> None:
    """A register that has neither claims nor debts says so in a sentence."""
    sheet = page_of("claims", "期间: 2025年一季度\n")
    assert words_of(sheet) == "没有人欠村里的钱，村里也不欠别人的钱。"
    assert sheet.blocks


def test_a_loan_is_an_item_of_its_own() -> None:
    """A loan among the debts, or a guarantee, publishes 借款和担保 too; other debts do not."""
    head = "期间: 2025年一季度\n"
    loan = head + "债务: [{对方: 示例镇信用社, 类别: 借款, 事由: 修屋顶, 期末: 1.00}]\n"
    guarantee = head + "担保: [{对方: 示例五金公司, 金额: 1.00}]\n"
    assert row_of("claims", loan).items == row_of("claims", guarantee).items == ("CF-07", "CF-21")
    assert row_of("claims", head).items == ("CF-07",)


def test_openings_are_known_only_when_every_row_says_them() -> None:
    """A side whose rows leave an opening out has none to compare; a row that is new in the period opens with nothing."""
    rows = "{对方: 甲公司, 事由: 货款, 期初: 10.00, 期末: 10.00}"
    new, unknown = "{对方: 乙公司, 事由: 货款, 增加: 5.00, 期末: 5.00}", "{对方: 乙公司, 事由: 货款, 期末: 5.00}"
    openings = [
        row_of("claims", f"期间: 2025年\n债务: [{rows}, {more}]\n").data["rolls"][1][2] for more in (new, unknown)
    ]
    assert openings == [1000, None]


def test_arrears_are_reckoned_and_prepayment_is_none() -> None:
    """What is still owed is due less paid; a contract paid in advance owes nothing, and payments of the village are apart."""
    text = """期间: 2025年上半年
合同:
  - {名称: 铺位, 应收付: 100.00, 已收付: 60.00}
  - {名称: 车库, 应收付: 100.00, 已收付: 150.00}
  - {名称: 环卫, 收付: 付, 应收付: 30.00, 已收付: 10.00}
"""
    assert row_of("contracts", text).cents == {"due": 20000, "came": 21000, "owed": 4000}
    assert "还有1份合同没有交齐，一共欠 40.00 元。" in words_of(page_of("contracts", text))


def test_a_contracts_page_shows_what_registers_say() -> None:
    """Each register that names a contract adds a row to that contract's page."""
    text = "期间: 2025年上半年\n合同: [{合同: 2024-01, 名称: 铺位, 应收付: 100.00, 已收付: 60.00}]\n"
    register = row_of("contracts", text)
    contract = page_of("contract", "编号: 2024-01\n名称: 铺位\n类别: 资产出租\n签订日期: 2024-01-01\n", register)
    table = next(block for block in contract.blocks if isinstance(block, TableBlock) and block.title == "每一期收付")
    assert [str(value) for value in table.rows[0][1:]] == ["100.00", "60.00", "40.00"]
