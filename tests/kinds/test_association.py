"""社会组织与志愿服务: what its sheet and row say beyond the contracts."""

from tests.kinds.told import facts_of, figures, sentences, sheet_on

TEXT = """类别: 社会组织
期间: 2025年下半年
组织:
  - {名称: 慈善会, 类型: 慈善组织, 登记: 已登记}
  - {名称: 醒狮队, 类型: 文体组织, 登记: 没有登记备案}
  - {名称: 红白理事会, 类型: 红白理事会, 登记: 已备案}
志愿者: {注册人数: 85, 服务次数: 12}
共建: [{单位: 甲局, 项目: 修路, 金额: 5000.50}, {单位: 乙局, 项目: 讲座}]
"""


def test_the_villages_own_councils_are_no_social_organisations() -> None:
    """Three associations, two of them social organisations, two registered or filed; what partners gave is summed."""
    facts = facts_of("association", TEXT)
    assert (facts.data["social"], facts.data["filed"], facts.data["volunteers"]) == (2, 2, 85)
    assert facts.cents == {"given": 500050}


def test_the_sheet_says_how_many_are_filed() -> None:
    """The headline counts associations and volunteers, the sentence those that are registered or filed."""
    sheet = sheet_on("association", TEXT)
    assert figures(sheet) == {"村里的组织": 3, "志愿者": 85}
    assert sentences(sheet) == ["3个组织里，登记或者备案的有2。", "志愿者这一期出来服务了12次。"]


def test_weddings_and_funerals_stand_against_the_standard() -> None:
    """The council's record answers CW-41 and tells how many affairs kept to the standard."""
    text = "类别: 红白理事会\n期间: 2025年下半年\n办理: [{事项: 喜事, 件数: 6, 按标准办: 5}, {事项: 丧事, 件数: 3}]\n"
    assert facts_of("association", text).items == ("CW-41",)
    assert "6件红白事里，按村里标准办的有5。" in sentences(sheet_on("association", text))
