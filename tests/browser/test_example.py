"""The example village's real pages in Debian's Chromium, opened from disk: one of each sort, phone and desk."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.village.kit import wuhua

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


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example village, its own content and configuration, into a folder of the test's."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(root / "content", folder / "content")
    (folder / "site_config.yml").write_bytes((root / "site_config.yml").read_bytes())
    done = wuhua(folder, "build", "--no-boards", "-q")
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / "site").resolve()


@pytest.fixture(params=(360, 1280))
def wide(request: pytest.FixtureRequest, chromium: "Browser") -> "Iterator[tuple[object, int]]":
    """Give a page of one width."""
    context = chromium.new_context(viewport={"width": request.param, "height": 800}, bypass_csp=True)
    yield context.new_page(), request.param
    context.close()


def test_every_sort_of_page_is_open_to_all(site: Path, wide: "tuple[object, int]") -> None:
    """No page has an axe violation, scrolls sideways, or asks another host for anything."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Page

    page, width = wide
    assert isinstance(page, Page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    axe, faults = Axe(), {}

    for name in SAMPLE:
        page.goto((site / f"{name}.html").as_uri())
        found = [rule["id"] for rule in axe.run(page).response["violations"]]
        sideways = page.evaluate("document.documentElement.scrollWidth") - width
        if found or sideways > 0:
            faults[name] = (found, sideways)

    assert faults == {}
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
