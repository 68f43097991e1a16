"""The five papers' own numbers, at their edges: each place's village is judged exactly as its answer key says."""

import pytest

from tests.places.kit import Case, place_cases, places
from wuhua.law.policy import load_policy

CASES = [(place, case) for place in places() for case in place_cases(place)]


def test_each_paper_has_its_place() -> None:
    """All five papers have a village and an answer key."""
    assert places() == ["baini_2013", "danyang", "district_001", "dongguan_2016", "sichuan_2021"]


@pytest.mark.parametrize(("place", "case"), CASES, ids=[f"{place}-{case.name}" for place, case in CASES])
def test_findings_are_the_answer(place: str, case: Case) -> None:
    """What the program finds in a place's village is its answer key, no more and no less."""
    assert case.differences() == []


@pytest.mark.parametrize("place", places())
def test_villages_are_small(place: str) -> None:
    """A place's village is at most 25 files, in the policy of its paper."""
    files = next(place_cases(place)).files
    profile = next(text for file, text in files.items() if file.startswith("村情/"))
    name = next(line.removeprefix("当地规定: ") for line in profile.splitlines() if line.startswith("当地规定: "))

    assert len(files) <= 25
    assert load_policy(name)[1] == []
