"""What each field type reads, what it refuses, and what the clerk is told to type instead."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.model.kit import read, refusal
from wuhua.base.dates import Period
from wuhua.model import fields as f

READ: list[tuple[Any, str, Any]] = [
    (f.Money, "3260.00", Decimal("3260.00")),
    (f.Money, " 0.00 ", Decimal("0.00")),
    (f.Money, "-15.50", Decimal("-15.50")),
    (f.Money, "999999999999.99", Decimal("999999999999.99")),
    (f.Amount, "0.01", Decimal("0.01")),
    (f.Day, "2024-02-29", date(2024, 2, 29)),
    (f.PeriodText, "2025-03", Period(2025, 3, 1)),
    (f.PeriodText, "2025年一季度", Period(2025, 1, 3)),
    (f.PeriodText, "2025年四季度", Period(2025, 10, 3)),
    (f.PeriodText, "2025年", Period(2025, 1, 12)),
    (f.Whole, "0", 0),
    (f.Whole, "999999999", 999_999_999),
    (f.Quantity, "3.2500", Decimal("3.2500")),
    (f.Line, "  三月保洁 ", "三月保洁"),
    (f.Line, "010", "010"),
    (f.Name, "梁某某", "梁某某"),
    (f.Name, "John Smith", "John Smith"),
    (f.Name, "阿卜杜拉·买买提", "阿卜杜拉·买买提"),
    (f.Line, "字" * 200, "字" * 200),
    (f.Prose, "一\n二", "一\n二"),
    (f.YesNo, "是", True),
    (f.YesNo, "否", False),
    (f.Ident, "2025-02", "2025-02"),
    (f.Phone, "0757-0000000", "0757-0000000"),
    (f.Phone, "12345", "12345"),
    (f.Hours, "全天", "全天"),
    (f.Hours, "8:30-12:00 14:30-17:30", "8:30-12:00 14:30-17:30"),
]
REFUSED: list[tuple[Any, Any, str]] = [
    (f.Money, "3,260.00", "写成 3260.00"),
    (f.Money, "1,2345.0", "逗号去掉；逗号的位置不对，先对照凭证，是这个数就写成 12345.00"),
    (f.Money, "3260", "写成 3260.00"),
    (f.Money, "3260.5", "写成 3260.50"),
    (f.Money, "-0.5", "写成 -0.50"),
    (f.Money, "-0.0", "写成 0.00"),
    (f.Money, "¥3260", "写成 3260.00"),
    (f.Money, "8.6万元", "写成 86000.00"),
    (f.Money, "3260元", "写成 3260.00"),
    (f.Money, "三千二百", "写成 3260.00 这样：单位元，两位小数，不加逗号、¥ 和“万”"),
    (f.Money, "3260.005", "写成 3260.00 这样：单位元，两位小数，不加逗号、¥ 和“万”"),
    (f.Money, "1e3", "写成 3260.00 这样：单位元，两位小数，不加逗号、¥ 和“万”"),
    (f.Money, "３２６０.00", "写成 3260.00 这样：单位元，两位小数，不加逗号、¥ 和“万”"),
    (f.Money, "1234567890123.00", "写成 3260.00 这样：单位元，两位小数，不加逗号、¥ 和“万”"),
    (f.Money, "1.86万", "写成 18600.00"),
    (f.Money, "1.8625 万元", "写成 18625.00"),
    (f.Money, "“3260.00”", "写成 3260.00"),
    (f.Money, "1.86255555万", "写成 3260.00 这样：单位元，两位小数，不加逗号、¥ 和“万”"),
    (f.Amount, "-1.00", "写成正数；退款、冲账另记一笔到另一边"),
    (f.Day, "2025-3-8", "写成 2025-03-08"),
    (f.Day, "2025年3月8日", "写成 2025-03-08"),
    (f.Day, "2025/03/08", "写成 2025-03-08"),
    (f.Day, "46061", "写成 2026-02-08"),
    (f.Day, "20260208", "写成 2026-02-08"),
    (f.Day, "2026-02-08 00:00:00", "写成 2026-02-08"),
    (f.Day, "20260231", "对照凭证改成真实的日期，如 2025-03-08"),
    (f.Day, "2025-02-30", "对照凭证改成真实的日期，如 2025-03-08"),
    (f.Day, "3月8日", "写成 2025-03-08 这样：年四位，月和日各两位，中间用减号"),
    (f.PeriodText, "2025年3月", "写成 2025-03"),
    (f.PeriodText, "2025.3", "写成 2025-03"),
    (f.PeriodText, "2025-13", "按月写 2025-03，按季写 2025年一季度，半年写 2025年上半年，按年写 2025年"),
    (f.PeriodText, "2025Q1", "按月写 2025-03，按季写 2025年一季度，半年写 2025年上半年，按年写 2025年"),
    (f.Whole, "45人", "写成 45"),
    (f.Whole, "3,126", "写成 3126"),
    (f.Whole, "045", "只写数字，如 45，不带单位"),
    (f.Whole, "-1", "只写数字，如 45，不带单位"),
    (f.Whole, "4.5", "只写数字，如 45，不带单位"),
    (f.Quantity, "3.25亩", "只写数字，如 3.25，不带单位"),
    (f.Name, "梁 某某", "写成“梁某某”"),
    (f.Name, "李\u3000某", "写成“李某”"),
    (f.Name, "李某某 张某某", "一个人写一行"),
    (f.Line, "", "补上内容；暂时没有就把这一行删掉"),
    (f.Line, "   ", "补上内容；暂时没有就把这一行删掉"),
    (f.Line, "字" * 201, "写短一些；长的内容放到“正文”或“备注”"),
    (f.Line, "一\n二", "写短一些；长的内容放到“正文”或“备注”"),
    (f.Line, ["一"], "写成一行文字"),
    (f.Prose, "字" * 20_001, "分成几份，或者做成附件"),
    (f.YesNo, "true", "写 是 或 否"),
    (f.Ident, "路灯", "只用数字、字母和减号，如 2025-02"),
    (f.Ident, "Ｐ01", "写成 P01"),
    (f.Ident, "-1", "只用数字、字母和减号，如 2025-02"),
    (f.Ident, "a" * 61, "只用数字、字母和减号，如 2025-02"),
    (f.Ident, "../x", "只用数字、字母和减号，如 2025-02"),
    (f.Phone, "村委会", "写成 0757-0000000 这样"),
    (f.Hours, "晚上", "写成 8:30-12:00，上下午两段写 8:30-12:00 14:30-17:30，整天写 全天"),
]
TYPES = [
    f.Money,
    f.Amount,
    f.Day,
    f.PeriodText,
    f.Whole,
    f.Quantity,
    f.Line,
    f.Prose,
    f.YesNo,
    f.Ident,
    f.Phone,
    f.Hours,
]


@pytest.mark.parametrize(("kind", "text", "value"), READ)
def test_a_field_reads(kind: Any, text: str, value: Any) -> None:
    """What a clerk rightly types is read as what it means, blanks around it aside."""
    assert read(kind, text) == value


@pytest.mark.parametrize(("kind", "text", "fix"), REFUSED)
def test_a_field_says_what_to_type(kind: Any, text: Any, fix: str) -> None:
    """What cannot be read is refused in Chinese, with what to type instead."""
    message, said = refusal(kind, text)
    assert said == fix
    assert not message.isascii() and "None" not in message and len(message) <= 60


@pytest.mark.parametrize(
    ("kind", "text", "fix"), [case for case in REFUSED if case[2].startswith("写成 ") and "这样" not in case[2]]
)
def test_what_it_says_to_type_is_read(kind: Any, text: Any, fix: str) -> None:
    """A fix that names one spelling names one that the field takes."""
    spelled = fix.removeprefix("写成 ").split("，")[0]
    assert read(kind, spelled) is not None


@given(cents=st.integers(-(10**14) + 1, 10**14 - 1))
def test_money_is_read_exactly(cents: int) -> None:
    """Every amount that two decimals can write is read as itself, to the cent."""
    sign, whole = "-" if cents < 0 else "", abs(cents)
    amount = read(f.Money, f"{sign}{whole // 100}.{whole % 100:02}")
    assert amount * 100 == cents


@given(cents=st.integers(0, 10**11 - 1), form=st.sampled_from(["{:,.2f}", "{:.2f}元", "¥{:.2f}", "{:,}"]))
def test_a_misspelt_amount_is_respelt_without_changing_it(cents: int, form: str) -> None:
    """The amount that a fix names is the one that the clerk meant: thousands, ¥ and 元 change nothing."""
    amount = Decimal(cents).scaleb(-2)
    text = form.format(amount)
    try:
        assert read(f.Money, text) == amount
    except ValidationError:
        _, fix = refusal(f.Money, text)
        if "这样" not in fix:
            assert Decimal(fix.removeprefix("写成 ")) == amount


@pytest.mark.parametrize("kind", TYPES)
@given(
    value=st.recursive(
        st.text() | st.none() | st.booleans() | st.integers(), lambda inner: st.lists(inner, max_size=3), max_leaves=4
    )
)
def test_no_value_crashes_a_field(kind: Any, value: Any) -> None:
    """Whatever stands there, a field reads it or refuses it with words; it never raises anything else."""
    try:
        read(kind, value)
    except ValidationError as error:
        assert all(fault["ctx"]["fix"] for fault in error.errors())


@given(text=st.text(max_size=30))
def test_a_day_read_is_the_day_written(text: str) -> None:
    """Only a text that is a day in ISO form is read as a day."""
    try:
        assert read(f.Day, text).isoformat() == text.strip()
    except ValidationError:
        assert refusal(f.Day, text)[1]
