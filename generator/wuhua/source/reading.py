"""A file's bytes, from inside one folder and nowhere else.  In: folder and name.  Out: bytes, or one finding."""

import errno
import os
import stat
from pathlib import Path

from wuhua.base.finding import Finding, Span
from wuhua.base.writing import reason_of
from wuhua.source.codes import fault
from wuhua.source.limits import MAX_BYTES
from wuhua.source.text import too_large

_FOLLOW_NOTHING = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_BY_PARTS = os.open in os.supports_dir_fd and bool(getattr(os, "O_NOFOLLOW", 0))


class _Refused(Exception):
    """The name leads to no regular file of the folder."""


def read_bytes(root: Path, name: str, limit: int = MAX_BYTES) -> tuple[bytes, Finding | None]:
    """Read the regular file ``name`` under ``root``, of at most ``limit`` bytes, through no symlink.

    The finding is None when the bytes are whole.
    """
    try:
        handle = _open(root, name)
    except (_Refused, ValueError):
        message = "这不是普通文件，是链接、文件夹或别的东西"
        return b"", fault("E103", Span(name), message, "换成文件本身，放在村里的内容文件夹里")
    except OSError as error:
        return b"", unreadable(name, error)
    try:
        return _read(handle, name, limit)
    except OSError as error:
        return b"", unreadable(name, error)
    finally:
        os.close(handle)


def unreadable(name: str, error: OSError) -> Finding:
    """Make the finding of a file or folder that the machine could not read."""
    if isinstance(error, FileNotFoundError):
        return fault("E102", Span(name), "找不到这个文件", "看看文件名写对没有，文件是不是被移走了")
    if isinstance(error, PermissionError):
        return fault("E102", Span(name), "没有权限读这个文件", "在文件属性里打开读取权限")
    return fault("E102", Span(name), f"读不出来（{reason_of(error)}）", "看看磁盘或U盘，重新拷一份")


def _read(handle: int, name: str, limit: int) -> tuple[bytes, Finding | None]:
    state = os.fstat(handle)
    if not stat.S_ISREG(state.st_mode):
        return b"", fault("E103", Span(name), "这不是普通文件", "换成文件本身")
    if state.st_size > limit:
        return b"", too_large(name, state.st_size)
    parts = []
    left = limit + 1
    # A piece of the file's own size: for a large one the system must find and clear memory that nothing is read into.
    piece = min(state.st_size + 1, 1 << 20)
    while left > 0 and (part := os.read(handle, min(left, piece))):
        parts.append(part)
        left -= len(part)
        if len(parts) == 1 and len(part) == state.st_size:
            break
    data = b"".join(parts)
    return (data, None) if len(data) <= limit else (b"", too_large(name, len(data)))


def _open(root: Path, name: str) -> int:
    """Open the file for reading, each part of its name from the folder before it."""
    parts = name.split("/")
    if not all(part not in ("", ".", "..") and "\\" not in part for part in parts):
        raise _Refused
    if not _BY_PARTS:
        return _open_checked(root, parts)
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for part in parts[:-1]:
            inner = _open_part(part, folder, os.O_DIRECTORY)
            os.close(folder)
            folder = inner
        return _open_part(parts[-1], folder, 0)
    finally:
        os.close(folder)


def _open_part(part: str, folder: int, flags: int) -> int:
    try:
        return os.open(part, os.O_RDONLY | _FOLLOW_NOTHING | flags, dir_fd=folder)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR, errno.ENXIO):
            raise _Refused from None
        raise


def _open_checked(root: Path, parts: list[str]) -> int:
    """Open where the system cannot open relative to a folder: every part is looked at before."""
    path = os.fspath(root)
    for part in parts:
        path = os.path.join(path, part)
        if stat.S_ISLNK(os.lstat(path).st_mode) or (part is not parts[-1] and not os.path.isdir(path)):
            raise _Refused
    if not stat.S_ISREG(os.lstat(path).st_mode):
        raise _Refused
    return os.open(path, os.O_RDONLY | _BINARY | _FOLLOW_NOTHING)
