"""Forked helpers that inherit what the parent has read. One that dies is noticed: the work stops, it does not wait for ever."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context

from wuhua.base.faults import MachineFault


@contextmanager
def forks(count: int, prepare: Callable[[], object] | None = None) -> Iterator[Executor]:
    """Give ``count`` helpers; each first calls ``prepare``. MachineFault when the system took one away."""
    try:
        with ProcessPoolExecutor(count, get_context("fork"), prepare) as crew:
            yield crew
    except BrokenProcessPool as error:
        raise MachineFault("做到一半，系统停掉了一个进程，多半是内存不够。关掉别的程序，再来一次。") from error
