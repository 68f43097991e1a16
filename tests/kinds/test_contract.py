"""经济合同: state, items by class, stages, notice periods."""

from datetime import date

import pytest

from tests.kinds.test_registers import page_of, row_of, words_of
from wuhua.kinds import kinds_by_ident
from wuhua.kinds.contract.view import state_of

HEAD = "名称: 仓库出租\n类别: 资产出租\n"
KIND = kinds_by_ident()["contract"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", "还没有签"),
        ("签订日期: 2024-01-01\n结束: 2025-08-31\n", "正在履行"),
        ("签订日期: 2024-01-01\n结束: 2025-08-30\n", "到期了，还没有了结"),
        ("签订日期: 2024-01-01\n", "正在履行"),
        (
            "签订日期: 2024-01-01\n结束: 2025-01-01\n变更: [{日期: 2024-12-01, 内容: 延期, 延期至: 2026-01-01}]\n",
            "正在履行",
        ),
        ("签订日期: 2024-01-01\n结束: 2025-01-01\n了结: {日期: 2025-01-02, 方式: 到期收回}\n", "已了结"),
    ],
)
def test_the_state_follows_from_the_days(text: str, state: str) -> None:
    """A contract holds on its last day, extensions count, and only what is written as closed is closed."""
    assert state_of(row_of("contract", HEAD + text), date(2025, 8, 31))[0] == state


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("类别: 资产出租\n", ("CF-08",)),
        ("类别: 资产出租\n方案: {日期: 2025-01-01}\n", ("CF-19",)),
        ("类别: 资产转让\n方案: {日期: 2025-01-01}\n签订日期: 2025-03-01\n", ("CF-08", "CF-19")),
        ("类别: 土地流转\n方案: {日期: 2025-01-01}\n", ("CW-15",)),
        ("类别: 资源发包\n签订日期: 2025-03-01\n", ("CF-08", "CW-15")),
        ("类别: 经营性建设用地\n签订日期: 2025-03-01\n", ("CF-08", "CF-30")),
        ("类别: 借款担保\n签订日期: 2025-03-01\n", ("CF-21",)),
        ("类别: 资产处置\n评估: {机构: 示例评估公司, 基准日: 2025-01-01, 评估值: 9.00}\n", ("CF-18",)),
    ],
)
def test_class_and_step_choose_the_items(text: str, items: tuple[str, ...]) -> None:
    """What a contract publishes follows from its class and from whether it is a plan, a valuation or signed."""
    assert row_of("contract", "名称: 一块地\n" + text).items == items


def test_notice_periods_are_told_for_their_matters() -> None:
    """The plan's and the valuation's notice periods stand in the index with their first and last day."""
    text = HEAD + "方案: {日期: 2025-01-01, 征求意见: {开始: 2025-01-01, 天数: 15}}\n"
    text += "评估: {机构: 示例评估公司, 基准日: 2025-01-01, 评估值: 9.00, 公示: {开始: 2025-01-02, 结束: 2025-01-17}}\n"
    notices = row_of("contract", text).data["notices"]
    assert [(matter, start, end) for matter, _, start, end, _ in notices] == [
        ("集体资产方案征求意见", "2025-01-01", "2025-01-16"),
        ("资产评估结果", "2025-01-02", "2025-01-17"),
    ]


def test_a_contract_without_a_plan_has_no_stage_before() -> None:
    """Only a written plan or valuation opens the stage before; signing opens the next, closing the last."""
    signed = "签订日期: 2025-03-01\n"
    assert row_of("contract", HEAD + signed).data["reached"] == (("事中", "2025-03-01"),)
    whole = HEAD + "方案: {日期: 2025-01-01}\n" + signed + "了结: {日期: 2025-09-01, 方式: 结清}\n"
    assert [stage for stage, _ in row_of("contract", whole).data["reached"]] == ["事前", "事中", "事后"]


def test_price_and_valuation_are_compared() -> None:
    """The summary says by how much the price lies above the valuation."""
    text = HEAD + "总额: 100.00\n评估: {机构: 示例评估公司, 基准日: 2025-01-01, 评估值: 90.00}\n"
    assert "合同总额比评估值多 10.00 元。" in words_of(page_of("contract", text))
