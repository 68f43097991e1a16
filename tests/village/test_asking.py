"""What the search knows of a village besides its records: every question it offers is one that its pages answer."""

import re
from pathlib import Path

import pytest

from tests.village.kit import small_village, wuhua
from wuhua.outputs.site.search.shards import data_of
from wuhua.overviews.asking_words import DOORS, OTHER, STRIP


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a part of the example village."""
    village = small_village(tmp_path_factory.mktemp("asking"))
    done = wuhua(village, "build", "--no-boards")
    assert done.returncode in (0, 1), done.stderr
    return village / "site"


@pytest.fixture(scope="module")
def told(site: Path) -> dict[str, list[dict[str, str]]]:
    """Give what the client is told."""
    data = data_of((site / "search/asking.js").read_bytes())
    assert isinstance(data, dict)
    return data


def test_every_door_leads_to_a_page(site: Path, told: dict[str, list[dict[str, str]]]) -> None:
    """Doors name pages that there are, by the title that stands on them; the pages of rules have a list of their own."""
    assert len(told["doors"]) > 10
    for door in told["doors"]:
        key, _, part = door["k"].partition("#")
        page = (site / f"{key}.html").read_text("utf-8")
        assert door["t"] in re.sub("<[^>]*>", "", page), door
        assert not part or f'id="{part}"' in page
    rules = data_of((site / "search/rules.js").read_bytes())
    assert isinstance(rules, list) and len(rules) > 100
    assert all((site / f"{key}.html").exists() for _, key in rules)


def test_the_figures_in_large_type_lead_to_their_pages(site: Path, told: dict[str, list[dict[str, str]]]) -> None:
    """Each figure of a month's or a year's head stands on that page, and the page has a door; the first page's are among them."""
    pages = data_of((site / "search/figures.js").read_bytes())
    assert isinstance(pages, list)
    doors = {door["k"] for door in told["doors"]}
    for key, figures in pages:
        page = (site / f"{key}.html").read_text("utf-8")
        assert key in doors
        assert all(f"{cents // 100:,}.{cents % 100:02}" in page for cents in figures if cents > 0), key
    head = (site / "index.html").read_text("utf-8").partition("账上还有")[2]
    left = re.search(r"[0-9,]{5,}\.[0-9]{2}", re.sub("<[^>]*>", "", head))
    assert left is not None
    held = {key for key, figures in pages if int(re.sub("[,.]", "", left[0])) in figures}
    assert "month/2025-12" in held and "index" not in held


def test_questions_are_made_of_what_the_village_has(site: Path, told: dict[str, list[str]]) -> None:
    """The newest decision is offered by its title; nothing is offered of a kind that has no records."""
    assert any(question.endswith("是谁同意的？") for question in told["ask"])
    assert "今天谁值班？" in told["ask"]
    assert not any("花了多少钱" in question for question in told["ask"])
    titles = {row[1] for path in (site / "search").glob("d[0-9]*.js") for row in rows(path)}
    decided = next(question for question in told["ask"] if question.endswith("是谁同意的？"))
    assert decided.removesuffix("是谁同意的？") in titles


def rows(path: Path) -> list[list[str]]:
    """The rows of a chunk."""
    data = data_of(path.read_bytes())
    assert isinstance(data, list)
    return data


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("修路花了多少", "修路"),
        ("路灯花了多少钱", "路灯"),
        ("路灯谁同意的", "路灯"),
        ("中社路灯改造是谁同意的", "中社路灯改造"),
        ("今天谁值班", "值班"),
        ("三月有什么没公开", "三月"),
        ("参保登记要带什么", "参保登记"),
        ("低保怎么办", "低保"),
    ],
)
def test_words_that_ask_are_left_out(question: str, left: str) -> None:
    """What remains of a question is what it is about; Python and JavaScript read these patterns alike."""
    for pattern in STRIP:
        question = re.sub(pattern, " ", question)
    assert question.split() == [left]


def test_the_tables_stay_small() -> None:
    """No door and no other name is listed twice, and none stands for itself."""
    assert all(len(set(words)) == len(words) for words in (*DOORS.values(), *OTHER.values()))
    assert all(name not in others for name, others in OTHER.items())
