"""Killed or refused at any call, the served site is one whole release, and the next build leaves nothing behind."""

import builtins
import errno
import io
import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.publish.village import Site, rubbish, served, site
from wuhua.base.faults import MachineFault
from wuhua.publish.manifest import hash_bytes
from wuhua.publish.writer import Publisher

_CALLS = (
    *("open", "read", "write", "close", "fsync", "sync", "chmod", "fchmod", "utime", "stat", "lstat", "fstat"),
    *("link", "symlink", "readlink", "rename", "replace", "unlink", "rmdir", "mkdir", "scandir"),
)
_ADVICE = {errno.EIO: "磁盘读写出错", errno.ENOSPC: "磁盘满了", errno.EROFS: "只读", errno.EACCES: "没有写权限"}


class _Listing:
    """A folder's listing whose last step is a call of its own: a disk can fail in the middle of it."""

    def __init__(self, real: Any, gate: Callable[[], None]) -> None:
        self.real, self.gate = real, gate

    def __enter__(self) -> "_Listing":
        return self

    def __exit__(self, *_: object) -> None:
        self.real.close()

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        yield from self.real
        self.gate()


class Machine:
    """Counts the calls of one build, and at the chosen one does what the test says instead."""

    def __init__(self, at: int, then: Callable[[], None]) -> None:
        self.at, self.then, self.calls = at, then, 0

    def gate(self) -> None:
        """Pass, or fail here."""
        self.calls += 1
        if self.calls == self.at:
            self.then()

    def around(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """Put the gate in front of a call."""

        def call(*args: Any, **kwargs: Any) -> Any:
            if name == "close":
                # A failing close has closed all the same.
                real(*args, **kwargs)
                return self.gate()
            self.gate()
            done = real(*args, **kwargs)
            return _Listing(done, self.gate) if name == "scandir" else done

        return call

    @contextmanager
    def running(self) -> Iterator["Machine"]:
        """Put every call through the gate."""
        with pytest.MonkeyPatch.context() as patch:
            for name in _CALLS:
                patch.setattr(os, name, self.around(name, getattr(os, name)))
            for module in (builtins, io):
                patch.setattr(module, "open", self.around("open", open))
            yield self


def build(out: Path, content: Site, source: Path, clone: bool = True) -> None:
    """Publish with every way of putting a file: written, deleted, lent and linked."""
    with Publisher(out) as publisher:
        staging = publisher.stage(clone, mtime=1)
        for path in sorted(staging.digests.keys() - content.keys()):
            staging.delete(path)
        files = {path: staging.write(path, data) for path, data in content.items()}
        staging.path("lent.pdf").write_bytes(b"lent")
        staging.link_file(source, "linked.pdf")
        staging.publish({**files, "lent.pdf": hash_bytes(b"lent"), "linked.pdf": hash_bytes(b"linked")})


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A served site with enough releases behind it that the next one recycles and retires."""
    (tmp_path / "cache").mkdir()
    source(tmp_path / "www/site").write_bytes(b"linked")
    for version in range(1, 7):
        build(tmp_path / "www/site", site(version), source(tmp_path / "www/site"))
    return tmp_path / "www/site"


def source(out: Path) -> Path:
    """A file of a cache on the same disk."""
    return out.parents[1] / "cache/linked.pdf"


def full(version: int) -> Site:
    """What a visitor gets of a version."""
    return {**site(version), "lent.pdf": b"lent", "linked.pdf": b"linked"}


def survives(out: Path, version: int) -> bool:
    """Check that the old or the new version is served whole, and that the next build is clean; say whether the new."""
    now = served(out)
    assert now in (full(version - 1), full(version))
    build(out, site(version), source(out))
    assert served(out) == full(version)
    assert rubbish(out) == []
    return now == full(version)


def die() -> None:
    """End the process as a kill does: nothing is closed, nothing cleaned."""
    os._exit(9)


def in_child(work: Callable[[], object]) -> int:
    """Do the work in a forked process and return its exit code: 0 done, 2 a MachineFault, 9 died, 3 anything else."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        work()
        os._exit(0)
    except MachineFault as fault:
        os._exit(2 if "\n" not in str(fault) else 3)
    except BaseException:
        os._exit(3)


@pytest.mark.parametrize("clone", [True, False])
def test_dying_before_every_call(out: Path, clone: bool) -> None:
    """A build that dies before any one of its calls leaves a whole site, the old or the new, and no lasting rubbish."""
    at, version, new, code = 0, 7, 0, 9
    while code == 9:
        at += 1
        with Machine(at, die).running() as machine:
            code = in_child(partial(build, out, site(version), source(out), clone))
        assert code in (0, 9), machine.calls
        new += survives(out, version)
        version += 1

    assert at > 80
    assert 1 < new < at


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_an_error_at_every_call(out: Path, number: int) -> None:
    """A call that fails is one line of Chinese with a path, never a traceback, and a whole site stands."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    at, version, faults, finished = 0, 7, 0, False
    while not finished:
        at += 1
        with Machine(at, fail).running() as machine:
            try:
                build(out, site(version), source(out))
            except MachineFault as fault:
                faults += 1
                assert str(out.parent) in str(fault) or str(source(out)) in str(fault)
                # os.makedirs takes a folder that it cannot look at for one that is in the way.
                assert _ADVICE[number] in str(fault) or "已经有同名的文件" in str(fault)
                assert "\n" not in str(fault)
                assert (served(out) == full(version)) == ("新网站已经换上" in str(fault))
        finished = machine.calls < at
        survives(out, version)
        version += 1

    assert at > 80
    assert faults > at * 0.6


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EMFILE, errno.ENAMETOOLONG, errno.EDQUOT, 9999])
def test_every_refusal_has_its_advice(out: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """A read-only disk, a missing permission and the like are told apart, and end with how the site stands."""
    real = os.open

    def refuse(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        if flags & os.O_CREAT:
            raise OSError(number, os.strerror(number), str(path))
        return real(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(MachineFault, match=f"{_ADVICE.get(number, f'发布|错误 {number}，')}.*原来的网站没有动。$"):
        build(out, site(7), source(out))
    monkeypatch.undo()

    assert survives(out, 7) is False


def test_a_disk_without_symbolic_links(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no link can be made the message says so, and the old site stands."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "symlink", refuse)
    with pytest.raises(MachineFault, match="不支持符号链接"):
        build(out, site(7), source(out))
    monkeypatch.undo()

    assert survives(out, 7) is False


def test_a_disk_that_takes_little_at_a_time(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that takes fewer bytes than it was given goes on until all are written."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:7]))
    build(out, site(7), source(out))

    assert served(out) == full(7)


def test_a_disk_without_hard_links(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files cannot be shared they are written anew, and all is as ever."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    build(out, site(7), source(out))

    assert served(out) == full(7)
    assert not (out / "linked.pdf").samefile(source(out))


@pytest.mark.parametrize("limit", [resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE])
def test_limits_of_the_real_system(out: Path, limit: int) -> None:
    """A real limit on file size or open files ends in one line, with the old site whole."""

    def tight() -> None:
        resource.setrlimit(limit, (4, 4) if limit == resource.RLIMIT_NOFILE else (100, 100))
        build(out, site(7), source(out))

    assert in_child(tight) == 2
    assert survives(out, 7) is False
