"""The archive unpacked and opened from disk in Debian's Chromium: reading, searching in both scripts, the hall's touch screen."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from tests.browser.serving import FAILING, serving
from tests.steps.test_traditional import with_twins
from tests.village.kit import wuhua

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ANSWERED = "#wuhua-results[aria-busy=false] .wuhua-count"
SCREENS = ((1080, 1920), (1920, 1080))
REFUSING = "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {get() { throw new DOMException('no'); }});"
#: Links and switches of a page, with their heights, that a finger may meet.
TARGETS = """() => Array.from(document.querySelectorAll('a[href], button, summary, input:not([type=hidden])'))
  .filter((each) => each.offsetParent && !each.matches('.wh-skip') && each.getBoundingClientRect().height)
  .map((each) => [each.textContent.trim().slice(0, 20), Math.round(each.getBoundingClientRect().height)])"""
LINKS = "() => Array.from(document.querySelectorAll('a[href]')).map((each) => [each.href, each.target])"


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build a village with twins and its archive, unpack that alone; the address of the folder on disk."""
    village = with_twins(tmp_path_factory.mktemp("village"))
    assert wuhua(village, "build", "--no-boards", "--offline", "-q").returncode == 0
    folder = tmp_path_factory.mktemp("stick")
    with zipfile.ZipFile(village / "site-offline.zip") as archive:
        archive.extractall(folder)
    return folder.as_uri() + "/"


class Watched:
    """A page of which everything that went wrong, or asked for anything but a file, is noted."""

    def __init__(self, page: "Page") -> None:
        self.page, self.told = page, list[str]()
        page.on("console", lambda said: self.told.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.told.append(str(error)))
        page.on("requestfailed", self._failed)
        page.on("request", lambda request: None if request.url.startswith("file:") else self.told.append(request.url))

    def _failed(self, request: "Request") -> None:
        # A page that is left for another while it loads is no fault.
        if request.failure != "net::ERR_ABORTED":
            self.told.append(request.url)


@pytest.fixture(params=(360, 1280))
def reader(request: pytest.FixtureRequest, chromium: "Browser") -> Iterator[Watched]:
    """Give a phone's page, then a desk's; nothing may go wrong on it."""
    context = chromium.new_context(viewport={"width": request.param, "height": 800})
    watched = Watched(context.new_page())
    yield watched
    context.close()
    assert watched.told == []


@pytest.fixture(params=SCREENS)
def hall(request: pytest.FixtureRequest, chromium: "Browser") -> Iterator[Watched]:
    """Give a touch screen, upright and across, whose clock the test turns; its day is five days after the data's."""
    width, height = request.param
    context = chromium.new_context(viewport={"width": width, "height": height}, has_touch=True)
    watched = Watched(context.new_page())
    watched.page.clock.install(time="2026-01-25T09:00:00")
    yield watched
    assert len(context.pages) == 1
    context.close()
    assert watched.told == []


def enter(page: "Page", stick: str) -> None:
    """Begin as the hall's browser does, with the door page."""
    page.goto(f"{stick}site/kiosk.html")
    page.wait_for_url("**/site/index.html?kiosk=1")
    page.wait_for_selector(".wh-hall-day:not(:empty)")


def found(page: "Page", query: str) -> list[str]:
    """Search; the addresses of the results, from the tree's root."""
    page.fill("#wuhua-query", query)
    page.wait_for_selector(ANSWERED)
    page.wait_for_function("() => document.querySelectorAll('.wuhua-result').length > 0")
    hrefs: list[str] = page.eval_on_selector_all(".wuhua-result", "all => all.map((each) => each.href)")
    return [re.sub(r".*/site/(zh-hant/)?", "", href) for href in hrefs]


def test_the_stick_opens_and_answers(stick: str, reader: Watched) -> None:
    """From 打开.html one comes to the first page, a search answers, and its first result opens."""
    page = reader.page
    page.goto(f"{stick}打开.html")
    page.wait_for_url("**/site/index.html")
    first = found(page, "路灯")[0]
    assert first.endswith(".html")
    page.click(".wuhua-result")
    page.wait_for_url(f"**/{first}")
    page.wait_for_selector(".wh-page h1")
    assert "路灯" in page.inner_text(".wh-page")


@pytest.mark.parametrize("query", ("路燈", "路灯", "監督委員會", "陈某某"))
def test_both_trees_find_the_same(stick: str, reader: Watched, query: str) -> None:
    """A question typed in either script has the same results in either tree, shown in the tree's characters and leading into it."""
    page = reader.page
    page.goto(f"{stick}site/index.html")
    simplified = found(page, query)
    page.goto(f"{stick}site/zh-hant/index.html")
    assert found(page, query) == simplified
    assert "條" in page.inner_text(ANSWERED) and "财" not in page.inner_text("#wuhua-results")
    page.click(".wuhua-result")
    page.wait_for_url(f"**/zh-hant/{simplified[0]}")
    assert page.get_attribute("html", "lang") == "zh-Hant"
    page.click("a.wh-script")
    page.wait_for_selector('html[lang="zh"]')
    assert page.url == f"{stick}site/{simplified[0]}"
    page.goto(f"{stick}site/search.html?q={query}")
    page.wait_for_selector(ANSWERED)
    page.click("a.wh-script")
    page.wait_for_url("**/zh-hant/search.html?q=*")
    assert page.input_value("#wuhua-query") == query


def test_nothing_leads_out_of_the_hall(stick: str, hall: Watched) -> None:
    """On the touch screen every link is a page of the site; a telephone number is words, a new window never opens."""
    page = hall.page
    enter(page, stick)
    for key in (
        "index",
        "org/supervision",
        "board/B1",
        "rules/t03",
        "zh-hant/finance/2025-12-admin",
        "station/station",
    ):
        page.goto(f"{stick}site/{key}.html")
        page.wait_for_selector(".wh-hall")
        led = page.evaluate(LINKS)
        assert len(led) > 10
        assert [href for href, target in led if target or not re.match(rf"{re.escape(stick)}site/.*\.html", href)] == []
    page.evaluate(
        "() => { document.querySelector('.wh-page').innerHTML = '<a id=out href=https://a.example/ target=_blank>外</a>'; }"
    )
    page.tap("#out")
    assert page.url.endswith("station/station.html") and not page.get_attribute("#out", "href")
    page.click(".wh-name a", modifiers=["Control"])
    page.wait_for_url("**/index.html")


def test_the_screen_goes_home_by_itself(stick: str, hall: Watched) -> None:
    """A minute idle it asks; thirty seconds later it is at the first page, with the search, the sizes and the doors as at first."""
    page = hall.page
    enter(page, stick)
    page.goto(f"{stick}site/finance/2025-12-admin.html")
    page.wait_for_selector(".wh-hall")
    page.tap("#wuhua-big")
    found(page, "路灯")
    page.clock.run_for(58_000)
    assert page.is_hidden(".wh-ask-hall")
    page.clock.run_for(5_000)
    assert page.is_visible(".wh-ask-hall") and "30秒" in page.inner_text(".wh-ask-hall")
    assert page.evaluate("document.activeElement.textContent") == "还在看"
    page.clock.run_for(27_000)
    assert page.url.endswith("2025-12-admin.html")
    page.clock.run_for(5_000)
    page.wait_for_url("**/site/index.html?kiosk=1")
    page.wait_for_selector(".wh-hall")
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("document.documentElement.className.split(' ').sort().join()") == "big,kiosk,kiosk-home"
    assert page.input_value("#wuhua-query") == "" and page.is_hidden("#wuhua-results")


def test_a_slow_reader_keeps_the_page(stick: str, hall: Watched) -> None:
    """Whoever says so stays, by touch or by keyboard; ten minutes when ten were asked for; a touch anywhere is an answer."""
    page = hall.page
    enter(page, stick)
    page.goto(f"{stick}site/decision/2025-02.html")
    page.wait_for_selector(".wh-hall")
    page.clock.run_for(62_000)
    page.tap(".wh-ask-hall button >> nth=0")
    assert page.is_hidden(".wh-ask-hall")
    page.clock.run_for(62_000)
    page.keyboard.press("Escape")
    assert page.is_hidden(".wh-ask-hall")
    page.clock.run_for(62_000)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.clock.run_for(600_000)
    assert page.is_hidden(".wh-ask-hall") and page.url.endswith("2025-02.html")
    page.clock.run_for(58_000)
    page.mouse.wheel(0, 300)
    # The wheel turns in its own time: a clock that ran before it would lead the page home, and a page that leaves cannot be closed.
    page.wait_for_function("() => scrollY > 0")
    page.clock.run_for(50_000)
    assert page.is_hidden(".wh-ask-hall") and page.url.endswith("2025-02.html")


def test_it_tells_its_age(stick: str, hall: Watched) -> None:
    """The bar tells the data's day; more than a month later, by the screen's own clock, that nothing was renewed since."""
    page = hall.page
    enter(page, stick)
    assert page.inner_text(".wh-hall-day") == "数据到2026年1月20日"
    page.clock.set_system_time("2026-04-01T09:00:00")
    page.goto(f"{stick}site/due.html")
    page.wait_for_selector(".wh-hall-old")
    assert page.inner_text(".wh-hall-day").startswith("数据到2026年1月20日，已经71天没有更新")


def test_every_target_is_wide(stick: str, hall: Watched) -> None:
    """Every link, button and field of the touch screen is at least 60 pixels high, and nothing reaches over the edge."""
    page = hall.page
    enter(page, stick)
    for key in ("index", "finance/index", "finance/2025-12-admin", "decision/2025-02", "due"):
        page.goto(f"{stick}site/{key}.html?kiosk=1")
        page.wait_for_selector(".wh-hall")
        assert [each for each in page.evaluate(TARGETS) if each[1] < 60] == [], key
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), key


def test_the_hall_stays_where_nothing_is_kept(stick: str, chromium: "Browser") -> None:
    """Where the browser refuses to keep anything the mode goes along in links and searches, and leaves when asked to."""
    context = chromium.new_context(has_touch=True)
    context.add_init_script(REFUSING)
    page = context.new_page()
    enter(page, stick)
    page.tap(".wh-door >> nth=0")
    page.tap(".wh-door[open] a >> nth=0")
    page.wait_for_selector("html.kiosk .wh-hall")
    assert page.url.endswith("index.html?kiosk=1")
    page.fill("#wuhua-query", "路灯")
    page.press("#wuhua-query", "Enter")
    page.wait_for_selector("html.kiosk .wh-hall")
    page.wait_for_url("**/search.html?*")
    page.goto(f"{stick}site/index.html?kiosk=0")
    assert page.locator("html.kiosk").count() == 0
    context.close()


def test_a_screen_whose_server_is_gone_keeps_its_page(stick: str, chromium: "Browser") -> None:
    """Over the network the screen goes home too; when the server does not answer it stays on the page that it has."""
    folder = Path(url2pathname(urlsplit(stick).path))
    failing = folder / FAILING
    with serving(folder) as address:
        page = chromium.new_context(has_touch=True).new_page()
        page.clock.install(time="2026-01-25T09:00:00")
        for left in ("index.html?kiosk=1", "due.html"):
            page.goto(f"{address}site/due.html?kiosk=1")
            page.wait_for_selector(".wh-hall-day:not(:empty)")
            if left == "due.html":
                failing.touch()
            page.clock.run_for(62_000)
            page.clock.run_for(32_000)
            page.wait_for_timeout(500)
            page.wait_for_url(f"{address}site/{left}*")
            assert page.is_hidden(".wh-ask-hall") and page.is_visible(".wh-page h1")
        page.context.close()
    failing.unlink()


def test_the_hall_has_no_axe_violation(stick: str, hall: Watched) -> None:
    """axe-core finds nothing on the first page, on a record and on the question; nor in the tree of traditional pages."""
    axe = pytest.importorskip("axe_playwright_python")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text("utf-8")
    page = hall.page
    enter(page, stick)
    for key in ("index", "finance/2025-12-admin", "zh-hant/index"):
        page.goto(f"{stick}site/{key}.html?kiosk=1")
        page.wait_for_selector(".wh-hall-day:not(:empty)")
        page.clock.run_for(62_000 if "finance" in key else 0)
        page.evaluate(script)
        wrong = page.evaluate(
            "axe.run({preload: false}).then((told) => told.violations.map((each) => each.id + ' ' + each.nodes[0].html))"
        )
        assert wrong == [], key
