"""Ten things that a villager comes for, on a phone, from the first page: by finger and by keyboard, in at most four taps."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Task(NamedTuple):
    """A question, what is asked of the search first (empty: nothing), what is tapped in order, what must then be on the page."""

    question: str
    search: str
    taps: tuple[str, ...]
    answers: tuple[str, ...]


TASKS = (
    Task(
        "路灯花了多少，谁同意的？",
        "路灯花了多少，谁同意的？",
        ("decision/2025-02",),
        ("95,410.00", "同意39票", "村民代表会议"),
    ),
    Task("今天谁值班？", "", (), ("今天谁值班", "陈某", "0757-0000002")),
    Task("什么到期没有公开？", "", ("看全部期限",), ("到期没有公开的", "2025年四季度村民小组收支")),
    Task("花得最多的一笔，谁同意的？", "", ("冬修水渠（下社段）",), ("怎么定下来的", "同意39票")),
    Task(
        "花出去的钱，一笔一笔是什么？",
        "",
        ("114,918.50", "94,802.50", "81,095.50"),
        ("冬修水渠（下社段）进度款", "38,000.00"),
    ),
    Task("村委会主任是谁，哪天上任的？", "", ("谁在管",), ("村民委员会", "主任梁某某", "起，到2028年")),
    Task("办低保要带什么？", "", ("目录", "去哪办", "办事指南", "最低生活保障申请"), ("户口簿", "不收费")),
    Task("鱼塘的事有意见，到哪天、打哪个电话？", "", ("鱼塘续包方案（南塘）",), ("2026年1月23日", "0757-0000000")),
    Task("账改过没有？", "", ("目录", "公告", "更正"), ("更正过",)),
    Task("墙上这张单子是不是真的？", "", ("核对墙上的公开单",), ("编号",)),
)
_MOST_TAPS = 4
_MOST_TABS = 400
_PATIENCE = 20_000


def _named(page: "Page", words: str) -> "Locator":
    """What can be tapped under such words (or leads to such an address), once it is seen."""
    if "/" in words:
        target = page.locator(f'#wuhua-results a[href*="{words}.html"]').first
        target.wait_for(timeout=_PATIENCE)
        return target
    exact = re.compile(rf"^\s*{re.escape(words)}\s*$")
    anything = page.locator(".wh-page a, .wh-top a, summary").locator("visible=true")
    anything.filter(has_text=words).first.wait_for(timeout=_PATIENCE)
    same = anything.filter(has_text=exact)
    return same.first if same.count() else anything.filter(has_text=words).first


def _go(page: "Page", words: str, way: str) -> None:
    """Tap or press such words and wait until what they lead to is there: the page left still answers for a moment."""
    target = _named(page, words)
    leads: str | None = target.evaluate("target => target.href || null")
    if way == "finger":
        target.click()
    else:
        _press(page, target, words)
    if leads:
        page.wait_for_url(leads, timeout=_PATIENCE)


def _press(page: "Page", target: "Locator", words: str) -> None:
    """Go on with the Tab key until the target has the focus, then Enter."""
    for _ in range(_MOST_TABS):
        if target.evaluate("target => document.activeElement === target"):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {words}")


@pytest.mark.parametrize("way", ["finger", "keyboard"])
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.question)
def test_a_reader_finds_the_answer(task: Task, way: str, example: Path, chromium: "Browser") -> None:
    """From the first page the answer is at most four taps away."""
    from playwright.sync_api import expect

    page = chromium.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto((example / "index.html").as_uri())
    if task.search:
        if way == "finger":
            page.locator("#wuhua-query").fill(task.search)
        else:
            page.keyboard.press("/")
            page.keyboard.insert_text(task.search)
        page.keyboard.press("Enter")
    for words in task.taps:
        _go(page, words, way)
    for answer in task.answers:
        expect(page.locator("body")).to_contain_text(answer, use_inner_text=True, timeout=_PATIENCE)
    assert len(task.taps) + bool(task.search) <= _MOST_TAPS
    page.close()
