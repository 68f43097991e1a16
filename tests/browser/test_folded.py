"""Long tables that few ask for: folded on a screen, whole on paper, and open to keyboards without a script."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_people_browser import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("name", ["due", "compliance"])
def test_a_long_page_answers_first(chromium: "Browser", example: Path, name: str) -> None:
    """What is in order is one line until it is asked for; what is amiss stands open above it; no script is needed."""
    page = opened(chromium, example, name, script=False)
    folded = page.locator(".wh-folded")
    amiss = page.locator(".wh-table:not(:has(.wh-folded)) tbody tr").first.bounding_box()
    first = folded.first.bounding_box()
    assert folded.count() and amiss and first and amiss["y"] < first["y"]
    row = folded.first.locator("tbody tr").first
    assert not row.is_visible()
    folded.first.locator("summary").focus()
    page.keyboard.press("Enter")
    assert row.is_visible()
    page.context.close()


def test_paper_has_every_row(chromium: "Browser", example: Path) -> None:
    """Printed, nothing is folded and nothing says that it could be."""
    page = opened(chromium, example, "due")
    page.emulate_media(media="print")
    folded = page.locator(".wh-folded")
    assert folded.last.locator("tbody tr").last.is_visible()
    assert not folded.first.locator("summary").is_visible()
    page.context.close()
