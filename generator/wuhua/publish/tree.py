"""Folders as wholes: walk, mirror by hard links, settle, put on disk, remove (step: publish).

Every function raises OSError as it comes: a folder that cannot be read must never look like an empty one.
"""

import errno
import os
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager, suppress

#: No hard links on this filesystem, another disk, too many links: the file is not shared, and so is written anew.
NO_LINK = frozenset((errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS))
FOLDER_MODE = 0o755


@contextmanager
def opened(name: str, inside: int | None = None) -> Iterator[int]:
    """Open a folder and give its descriptor; ``name`` is a path, or one in the folder ``inside`` and then no link."""
    flags = os.O_RDONLY | os.O_DIRECTORY | (0 if inside is None else os.O_NOFOLLOW)
    descriptor = os.open(name, flags, dir_fd=inside)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def walk(top: str, inside: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all that is no folder below ``top``, in no order: path with slashes, and entry; links are not followed."""
    with os.scandir(f"{top}/{inside}") as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from walk(top, f"{inside}{entry.name}/")
            else:
                yield inside + entry.name, entry


def folder_times(top: str, files: Iterable[str], folders: Iterable[str] = ()) -> dict[str, int]:
    """When the folders of these files, and these folders, were changed last, in nanoseconds; -1 for one that is gone.

    A file that is removed, added or saved under its name moves its folder's time; one that is edited in place does not.
    """
    names = {"", *folders}
    for name in {path.rpartition("/")[0] for path in files}:
        names.update(name[:end] for end, letter in enumerate(f"{name}/") if letter == "/")
    return {name: _changed(f"{top}/{name}") for name in sorted(names)}


def _changed(folder: str) -> int:
    try:
        return os.lstat(folder).st_mtime_ns
    except OSError:
        return -1


class Mirror:
    """What a mirror should take over, and what it found.

    ``wanted`` are paths; a file changed after ``newest_ns`` (nanoseconds) is passed over: someone edited it in place,
    and its hash is no longer the one in the manifest. ``linked`` are the paths taken, ``passed_over`` counts the rest.
    """

    def __init__(self, wanted: Container[str], newest_ns: int) -> None:
        self.wanted = wanted
        self.newest_ns = newest_ns
        self.linked: set[str] = set()
        self.passed_over = 0

    def make(self, source: str, target: str) -> None:
        """Make ``target`` hold exactly the wanted files of ``source``, as hard links.

        ``target`` may be empty or an older mirror; what it already shares stays.
        """
        with opened(source) as from_folder, opened(target) as to_folder:
            _mirror_folder(from_folder, to_folder, "", self)

    def takes(self, path: str, entry: os.DirEntry[str]) -> bool:
        """Whether the mirror takes over this entry."""
        if path not in self.wanted or not entry.is_file(follow_symlinks=False):
            return False
        return entry.stat(follow_symlinks=False).st_mtime_ns <= self.newest_ns


def _mirror_folder(source: int, target: int, inside: str, wish: Mirror) -> None:
    with os.scandir(target) as entries:
        there = {entry.name: entry for entry in entries}
    with os.scandir(source) as entries:
        for entry in entries:
            path = inside + entry.name
            if entry.is_dir(follow_symlinks=False):
                _mirror_subfolder(source, target, entry.name, there.pop(entry.name, None), f"{path}/", wish)
            elif wish.takes(path, entry) and _share(source, target, entry, there.pop(entry.name, None)):
                wish.linked.add(path)
            else:
                wish.passed_over += 1
    for old in there.values():
        remove_entry(target, old.name, old.is_dir(follow_symlinks=False))


def _mirror_subfolder(
    source: int, target: int, name: str, old: os.DirEntry[str] | None, inside: str, wish: Mirror
) -> None:
    if old is not None and not old.is_dir(follow_symlinks=False):
        os.unlink(name, dir_fd=target)
        old = None
    if old is None:
        os.mkdir(name, dir_fd=target)
    with opened(name, source) as from_folder, opened(name, target) as to_folder:
        _mirror_folder(from_folder, to_folder, inside, wish)


def _share(source: int, target: int, entry: os.DirEntry[str], old: os.DirEntry[str] | None) -> bool:
    if old is not None:
        if old.inode() == entry.inode():
            return True
        remove_entry(target, old.name, old.is_dir(follow_symlinks=False))
    try:
        os.link(entry.name, entry.name, src_dir_fd=source, dst_dir_fd=target, follow_symlinks=False)
    except OSError as error:
        if error.errno in NO_LINK:
            return False
        raise
    return True


def settle(folder: int, path: str) -> list[str]:
    """Drop empty folders below and open the rest to readers; the paths of those that stay, this one last."""
    with os.scandir(folder) as entries:
        names = {entry.name: entry.is_dir(follow_symlinks=False) for entry in entries}
    kept: list[str] = []
    empty = True
    for name, is_folder in names.items():
        if is_folder:
            with opened(name, folder) as inner:
                below = settle(inner, f"{path}/{name}")
            if not below:
                os.rmdir(name, dir_fd=folder)
                continue
            kept += below
        empty = False
    if empty:
        return []
    os.fchmod(folder, FOLDER_MODE)
    return [*kept, path]


def sync_folder(path: str | os.PathLike[str]) -> None:
    """Put a folder's list of names on disk, so that a rename in it outlives a power cut."""
    with opened(os.fspath(path)) as folder:
        try:
            os.fsync(folder)
        except OSError as error:
            # Some network filesystems know no fsync of a folder; there is then nothing more to do.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise


def remove_entry(folder: int, name: str, is_folder: bool) -> None:
    """Remove a file, a link (never what it leads to) or a whole folder from the folder with this descriptor."""
    if not is_folder:
        os.unlink(name, dir_fd=folder)
        return
    with opened(name, folder) as inner:
        with os.scandir(inner) as entries:
            names = {entry.name: entry.is_dir(follow_symlinks=False) for entry in entries}
        for inner_name, inner_is_folder in names.items():
            remove_entry(inner, inner_name, inner_is_folder)
    os.rmdir(name, dir_fd=folder)


def remove_tree(path: str) -> None:
    """Remove a folder with all that is in it, following no link; nothing happens when it is not there."""
    parent, name = os.path.split(path)
    with suppress(FileNotFoundError), opened(parent) as folder:
        remove_entry(folder, name, True)
