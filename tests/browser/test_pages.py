"""Pages in Debian's Chromium: they fit a phone, pass axe, obey their policy, ask nobody, and work without scripts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.serving import serving
from tests.outputs.site.sheets import FACE, SECTIONS, write_village
from wuhua.outputs.site.casting import make_shells

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = (
    "index",
    "finance/index",
    "finance/2025-03-45",
    "decisions/2025-02",
    "people/committee",
    "duty/2025-03-03",
    "notice/2025-01",
    "notice/hostile",
    "search",
)
WIDTHS = (360, 1280)


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the small village's site on disk."""
    folder = tmp_path_factory.mktemp("site")
    write_village(folder, make_shells(root / "site_config.yml", FACE, SECTIONS))
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Give the address of a plain server of the site."""
    with serving(site) as address:
        yield address


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, chromium: "Browser") -> "Iterator[Page]":
    """Give a page as wide as a phone, then as a desk's screen."""
    context = chromium.new_context(viewport={"width": request.param, "height": 800}, bypass_csp=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe_script() -> str:
    """Give axe-core's own script."""
    axe = pytest.importorskip("axe_playwright_python")
    return (Path(axe.__file__).parent / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_axe_violation(name: str, page: "Page", address: str, axe_script: str) -> None:
    """axe-core finds nothing on the page, with every door closed and with one open."""
    page.goto(f"{address}{name}.html")
    for summary in (None, ".wh-menu > summary", ".wh-door > summary"):
        if summary and page.locator(summary).first.is_visible():
            page.locator(summary).first.click()
        page.evaluate(axe_script + ";0")
        found = page.evaluate(
            "axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.target + n.failureSummary)]))"
        )
        assert found == [], json.dumps(found, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("query", ["", "?big=1"])
def test_page_never_moves_sideways(name: str, query: str, page: "Page", address: str) -> None:
    """No page is wider than the screen, in ordinary and in large type."""
    page.goto(f"{address}{name}.html{query}")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


@pytest.mark.parametrize("name", PAGES)
def test_page_asks_nobody_and_breaks_no_rule(name: str, page: "Page", address: str) -> None:
    """A page loads from its own host only, breaks no policy and prints nothing to the console."""
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}{name}.html", wait_until="networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert said == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(250, 248, 243)"


@pytest.mark.parametrize("name", ["index", "finance/2025-03-45", "decisions/2025-02"])
def test_page_opens_from_a_disk(name: str, page: "Page", site: Path) -> None:
    """A page opened from a folder has its style, and its links lead to files that exist."""
    page.goto((site / f"{name}.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(250, 248, 243)"
    targets = page.evaluate("[...document.querySelectorAll('.wh-page a[href]')].map(a => a.href.split('#')[0])")
    missing = [url for url in targets if url.startswith("file:") and not Path(url.removeprefix("file://")).is_file()]
    assert [url for url in missing if "/boards/" not in url and "index.html" not in url] == []


def test_hostile_text_runs_nothing(page: "Page", address: str) -> None:
    """What a clerk types never runs: no dialog opens and no picture is asked for."""
    opened: list[str] = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    page.goto(f"{address}notice/hostile.html", wait_until="networkidle")
    assert opened == [] and page.locator("img").count() == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_page_reads_without_scripts(width: int, chromium: "Browser", address: str) -> None:
    """Without scripts figures, tables and the menu are there, and what needs a script is not."""
    context = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}finance/2025-03-45.html")
    assert page.locator(".wh-figure dd").first.is_visible()
    assert page.locator(".wh-ledger tfoot").last.is_visible()
    assert not page.locator("#wuhua-big").is_visible()
    if width < 800:
        page.locator(".wh-menu > summary").click()
    page.locator(".wh-door > summary").first.click()
    page.get_by_role("link", name="财务收支").click()
    page.wait_for_url("**/finance/index.html")
    context.close()


def test_large_type_stays(page: "Page", address: str) -> None:
    """The button sets 24 px text, then 30 px, keeps it on the next page, says its state, and takes it back."""
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    page.goto(f"{address}decisions/2025-02.html")
    button = page.locator("#wuhua-big")
    assert (page.evaluate(size), button.text_content()) == (18, "大字")
    button.click()
    page.goto(f"{address}notice/2025-01.html")
    assert (page.evaluate(size), button.text_content()) == (24, "特大")
    assert button.get_attribute("aria-label") == "特大：现在是大字"
    button.click()
    page.reload()
    assert (page.evaluate(size), button.text_content()) == (30, "标准")
    button.click()
    page.reload()
    assert page.evaluate(size) == 18


@pytest.mark.parametrize(("asked", "size"), [("?big=1", 24), ("?big=2", 30), ("?big=9", 18)])
def test_a_poster_asks_for_large_type(asked: str, size: int, page: "Page", address: str) -> None:
    """An address says which type the page opens with, and the next page keeps it."""
    for query in (asked, ""):
        page.goto(f"{address}index.html{query}")
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == size


def test_large_type_has_large_targets_and_high_contrast(page: "Page", address: str) -> None:
    """In large type every button, field and link that stands by itself is at least 60 px high, and text is black on white."""
    page.goto(f"{address}index.html?big=1")
    if page.locator(".wh-menu > summary").is_visible():
        page.locator(".wh-menu > summary").click()
    small = page.evaluate(
        """[...document.querySelectorAll('button, input:not(.md-toggle), summary, .wh-button, :is(.wh-top, .wh-foot, .wh-related) a')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 60).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []
    colours = "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    assert page.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


_VOICE = """
window.said = [];
const voice = {lang: 'zh-CN', name: 'x'};
const speech = {speaking: false, getVoices: () => VOICES, addEventListener() {}, cancel() { this.speaking = false; },
  speak(words) { window.said.push(words.text); this.speaking = true; }};
Object.defineProperty(window, 'speechSynthesis', {value: speech});
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""


def test_the_answer_is_read_aloud(page: "Page", address: str) -> None:
    """Where there is a Chinese voice, a button reads title, figures and sentences, without commas in amounts, and stops."""
    page.add_init_script(_VOICE.replace("VOICES", "[voice]"))
    page.goto(f"{address}finance/2025-03-45.html")
    button = page.get_by_role("button", name="读给我听")
    button.click()
    said = page.evaluate("window.said")
    title, sentences = page.locator("h1").text_content(), page.locator(".wh-sentences p").all_text_contents()
    assert said[0] == title and len(said) == 1 + page.locator(".wh-figure").count() + len(sentences)
    assert not any("," in text for text in said)
    page.get_by_role("button", name="停").click()
    assert page.evaluate("speechSynthesis.speaking") is False and button.is_visible()


def test_without_a_voice_no_button_is_offered(page: "Page", address: str) -> None:
    """Where the browser has no Chinese voice there is no button that would do nothing."""
    page.add_init_script(_VOICE.replace("VOICES", "[{lang: 'en-US'}]"))
    page.goto(f"{address}finance/2025-03-45.html")
    assert page.get_by_role("button", name="读给我听").count() == 0


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("query", ["", "?big=1"])
def test_page_is_open_at_night(name: str, query: str, page: "Page", address: str, axe_script: str) -> None:
    """In dark mode the page is dark, and axe-core finds nothing, in ordinary and in large type."""
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}{name}.html{query}")
    page.evaluate(axe_script + ";0")
    found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.failureSummary)]))")
    assert found == [], json.dumps(found, ensure_ascii=False, indent=1)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in ("rgb(21, 24, 27)", "rgb(0, 0, 0)")


def test_targets_are_large_enough(page: "Page", address: str) -> None:
    """Every button, field and link that stands by itself is at least 44 px high."""
    page.goto(f"{address}index.html")
    if page.locator(".wh-menu > summary").is_visible():
        page.locator(".wh-menu > summary").click()
    small = page.evaluate(
        """[...document.querySelectorAll('button, input:not(.md-toggle), summary, :is(.wh-top, .wh-foot) a')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_keyboard_reaches_the_doors(page: "Page", address: str) -> None:
    """With the keyboard alone one skips to the text, opens a door, and closes it with Escape."""
    page.goto(f"{address}decisions/2025-02.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    if page.locator(".wh-menu > summary").is_visible():
        page.locator(".wh-menu > summary").focus()
        page.keyboard.press("Enter")
    page.locator(".wh-door > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("link", name="合同", exact=True).is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("link", name="合同", exact=True).is_visible()
    assert page.evaluate("document.activeElement.textContent.trim()") == "钱怎么花"


@pytest.mark.parametrize("name", ["finance/2025-03-45", "finance/index", "people/committee", "duty/2025-03-03"])
def test_tables_stay_tables(name: str, page: "Page", address: str) -> None:
    """Also where rows are stacked on a phone, a table is announced with its name, headings and cells."""
    page.goto(f"{address}{name}.html")
    table = page.get_by_role("table").first
    assert table.get_by_role("columnheader").count() >= 3
    assert table.get_by_role("row").count() >= 4
    assert page.evaluate(
        "[...document.querySelectorAll('table')].every(t => document.getElementById(t.getAttribute('aria-labelledby')))"
    )


def test_amounts_stand_under_each_other(chromium: "Browser", address: str) -> None:
    """On a wide screen all amounts of a ledger end at the same place, the total too."""
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{address}finance/2025-03-45.html")
    ends = page.evaluate(
        "[...document.querySelectorAll('.wh-side-out .wh-money')].map(e => Math.round(e.getBoundingClientRect().right))"
    )
    assert len(ends) == 31 and len(set(ends)) == 1
    page.close()
