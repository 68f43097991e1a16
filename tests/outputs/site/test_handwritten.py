"""Pages that a person wrote in Markdown: text yes, code no."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from wuhua.outputs.site.handwritten import EXTENSION_SETTINGS, PlainMarkdown, plain_source

SAFE_TAGS = set(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "code",
        "pre",
        "blockquote",
        "a",
        "img",
        "br",
        "hr",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
)


class _Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, {name: value or "" for name, value in attrs}))


def _render(text: str) -> list[tuple[str, dict[str, str]]]:
    made = Markdown(extensions=["tables", "sane_lists", PlainMarkdown()], extension_configs=EXTENSION_SETTINGS)
    parser = _Parts()
    parser.feed(made.convert(plain_source(text)))
    return parser.parts


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <b onclick='x()'>b</b>",
        "<div markdown='1'>\n<img src=x onerror=alert(1)>\n</div>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;avascript&colon;alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](\x01javascript:alert(1))",
        "[x](<java&Tab;script:alert(1)>)",
        "[x][y]\n\n[y]: vbscript:alert(1)",
        "<javascript:alert(1)>",
        "[x](data:text/html,<script>alert(1)</script>)",
        "![x](https://elsewhere.example/a.png)",
        "![x](//elsewhere.example/a.png)",
        "![x](\\\\\\\\elsewhere.example/a.png)",
        "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
        "# t {: onclick=alert(1) }",
        "<!-- <script>alert(1)</script> -->",
        "--8<-- '/etc/passwd'",
    ],
)
def test_code_and_foreign_hosts_stay_out(text: str) -> None:
    """No script, handler, scheme that runs code, or picture from elsewhere gets through Markdown."""
    for tag, attributes in _render(text):
        assert tag in SAFE_TAGS
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert not attributes.get("src") and not attributes.get("href")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=1&c=2",
        "mailto:a@example.org",
        "tel:0757-0000000",
        "../finance/index.html",
        "#top",
        "a:b/c"[2:],
    ],
)
def test_ordinary_links_stay(address: str) -> None:
    """Links to the web, mail, telephone and the site's own pages stay as written."""
    assert _render(f"[字]({address})")[-1] == ("a", {"href": address})


def test_local_pictures_stay() -> None:
    """A picture of the site's own is kept."""
    assert ("img", {"alt": "图", "src": "tu/a.png"}) in _render("![图](tu/a.png)")


def test_tables_need_no_inline_style() -> None:
    """A column that is aligned right carries no style attribute, which the policy would refuse."""
    cells = [attributes for tag, attributes in _render("|a|b|\n|---|---:|\n|1|2|") if tag == "td"]
    assert cells == [{}, {"align": "right"}]


@pytest.mark.parametrize(
    "text", ["---\ntemplate: x.html\n---\n正文", "\ufeff---\r\ntemplate: x\r\n---\r\n正文", "template: x\n\n正文"]
)
def test_settings_at_the_head_are_not_read(text: str) -> None:
    """MkDocs finds no settings at the head of a handwritten page."""
    from mkdocs.utils.meta import get_data

    assert get_data(plain_source(text))[1] == {}


@given(st.text(alphabet="<>[]()!\"'`\\&#;:/ \n\tjavascriptonerror=x中", max_size=60))
def test_no_text_gets_code_through(text: str) -> None:
    """Whatever is typed, only plain elements come out and no address runs code."""
    for tag, attributes in _render(text):
        assert tag in SAFE_TAGS
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        address = attributes.get("href", "") + attributes.get("src", "")
        assert not "".join(address.split()).lower().startswith(("javascript", "vbscript", "data:"))
