"""Amounts in Chinese capitals, as boards and cheques write them: whether a text says a figure, whatever its spelling."""

import re

from wuhua.base.money import capital_money
from wuhua.model.facts import yuan

#: Everyday figures and the older characters stand for the same.
_SPELLING = str.maketrans(
    "一二两三四五六七八九〇十百千萬億圆圓正貳叁參肆陸", "壹贰贰叁肆伍陆柒捌玖零拾佰仟万亿元元整贰叁叁肆陆"
)
_NOISE = r"人民币|大写|[零整（）():：\s]"


def says(text: str, number: int) -> bool:
    """Whether a text in capitals says so many cents; zeros, 整, 人民币 and 拾 for 壹拾 make no difference."""
    return _bare(text) == _bare(capital_money(yuan(number)))


def _bare(text: str) -> str:
    return re.sub(_NOISE, "", text.translate(_SPELLING)).replace("壹拾", "拾")
