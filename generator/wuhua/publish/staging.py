"""A release while it is being built, beside the served one and seen by nobody (step: publish).

In: bytes under paths. Out: a folder that holds exactly what the builder says, on disk, with its manifest written last.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from wuhua.base.faults import MachineFault
from wuhua.publish.manifest import MANIFEST, check_path, hash_bytes, hash_file, make_manifest
from wuhua.publish.tree import NO_LINK, opened, settle, sync_folder, walk
from wuhua.publish.trouble import UNTOUCHED, guard

FILE_MODE = 0o644
#: Above so many new files and folders, several hands put them on disk at once: the disk then writes once for all that wait,
#: 10 ms instead of 200 for a changed record. One sync of the whole disk would be as quick on a quiet machine, and wait for
#: everybody else's files on a busy one: 17 s were seen.
_MANY = 16
_HANDS = 8
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class Staging:
    """The folder of a release to be; made by ``Publisher.stage``.

    ``digests`` says what it holds now, path to SHA-256: whatever a builder finds there with the right hash need not
    be made again. A file that was lost or edited in the served release is not in it.
    """

    def __init__(self, root: Path, install: Callable[["Staging", bytes], str], mtime: int | None = None) -> None:
        self.root = root
        self.digests: dict[str, str] = {}
        #: Whether this is still the served release, to the last file.
        self.untouched = False
        #: Whether nobody but a mirror and ``write`` can have put anything here: then no walk is needed to know what it holds.
        self.known = False
        self._top = str(root)
        self._install = install
        self._mtime = mtime
        self._folders = {""}
        #: New files, to be put on disk, with the size they were written with.
        self._fresh: dict[str, int] = {}
        #: Files that someone else writes, unknown until they are read back.
        self._lent: set[str] = set()

    def write(self, path: str, data: bytes) -> str:
        """Write a file and return its SHA-256; the same bytes already there stay as they are, with their time."""
        digest = hash_bytes(data)
        if self.digests.get(check_path(path)) != digest:
            with guard(self._full(path)):
                self._vacate(path)
                self._create(path, data)
            self.digests[path] = digest
        return digest

    def read(self, path: str) -> bytes:
        """Give a file that the release holds already."""
        with guard(self._full(check_path(path))), open(self._full(path), "rb") as file:
            return file.read()

    def delete(self, path: str) -> None:
        """Take a file out of the release, and folders left empty, so that a file may bear their name.

        MachineFault when it is not there.
        """
        with guard(self._full(check_path(path))):
            os.unlink(self._full(path))
        self._forget(path)
        folder = path.rpartition("/")[0]
        with suppress(OSError):
            while folder:
                os.rmdir(self._full(folder))
                self._folders.discard(folder)
                folder = folder.rpartition("/")[0]

    def path(self, path: str) -> Path:
        """Give the place of a new file to a library that writes files itself; it is read back and hashed at the end."""
        with guard(self._full(check_path(path))):
            self._vacate(path)
        self._lent.add(path)
        self.known = False
        return self.root / path

    def link_file(self, source: Path, path: str) -> None:
        """Take over a file of a cache by a hard link; copied where the disk has none. It is hashed at the end.

        Mode and time are set on the file both share; the cache must from then on replace it, never write into it.
        """
        with guard(self._full(check_path(path))):
            self._vacate(path)
            try:
                os.link(source, self._full(path))
                self._lent.add(path)
            except OSError as error:
                if error.errno not in NO_LINK:
                    raise
                self.write(path, source.read_bytes())

    def publish(self, files: Mapping[str, str]) -> str:
        """Make this the served release, whole, and return its id.

        ``files`` is the builder's own list of every file it says is in the site, path to SHA-256. MachineFault, with
        the served site as it was, when the folder holds anything more, less or else, or when the machine refuses.
        """
        with guard(self.root):
            self._read_lent()
            if not (self.untouched and self.digests == files):
                self._compare(files)
            return self._install(self, make_manifest(files))

    def seal(self, manifest: bytes) -> None:
        """Write the manifest, then put every new file and every folder on disk; raises OSError."""
        mtime, self._mtime = self._mtime, None
        # Its time is the true one, and never older than the files': what is changed later was not changed by us.
        self._create(MANIFEST, manifest)
        full = self._full(MANIFEST)
        if mtime is not None and os.stat(full).st_mtime < mtime:
            os.utime(full, (mtime, mtime))
        with opened(self._top) as folder:
            folders = settle(folder, self._top)
        todo = [partial(self._put_on_disk, path, size) for path, size in self._fresh.items()]
        _do_all([*todo, *(partial(sync_folder, path) for path in folders)])

    def _full(self, path: str) -> str:
        return f"{self._top}/{path}"

    def _vacate(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(self._full(folder), exist_ok=True)
            self._folders.add(folder)
        # Never written through an existing name: it may be a hard link to the served file.
        with suppress(FileNotFoundError):
            os.unlink(self._full(path))
        self._forget(path)

    def _forget(self, path: str) -> None:
        self.untouched = False
        self.digests.pop(path, None)
        self._fresh.pop(path, None)
        self._lent.discard(path)

    def _create(self, path: str, data: bytes) -> None:
        descriptor = os.open(self._full(path), _NEW_FILE, FILE_MODE)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            self._dress(descriptor)
        finally:
            os.close(descriptor)
        self._fresh[path] = len(data)

    def _dress(self, file: int | str) -> None:
        os.chmod(file, FILE_MODE)
        if self._mtime is not None:
            os.utime(file, (self._mtime, self._mtime))

    def _read_lent(self) -> None:
        for path in sorted(self._lent):
            full = self._full(path)
            self._dress(full)
            self.digests[path] = hash_file(full)
            self._fresh[path] = os.stat(full).st_size
        self._lent.clear()

    def _compare(self, files: Mapping[str, str]) -> None:
        if self.known and self.digests == files:
            return
        there = {path: entry.is_file(follow_symlinks=False) for path, entry in walk(self._top)}
        for path in sorted(there.keys() | files.keys()):
            if path not in files or not there.get(path) or files[path] != self.digests.get(path):
                place = self._full(path)
                raise MachineFault(f"{place}：写出的文件与清单不符，删掉缓存再发布一次。{UNTOUCHED}")

    def _put_on_disk(self, path: str, size: int) -> None:
        full = self._full(path)
        descriptor = os.open(full, os.O_RDONLY)
        try:
            os.fsync(descriptor)
            if os.fstat(descriptor).st_size != size:
                raise MachineFault(f"{full}：写进磁盘后大小变了，检查磁盘再发布。{UNTOUCHED}")
        finally:
            os.close(descriptor)


def _do_all(todo: Sequence[Callable[[], None]]) -> None:
    """Do it all, with several hands where there is much; what one of them raises is raised."""
    if len(todo) <= _MANY:
        for each in todo:
            each()
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_HANDS) as hands:
        for done in [hands.submit(each) for each in todo]:
            done.result()
