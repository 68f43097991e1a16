"""Helpers of a real crew: their results, their mistakes, and those that the system takes away."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wuhua.base.faults import MachineFault
from wuhua.base.forks import TooSlow, fork_map
from wuhua.steps.crew import apart, flow, work_on

_PARENT = os.getpid()


def _children() -> str:
    """The processes that this one has started and that have not been waited for."""
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text()


@pytest.fixture(autouse=True)
def nobody_left() -> Iterator[None]:
    """Whatever happens, no helper outlives the test and no pipe stays open."""
    before, pipes = _children(), len(os.listdir("/proc/self/fd"))
    yield
    assert (_children(), len(os.listdir("/proc/self/fd"))) == (before, pipes)


def test_results_come_in_order() -> None:
    """As from ``map``, from more than one process, however long each takes; nothing that the parent has is handed over."""
    unportable = [lambda number=number: (number, os.getpid()) for number in range(100)]

    def job(each: Callable[[], tuple[int, int]]) -> tuple[int, int]:
        time.sleep(0.002 * (each()[0] % 3))
        return each()

    numbers, pids = zip(*fork_map(job, unportable, 2), strict=True)
    assert numbers == tuple(range(100))
    assert len(set(pids)) == 2 and os.getpid() not in pids


def test_helpers_go_on_while_the_parent_is_busy() -> None:
    """Each has a few items in advance, so that none waits until the parent asks for the next result."""
    results = fork_map(lambda number: time.monotonic(), range(8), 2)
    next(results)
    time.sleep(0.5)
    resumed = time.monotonic()
    assert sum(at < resumed for at in results) >= 4


def test_each_helper_is_prepared() -> None:
    """What ``prepare`` sets is set in the helpers, not here."""
    found: list[int] = []
    assert list(fork_map(lambda number: [*found, number], [1, 2], 2, lambda: found.append(7))) == [[7, 1], [7, 2]]
    assert found == []


def test_a_mistake_is_the_parents() -> None:
    """What a helper raises is raised where its result is asked for, with the place in the helper; what came before is given."""

    def stumble(number: int) -> int:
        if number == 3:
            raise ValueError("3")
        return number

    results = fork_map(stumble, range(10), 2)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="3") as caught:
        next(results)
    assert "in stumble" in caught.value.__notes__[0]


class _Peculiar(Exception):
    """A mistake that is made of more than it keeps."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name)


def _raise_peculiar(_: int) -> None:
    raise _Peculiar(name="x")


@pytest.mark.parametrize(
    ("job", "mistake"), [(lambda number: lambda: number, TypeError), (_raise_peculiar, RuntimeError)]
)
def test_what_cannot_be_handed_over_is_told(job: Callable[[int], object], mistake: type[Exception]) -> None:
    """A result or a mistake that cannot be pickled is a mistake, not a helper that is gone."""
    with pytest.raises(mistake):
        list(fork_map(job, [1], 1))


def _killed(number: int) -> int:
    assert os.getpid() != _PARENT
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_one_taken_away_stops_the_work() -> None:
    """Nobody waits for what the dead would have brought."""
    with pytest.raises(MachineFault, match="内存"):
        list(work_on(_killed, range(100), workers=2))


def test_one_that_dies_while_it_hands_over_stops_the_work() -> None:
    """A result of which half was handed over when the helper died is no result, and nobody waits for the rest."""
    results = fork_map(lambda number: (os.getpid(), bytes(number * 50_000_000)), range(2), 1)
    helper, _ = next(results)
    # Long enough for the second result to fill the pipe.
    time.sleep(0.5)
    os.kill(helper, signal.SIGKILL)
    with pytest.raises(MachineFault, match="内存"):
        next(results)


def test_time_runs_out() -> None:
    """Who takes longer than he may is stopped at once."""
    begun = time.monotonic()
    with pytest.raises(TooSlow):
        apart(lambda: time.sleep(60), seconds=0.2)
    assert time.monotonic() - begun < 10


def test_work_may_be_left() -> None:
    """Who needs no more results lets the helpers go."""
    results = fork_map(lambda number: number, range(1000), 2)
    assert next(results) == 0
    results.close()


def test_what_flows_is_made_in_one_helper() -> None:
    """In order, to the end, by a process that is not this one; an empty flow ends as well."""
    numbers, pids = zip(*flow((number, os.getpid()) for number in range(1000)), strict=True)
    assert numbers == tuple(range(1000))
    assert len(set(pids)) == 1 and os.getpid() not in pids
    assert list(flow(iter(()))) == []


def test_a_flow_goes_on_while_the_parent_is_busy() -> None:
    """The helper makes a few portions in advance, and is let go where nobody wants more."""
    made = flow(time.monotonic() for _ in range(1000))
    next(made)
    time.sleep(0.3)
    resumed = time.monotonic()
    assert sum(at < resumed for at in (next(made) for _ in range(90))) > 60
    made.close()


def test_a_flow_that_stumbles_is_the_parents_mistake() -> None:
    """What came before it is given where it was handed over; a helper that is taken away stops the work."""
    with pytest.raises(ZeroDivisionError):
        list(flow(1 // (40 - number) for number in range(100)))
    with pytest.raises(MachineFault, match="内存"):
        list(flow(_killed(number) for number in range(100)))


def test_the_first_of_each_sort_is_done_before_the_helpers_are_forked() -> None:
    """So that they inherit what its sort imports; the results are what they would be without."""
    here: list[int] = []

    def job(number: int) -> int:
        here.append(number)
        return number * 2

    found = list(work_on(job, range(100), workers=2, sort_of=lambda number: number % 3))
    assert found == list(range(0, 200, 2))
    assert sorted(here) == [0, 1, 2]
