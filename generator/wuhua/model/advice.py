"""What to type instead of what was typed, where that is certain.  In: the clerk's words.  Out: the right spelling, "" when unsure."""

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

from wuhua.base.dates import read_day
from wuhua.base.money import read_money

_PLAIN_AMOUNT = re.compile(r"^-?[0-9]{1,3}(,?[0-9]{3})*(\.[0-9]{0,2})?$", re.ASCII)
#: 8.6万元, ¥3260, 3260.5元.
_SPOKEN_AMOUNT = re.compile(r"^[¥￥]?([0-9]{1,8}(?:\.[0-9]{1,6})?) ?(万)?元?$", re.ASCII)
_QUOTES = "“”‘’「」『』\"'"
_WRITTEN_DAY = re.compile(
    r"^([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?(?:[ T]0{1,2}:00(?::00)?)?$|^([12][0-9]{3})([01][0-9])([0-3][0-9])$",
    re.ASCII,
)
#: A table program counts days from here; five digits reach from 1982 to 2064.
_TABLE_DAY_ZERO = date(1899, 12, 30)
_TABLE_DAY = re.compile(r"^[345][0-9]{4}(?:\.0+)?$", re.ASCII)
_LENGTH = re.compile(r"^([0-9]{1,6}(?:\.[0-9]{1,3})?) ?(毫米|mm|厘米|公分|cm|米|m)$", re.ASCII | re.IGNORECASE)
_IN_MM = {"毫米": 1, "mm": 1, "厘米": 10, "公分": 10, "cm": 10, "米": 1000, "m": 1000}

#: What clerks call a field besides its key, and the keys that may be meant, the likeliest first.
_ALSO_CALLED = {
    "摘要": "用途 说明 事由 内容 名目 开支内容 收支内容 备注",
    "经手人": "经办 经办人 经手 报账人 报销人",
    "审批人": "审批 批准人 签批 签批人",
    "期末余额": "结余 余额 本期结余 本月结余 期末结余 期末 结存",
    "期初余额": "上期结余 上月结余 上期余额 上月余额 期初 上年结转",
    "凭证": "凭证号 凭证编号 票据 票据号 单据 单据号 票号 发票",
    "对方": "收款人 付款人 收款单位 付款单位 往来单位 交款人 领款人 客户",
    "金额": "数额 钱数 多少钱 小计 合计 款项",
    "日期": "时间 日子 记账日期 发生日期",
    "科目": "项目 类别 收支项目 会计科目",
    "期末": "结余 余额 结存",
    "期初": "上期结余 上期余额",
    "公开日期": "公示日期 张贴日期 公布日期",
    "承办单位": "施工单位 施工方 承包单位 中标单位",
}
_KEYS_CALLED: dict[str, list[str]] = {}
for _key, _words in _ALSO_CALLED.items():
    for _word in _words.split():
        _KEYS_CALLED.setdefault(_word, []).append(_key)


def keys_called(word: str) -> list[str]:
    """The keys that clerks also call so, the likeliest first; empty for any other word."""
    return _KEYS_CALLED.get(word, [])


def amount_meant(text: str) -> str:
    """``3260.00`` for 3,260, ¥3260, 0.326万, “3260.00”; "" for what is no amount, or no whole number of cents."""
    text = text.strip(_QUOTES)
    spoken = _SPOKEN_AMOUNT.match(text)
    if spoken:
        amount = Decimal(spoken[1]) * (10000 if spoken[2] else 1)
    elif _PLAIN_AMOUNT.match(text):
        amount = Decimal(text.replace(",", "")) + 0
    else:
        return ""
    spelled = f"{amount:.2f}"
    return spelled if Decimal(spelled) == amount and read_money(spelled) is not None else ""


def day_parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of 2025年3月8日, 2025/3/8, 20250308 or 2025-03-08 00:00:00; the calendar may not know them."""
    found = _WRITTEN_DAY.match(text.strip(_QUOTES))
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part is not None)
    return year, month, day


def day_of_table(text: str) -> str:
    """The day that a table program stored as a number: ``2026-02-08`` for 46061."""
    if not _TABLE_DAY.match(text):
        return ""
    spelled = (_TABLE_DAY_ZERO + timedelta(days=int(text[:5]))).isoformat()
    return spelled if read_day(spelled) else ""


def millimetres_meant(text: str) -> str:
    """``2400`` for 2.4米, 240厘米 or 2400毫米; "" without a unit, or for a part of a millimetre."""
    found = _LENGTH.match(text)
    length = Decimal(found[1]) * _IN_MM[found[2].lower()] if found else None
    return f"{length:.0f}" if length is not None and length == length.to_integral_value() else ""


def half_width(text: str) -> str:
    """Full-width letters and digits as the ordinary ones: ``P01`` for Ｐ０１."""
    return unicodedata.normalize("NFKC", text)
