"""规章制度: whether it holds today, and which of the rules that the place asks for are still missing."""

from datetime import date

from tests.kinds.sheets import figures, row_of, sheet, told

FOUR = "名称: 窗口制度\n类别: 窗口制度\n包括: [首问负责制, 一次性告知, 办事登记, 责任追究]\n"


def test_the_four_rules_of_the_window_are_counted() -> None:
    """S004-48: Danyang asks for four; papers together may hold them; elsewhere nothing is said."""
    assert "当地要求4项窗口制度，都有了。" in told(sheet("charter", FOUR, place="丹阳"))
    one = "名称: 首问负责制度\n类别: 窗口制度\n"
    assert "还没有一次性告知、办事登记、责任追究。" in told(sheet("charter", one, place="丹阳"))
    rest = row_of("charter", FOUR.replace("首问负责制, ", ""), "rest")
    assert "都有了。" in told(sheet("charter", one, rest, place="丹阳"))
    assert "当地要求" not in told(sheet("charter", one))


def test_a_paper_that_ceased_counts_no_more() -> None:
    """A rule that was set aside does not stand for the one that is missing."""
    old = row_of("charter", FOUR + "废止日期: 2024-01-01\n", "old")
    assert "还没有" in told(sheet("charter", "名称: 首问负责\n类别: 窗口制度\n", old, place="丹阳"))


def test_a_paper_says_whether_it_holds() -> None:
    """A draft, one not yet in force, one in force and one that ceased are told apart."""
    text = "名称: 一\n类别: 村规民约\n"
    cases = {"草案: 是\n": "征求意见", "施行日期: 2025-05-02\n": "还没到施行日期", "施行日期: 2025-05-01\n": "正在用"}
    for more, state in (cases | {"废止日期: 2025-05-01\n": "已经不用了"}).items():
        assert figures(sheet("charter", text + more, today=date(2025, 5, 1)))["现在"] == state
