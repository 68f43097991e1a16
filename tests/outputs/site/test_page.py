"""Pages: what a sheet looks like in HTML, where its links lead, and that nothing a clerk writes becomes markup."""

import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from tests.outputs import sheets as shared
from tests.outputs.site.sheets import FACE, SECTIONS, all_sheets, corrected, home
from wuhua.model.plain_words import plain_sentence
from wuhua.model.sheet import Count, Envelope, Figure, Link, Measure, Sheet, Strong, Vacant
from wuhua.outputs.site.page import Pdf, Site, SiteLinks, describe, page_body, show_size
from wuhua.outputs.site.shells import Shells

KEYS = {"index", "boards", "finance/2025-03", "finance/index", "decisions/2025-02"}


class _Tags(HTMLParser):
    """Collect elements, attributes and text, and complain of what is not closed in order."""

    _EMPTY = frozenset(("meta", "link", "input", "br", "img", "rect", "path", "hr"))

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self._EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _read(page: str) -> _Tags:
    tags = _Tags()
    tags.feed(page)
    tags.close()
    assert not tags.open
    return tags


@pytest.mark.parametrize(
    ("page", "key", "address"),
    [
        ("finance/2025-03", "finance/index", "index.html"),
        ("finance/2025-03", "decisions/2025-02", "../decisions/2025-02.html"),
        ("finance/2025-03", "index", "../index.html"),
        ("index", "finance/2025-03#e3", "finance/2025-03.html#e3"),
        ("boards", "index", "index.html"),
        ("finance/2025-03", "#e3", "#e3"),
        ("finance/2025-03", "decisions/unknown", None),
        ("finance/2025-03", "file:合同/附件 1.pdf", "../files/%E5%90%88%E5%90%8C/%E9%99%84%E4%BB%B6%201.pdf"),
        ("index", "tel:0757-0000001", "tel:0757-0000001"),
        ("index", "tel:0757;x=javascript:alert(1)", None),
        ("index", "javascript:alert(1)", None),
        ("index", "https://example.org", None),
        ("index", "", None),
    ],
)
def test_links_are_relative_or_absent(page: str, key: str, address: str | None) -> None:
    """A link leads to a sheet, heading, file or telephone as seen from its page; anything else is plain text."""
    assert SiteLinks(page, KEYS).href(key) == address


@pytest.mark.parametrize("sheet", all_sheets(), ids=lambda sheet: sheet.key)
def test_body_is_well_formed(sheet: Sheet) -> None:
    """Every body closes what it opens and has one first heading, and no style, script or handler."""
    tags = _read(page_body(sheet, SiteLinks(sheet.key, KEYS)))
    names = [name for name, _ in tags.tags]
    assert names.count("h1") == 1
    assert not {"script", "style", "iframe", "object", "img", "form"} & set(names)
    assert not [name for _, attributes in tags.tags for name in attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("sheet", all_sheets(), ids=lambda sheet: sheet.key)
def test_tables_say_what_they_are(sheet: Sheet) -> None:
    """Every table is named by its heading and every heading cell has a scope."""
    tags = _read(page_body(sheet, SiteLinks(sheet.key, KEYS))).tags
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    assert all(attributes["aria-labelledby"] in ids for name, attributes in tags if name == "table")
    assert all(attributes.get("scope") for name, attributes in tags if name == "th")


def test_hostile_text_is_shown_as_typed(shells: Shells) -> None:
    """Markup in every text of a sheet, its title and description comes out as text."""
    sheet = shared.hostile()
    tags = _read(Site(shells, FACE, KEYS).page(sheet).decode())
    assert [attributes for name, attributes in tags.tags if name == "script" and "src" not in attributes] == []
    assert shared.HOSTILE in "".join(tags.text)
    assert not [name for name, _ in tags.tags if name == "img"]


def test_answer_comes_first() -> None:
    """Figures and sentences stand before every block, and amounts carry two decimals, thousands and their unit."""
    body = page_body(home(), SiteLinks("index", KEYS))
    figure, sentence, block = (body.index(word) for word in ("1,209,553.36", "收入主要是", "要留意的"))
    assert figure < sentence < block
    assert '1,209,553.36</data><span class="wh-unit">元</span>' in body


def test_envelope_stands_on_the_page() -> None:
    """The foot of a record says who drew it up, reviewed and approved it, when, where it hangs and how long."""
    body = page_body(shared.people(), SiteLinks("people/committee", KEYS))
    text = "".join(_read(body).text)
    for words in (
        "村会计，2025年4月2日",
        "村务监督委员会，2025年4月5日",
        "2025年4月8日至2025年4月18日",
        "村委会公开栏、中社公开栏",
        "2025年5月8日",
    ):
        assert words in text
    assert "3f2a 3f2a 3f2a 3f2a" in text


def test_empty_envelope_leaves_no_empty_rows() -> None:
    """What the record does not say is left out of its foot."""
    sheet = Sheet("notice/x", "notice", "村务", "通知", envelope=Envelope(notice_until=date(2025, 5, 1)))
    text = "".join(_read(page_body(sheet, SiteLinks(sheet.key, KEYS))).text)
    assert "到2025年5月1日" in text and "审核" not in text and "None" not in text


def test_correction_shows_both_values() -> None:
    """A correction shows what the record said, what it says, and why."""
    text = "".join(_read(page_body(corrected(), SiteLinks("decisions/2025-02", KEYS))).text)
    assert "原来是69000.00，改成96000.00" in text and "两个数字写反了" in text


def test_unknown_sheets_are_plain_words() -> None:
    """A related record that has no page is named without a link."""
    body = page_body(corrected(), SiteLinks("decisions/2025-02", KEYS))
    assert "施工合同" in body and "contract/missing" not in body


def test_pdf_links_carry_size(shells: Shells) -> None:
    """A printable board is linked from the site's root with its size."""
    site, sheet = Site(shells, FACE, KEYS), shared.people()
    pdf = Pdf("boards/people/committee-a3.pdf", "打印公开栏（A3）", 86_400)
    page = site.page(sheet, site.body(sheet, [pdf])).decode()
    assert 'href="../boards/people/committee-a3.pdf"' in page and "86KB" in page


@pytest.mark.parametrize(("size", "words"), [(1, "1KB"), (86_400, "86KB"), (1_250_000, "1.2MB")])
def test_sizes_are_said_shortly(size: int, words: str) -> None:
    """A size is said in KB or MB."""
    assert show_size(size) == words


def test_description_is_one_plain_line() -> None:
    """The description gives figures and sentences without markup, at most 120 characters."""
    line = "收进来186,204.50元，花出去142,330.00元，账上还有1,209,553.36元。收入主要是菜市场铺位租金98,600.00元，"
    assert describe(home()).startswith(line)
    assert len(describe(shared.hostile())) <= 120
    sentence = (
        Strong(Count(3, "人")),
        Measure(Decimal("1.50"), "亩"),
        date(2025, 1, 2),
        Link("看", "x/y"),
        Vacant(),
        None,
        7,
    )
    assert plain_sentence(sentence) == "3人1.50亩2025年1月2日看空缺7"


def test_description_falls_back_to_the_title() -> None:
    """A sheet without figures, sentences and subtitle is described by its title."""
    assert describe(Sheet("a/b", "a", "村务", "标题")) == "标题"
    assert describe(Sheet("a/b", "a", "村务", "标题", headline=(Figure("今天", "梁某某"),))) == "今天梁某某。"


def test_canonical_address_follows_the_site(shells: Shells) -> None:
    """The canonical link is the site's address and the sheet's key."""
    page = Site(shells, FACE, KEYS).page(home()).decode()
    assert '<link rel="canonical" href="https://village.example/gk/index.html">' in page


@pytest.mark.parametrize(
    ("key", "kind", "prefix"),
    [
        ("year/2025", "year", "../"),
        ("compliance", "compliance", ""),
        ("boards", "boards", ""),
        ("people/a/b", "people", "../../"),
    ],
)
def test_sheets_without_a_section_use_a_plain_shell(key: str, kind: str, prefix: str, shells: Shells) -> None:
    """A sheet of no section, or deeper than its section, takes a shell of its own depth."""
    page = Site(shells, FACE, KEYS).page(Sheet(key, kind, "村务", "标题")).decode()
    assert re.findall(r'<link rel="stylesheet" href="((?:\.\./)*)assets', page) == [prefix]


def test_date_line_says_what_the_page_stands_on(shells: Shells) -> None:
    """A record's page gives its day of posting, an overview the day it was drawn up on."""
    site = Site(shells, FACE, KEYS)
    assert "本页2025年4月8日公开。" in site.page(shared.people()).decode()
    assert "本页按2025年4月9日的资料写成。" in site.page(home()).decode()


def test_same_sheet_gives_the_same_bytes(shells: Shells) -> None:
    """Two renderings are equal, and a record's page does not change from one day to the next."""
    later = replace(FACE, as_of=date(2026, 1, 1))
    assert Site(shells, FACE, KEYS).page(corrected()) == Site(shells, later, KEYS).page(corrected())


def test_search_page_has_its_place_for_results(shells: Shells) -> None:
    """The search page holds the region that the client fills, and says how to do without."""
    page = Site(shells, FACE, KEYS).search_page([("财务收支", "finance/index.html")]).decode()
    assert (
        '<section id="wuhua-results"' in page
        and "<noscript>" in page
        and '<a href="finance/index.html">财务收支</a>' in page
    )
    assert len(SECTIONS) == page.count("<li><a href=") - 2
