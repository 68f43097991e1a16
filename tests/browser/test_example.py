"""The example village's real pages in Debian's Chromium, opened from disk: one of each sort, phone and desk."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAMPLE = (
    "index",
    "404",
    "search",
    "finance/index",
    "finance/2025",
    "finance/2025-12-admin",
    "finance/2025-10-econ",
    "month/2025-12",
    "money/index",
    "money/2025",
    "money/2025/out-514",
    "money/2025/payees",
    "money/undecided",
    "corrections",
    "gone",
    "data/index",
    "zh-hant/index",
    "decisions",
    "decisions-2025",
    "who",
    "decision/index",
    "decision/2025-02",
    "decision/2026-01",
    "decision/2026-02",
    "org/supervision",
    "org/council",
    "people/register",
    "station/station",
    "guide/index",
    "guide/G08",
    "duty/index",
    "duty/2026-01",
    "board/B1",
    "notice/n2602",
    "profile/village",
    "compliance",
    "rules/index",
    "rules/t03",
)


#: What does not fit its own box: the last figures of a telephone number are gone, and nothing scrolls.
CUT = """[...document.querySelectorAll(".wh-page :is(.wh-button, dd, td, .wh-badge, .wh-card-name)")]
    .filter((each) => each.clientWidth && each.scrollWidth > each.clientWidth + 1)
    .map((each) => each.textContent.trim())"""

#: The pages are looked at in so many parts, that those who test side by side share them.
SHARES = 4

#: How a reader may have set the page: (address, dark, scripts).
MODES = {
    "plain": ("", False, True),
    "large": ("?big=1", False, True),
    "night": ("", True, True),
    "bare": ("", False, False),
}


def _bare(file: Path) -> Path:
    """The page as a browser without scripts shows it; axe itself needs them."""
    bare = file.with_suffix(".bare.html")
    text = re.sub(r"<script.*?</script>", "", file.read_text("utf-8"), flags=re.DOTALL)
    bare.write_text(re.sub(r"</?noscript>", "", text), "utf-8")
    return bare


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("width", [360, 1280])
def test_every_sort_of_page_is_open_to_all(example: Path, width: int, mode: str, chromium: "Browser") -> None:
    """No page has an axe violation, scrolls sideways, cuts off the end of a number or asks another host for anything."""
    from axe_playwright_python.sync_playwright import Axe

    query, dark, scripts = MODES[mode]
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        bypass_csp=True,
        color_scheme="dark" if dark else "light",
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    axe, faults = Axe(), {}

    for name in SAMPLE:
        file = example / f"{name}.html"
        page.goto((file if scripts else _bare(file)).as_uri() + query)
        found = [rule["id"] for rule in axe.run(page).response["violations"]]
        sideways = page.evaluate("document.documentElement.scrollWidth") - width
        cut = page.evaluate(CUT)
        if found or sideways > 0 or cut:
            faults[name] = (found, sideways, cut)
    context.close()

    assert faults == {}
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_complains_or_runs_off_the_screen(example: Path, share: int, chromium: "Browser") -> None:
    """On the narrowest phone in the largest type no page scrolls sideways, throws, or prints to the console."""
    page = chromium.new_page(viewport={"width": 320, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url} {error}"))

    for file in _pages(example)[share::SHARES]:
        page.goto(f"{file.as_uri()}?big=2", wait_until="domcontentloaded")
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            said.append(f"{page.url} {width}")
    page.close()

    assert said == []


def test_large_type_has_large_targets(example: Path, chromium: "Browser") -> None:
    """In large type every link, button and fold of a page is at least 60 px high; a card is one target, whatever its words take."""
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    small = {}
    # The page for what is not found names its styles from the server's root.
    for name in (each for each in SAMPLE if each != "404"):
        page.goto(f"{(example / name).as_uri()}.html?big=1", wait_until="domcontentloaded")
        found = page.evaluate(
            """Array.from(document.querySelectorAll('.wh-page :is(a[href], button, summary)'))
              .filter((each) => each.offsetParent && !each.closest('.wh-card-name') && each.getBoundingClientRect().height < 60)
              .map((each) => each.outerHTML.slice(0, 120))"""
        )
        if found:
            small[name] = found
    page.close()

    assert small == {}


@pytest.mark.parametrize("key", ["index", "finance/2025-12-admin", "who", "decisions-2025"])
def test_no_width_between_phone_and_desk_scrolls_sideways(example: Path, key: str, chromium: "Browser") -> None:
    """Where the columns of a wide screen begin, the longest amounts still find room."""
    page = chromium.new_page()
    wider = {}
    for width in range(360, 1281, 20):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{(example / key).as_uri()}.html")
        seen = page.evaluate("document.documentElement.scrollWidth")
        wider |= {width: seen} if seen > width else {}
    page.close()

    assert wider == {}


def _pages(example: Path) -> list[Path]:
    """Every page, and of the twins in traditional characters, which differ by letters only, every tenth."""
    # The page for wrong addresses asks a server's root for its style; the hall's door leads on by itself.
    alone = {example / "404.html", example / "kiosk.html", *example.rglob("*.bare.html")}
    every = sorted(set(example.rglob("*.html")) - alone)
    twins = [file for file in every if "zh-hant" in file.relative_to(example).parts]
    return sorted({*every} - {*twins} | {*twins[::10]})
