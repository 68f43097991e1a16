"""The site's feeds, as Atom and as JSON Feed 1.1: what was posted, what is late, what was set right, newest first."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import quote

from wuhua.outputs.datum import check_words

#: The words of an entry as they were written; the feed's own title stands alone, before the entries.
_WORDS = re.compile(r"<entry><title>([^<]*)</title>.*?<summary>([^<]*)</summary>")


class News(NamedTuple):
    """One entry: the day it became true, a stable ``ident``, words, and the page (``key``) that it leads to."""

    day: date
    ident: str
    title: str
    text: str
    key: str


def feed(title: str, site_url: str, entries: Iterable[News], path: str = "feed.xml") -> bytes:
    """Write the entries in the order given as Atom, to be put at ``path``; the same entries give the same bytes.

    ``site_url`` empty: the site has no address yet; links are then relative to the feed, and names are no addresses.
    """
    rows = list(entries)
    updated = max((row.day for row in rows), default=date(1970, 1, 1))
    base = site_url or f"urn:wuhua:{quote(title)}:"
    root = site_url or "../" * path.count("/")
    own = f'<link rel="self" href="{escape(site_url + path)}"/>\n' if site_url else ""
    home = escape(site_url or f"{root}index.html")
    # An entry bears the same name in every feed; the feeds themselves do not share one.
    ident = base if path == "feed.xml" else f"{base}{path}"
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n'
        f"<title>{escape(title)}</title>\n<id>{escape(ident)}</id>\n<updated>{_moment(updated)}</updated>\n"
        f"<author><name>{escape(title)}</name></author>\n"
        f'<link href="{home}"/>\n{own}'
    )
    whole = head + "".join(_entry(base, root, row) for row in rows) + "</feed>\n"
    check_words(f"订阅 {path}", _said(rows), (unescape(words) for pair in _WORDS.findall(whole) for words in pair))
    return whole.encode()


def json_feed(title: str, site_url: str, entries: Iterable[News], path: str) -> bytes:
    """Write the same entries as JSON Feed 1.1, to be put at ``path``; addresses as in :func:`feed`."""
    base = site_url or f"urn:wuhua:{quote(title)}:"
    root = site_url or "../" * path.count("/")
    addresses = {"home_page_url": site_url, "feed_url": f"{site_url}{path}"} if site_url else {}
    rows = list(entries)
    items = [
        {
            "id": base + row.ident,
            "url": f"{root}{row.key}.html",
            "title": row.title,
            "content_text": row.text,
            "date_published": _moment(row.day),
        }
        for row in rows
    ]
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": title, **addresses, "language": "zh-CN"}
    text = json.dumps({**whole, "items": items}, ensure_ascii=False, indent=1) + "\n"
    read = json.loads(text)["items"]
    check_words(f"订阅 {path}", _said(rows), (each[part] for each in read for part in ("title", "content_text")))
    return text.encode()


def _said(rows: Iterable[News]) -> Iterator[str]:
    for row in rows:
        yield from (row.title, row.text)


def _entry(base: str, root: str, row: News) -> str:
    page = escape(f"{root}{row.key}.html")
    return (
        f"<entry><title>{escape(row.title)}</title><id>{escape(base + row.ident)}</id>"
        f'<updated>{_moment(row.day)}</updated><link href="{page}"/>'
        f"<summary>{escape(row.text)}</summary></entry>\n"
    )


def _moment(day: date) -> str:
    """Noon in China: a day of the village, wherever the reader is."""
    return f"{day.isoformat()}T12:00:00+08:00"
