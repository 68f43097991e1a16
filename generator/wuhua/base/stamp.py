"""A short name for the state of files on disk, without reading them: names, sizes and times."""

import os
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

_PASSED_OVER = ("__pycache__", ".pyc")


def stamp_of(paths: Iterable[Path]) -> str:
    """Name the state of files and folders (with all that lies in them); what does not exist counts as absent."""
    found = blake2b(digest_size=16)
    for path in paths:
        for line in _lines(os.fspath(path)):
            found.update(line.encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _lines(path: str) -> Iterable[str]:
    if os.path.isdir(path):
        with os.scandir(path) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in _PASSED_OVER:
                    yield from _lines(entry.path)
            elif not entry.name.endswith(_PASSED_OVER):
                stat = entry.stat()
                yield f"{entry.path}\0{stat.st_mtime_ns}\0{stat.st_size}\n"
    elif os.path.exists(path):
        stat = os.stat(path)
        yield f"{path}\0{stat.st_mtime_ns}\0{stat.st_size}\n"
    else:
        yield f"{path}\0\n"
