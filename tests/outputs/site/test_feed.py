"""The feed is Atom that a reader takes, with an address or without one, and nobody's text becomes markup."""

from datetime import date
from xml.etree import ElementTree

import pytest

from tests.due.kit import village
from wuhua.base.faults import MachineFault
from wuhua.model.facts import Facts
from wuhua.outputs.site.feed import News, feed, json_feed
from wuhua.overviews.briefs import MonthEntry
from wuhua.steps.tidings import news_of

_ATOM = "{http://www.w3.org/2005/Atom}"
_NEWS = (
    News(date(2026, 1, 16), "due-CF-01", "2025年12月<收支>：到期没有公开", "应于1月15日前公开 & 至今未公开。", "due"),
    News(date(2026, 1, 8), "finance/2025-12-admin", "行政账收支", "行政账收支已经公开。", "finance/2025-12-admin"),
)


@pytest.mark.parametrize(
    ("address", "link"), [("https://village.example/gk/", "https://village.example/gk/due.html"), ("", "due.html")]
)
def test_entries_lead_to_their_pages(address: str, link: str) -> None:
    """Each entry has its day, its words as written and its page; ids differ from each other."""
    root = ElementTree.fromstring(feed("云溪村公开", address, _NEWS))
    entries = root.findall(f"{_ATOM}entry")
    first = entries[0]
    assert first.findtext(f"{_ATOM}title") == _NEWS[0].title
    assert first.findtext(f"{_ATOM}updated") == "2026-01-16T12:00:00+08:00"
    found = first.find(f"{_ATOM}link")
    assert found is not None and found.get("href") == link
    assert len({entry.findtext(f"{_ATOM}id") for entry in entries}) == 2
    assert root.findtext(f"{_ATOM}updated") == "2026-01-16T12:00:00+08:00"


def test_a_feed_tells_the_amounts_of_its_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry whose amount comes out another way stops the build, in Atom as in JSON; sound ones pass, markup or not."""
    news = [News(date(2026, 1, 8), "x", "付<3,260.00>元", '&1.50；2.50"', "x")]
    assert b"3,260.00" in feed("村", "", news) and b"3,260.00" in json_feed("村", "", news, "feed.json")
    monkeypatch.setattr(
        "wuhua.outputs.site.feed.escape", lambda text: text.replace("3,260.00", "3,260.0").replace("<", "")
    )
    with pytest.raises(MachineFault, match=r"订阅 feed\.xml 里第1个数应该是3,260\.00，写出来是1\.50"):
        feed("村", "", news)


def test_what_was_set_right_is_told() -> None:
    """A month's money and each 更正 are entries of two feeds; a 更正 says what was, what is and why under a name that stays."""
    fixes = (("2026-01-10", "支出第3笔金额", "3260.00", "3620.00", "抄错了", "村会计"),)
    row = Facts("finance/2025-12", "finance", "财务收支/x.yml", "2025-12", "行政账收支", data={"fixes": fixes})
    month = MonthEntry(date(2026, 1, 12), "month/2025-12", "2025年12月的账", "村里收进来 1.00 元。", "month/2025-12")
    found = news_of(village([row]), [month])
    assert News(*month) in found["feeds/new"] and News(*month) in found["feed"]
    (told,) = found["feeds/corrections"]
    assert told == News(
        date(2026, 1, 10),
        "finance/2025-12#fix-1",
        "更正：行政账收支",
        "支出第3笔金额原来是“3,260.00”，改成“3,620.00”。原因：抄错了。",
        "finance/2025-12",
    )
    assert told in found["feed"]
