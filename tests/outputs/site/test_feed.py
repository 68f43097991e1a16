"""The feed is Atom that a reader takes, with an address or without one, and nobody's text becomes markup."""

from datetime import date
from xml.etree import ElementTree

import pytest

from wuhua.outputs.site.feed import News, feed

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
