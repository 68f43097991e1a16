"""Work on many items on all cores: forked workers that inherit what the parent has read, results in order."""

import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from typing import Any, Protocol, TypeVar


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


def apart(job: Callable[[], R], seconds: float | None = None) -> R:
    """Do a job in a forked helper, so that the memory that it takes goes with it; here where none may be forked.

    ``seconds``: how long the helper may take by the clock; None: as long as it needs. MachineFault when the system took the helper away
    or time ran out.
    """
    from wuhua.base.forks import fork_map, may_fork

    if not may_fork():
        return job()
    (result,) = fork_map(lambda _: job(), (None,), 1, seconds=seconds)
    return result


def flow(items: Iterable[T]) -> Generator[T, None, None]:
    """Give what an iterator gives, made in a forked helper so that the memory that it takes goes with it; here where none may be forked.

    The helper goes on while what it gave is worked on here. MachineFault when the system took it away.
    """
    from wuhua.base.forks import fork_map, may_fork

    if not may_fork():
        yield from items
        return
    rest = iter(items)
    with closing(fork_map(lambda _: list(islice(rest, _BATCH)), range(sys.maxsize), 1)) as batches:
        for batch in batches:
            if not batch:
                return
            yield from batch


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

    Fewer items than ``least`` are done here, and all where none may be forked. The first item of each sort is done here as well, so that the workers inherit what its
    sort imports and compiles; None: what the job needs is at hand. MachineFault when the system took a worker away.
    """
    if len(items) < least:
        yield from map(job, items)
        return
    from wuhua.base.forks import cores, fork_map, may_fork

    count = workers or cores()
    if count < 2 or not may_fork():
        yield from map(job, items)
        return
    for item in {sort_of(item): item for item in reversed(items)}.values() if sort_of else ():
        job(item)
    size = min(_BATCH, -(-len(items) // (4 * count)))
    batches = [items[at : at + size] for at in range(0, len(items), size)]
    for results in fork_map(lambda batch: [job(item) for item in batch], batches, count):
        yield from results
