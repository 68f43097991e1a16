"""Questions in whole sentences, asked in either script in either tree, in Debian's Chromium from disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_stick import ANSWERED, found
from tests.steps.test_traditional import with_twins
from tests.village.kit import wuhua

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXTS = "all => all.map((each) => each.textContent)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build a village with twins; the address of its site on disk."""
    village = with_twins(tmp_path_factory.mktemp("village"))
    assert wuhua(village, "build", "--no-boards", "-q").returncode == 0
    return (village / "site").resolve().as_uri() + "/"


@pytest.fixture
def page(chromium: "Browser") -> "Iterator[Page]":
    """Open a phone's window."""
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    yield page
    page.close()


@pytest.mark.parametrize("asked, turned", (("今天谁值班？", "今天誰值班？"), ("路灯花了多少钱？", "路燈花了多少錢？")))
def test_both_trees_understand_a_question(site: str, page: "Page", asked: str, turned: str) -> None:
    """Either tree answers with the same pages and, in its characters, the same doors."""
    page.goto(f"{site}index.html")
    simplified = [href.removeprefix(site) for href in found(page, asked)]
    doors = page.eval_on_selector_all(".wuhua-door", "all => all.length")
    page.goto(f"{site}zh-hant/index.html")
    for question in (turned, asked):
        answers = [href.removeprefix(f"{site}zh-hant/").removeprefix(site) for href in found(page, question)]
        assert sorted(map(name_of, answers)) == sorted(map(name_of, simplified))
        shown = page.eval_on_selector_all(".wuhua-door", TEXTS)
        assert len(shown) == doors and "谁" not in "".join(shown)


def name_of(address: str) -> str:
    """A page's address below its tree."""
    return "/".join(address.split("/")[-2:])


def test_the_tree_offers_its_questions_in_its_characters(site: str, page: "Page") -> None:
    """What may be asked here stands in traditional characters, and a tap on it is answered."""
    page.goto(f"{site}zh-hant/search.html")
    page.wait_for_selector(".wuhua-ask")
    offered = "".join(page.eval_on_selector_all(".wuhua-ask", TEXTS))
    assert "還有什麼沒公開？" in offered and not set("谁么没钱") & set(offered)
    page.click(".wuhua-ask")
    page.wait_for_selector(ANSWERED)
    assert Path(page.url.partition("?")[0]).parent.name == "zh-hant"
