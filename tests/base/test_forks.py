"""Helpers of a real crew: their results, their mistakes, and one that the system takes away."""

import os
import signal

import pytest

from wuhua.base.faults import MachineFault
from wuhua.base.forks import forks
from wuhua.steps.crew import work_on


def _doubled(number: int) -> int:
    return number * 2


def _stumble(number: int) -> int:
    if number == 3:
        raise ValueError("3")
    return number


def _killed(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_results_come_in_order() -> None:
    """As from ``map``."""
    with forks(2) as crew:
        assert list(crew.map(_doubled, range(100))) == list(range(0, 200, 2))


def test_a_mistake_is_the_parents() -> None:
    """What a helper raises is raised where its result is asked for."""
    with pytest.raises(ValueError, match="3"), forks(2) as crew:
        list(crew.map(_stumble, range(10)))


def test_one_taken_away_stops_the_work() -> None:
    """Nobody waits for what the dead would have brought."""
    with pytest.raises(MachineFault, match="内存"):
        list(work_on(_killed, range(100), workers=2))


def test_the_first_of_each_sort_is_done_before_the_helpers_are_forked() -> None:
    """So that they inherit what its sort imports; the results are what they would be without."""
    here: list[int] = []

    def job(number: int) -> int:
        here.append(number)
        return number * 2

    found = list(work_on(job, range(100), workers=2, sort_of=lambda number: number % 3))
    assert found == list(range(0, 200, 2))
    assert sorted(here) == [0, 1, 2]
