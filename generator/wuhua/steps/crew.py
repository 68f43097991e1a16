"""Work on many items on all cores: forked workers that inherit what the parent has read, results in order."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol, TypeVar, cast


class Reader(Protocol):
    """Who reads the few changed records elsewhere; None from either: it failed, and is done here."""

    def rows(self) -> list[tuple[Any, ...]] | None:
        """The changed files' rows, as plain tuples in the order of the files."""
        ...

    def sheets(self, wanted: Iterable[tuple[str, list[Any]]], sizes: dict[str, int]) -> list[Any] | None:
        """The sheets of records by key, each with the findings that it tells."""
        ...


T = TypeVar("T")
R = TypeVar("R")

#: So many changed records one other hand reads while the index is loaded; more are for the crew.
FEW = 20
#: Fewer items than this are not worth a crew.
_LEAST = 48
_BATCH = 32

_job: Callable[..., Any] | None = None


def may_fork() -> bool:
    """Whether a lone helper may be forked: beside other threads, one of them may hold what the helper will wait for."""
    threads = sys.modules.get("threading")
    return hasattr(os, "fork") and (threads is None or threads.active_count() == 1)


def apart(job: Callable[[], R]) -> R:
    """Do a job in a forked helper, so that the memory that it takes goes with it; here where none may be forked.

    MachineFault when the system took the helper away.
    """
    if not may_fork():
        return job()
    from wuhua.base.forks import forks

    global _job
    _job = job
    with forks(1) as helper:
        result = helper.submit(_call).result()
    _job = None
    return cast("R", result)


def portions(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items, ``size`` together: so many are held in memory at a time."""
    rest = iter(items)
    while portion := list(islice(rest, size)):
        yield portion


def work_on(
    job: Callable[[T], R],
    items: Sequence[T],
    workers: int | None = None,
    least: int = _LEAST,
    sort_of: Callable[[T], object] | None = None,
) -> Iterator[R]:
    """Give the results of ``job`` for items, in their order. ``workers`` None: one for each core that we may use.

    Fewer items than ``least`` are done here. The first item of each sort is done here as well, so that the workers inherit what its
    sort imports and compiles; None: what the job needs is at hand. MachineFault when the system took a worker away.
    """
    count = workers or len(os.sched_getaffinity(0))
    if len(items) < least or count < 2:
        yield from map(job, items)
        return
    from wuhua.base.forks import forks

    for item in {sort_of(item): item for item in reversed(items)}.values() if sort_of else ():
        job(item)
    global _job
    _job = job
    with forks(count) as crew:
        size = min(_BATCH, -(-len(items) // (4 * count)))
        for results in crew.map(_batch, [items[at : at + size] for at in range(0, len(items), size)]):
            yield from results
    _job = None


def _call() -> Any:
    assert _job is not None
    return _job()


def _batch(items: Sequence[Any]) -> list[Any]:
    assert _job is not None
    return [_job(item) for item in items]
