"""Words for what a machine refuses: every OSError of this room becomes one Chinese line (step: publish)."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from wuhua.base.faults import MachineFault

_ADVICE = {
    errno.ENOSPC: "磁盘满了，腾出空间再发布",
    errno.EDQUOT: "分给这个账号的空间用完了，腾出空间再发布",
    errno.EFBIG: "文件超过了系统允许的大小，放宽限制再发布",
    errno.EACCES: "没有写权限，换有权限的账号，或把这个文件夹交给现在的账号",
    errno.EPERM: "没有写权限，换有权限的账号，或把这个文件夹交给现在的账号",
    errno.EROFS: "磁盘是只读的，换一个能写的位置",
    errno.EMFILE: "同时打开的文件太多，关掉别的程序，或用 ulimit -n 放宽后再发布",
    errno.ENFILE: "同时打开的文件太多，关掉别的程序再发布",
    errno.EIO: "磁盘读写出错，检查磁盘，换一块盘再发布",
    errno.ENAMETOOLONG: "名字太长，改短再发布",
    errno.ENOENT: "找不到这个文件，可能有别的程序正在改动这里，再发布一次",
    errno.ENOTDIR: "文件和文件夹重名，改一个名字再发布",
    errno.EISDIR: "文件和文件夹重名，改一个名字再发布",
    errno.EEXIST: "已经有同名的文件，可能有别的程序正在改动这里，再发布一次",
    errno.EXDEV: "发布文件夹不在同一块磁盘上，移到一起再发布",
    errno.ENOLCK: "这个磁盘不支持文件锁，换一块本机的磁盘",
}
UNTOUCHED = "原来的网站没有动。"


def explain(error: OSError, path: str | os.PathLike[str]) -> str:
    """Say in one line what failed, where, and what to do; ``path`` stands in where the error knows no full path."""
    named = error.filename if isinstance(error.filename, str) and os.path.isabs(error.filename) else os.fspath(path)
    # The system's own words are English, or in whatever tongue the machine speaks: its number can be looked up.
    advice = _ADVICE.get(
        error.errno or 0, f"系统报告错误 {error.errno or type(error).__name__}，把这个号告诉管电脑的人"
    )
    return f"{named}：{advice}。"


@contextmanager
def guard(path: str | os.PathLike[str], then: str = UNTOUCHED) -> Iterator[None]:
    """Turn any OSError inside into a MachineFault about ``path``; ``then`` says how the served site stands now."""
    try:
        yield
    except OSError as error:
        raise MachineFault(explain(error, path) + then) from error
