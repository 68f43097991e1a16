"""How people use the search: the line that answers, parts of what was found, keys, the address, plain questions."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_search_browser import COUNT, ask, base, http, packed, page, site
from tests.outputs.site.search_corpus import pages
from wuhua.outputs.site.search.lines import CELL

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["base", "http", "packed", "page", "site"]
pytestmark = pytest.mark.browser


def texts(page: "Page", selector: str) -> list[str]:
    """The words of all elements of a selector."""
    return page.locator(selector).all_inner_texts()


def noted(page: "Page") -> str:
    """What the page says of how it understood the question."""
    page.wait_for_selector(".wuhua-note")
    return page.inner_text(".wuhua-note")


def test_the_line_that_answers_is_shown_with_the_match_marked(page: "Page", base: str) -> None:
    """Each card in view shows a line of its page that holds what was asked, whole amounts and dates marked."""
    page.goto(base + "search.html?q=路灯")
    page.wait_for_selector(".wuhua-snippet mark")
    assert set(texts(page, ".wuhua-snippet mark")) == {"路灯"}
    amount = next(
        word
        for entry in pages(COUNT - 1)[::-1]
        for word in entry.text.split("\n")
        if word.count(",") == 1 and word[-3] == "."
    )
    page.goto(f"{base}search.html?q={amount.replace(',', '')}")
    page.wait_for_selector(".wuhua-snippet mark")
    assert set(texts(page, ".wuhua-snippet mark")) == {amount}
    assert CELL not in page.inner_text("#wuhua-results")


def test_a_part_can_be_sent_and_gone_back_to(page: "Page", http: str) -> None:
    """Year, kind and amounts narrow what is shown, stand in the address, and Back undoes the last of them."""
    from playwright.sync_api import expect

    page.goto(http + "search.html?q=路灯&year=2020")
    page.wait_for_selector(".wuhua-result")
    told = page.inner_text(".wuhua-count")
    assert "（全部有 " in told
    assert {day[:4] for day in page.eval_on_selector_all("time", "all => all.map(one => one.dateTime)")} == {"2020"}
    page.fill("[name=min]", "150,000")
    page.keyboard.press("Tab")
    page.wait_for_url("**&min=15*")
    expect(page.locator(".wuhua-count")).not_to_have_text(told)
    page.go_back()
    expect(page.locator(".wuhua-count")).to_have_text(told)
    assert page.input_value("[name=min]") == "" and page.input_value("[name=year]") == "2020"


def test_amounts_from_to_are_exact(page: "Page", http: str) -> None:
    """Pages between two amounts are those that hold an amount between them, the ends among them."""
    page.goto(http + "search.html?q=路灯&min=1860&max=2600")
    page.wait_for_selector(".wuhua-result")
    held = 0
    for entry in pages(COUNT)[: COUNT - 1]:
        amounts = [float(line.replace(",", "")) for line in entry.text.split("\n") if line[-3:-2] == "."]
        amounts += [float(found) for found in _spoken_amounts(entry.text)]
        held += "路灯" in entry.text and any(1860 <= amount <= 2600 for amount in amounts)
    assert page.inner_text(".wuhua-count").startswith(f"找到 {held} 条")


def _spoken_amounts(text: str) -> list[str]:
    return [found.replace(",", "") for found in re.findall(r"([0-9,]+\.[0-9]{2})元", text)]


def test_keys_lead_from_card_to_card(page: "Page", base: str) -> None:
    """The slash goes to the field, the arrows from there to the cards and back."""
    page.goto(base + "search.html?q=路灯")
    page.wait_for_selector(".wuhua-result")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == "wuhua-result"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"


def test_what_was_asked_is_offered_again_until_it_is_cleared(page: "Page", http: str) -> None:
    """A question that was sent stands on the empty page; one button forgets it."""
    page.goto(http + "search.html?q=鱼塘")
    page.wait_for_selector(".wuhua-result")
    page.goto(http + "search.html")
    page.wait_for_selector(".wuhua-ask")
    assert "鱼塘" in texts(page, ".wuhua-ask")
    page.click("text=清掉这些")
    assert "鱼塘" not in texts(page, ".wuhua-ask")


def test_a_word_of_the_same_sound_is_offered(page: "Page", base: str) -> None:
    """录灯 and 录灯维修 lead to what stands on some page and sounds alike; a word that sounds like nothing leads nowhere."""
    page.goto(base + "search.html")
    for wrong, right in (("录灯", "路灯"), ("鱼唐", "鱼塘"), ("录灯维修", "路灯维修")):
        assert ask(page, wrong) == f"没有含有“{wrong}”的记录。"
        page.wait_for_selector(".wuhua-guess")
        assert right in texts(page, ".wuhua-part")
    assert ask(page, "龘龘").startswith("没有含有")
    page.wait_for_selector(".wuhua-help")
    assert page.locator(".wuhua-guess").count() == 0
    assert page.get_attribute(".wuhua-phone", "href") == "tel:0757-0000000"


@pytest.mark.parametrize(
    ("asked", "same"),
    [
        ("路deng", "路灯"),
        ("lu deng", "路灯"),
        ("ludeng", "路灯"),
        ("ludeng,", "路灯"),
        ("ludeng。", "路灯"),
        ("lu-deng？", "路灯"),
        ("lu, deng!", "路灯"),
        ("０７５７", "0757"),
        ("三千二百六十元", "3260元"),
        ("1.2845万", "12845元"),
        ("三月八日", "3月8日"),
    ],
)
def test_two_ways_to_ask_one_thing(page: "Page", base: str, asked: str, same: str) -> None:
    """Letters among characters, numbers in characters and in 万 find what the plain spelling finds."""
    page.goto(base + "search.html")
    assert ask(page, asked).replace(asked, same) == ask(page, same)


def test_a_long_question_asks_what_it_is_about(page: "Page", base: str) -> None:
    """路灯花了多少钱，谁同意的 gives what 路灯 gives, and says that it was asked so."""
    page.goto(base + "search.html")
    plain = ask(page, "路灯")
    assert ask(page, "路灯花了多少钱，谁同意的？") == plain
    assert noted(page) == "按“路灯”查的。"


def test_the_number_of_results_is_told_to_screen_readers(page: "Page", base: str) -> None:
    """The sentence with the number is a status; the results themselves are not read out."""
    page.goto(base + "search.html?q=路灯")
    page.wait_for_selector(".wuhua-result")
    assert page.get_attribute(".wuhua-count", "role") == "status"
    assert page.locator("[aria-live]").count() == 0


def test_a_rounded_amount_is_said_to_be_about(page: "Page", base: str, site: Path) -> None:
    """An amount that stands nowhere gives those that round to it, and says so with both ends."""
    page.goto(base + "search.html")
    ask(page, "1.28万")
    assert noted(page).startswith("没有正好是“1.28万”的，下面是约这个数的（12,750.00 元到 12,849.99 元）")


@pytest.mark.parametrize(
    ("asked", "low", "high"),
    [("9万多", 90000, 99999.99), ("10多万", 100000, 199999.99), ("五千多块", 5000, 5999.99), ("120多元", 120, 129.99)],
)
def test_more_than_an_amount_is_a_stretch(page: "Page", base: str, asked: str, low: float, high: float) -> None:
    """多 after a number means from there to where its last figure changes: every page with such an amount, and no other."""
    amounts = re.compile(r"(?<![0-9.,])[0-9][0-9,]*\.[0-9]{2}(?![0-9.])")
    meant = [
        entry
        for entry in pages(COUNT - 1)
        if any(low <= float(found.replace(",", "")) <= high for found in amounts.findall(entry.text))
    ]
    page.goto(base + "search.html")
    told = ask(page, asked)
    assert told.startswith(f"找到 {len(meant)} 条" if meant else "没有"), told


@pytest.mark.parametrize(
    "amount",
    [
        "126072.75",
        "126,072.75",
        "126072",
        "1255317.65",
        "125.5万",
        "约126万",
        "126,072.75元是什么钱？",
    ],
)
def test_an_amount_in_large_type_leads_to_its_month(page: "Page", base: str, amount: str) -> None:
    """No record holds a month's sum: its page is the door; the amount is told whole, as it was typed."""
    page.goto(base + "search.html")
    told = ask(page, amount)
    page.wait_for_selector(".wuhua-door")
    assert texts(page, ".wuhua-door") == ["2025年12月的账"]
    assert "“" + amount.removesuffix("是什么钱？") + "”" in told


def test_the_likeliest_word_of_initials_comes_first(page: "Page", base: str) -> None:
    """ld is 路灯 first of all; its pages stand before those of other words that begin so."""
    page.goto(base + "search.html")
    assert ask(page, "ld").startswith("找到")
    page.wait_for_selector(".wuhua-snippet mark")
    assert texts(page, ".wuhua-snippet mark")[0] == "路灯"


def test_a_run_of_words_is_asked_by_its_words(page: "Page", base: str) -> None:
    """Words written without a blank are all asked; where one stands nowhere, only whole words are offered, each once."""
    page.goto(base + "search.html")
    plain = ask(page, "路灯 维修")
    assert ask(page, "维修的路灯路灯") == plain
    assert noted(page) == "按“维修”“路灯”查的。"
    assert ask(page, "路灯月球路灯的报") == "没有含有“路灯月球路灯的报”的记录。"
    page.wait_for_selector(".wuhua-part")
    assert [text.partition("的有")[0] for text in texts(page, ".wuhua-near .wuhua-part")] == ["含“路灯”"]
