"""What was set right names the line that it counts, where that can be known."""

from tests.kinds.kit import check_text_of
from tests.overviews.test_briefs import FINANCE, village
from wuhua.overviews.corrections import corrections_of

LEDGER = """账套: 行政账
期间: 2025-03
期初余额: 9000.00
支出:
  - {日期: 2025-03-08, 科目: 公益支出, 摘要: 路灯维修, 金额: 3260.00}
更正:
  - {日期: 2025-04-12, 位置: 支出第1笔金额, 原文: "3206.00", 改为: "3260.00", 原因: 抄错了, 更正人: 村会计}
  - {日期: 2025-04-11, 位置: 支出第1笔金额, 原文: "3206.00", 改为: "3250.00", 原因: 抄错了, 更正人: 村会计}
  - {日期: 2025-04-10, 位置: 支出第9笔摘要, 原文: 甲, 改为: 乙, 原因: 抄错了, 更正人: 村会计}
"""


def test_a_counted_line_is_named() -> None:
    """By its day and words; a line that is not there, or whose amount is another, is only counted."""
    row = check_text_of(FINANCE, LEDGER, "2025-03").facts
    assert row is not None
    places = [fix.place for fix in corrections_of(village([row]))]
    assert places == ["支出第1笔金额（3月8日路灯维修）", "支出第1笔金额", "支出第9笔摘要"]
