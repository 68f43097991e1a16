"""The site's feed (Atom): what was posted and what is missing, newest first."""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import NamedTuple
from urllib.parse import quote


class News(NamedTuple):
    """One entry: the day it became true, a stable ``ident``, words, and the page (``key``) that it leads to."""

    day: date
    ident: str
    title: str
    text: str
    key: str


def feed(title: str, site_url: str, entries: Iterable[News]) -> bytes:
    """Write the entries in the order given; the same entries give the same bytes.

    ``site_url`` empty: the site has no address yet; links are then relative to the feed, and names are no addresses.
    """
    rows = list(entries)
    updated = max((row.day for row in rows), default=date(1970, 1, 1))
    base = site_url or f"urn:wuhua:{quote(title)}:"
    own = f'<link rel="self" href="{escape(site_url)}feed.xml"/>\n' if site_url else ""
    home = escape(site_url or "index.html")
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n'
        f"<title>{escape(title)}</title>\n<id>{escape(base)}</id>\n<updated>{_moment(updated)}</updated>\n"
        f"<author><name>{escape(title)}</name></author>\n"
        f'<link href="{home}"/>\n{own}'
    )
    return (head + "".join(_entry(base, site_url, row) for row in rows) + "</feed>\n").encode()


def _entry(base: str, site_url: str, row: News) -> str:
    page = escape(f"{site_url}{row.key}.html")
    return (
        f"<entry><title>{escape(row.title)}</title><id>{escape(base + row.ident)}</id>"
        f'<updated>{_moment(row.day)}</updated><link href="{page}"/>'
        f"<summary>{escape(row.text)}</summary></entry>\n"
    )


def _moment(day: date) -> str:
    """Noon in China: a day of the village, wherever the reader is."""
    return f"{day.isoformat()}T12:00:00+08:00"
