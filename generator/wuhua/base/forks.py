"""Forked helpers that inherit what the parent has read. One that dies is noticed, whatever it was doing: the work stops.

Each helper has two pipes of its own. The standard library's pool has one for all, whose far end the parent keeps open: a helper that
dies while it hands over a large result, which is when memory runs out, leaves the parent waiting for ever.
"""

import os
import pickle
import select
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from typing import Any, NoReturn, TypeVar

from wuhua.base.faults import MachineFault

T = TypeVar("T")
R = TypeVar("R")

#: So many items each helper is told in advance, so that none waits for a parent that is busy.
_AHEAD = 3
#: What a pipe holds, so that a helper can go on while its result waits; the system may grant less.
_PIPE_BYTES = 1 << 20
_SIZE = 8
_REFUSED = "系统不肯再开一个进程，多半是内存不够，或者开着的程序太多。关掉别的程序，再来一次。"
_SLOW = "做得太久，停住了。等电脑空一些，再来一次。"
_TAKEN = "做到一半，系统停掉了一个进程，多半是内存不够。关掉别的程序，再来一次。"


class TooSlow(MachineFault):
    """What the helpers did was not done in time; they were stopped."""


def may_fork() -> bool:
    """Whether a helper may be forked: beside other threads, one of them may hold what the helper would wait for, for ever."""
    threads = sys.modules.get("threading")
    return hasattr(os, "fork") and (threads is None or threads.active_count() == 1)


def cores() -> int:
    """How many processors this process may use."""
    with suppress(AttributeError):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def fork_map(
    job: Callable[[T], R],
    items: Sequence[T],
    count: int,
    prepare: Callable[[], object] | None = None,
    seconds: float | None = None,
) -> Generator[R, None, None]:
    """Give the results of ``job`` for ``items``, in order, from ``count`` helpers that are forked at the first result asked for.

    Each helper first calls ``prepare``. What a job raises is raised here in its turn. ``seconds``: how long all may take by the clock;
    None: as long as they need. MachineFault when the system took a helper away, TooSlow when time ran out.
    """
    crew: list[_Fork] = []
    end = None if seconds is None else time.monotonic() + seconds
    try:
        for _ in range(min(count, len(items))):
            crew.append(_begin(lambda number: job(items[number]), prepare, crew))
        yield from _in_order(crew, len(items), end)
    except TooSlow:
        for helper in crew:
            helper.stop()
        raise
    finally:
        for helper in crew:
            helper.close()
        for helper in crew:
            helper.wait()


def send(pipe: int, said: Any) -> None:
    """Write one thing into a pipe, whole. OSError where nobody reads it any more."""
    data = pickle.dumps(said, pickle.HIGHEST_PROTOCOL)
    rest = memoryview(len(data).to_bytes(_SIZE, "big") + data)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def receive(pipe: int) -> Any:
    """Read the next thing from a pipe. EOFError when who writes is gone, even in the middle of it."""
    return pickle.loads(_read(pipe, int.from_bytes(_read(pipe, _SIZE), "big")))


def _read(pipe: int, size: int) -> bytearray:
    data = bytearray(size)
    rest = memoryview(data)
    while rest:
        got = os.readv(pipe, [rest])
        if not got:
            raise EOFError
        rest = rest[got:]
    return data


class _Fork:
    """One forked process: where it is asked, where it is heard."""

    def __init__(self, pid: int, ask: int, hear: int) -> None:
        self._pid, self._ask, self.hear = pid, ask, hear

    def tell(self, number: int | None) -> None:
        """Give it one more item to do; None: there is none."""
        if number is not None:
            # Whether it is gone is seen where its answers are read.
            with suppress(OSError):
                send(self._ask, number)

    def answer(self) -> tuple[int, bool, Any]:
        """Read what it did: the item's number, whether it went well, the result or the mistake. MachineFault when it is gone."""
        try:
            answer: tuple[int, bool, Any] = receive(self.hear)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise MachineFault(_TAKEN) from error
        return answer

    def close(self) -> None:
        """Hang up: it ends when the item that it is busy with is done."""
        os.close(self._ask)
        os.close(self.hear)

    def stop(self) -> None:
        """End it at once."""
        os.kill(self._pid, signal.SIGKILL)

    def wait(self) -> None:
        """Wait until it has ended."""
        os.waitpid(self._pid, 0)


def _begin(job: Callable[[int], object], prepare: Callable[[], object] | None, others: Sequence[_Fork]) -> _Fork:
    """Fork a helper, to which ``job`` is called with the numbers that it is told. ``others``: those forked before it."""
    try:
        asked, ask = os.pipe()
        hear, said = os.pipe()
        pid = os.fork()
    except OSError as error:
        raise MachineFault(_REFUSED) from error
    helper = _Fork(pid, ask, hear)
    if not pid:
        for each in (helper, *others):
            each.close()
        _serve(job, prepare, asked, said)
    os.close(asked)
    os.close(said)
    return helper


def _in_order(crew: Sequence[_Fork], count: int, end: float | None) -> Iterator[Any]:
    waiting = iter(range(count))
    for _ in range(_AHEAD):
        for helper in crew:
            helper.tell(next(waiting, None))
    poll = select.poll()
    by_pipe = {helper.hear: helper for helper in crew}
    for pipe in by_pipe:
        poll.register(pipe, select.POLLIN)
    done: dict[int, tuple[bool, Any]] = {}
    for turn in range(count):
        while turn not in done:
            for pipe in _ready(poll, end):
                number, well, result = by_pipe[pipe].answer()
                done[number] = (well, result)
                by_pipe[pipe].tell(next(waiting, None))
        well, result = done.pop(turn)
        if not well:
            raise result
        yield result


def _ready(poll: "select.poll", end: float | None) -> list[int]:
    """The pipes from which something can be read. TooSlow when there is none until ``end``, in seconds of the monotonic clock."""
    left = None if end is None else max(0.0, end - time.monotonic()) * 1000
    ready = [pipe for pipe, _ in poll.poll(left)]
    if not ready:
        raise TooSlow(_SLOW)
    return ready


def _widen(pipe: int) -> None:
    import fcntl

    # Only Linux has it, and it may refuse.
    with suppress(AttributeError, OSError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _serve(job: Callable[[int], object], prepare: Callable[[], object] | None, asked: int, said: int) -> NoReturn:
    """Do what is asked until the parent hangs up; never return: what the parent would do on its way out is the parent's."""
    code = 1
    with suppress(BaseException):
        _widen(said)
        if prepare:
            prepare()
        with suppress(EOFError):
            while True:
                _answer(job, receive(asked), said)
        code = 0
    os._exit(code)


def _answer(job: Callable[[int], object], number: int, said: int) -> None:
    try:
        answer = (number, True, job(number))
    except Exception as error:
        answer = (number, False, _portable(error))
    try:
        send(said, answer)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        send(said, (number, False, TypeError(f"cannot be handed over: {error}")))


def _portable(error: Exception) -> Exception:
    """The mistake as it can be handed over, with where it happened: its own traceback stays here."""
    import traceback

    place = traceback.format_exc()
    try:
        error = pickle.loads(pickle.dumps(error))
    except Exception:
        error = RuntimeError(repr(error))
    error.add_note(place)
    return error
