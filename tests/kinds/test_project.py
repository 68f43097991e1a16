"""工程项目: what it costs, what is still to pay, how far it is, what the index keeps."""

import pytest

from tests.kinds.kit import check_text_of
from tests.kinds.test_registers import page_of, row_of, words_of
from wuhua.kinds import kinds_by_ident
from wuhua.kinds.project.record import Project

KIND = kinds_by_ident()["project"]
HEAD = "名称: 村道补坑\n"
CONTRACT = "合同: {签订日期: 2025-02-26, 单位: 示例道路施工队, 金额: 100.00}\n"


def project(text: str) -> Project:
    """Give a project's record."""
    record = check_text_of(KIND, HEAD + text).record
    assert isinstance(record, Project)
    return record


@pytest.mark.parametrize(
    ("text", "price", "unpaid"),
    [
        ("", "None", "None"),
        (CONTRACT, "100.00", "100.00"),
        (
            CONTRACT
            + "变更: [{日期: 2025-03-01, 内容: 少做, 金额: -10.00}]\n付款: [{日期: 2025-03-02, 金额: 40.00}]\n",
            "90.00",
            "50.00",
        ),
        (CONTRACT + "结算: {日期: 2025-06-01, 审定价: 95.00}\n已付: 95.00\n", "95.00", "0.00"),
        (CONTRACT + "已付: 40.00\n未付: 55.00\n", "100.00", "55.00"),
    ],
)
def test_the_price_is_audited_else_contract_plus_changes(text: str, price: str, unpaid: str) -> None:
    """What is still to be paid follows from the audited price, before that from contract and changes; as declared if declared."""
    record = project(text)
    assert (str(record.price), str(record.unpaid)) == (price, unpaid)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "还在准备"),
        ("发包: {方式: 询价}\n", "正在找人做"),
        (CONTRACT, "签了合同"),
        ("开工日期: 2025-03-01\n", "正在做"),
        ("开工日期: 2025-03-01\n完工日期: 2025-04-01\n", "做完了，等验收"),
        ("验收: {日期: 2025-04-02, 结论: 不合格}\n结算: {日期: 2025-05-01, 审定价: 1.00}\n", "验收不合格"),
        ("结算: {日期: 2025-05-01, 审定价: 1.00}\n", "已经结算"),
    ],
)
def test_the_state_follows_from_the_steps(text: str, state: str) -> None:
    """How far a project is follows from the last step that is written; a failed acceptance stands over the rest."""
    assert page_of("project", HEAD + text).badges[0].text == state


@pytest.mark.parametrize(
    ("sort", "item"), [("工程", "CF-09"), ("物资采购", "CF-10"), ("服务采购", "CF-10"), ("规划", "CW-34")]
)
def test_the_class_chooses_the_item(sort: str, item: str) -> None:
    """Works, purchases and plans are three items of the catalogue."""
    assert row_of("project", HEAD + f"类别: {sort}\n").items == (item,)


def test_only_written_amounts_are_kept() -> None:
    """An amount that the clerk did not write is absent from the index, not zero."""
    assert row_of("project", HEAD).cents == {}
    assert row_of("project", HEAD + CONTRACT + "未付: 0.00\n").cents == {"contract": 10000, "unpaid": 0}


@pytest.mark.parametrize(
    ("good", "off"),
    [
        ("{名称: 灯, 数量: 3, 单价: 0.33, 金额: 0.99}", ()),
        ("{名称: 沙, 数量: 1.005, 单价: 1.00, 金额: 1.01}", ()),
        ("{名称: 沙, 数量: 1.004, 单价: 1.00, 金额: 1.00}", ()),
        ("{名称: 灯, 数量: 3, 单价: 0.33, 金额: 1.00}", ((0, 99, 100),)),
        ("{名称: 灯, 数量: 3, 金额: 1.00}", ()),
    ],
)
def test_rows_of_goods_are_multiplied_to_the_cent(good: str, off: tuple[tuple[int, int, int], ...]) -> None:
    """Quantity times unit price is rounded half up to the cent, and a row without one of them is not judged."""
    assert row_of("project", HEAD + f"采购清单: [{good}]\n").data["off"] == off


def test_the_summary_says_what_changed() -> None:
    """The page says how much the changes cost and whether all is paid."""
    text = (
        CONTRACT + "变更: [{日期: 2025-03-01, 内容: 多补一段, 金额: 5.00}]\n付款: [{日期: 2025-03-02, 金额: 105.00}]\n"
    )
    said = words_of(page_of("project", HEAD + text))
    assert "签合同以后改过1次，一共多花 5.00 元。" in said and "钱都付清了。" in said
