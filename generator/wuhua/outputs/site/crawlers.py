"""What programs ask a site for: its map, what they may read, and the headers a host should send."""

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from wuhua.base.patterns import pattern

MAP = "sitemap.xml"
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


def sitemaps(site_url: str, pages: Sequence[tuple[str, str]], most: int = 50_000) -> dict[str, bytes]:
    """List the pages in the order given: (key, ISO day of the last change or empty); files by path, none without an address.

    More pages than ``most`` (the protocol's limit) go into several files, and ``sitemap.xml`` lists those.
    """
    if not site_url:
        return {}
    base = escape(site_url)
    if len(pages) <= most:
        return {MAP: _xml("urlset", (_row(base, key, day) for key, day in pages))}
    parts = [pages[at : at + most] for at in range(0, len(pages), most)]
    found = {f"sitemap-{n}.xml": sitemaps(site_url, part, most)[MAP] for n, part in enumerate(parts, 1)}
    return {MAP: _xml("sitemapindex", (f"<sitemap><loc>{base}{path}</loc></sitemap>\n" for path in found)), **found}


def _xml(name: str, rows: Iterable[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(rows)}</{name}>\n".encode()


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
