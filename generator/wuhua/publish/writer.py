"""The atomic publisher: the served folder is a link, and moves from one whole release to the next (step: publish).

In: a staged release. Out: ``OUT -> OUT.releases/<id>``. Killed at any moment, the served site is one whole release,
the old or the new; the next build removes what was left behind. Layout, all under one lock:

    OUT                       link to the served release
    OUT.releases/<id>         releases, the last three, and any other that was served a moment ago; unchanged files are
                              shared by hard links
    OUT.releases/.spare       the one before, kept only to be turned into the next release: sharing anew 5,000 files
                              costs 55 ms, finding that they are shared already 10
    OUT.releases/.tmp-*       a release being built, or one being removed
    OUT.releases/.link        the new link, before it takes OUT's place
    OUT.releases/.lock        one build at a time
"""

import errno
import os
from collections.abc import Iterable, Mapping, Set
from contextlib import suppress
from itertools import chain, count
from pathlib import Path
from types import TracebackType

from wuhua.base.faults import MachineFault
from wuhua.publish.ahead import Ahead
from wuhua.publish.manifest import MANIFEST, parse_manifest, release_id
from wuhua.publish.staging import Staging
from wuhua.publish.tree import Mirror, folder_times, remove_tree, sync_folder
from wuhua.publish.trouble import UNTOUCHED, explain, guard
from wuhua.publish.verify import RELEASE, verify_site

_TEMPORARY = ".tmp-"
_LINK = ".link"
_SPARE = ".spare"
_LOCK = ".lock"
_SWITCHED = "新网站已经换上，只是没能确认写进了磁盘。"


class Publisher:
    """Hold the lock on a served folder and publish into it; a context manager, one at a time for each ``out``.

    ``keep`` counts the releases left on disk with the served one; 1 leaves no older copy at all, for content that is
    withdrawn. On entry: MachineFault when another build holds the lock, or ``out`` is something that we did not make.
    ``grace_s`` (seconds): a release stays that long after it was served last, for the visitor whose request has followed
    the link and not yet opened the file; with ``keep`` 1 it goes at once.
    On exit: what was staged and not published is removed; an OSError of the builder's own becomes a MachineFault.
    """

    def __init__(self, out: Path, keep: int = 3, grace_s: float = 1.0) -> None:
        self.out = Path(os.path.abspath(out))
        self.releases = self.out.with_name(self.out.name + ".releases")
        self.keep = keep
        self._grace_ns = int(grace_s * 1e9) if keep > 1 else 0
        self._lock = -1
        self._owner = os.getpid()
        self._ahead: tuple[Path, Mapping[str, str], Ahead] | None = None

    def __enter__(self) -> "Publisher":
        with guard(self.releases):
            self._standing()
            os.makedirs(self.releases, exist_ok=True)
            self._lock = _take_lock(self.releases / _LOCK)
            try:
                self._sweep()
            except BaseException:
                self._unlock()
                raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._finish_ahead()
        # What cannot be removed now, on a failing disk, the next build removes.
        with suppress(OSError):
            self._sweep()
        self._unlock()
        # A library that writes its own files, a board for one, meets the same full disk.
        if isinstance(error, OSError):
            raise MachineFault(explain(error, self.releases) + UNTOUCHED) from error

    @property
    def current(self) -> str | None:
        """Id of the served release; None when nothing of ours is served."""
        folder = self.previous_dir
        return folder.name.partition(".")[0] if folder else None

    @property
    def previous_dir(self) -> Path | None:
        """Folder of the served release, which the next one will follow; None when nothing of ours is served."""
        with guard(self.out):
            name = self._standing()
            folder = self.releases / name if name else None
            return folder if folder and (folder / MANIFEST).is_file() else None

    def folder_times(self, files: Iterable[str]) -> dict[str, int]:
        """When each folder of the served release, which holds these files, was changed last, for ``is_as_left``."""
        return folder_times(str(self.previous_dir), files)

    def is_as_left(self, times: Mapping[str, int]) -> bool:
        """Whether no file was removed from the served release or added to it since ``folder_times`` gave these."""
        previous = self.previous_dir
        return previous is not None and bool(times) and folder_times(str(previous), (), times) == times

    def look_ahead(self) -> None:
        """Begin to share the served release's files in another process, for a ``stage(clone=True)`` that will likely come."""
        previous = self.previous_dir
        if previous is not None and self._ahead is None:
            with guard(previous):
                files, newest = _listed(previous)
            self._ahead = (previous, files, Ahead(lambda: self._mirror(previous, files, newest), files.keys()))

    def stage(self, clone: bool, mtime: int | None = None) -> Staging:
        """Start a release: empty, or with every sound file of the served one, shared by hard links.

        ``mtime`` is the time to set on new files, in seconds since 1970 (SOURCE_DATE_EPOCH); None leaves their own.
        An earlier staging of this publisher is dropped.
        """
        begun = self._finish_ahead()
        with guard(self._root):
            staging = Staging(self._root, self._install, None if mtime is None else min(mtime, self._now()))
            previous = self.previous_dir if clone else None
            if previous is None:
                remove_tree(str(self._root))
                os.mkdir(self._root)
            elif begun is not None and begun[0] == previous:
                _fill(staging, *begun[1:])
            else:
                files, newest = _listed(previous)
                mirror = self._mirror(previous, files, newest)
                _fill(staging, files, files.keys() - mirror.linked, mirror.passed_over)
        return staging

    def _now(self) -> int:
        """The disk's own time, in seconds: a file dated later than its manifest could be edited until then unseen."""
        lock = self.releases / _LOCK
        os.utime(lock)
        return int(lock.stat().st_mtime)

    @property
    def _root(self) -> Path:
        return self.releases / f"{_TEMPORARY}{self._owner}"

    def _mirror(self, previous: Path, files: Mapping[str, str], newest_ns: int) -> Mirror:
        remove_tree(str(self._root))
        self._lay_out(self._root)
        mirror = Mirror(files, newest_ns)
        mirror.make(str(previous), str(self._root))
        return mirror

    def _finish_ahead(self) -> tuple[Path, Mapping[str, str], Set[str], int] | None:
        """What was shared ahead: of which release, its files, those not taken over, how many others; None: nothing."""
        if self._ahead is None:
            return None
        (previous, files, ahead), self._ahead = self._ahead, None
        outcome = ahead.outcome()
        return None if outcome is None else (previous, files, frozenset(outcome[0]), outcome[1])

    def _lay_out(self, root: Path) -> None:
        try:
            os.rename(self.releases / _SPARE, root)
        except FileNotFoundError:
            os.mkdir(root)

    def _install(self, staging: Staging, manifest: bytes) -> str:
        release = release_id(manifest)
        if staging.untouched and release == self.current:
            if self.keep > 1:
                os.rename(staging.root, self.releases / _SPARE)
            return release
        staging.seal(manifest)
        name = self._place(staging, release)
        self._switch(name)
        # The new site stands; what cannot be removed now, the next build removes.
        with suppress(OSError):
            self._retire(name)
        return release

    def _place(self, staging: Staging, release: str) -> str:
        for name in chain([release], (f"{release}.{number}" for number in count(2))):
            folder = self.releases / name
            if not os.path.lexists(folder):
                os.rename(staging.root, folder)
                break
            # The same content was published before; a folder damaged since must not be served again.
            if not verify_site(folder):
                os.utime(folder)
                break
        sync_folder(self.releases)
        return name

    def _switch(self, name: str) -> None:
        link = self.releases / _LINK
        try:
            os.symlink(f"{self.releases.name}/{name}", link)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS):
                raise
            raise MachineFault(f"{self.out}：这个磁盘不支持符号链接，换一块磁盘再发布。{UNTOUCHED}") from error
        # Once more: a folder may have been put there during a long build.
        self._standing()
        os.replace(link, self.out)
        with guard(self.out, then=_SWITCHED):
            sync_folder(self.out.parent)

    def _retire(self, served: str) -> None:
        for name in self._outlived(served):
            folder = self.releases / name
            spare = self.releases / _SPARE
            free = self.keep > 1 and not os.path.lexists(spare)
            # Renamed before it is removed, so that no half release ever bears a release's name.
            os.rename(folder, spare if free else self.releases / f"{_TEMPORARY}{name}")
        self._sweep()

    def _outlived(self, served: str) -> list[str]:
        """Names of the releases beyond those to keep, save the ones that some visitor may still be reading from."""
        with os.scandir(self.releases) as entries:
            found = [
                (entry.stat(follow_symlinks=False).st_mtime_ns, entry.name)
                for entry in entries
                if RELEASE.fullmatch(entry.name)
            ]
        older = sorted((row for row in found if row[1] != served), reverse=True)
        now = next(published for published, name in found if name == served)
        # Each was served until the next newer one was published.
        until = [now, *(published for published, _ in older)]
        rows = list(zip((name for _, name in older), until, strict=False))[self.keep - 1 :]
        return [name for name, moment in rows if not 0 <= now - moment < self._grace_ns]

    def _standing(self) -> str | None:
        """Name of the release that OUT leads to, None when there is no OUT; MachineFault when it is not ours."""
        try:
            target = os.readlink(self.out)
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
            raise MachineFault(f"{self.out} 不是本程序发布的，里面的文件没有动；把它改名或移走，再发布。") from error
        folder, _, name = target.rpartition("/")
        ours = os.path.normpath(self.out.parent / folder) == str(self.releases)
        if not (ours and RELEASE.fullmatch(name)):
            raise MachineFault(f"{self.out} 是指向 {target} 的链接，不是本程序发布的；把它改名或移走，再发布。")
        return name

    def _sweep(self) -> None:
        """Remove what killed builds left; only ever under the lock."""
        with os.scandir(self.releases) as entries:
            names = [entry.name for entry in entries]
        for name in names:
            if name == _LINK:
                os.unlink(self.releases / name)
            elif name.startswith(_TEMPORARY) or (name == _SPARE and self.keep == 1):
                remove_tree(str(self.releases / name))

    def _unlock(self) -> None:
        descriptor, self._lock = self._lock, -1
        if descriptor >= 0:
            # Closed in any case; nothing was written through it.
            with suppress(OSError):
                os.close(descriptor)


def _take_lock(path: Path) -> int:
    try:
        import fcntl
    except ImportError as error:
        raise MachineFault("发布要在 Linux 或 macOS 上进行；检查和查看可以在这台电脑上做。") from error
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise MachineFault(f"另一个发布正在进行，等它结束再发布（{path}）。") from error
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _listed(release: Path) -> tuple[dict[str, str], int]:
    """A release's files by its manifest, and when that was written, in nanoseconds."""
    manifest = release / MANIFEST
    data = manifest.read_bytes()
    files = parse_manifest(data)
    if files is None or release_id(data) != release.name.partition(".")[0]:
        # Nothing in a release is trusted whose manifest was changed: all is made again.
        files = {}
    return files, manifest.stat().st_mtime_ns


def _fill(staging: Staging, files: Mapping[str, str], missing: Set[str], passed_over: int) -> None:
    staging.digests = (
        {path: digest for path, digest in files.items() if path not in missing} if missing else dict(files)
    )
    # The one file that is passed over in a sound release is the manifest.
    staging.untouched = not missing and passed_over == 1
    staging.known = True
