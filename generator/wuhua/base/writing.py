"""A file whole or not at all; what the machine refuses is told in one line."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wuhua.base.faults import MachineFault

_REASONS = {
    errno.ENOENT: "没有这个文件夹",
    errno.ENOTDIR: "路径中间有一段是文件，不是文件夹",
    errno.EISDIR: "这是文件夹，要写文件名",
    errno.EEXIST: "有同名的文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "分给这个账号的空间用完了",
    errno.ENAMETOOLONG: "名字太长",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接（快捷方式）转圈",
    errno.EBUSY: "别的程序正在用",
}


@contextmanager
def told_refusal(place: Path) -> Iterator[None]:
    """Turn what the machine refuses while writing there into a MachineFault."""
    try:
        yield
    except OSError as error:
        raise MachineFault(
            f"写不了 {place}：{reason_of(error)}。看看文件夹写对没有、磁盘满没满、有没有写权限。"
        ) from error


def reason_of(error: OSError) -> str:
    """What the machine refused, in Chinese; what has no name here is named by its number."""
    return _REASONS.get(error.errno or 0, f"系统报告错误 {error.errno or type(error).__name__}")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; folders are made. MachineFault when the machine refuses."""
    beside = path.with_name(f".{path.name}.tmp")
    with told_refusal(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        os.replace(beside, path)


def write_there(path: Path, data: bytes) -> None:
    """Write a file where the clerk said; MachineFault when the machine refuses, or when its folder is not there."""
    with told_refusal(path):
        path.write_bytes(data)
