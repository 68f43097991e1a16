"""What programs ask a site for: its map, what they may read, and the headers a host should send."""

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from wuhua.base.patterns import pattern

_PLAIN = pattern("[a-z0-9/-]+")
#: Where a browser learns that the site can be searched.
OPENSEARCH = "opensearch.xml"
_SPACE = "http://a9.com/-/spec/opensearch/1.1/"
_HEADERS = """\
/*
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Referrer-Policy: no-referrer
  Cache-Control: no-cache
/assets/*
  Cache-Control: public, max-age=31536000, immutable
"""


def sitemap(site_url: str, pages: Iterable[tuple[str, str]]) -> bytes | None:
    """List the pages in the order given: (key, ISO day of the last change or empty). None: the site has no address yet."""
    if not site_url:
        return None
    base = escape(site_url)
    rows = "".join([_row(base, key, day) for key, day in pages])
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</urlset>\n".encode()


def robots(site_url: str) -> bytes:
    """Let every crawler read; name the map when the site's address is known."""
    return ("User-agent: *\nAllow: /\n" + (f"Sitemap: {site_url}sitemap.xml\n" if site_url else "")).encode()


def opensearch(name: str, site_url: str) -> bytes | None:
    """Describe the village's search to browsers; None: the site has no address yet."""
    if not site_url:
        return None
    base, short = escape(site_url), escape(f"{name[:10]}村务查找")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<OpenSearchDescription xmlns="{_SPACE}">\n'
        f"<ShortName>{short}</ShortName>\n"
        f"<Description>{escape(f'在{name}的公开记录里查人名、事情、金额、日期')}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n<Language>zh-CN</Language>\n"
        f'<Url type="text/html" method="get" template="{base}search.html?q={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    ).encode()


def headers() -> bytes:
    """Say what a host that reads ``_headers`` should send; pages carry their own content policy."""
    return _HEADERS.encode()


def _row(base: str, key: str, day: str) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    # Most keys are made of what needs no quoting.
    address = base + (key if _PLAIN.fullmatch(key) else escape(quote(key)))
    return f"<url><loc>{address}.html</loc>{changed}</url>\n"
