"""What programs ask a site for: its map, what they may read, and the headers a host should send."""

from collections.abc import Iterable
from datetime import date
from html import escape
from urllib.parse import quote

_HEADERS = """\
/*
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
  Cache-Control: no-cache
/assets/*
  Cache-Control: public, max-age=31536000, immutable
"""


def sitemap(site_url: str, pages: Iterable[tuple[str, date | None]]) -> bytes | None:
    """List the pages in the order given: (key, day of the last change or None). None: the site has no address yet."""
    if not site_url:
        return None
    rows = "".join(_row(site_url, key, day) for key, day in pages)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</urlset>\n".encode()


def robots(site_url: str) -> bytes:
    """Let every crawler read; name the map when the site's address is known."""
    return ("User-agent: *\nAllow: /\n" + (f"Sitemap: {site_url}sitemap.xml\n" if site_url else "")).encode()


def headers() -> bytes:
    """Say what a host that reads ``_headers`` should send; pages carry their own content policy."""
    return _HEADERS.encode()


def _row(site_url: str, key: str, day: date | None) -> str:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<url><loc>{escape(site_url + quote(key))}.html</loc>{changed}</url>\n"
