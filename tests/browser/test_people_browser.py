"""Duty, decisions and bodies in Debian's Chromium: a number to tap, a notice that ends by the reader's calendar, a chart or a list."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


#: The example stands still on its own day; a real village's pages do not say so. This runs before the site's own script.
_AS_A_REAL_VILLAGE = """
document.addEventListener("DOMContentLoaded", () => document.querySelector("[data-still]").removeAttribute("data-still"));
"""


def opened(
    chromium: "Browser", example: Path, name: str, width: int = 360, day: str = "", script: bool = True, init: str = ""
) -> "Page":
    """Open a page of the site on disk; ``day`` sets the reader's clock, ``init`` runs before the page's own scripts."""
    context = chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script)
    page = context.new_page()
    if init:
        page.add_init_script(init)
    if day:
        page.clock.set_fixed_time(f"{day}T09:00:00")
    page.goto(f"file://{example}/{name}.html")
    return page


def test_the_number_of_today_can_be_tapped(chromium: "Browser", example: Path) -> None:
    """On the first page, the page of who is who and the roster one tap dials, on a target of 44 px at least."""
    for name in ("index", "who", "duty/index"):
        page = opened(chromium, example, name)
        call = page.locator('.wh-facts a[href="tel:0757-0000002"]').first
        box = call.bounding_box()
        assert box is not None and box["height"] >= 44, name
        page.context.close()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-01-20", "正在公示 · 还剩3天"),
        ("2026-01-22", "正在公示 · 还剩1天"),
        ("2026-01-23", "正在公示 · 今天截止"),
        ("2026-01-24", "公示已截止"),
    ],
)
def test_a_stale_page_ends_a_notice(chromium: "Browser", example: Path, day: str, said: str) -> None:
    """Until its last day the page counts by the reader's calendar; the day after it says that the notice is over."""
    page = opened(chromium, example, "decision/2026-01", day=day, init=_AS_A_REAL_VILLAGE)
    assert page.locator(".wh-badges [data-until]").inner_text() == said
    page.context.close()


def test_a_demonstration_stands_still(chromium: "Browser", example: Path) -> None:
    """The example's own day is today on its pages, whatever the reader's calendar says."""
    page = opened(chromium, example, "decision/2026-01", day="2030-01-01")
    assert page.locator(".wh-badges [data-until]").inner_text() == "正在公示 · 还剩3天"
    page.context.close()


@pytest.mark.parametrize(("day", "rows"), [("2026-01-14", 2), ("2026-02-01", 0)])
def test_a_roster_tells_today_first(chromium: "Browser", example: Path, day: str, rows: int) -> None:
    """Who is on duty on the reader's day stands above the month, one tap from its row; another month's roster says nothing of today."""
    page = opened(chromium, example, "duty/2026-01", day=day, init=_AS_A_REAL_VILLAGE)
    marked = page.locator(".wh-roster .wh-now")
    assert marked.locator("tr").count() == rows
    assert page.locator(".wh-strip").count() == min(rows, 1)
    if rows:
        assert marked.locator(".wh-c-day").inner_text().replace("\n", " ") == "1月14日 星期三，今天"
        # Who stands in comes in place of who is away.
        late = marked.locator("tr").nth(1).locator(".wh-c-person").inner_text()
        stand_in = marked.locator(".wh-c-substitute").first.inner_text()
        assert page.locator(".wh-strip").inner_text().startswith(f"今天值班：{stand_in}、{late}")
        page.locator(".wh-strip a").click()
        box = marked.bounding_box()
        assert box is not None and 0 <= box["y"] < 700
    page.context.close()


#: What a real village's first page has: the day in the heading, and the days after it.
_TWO_DAYS = """
document.addEventListener("DOMContentLoaded", () => {
  const block = document.querySelector(".wh-today");
  block.querySelector("h2").textContent = "1月20日谁值班";
  block.insertAdjacentHTML("beforeend", '<dl data-on="2026-01-22" hidden><div><dt>8:30-12:00</dt><dd>邓某</dd></div>' +
    '<div><dt>电话</dt><dd><a href="tel:0757-0000002">拨打 0757-0000002</a></dd></div></dl>');
});
"""


@pytest.mark.parametrize(
    ("day", "title", "shown", "told"),
    [
        ("2026-01-20", "今天谁值班", "陈某", "今天值班：陈某"),
        ("2026-01-22", "今天谁值班", "邓某", "今天值班：邓某"),
        ("2026-04-20", "1月20日谁值班", "陈某", "已经90天没有更新"),
    ],
)
def test_a_stale_page_turns_to_the_readers_day(
    chromium: "Browser", example: Path, day: str, title: str, shown: str, told: str
) -> None:
    """Whose turn it is follows the reader's calendar, as long as the page knows; then the page says how old it is."""
    page = opened(chromium, example, "index", day=day, init=_AS_A_REAL_VILLAGE + _TWO_DAYS)
    block = page.locator(".wh-today")
    assert block.locator("h2").inner_text() == title
    assert shown in block.locator("dl").locator("visible=true").inner_text()
    assert told in page.locator(".wh-page").inner_text()
    over = page.locator(".wh-card-line", has_text="已经截止").count()
    assert bool(over) is (day == "2026-04-20")
    page.context.close()


def test_the_first_screen_of_a_phone_says_who_is_on_duty(chromium: "Browser", example: Path) -> None:
    """Below the figures one line names who is there today, with the number to tap."""
    page = opened(chromium, example, "index")
    box = page.locator('.wh-strip a[href="tel:0757-0000002"]').bounding_box()
    assert box is not None and box["y"] + box["height"] < 800
    page.context.close()


def test_a_number_to_dial_is_read_in_one_piece(chromium: "Browser", example: Path) -> None:
    """In the largest type on the narrowest phone the number stands on one line, the word before it on another."""
    page = opened(chromium, example, "index")
    page.goto(f"file://{example}/index.html?big=2")
    piece = page.locator('.wh-today a[href^="tel:"] .wh-nowrap').first
    assert piece.inner_text() == "0757-0000002"
    assert piece.evaluate("each => each.getClientRects().length") == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.context.close()


@pytest.mark.parametrize("name", ["project/2025-04", "project/2025-06", "project/2025-07"])
def test_a_day_does_not_run_into_the_words(chromium: "Browser", example: Path, name: str) -> None:
    """On a phone a day in a table keeps its width: nothing beside it begins before it ends."""
    page = opened(chromium, example, name)
    over = page.evaluate(
        """[...document.querySelectorAll('.wh-table tr > :first-child time')].filter(e => {
        const next = e.closest('td, th').nextElementSibling, box = e.getBoundingClientRect();
        const beside = next && next.getBoundingClientRect();
        return beside && beside.top < box.bottom && beside.left < box.right; }).map(e => e.textContent)"""
    )
    assert over == []
    page.context.close()


def test_without_scripts_the_days_stand_in_the_text(chromium: "Browser", example: Path) -> None:
    """The first and the last day, and whom to call, need no script."""
    page = opened(chromium, example, "decision/2026-01", script=False)
    told = page.locator("body").inner_text()
    assert "2026年1月16日到2026年1月23日，最后一天也可以提" in told
    assert "拨打 0757-0000000" in told
    page.context.close()


def test_bodies_are_a_list_on_a_phone_and_a_chart_on_a_desk(chromium: "Browser", example: Path) -> None:
    """Each width shows one of the two, both lead to the same bodies, and no letter of the chart is under 14 px."""
    found = {}
    for width in (360, 800, 1280):
        page = opened(chromium, example, "who", width)
        drawn = page.locator(".wh-tree svg").is_visible()
        assert drawn == (width >= 800)
        assert page.locator(".wh-tree-list").is_visible() != drawn
        part = ".wh-tree svg" if drawn else ".wh-tree-list"
        found[width] = set(
            page.locator(f"{part} a").evaluate_all("links => links.map(each => each.getAttribute('href'))")
        )
        if drawn:
            heights = page.locator(".wh-tree svg text").evaluate_all(
                "all => all.map(each => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().d)"
            )
            assert min(heights) >= 14
        page.context.close()
    assert found[360] == found[800] == found[1280]


def test_a_guide_prints_on_one_sheet(chromium: "Browser", example: Path, tmp_path: Path) -> None:
    """Every service item fits one A4 page, its boxes to tick included."""
    import pikepdf

    context = chromium.new_context()
    page = context.new_page()
    for path in sorted((example / "guide").glob("G*.html")):
        page.goto(f"file://{path}")
        (tmp_path / "guide.pdf").write_bytes(page.pdf(prefer_css_page_size=True))
        with pikepdf.open(tmp_path / "guide.pdf") as sheet:
            assert len(sheet.pages) == 1, path.name
    context.close()
