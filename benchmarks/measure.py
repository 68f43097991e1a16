"""Child processes and what they cost: CPU, wall, peak memory.

CPU is user and system time of the child and of every process that it waited for; wall is the clock. A program whose helpers nobody
waits for, as a browser's, is run by :func:`run_brood` and measured from within by :func:`ticks_of_tree`. Peak memory is taken in a run of
its own that is not timed: the proportional set size (PSS, shared pages counted once) of the whole tree, looked at every 20 ms. The
kernel's own peak (``ru_maxrss``) is of no use: a child begins with its parent's.
"""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

_GLANCE_S = 0.02
#: How long a program may take; the longest, MkDocs with 10,000 records, takes a quarter of it.
_LIMIT_S = 3600.0
#: Adopts every orphan below it and waits for all: only then has the kernel added up what each of them cost. 36: PR_SET_CHILD_SUBREAPER.
_ADOPT = """
import ctypes, json, os, resource, subprocess, sys
if ctypes.CDLL(None).prctl(36, 1, 0, 0, 0):
    sys.exit("this kernel lets nobody adopt orphans")
code = subprocess.Popen(sys.argv[2:]).wait()
try:
    while True:
        os.wait()
except ChildProcessError:
    pass
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as told:
    json.dump(used.ru_utime + used.ru_stime, told)
sys.exit(code)
"""


@dataclass(frozen=True)
class Cost:
    """One run: seconds of CPU and of the clock, and the machine's load when it began."""

    cpu_s: float
    wall_s: float
    load: float


class RunBroken(Exception):
    """A measured program failed; its output is in the message."""


class RunStuck(RunBroken):
    """A measured program did not end in its time, and was killed with all that it had started."""


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, limit_s: float = _LIMIT_S
) -> Cost:
    """Run a program to its end in a folder. RunBroken when it fails: a failed run is never a measurement; RunStuck after ``limit_s``."""
    load = os.getloadavg()[0]
    with open(folder / ".output", "wb") as output:
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, env=_env(environment), stdout=output, stderr=output)
        in_time = _ends(child.pid, limit_s)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if not in_time:
        raise RunStuck(f"{' '.join(command)}: did not end in {limit_s:.0f} s")
    _refuse(child.returncode, command, folder)
    return Cost(used.ru_utime + used.ru_stime, wall, load)


def run_brood(command: Sequence[str], folder: Path, limit_s: float = _LIMIT_S) -> Cost:
    """Run a program and count what all its processes cost, those too that it left to themselves. RunBroken, RunStuck as :func:`run`."""
    told = folder / ".cost"
    whole = run((sys.executable, "-c", _ADOPT, str(told), *command), folder, limit_s=limit_s)
    return replace(whole, cpu_s=json.loads(told.read_text(encoding="ascii")))


def _ends(pid: int, limit_s: float) -> bool:
    """Wait until a process has ended; False where that took too long, and it and its descendants were killed."""
    watched = os.pidfd_open(pid)
    try:
        if select.select([watched], [], [], limit_s)[0]:
            return True
        _kill_tree(pid)
        return False
    finally:
        os.close(watched)


def _kill_tree(pid: int) -> None:
    """Kill a process and all its descendants; they are stopped first, so that none starts another meanwhile."""
    stopped: set[int] = set()
    while fresh := set(tree_of(pid)) - stopped:
        for each in fresh:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGSTOP)
        stopped |= fresh
    for each in stopped:
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


def ticks_of_tree(pid: int) -> float:
    """Seconds of CPU of a running process, of its descendants that are alive and of those that they waited for."""
    return sum(map(_cpu_s, tree_of(pid)))


def peak_of_tree(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> float:
    """Run a program and watch the memory of all its processes together; MiB of PSS."""
    return peaks_of_tree(command, folder, environment)[0]


def peaks_of_tree(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, limit_s: float = _LIMIT_S
) -> tuple[float, float]:
    """Run a program and watch the memory of all its processes together, and of the largest one that it started; MiB of PSS.

    RunBroken, RunStuck as :func:`run`.
    """
    with open(folder / ".output", "wb") as output:
        child = subprocess.Popen(command, cwd=folder, env=_env(environment), stdout=output, stderr=output)
        peak = largest = 0
        last = time.monotonic() + limit_s
        while child.poll() is None:
            if time.monotonic() > last:
                _ends(child.pid, 0)
                raise RunStuck(f"{' '.join(command)}: did not end in {limit_s:.0f} s")
            first, *others = map(_pss_kib, tree_of(child.pid))
            peak, largest = max(peak, first + sum(others)), max(largest, *others, 0)
            time.sleep(_GLANCE_S)
    _refuse(child.returncode, command, folder)
    return peak / 1024, largest / 1024


def yardstick_ms() -> float:
    """How long this machine takes just now to add three million numbers in Python; the median of five, CPU milliseconds."""

    def once() -> float:
        start = time.process_time()
        sum(range(3_000_000))
        return 1000 * (time.process_time() - start)

    return median(once() for _ in range(5))


def remove(path: Path) -> None:
    """Remove a file, a link or a whole folder; nothing happens when it is not there."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)


def medians(costs: Sequence[Cost]) -> Cost:
    """The median of each figure by itself."""
    return Cost(
        median(cost.cpu_s for cost in costs),
        median(cost.wall_s for cost in costs),
        median(cost.load for cost in costs),
    )


def ratio(pairs: Sequence[tuple[float, float]]) -> float:
    """The median of the pairs' own ratios, first by second: what disturbed the machine disturbed both."""
    return median(first / second for first, second in pairs)


def _env(more: Mapping[str, str] | None) -> dict[str, str]:
    return {**os.environ, **(more or {})}


def _refuse(code: int, command: Sequence[str], folder: Path) -> None:
    if code:
        told = (folder / ".output").read_text(encoding="utf-8", errors="replace")
        raise RunBroken(f"{' '.join(command)}: exit code {code}\n{told[-2000:]}")


def tree_of(pid: int) -> list[int]:
    """A process and all its descendants that are alive."""
    found = [pid]
    for parent in found:
        try:
            for task in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{task}/children", encoding="ascii") as file:
                    found += map(int, file.read().split())
        except OSError:
            continue
    return found


def _pss_kib(pid: int) -> int:
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
            return next((int(line.split()[1]) for line in file if line.startswith("Pss:")), 0)
    except OSError:
        return 0


def _cpu_s(pid: int) -> float:
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            # The name, in brackets, may hold blanks; user and system time follow as fields 14 to 17, with the children's.
            fields = file.read().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
