"""One zip file, written whole or not at all; the same entries and day give the same bytes (step: publish).

In: paths with their bytes. Out: a file that Windows, macOS and Linux unpack alike. Its comment names what it was made from.
"""

import os
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from wuhua.publish.staging import FILE_MODE
from wuhua.publish.tree import sync_folder
from wuhua.publish.trouble import guard

_UNTOUCHED = "原来的离线包没有动。"
#: A tenth larger than the smallest, in two thirds of the time.
_LEVEL = 4
#: The last record of a zip file, without its comment.
_END = b"PK\x05\x06"
_END_LENGTH = 22
_UNIX = 3
#: Before this year a zip file knows no time.
_FIRST_YEAR = 1980


def archive_mark(path: Path) -> str:
    """What an archive says it was made from; empty when there is none, or it is no archive with a comment."""
    try:
        with open(path, "rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - _END_LENGTH - 256))
            tail = file.read()
    except OSError:
        return ""
    at = tail.rfind(_END)
    return tail[at + _END_LENGTH :].decode("ascii", "replace") if at >= 0 else ""


def write_archive(path: Path, entries: Iterable[tuple[str, bytes]], day: date, mark: str) -> int:
    """Write an archive in the order given and put it in the place of the old one; its size in bytes.

    ``day``: the time of all entries is that day's noon. ``mark``: at most 200 ASCII characters, for :func:`archive_mark`.
    A killed writer leaves the old file; MachineFault when the machine refuses.
    """
    part = path.with_name(f".{path.name}.part")
    with guard(path, then=_UNTOUCHED):
        try:
            with open(part, "wb") as file:
                os.fchmod(file.fileno(), FILE_MODE)
                with zipfile.ZipFile(file, "w") as archive:
                    archive.comment = mark.encode("ascii")
                    for name, data in entries:
                        archive.writestr(_entry(name, day), data, zipfile.ZIP_DEFLATED, _LEVEL)
                file.flush()
                os.fsync(file.fileno())
            size = os.path.getsize(part)
            os.replace(part, path)
            sync_folder(path.parent)
        except BaseException:
            with suppress(OSError):
                os.unlink(part)
            raise
    return size


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (max(day.year, _FIRST_YEAR), day.month, day.day, 12, 0, 0))
    entry.create_system = _UNIX
    entry.external_attr = (0o100000 | FILE_MODE) << 16
    return entry
