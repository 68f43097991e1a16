"""The search answers in a real browser: over http and from a folder, under a strict policy, in few bytes."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.serving import serving
from tests.outputs.site.search_corpus import pages, rows
from tests.outputs.site.search_lookup import true
from wuhua.outputs.site.assets import search_script
from wuhua.outputs.site.search import Entry, Row, build_index, grams_of, pack_lines, script
from wuhua.overviews.asking_words import OTHER, STRIP

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Route

pytestmark = pytest.mark.browser
COUNT = 1000
QUERIES = (
    "路灯",
    "张",
    "李国庆",
    "李国",
    "村务监督委员会",
    "王记建材",
    "记字031号",
    "挖掘机台班费",
    "一组 低保",
    "路灯 维修 东社",
    "12,845.00",
    "12845",
    "9600.0",
    "2020-03-08",
    "2020年3月",
    "2020-03",
    "監督委員會",
    "dibao",
    "liguoqing",
    "lgq",
)
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'"
HOSTILE = "<img src=x onerror=alert(1)>\"'</script>"
#: A door to a page that is no record.
MONTH = {"t": "2025年12月的账", "k": "month/2025-12", "w": ()}
ANSWERED = "#wuhua-results[aria-busy=false] .wuhua-count"


def page_of(root: str, results: bool) -> str:
    """Write a page as the site does: the form, the region on search.html, the client with its root."""
    region = '<section id="wuhua-results"></section>' if results else ""
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>查找</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"></head><body>'
        f'<form id="wuhua-search" action="{root}search.html"><input name="q" aria-label="查找">'
        "<button>查</button></form>"
        f'{region}<script src="{root}assets/search.js" data-root="{root}" defer></script></body></html>'
    )


@pytest.fixture(scope="module")
def packed() -> list[str]:
    """Give the packed grams of every page, the hostile one last."""
    return [grams_of(entry) for entry in pages(COUNT)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, packed: list[str]) -> Path:
    """Write a small site with the index, a page at the root and one below it."""
    folder = tmp_path_factory.mktemp("site")
    listed = [
        *rows(pages(COUNT - 1), packed[: COUNT - 1]),
        (Row("a/hostile", HOSTILE, HOSTILE, "2026-01-01", pack_lines(f"onerror恶意文字{HOSTILE}")), packed[-1]),
    ]
    listed[-1] = (listed[-1][0], grams_of(Entry("a/hostile", "onerror恶意文字", "", "", "")))
    files = dict(build_index(listed))
    files["search/asking.js"] = script(
        "asking", {"doors": [MONTH], "phone": "0757-0000000", "who": "村委会", "strip": STRIP, "other": OTHER}
    )
    files["search/figures.js"] = script("figures", [["month/2025-12", [12607275, 125531765]]])
    files["assets/search.js"] = search_script()
    files |= {"search.html": page_of("", True).encode(), "index.html": page_of("", False).encode()}
    files["finance/page.html"] = page_of("../", False).encode()
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def http(site: Path) -> Iterator[str]:
    """Serve the site on the loopback."""
    with serving(site) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path, http: str) -> str:
    """Give the site's address, over http and from the folder."""
    return http if request.param == "http" else site.as_uri() + "/"


@pytest.fixture
def page(chromium: "Browser") -> "Iterator[Page]":
    """Open a page that fails the test on any script error or refusal by the policy."""
    opened = chromium.new_context(viewport={"width": 360, "height": 740}).new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    yield opened
    opened.context.close()
    assert not [fault for fault in faults if "favicon" not in fault and "404" not in fault and "ERR_FILE" not in fault]


def ask(page: "Page", query: str) -> str:
    """Write a question and give the sentence that answers it."""
    page.evaluate("document.querySelector('#wuhua-results').textContent = ''")
    page.fill("input[name=q]", query)
    page.wait_for_selector(ANSWERED)
    return page.inner_text(".wuhua-count")


def note(fetched: list[str], request: "Request") -> None:
    """Keep the address of what the page fetches."""
    fetched.append(request.url)


def told(docs: set[int], query: str) -> str:
    """Say what the page must say."""
    if docs:
        return f"找到 {len(docs)} 条"
    return "没有"


def test_questions_are_answered_exactly(page: "Page", base: str, packed: list[str]) -> None:
    """Twenty questions give the true number of pages, over http and from a folder, under a strict policy."""
    page.goto(base + "search.html")
    held = packed[: COUNT - 1]
    for query in QUERIES:
        assert ask(page, query).startswith(told(true(held, query), query)), query


def test_a_cold_question_is_small(chromium: "Browser", http: str, site: Path) -> None:
    """A first question fetches at most 64 kB besides the client."""
    for query in QUERIES:
        opened = chromium.new_context().new_page()
        fetched: list[str] = []
        opened.on("request", partial(note, fetched))
        opened.goto(f"{http}search.html?q={query}")
        opened.wait_for_selector(".wuhua-result")
        opened.wait_for_load_state("networkidle")
        opened.context.close()
        assert all(url.startswith(http) for url in fetched)
        paths = [url.removeprefix(http).partition("?")[0] for url in fetched]
        size = sum((site / path).stat().st_size for path in paths if path.startswith("search/"))
        assert 0 < size <= 64_000, (query, size)


def test_newest_come_first_and_more_on_asking(page: "Page", base: str) -> None:
    """Ten results come, newest first, under their kind; the button brings ten more and takes the focus there."""
    page.goto(base + "search.html?q=路灯")
    page.wait_for_selector(".wuhua-more")
    assert page.inner_text(".wuhua-head").startswith("公开记录")
    days = page.eval_on_selector_all("#wuhua-results time", "all => all.map(one => one.dateTime)")
    assert len(days) == 10 and days == sorted(days, reverse=True)
    page.locator(".wuhua-more").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#wuhua-results li:nth-child(20)")
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('#wuhua-results li')[10]")


def test_hostile_words_stay_words(page: "Page", base: str) -> None:
    """Markup in a title, kind or snippet is shown as the characters it is."""
    page.goto(base + "search.html")
    assert ask(page, "恶意文字") == "找到 1 条"
    page.wait_for_selector(".wuhua-result")
    assert page.inner_text(".wuhua-title") == HOSTILE
    assert page.locator("#wuhua-results img").count() == 0


def test_a_chinese_input_method_is_heard(page: "Page", base: str) -> None:
    """Text that a composition commits without a key is asked; half-typed letters are not."""
    page.goto(base + "search.html")
    page.focus("input[name=q]")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "lu'deng", "selectionStart": 7, "selectionEnd": 7})
    page.wait_for_timeout(300)
    assert page.inner_text("#wuhua-results") == ""
    session.send("Input.insertText", {"text": "路灯"})
    page.wait_for_selector(".wuhua-result")
    assert page.inner_text(".wuhua-count").startswith("找到")


def test_no_match_says_what_part_matches(page: "Page", base: str) -> None:
    """When no page holds all terms, each term's number is offered as a button that asks it."""
    page.goto(base + "search.html")
    assert ask(page, "路灯 某某某某") == "没有同时含有“路灯”“某某某某”的记录。"
    page.wait_for_selector(".wuhua-part")
    assert page.inner_text(".wuhua-part").startswith("含“路灯”的有 ")
    page.click(".wuhua-part")
    page.wait_for_selector(".wuhua-result")
    assert page.input_value("input[name=q]") == "路灯"
    assert ask(page, "路灯月球") == "没有含有“路灯月球”的记录。"
    page.wait_for_selector(".wuhua-part")


def test_other_pages_answer_in_a_panel(page: "Page", base: str) -> None:
    """A page without a results region opens one under the form, links from its own depth, and Escape closes it."""
    page.goto(base + "finance/page.html")
    ask(page, "路灯")
    page.wait_for_selector(".wuhua-result")
    href = page.evaluate("document.querySelector('.wuhua-result').href")
    assert href.startswith(base) and href.endswith(".html") and "/finance/finance/" not in href
    assert page.evaluate("document.querySelector('#wuhua-search').nextElementSibling.id") == "wuhua-results"
    page.focus("input[name=q]")
    page.keyboard.press("Escape")
    assert not page.is_visible("#wuhua-results")
    page.fill("input[name=q]", "水费")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")


@pytest.mark.parametrize("damage", ["absent", "truncated"])
def test_damaged_shards_are_told(chromium: "Browser", http: str, damage: str) -> None:
    """A shard that is missing or cut short gives a sentence, not an empty list; asking again works."""
    opened = chromium.new_context().new_page()

    def damaged(route: "Route") -> None:
        if damage == "absent":
            route.abort()
        else:
            route.fulfill(body='wuhuaSearch("s1","')

    opened.route("**/search/s*.js*", damaged)
    opened.goto(http + "search.html")
    assert ask(opened, "路灯") == "查找用的数据没有读全，过一会儿再查一次。"
    opened.unroute("**/search/s*.js*")
    opened.click("button")
    opened.wait_for_selector(".wuhua-result")
    opened.context.close()
