"""What programs ask for: map, permissions, headers."""

from xml.etree import ElementTree

from wuhua.outputs.site.crawlers import headers, robots, sitemaps


def words(data: bytes) -> list[str]:
    """All text of a map, in order."""
    return [element.text for element in ElementTree.fromstring(data).iter() if element.text and element.text.strip()]


def test_sitemap_lists_pages_in_order() -> None:
    """The map names every page with its day, in the order given."""
    files = sitemaps("https://village.example/gk/", [("index", ""), ("finance/2025-03", "2025-04-08")])
    assert [*files] == ["sitemap.xml"]
    assert words(files["sitemap.xml"]) == [
        "https://village.example/gk/index.html",
        "https://village.example/gk/finance/2025-03.html",
        "2025-04-08",
    ]


def test_a_long_sitemap_is_split() -> None:
    """More pages than one map may list stand in several, which the first names; no page is lost or listed twice."""
    pages = [(f"notice/n{number}", "") for number in range(7)]
    files = sitemaps("https://v.example/", pages, most=3)
    parts = [f"sitemap-{number}.xml" for number in (1, 2, 3)]
    assert [*files] == ["sitemap.xml", *parts]
    assert words(files["sitemap.xml"]) == [f"https://v.example/{path}" for path in parts]
    listed = [address for path in parts for address in words(files[path])]
    assert listed == [f"https://v.example/{key}.html" for key, _ in pages]


def test_no_address_no_sitemap() -> None:
    """A site whose address is not known has no map, and its robots.txt names none."""
    assert sitemaps("", [("index", "")]) == {}
    assert b"Sitemap" not in robots("") and b"Sitemap: https://v.example/sitemap.xml" in robots("https://v.example/")


def test_assets_are_kept_for_ever() -> None:
    """Assets, named by their content, are cached for a year; pages are asked for anew."""
    assert b"/assets/*\n  Cache-Control: public, max-age=31536000, immutable" in headers()
