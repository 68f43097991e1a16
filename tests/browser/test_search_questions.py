"""Generated questions about a village that nobody has seen: exactly the pages that answer, from a folder and over http."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from benchmarks.corpus import write_village

from tests.browser.search_questions import Pages, Question, questions
from tests.browser.serving import serving
from tests.village.kit import wuhua
from wuhua.outputs.site.assets import search_script
from wuhua.outputs.site.search.shards import data_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
#: The client with a door for the test: what a question finds, as addresses.
_DOOR = b"window.wuhuaTest = (query) => ask(query).then((found) => rowsOf(found.docs)).then((rows) => rows.map((row) => row[0]));\n})();\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a village of 250 records, and lay a page beside it that asks its search."""
    folder = tmp_path_factory.mktemp("unseen")
    write_village(folder, 250)
    done = wuhua(folder, "build", "--no-boards")
    assert done.returncode in (0, 1), done.stderr
    asked = folder / "site"
    page = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>t</title><form id="wuhua-search"><input name="q"></form>'
    (asked / "asked.js").write_bytes(search_script().removesuffix(b"})();\n") + _DOOR)
    (asked / "asked.html").write_text(page + '<script src="asked.js"></script></html>', "utf-8")
    return asked


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """Read every record's page as a person does."""
    keys = []
    for path in sorted((site / "search").glob("d[0-9]*.js")):
        rows = data_of(path.read_bytes())
        assert isinstance(rows, list)
        keys += [row[0] for row in rows]
    return Pages(site, keys)


@pytest.fixture(scope="module")
def http(site: Path) -> Iterator[str]:
    """Serve the site on the loopback."""
    with serving(site) as address:
        yield address


def wrong(page: "Page", asked: list[Question]) -> list[str]:
    """Ask them all; what was found too much or too little."""
    told = json.dumps([question.text for question in asked])
    found = page.evaluate(f"Promise.all({told}.map((query) => window.wuhuaTest(query)))")
    return [
        f"{question.sort} {question.text}: too many {sorted(set(keys) - question.answers)[:3]}, missing {sorted(question.answers - set(keys))[:3]}"
        for question, keys in zip(asked, found, strict=True)
        if set(keys) != question.answers
    ]


@pytest.mark.parametrize("how", ["http", "file"])
def test_sixty_questions_find_exactly_the_pages_that_answer(
    chromium: "Browser", site: Path, http: str, pages: Pages, how: str
) -> None:
    """Names, amounts, dates, vouchers, pairs, pinyin and traditional characters give neither more nor fewer pages."""
    opened = chromium.new_page()
    opened.goto((http if how == "http" else site.as_uri() + "/") + "asked.html")
    assert wrong(opened, list(questions(pages, 64, seed=1 if how == "http" else 2))) == []
    opened.close()


@pytest.mark.slow
def test_five_hundred_questions_find_exactly_the_pages_that_answer(
    chromium: "Browser", site: Path, pages: Pages
) -> None:
    """The same for five hundred, from the folder."""
    opened = chromium.new_page()
    opened.goto(site.as_uri() + "/asked.html")
    assert wrong(opened, list(questions(pages, 500, seed=3))) == []
    opened.close()
