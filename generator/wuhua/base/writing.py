"""A file whole or not at all; what the machine refuses is told in one line."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wuhua.base.faults import MachineFault


@contextmanager
def told_refusal(place: Path) -> Iterator[None]:
    """Turn what the machine refuses while writing there into a MachineFault."""
    try:
        yield
    except OSError as error:
        raise MachineFault(f"写不了 {place}：{error.strerror}。看看磁盘满没满、有没有写权限。") from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; folders are made. MachineFault when the machine refuses."""
    beside = path.with_name(f".{path.name}.tmp")
    with told_refusal(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        os.replace(beside, path)
