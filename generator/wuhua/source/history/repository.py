"""Ask the real git, and let nothing that lies in a repository run.  In: a folder.  Out: git's answers as bytes.

No hook, pager, filter, signature or network is used whatever the repository's own configuration says, and nothing is
written but the one mark of what was published last. Where git refuses, is too slow or is not there, history is unknown.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from wuhua.source.limits import MAX_BYTES

#: Names the commit that was published last. It is each worktree's own.
PUBLISHED = "refs/worktree/wuhua/published"
#: A village of ten years answers within a second.
_SECONDS = 60
_DEVNULL = os.devnull
_SAFE = (
    "--no-pager",
    "--literal-pathspecs",
    "--no-replace-objects",
    *("-c", "core.quotePath=false"),
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={_DEVNULL}"),
    *("-c", "protocol.allow=never"),
    *("-c", "log.showSignature=false"),
    # Whoever owns the folder: nothing of theirs is run.
    *("-c", "safe.directory=*"),
)
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
_QUIET = {
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": _DEVNULL,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
}


class Repository(NamedTuple):
    """A village's repository.

    ``root``: the village's folder; ``content_name``: its content folder below it; ``folder``: the same as git calls it, with ``/``.
    """

    root: Path
    content_name: str
    folder: str

    def ask(self, *arguments: str, given: bytes = b"") -> bytes | None:
        """Git's answer; None when it refuses."""
        return ask(self.root, *arguments, given=given)

    def commit(self, name: str) -> str:
        """The full id of a commit; empty when the repository has none of that name."""
        found = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return found.decode("ascii", "replace").strip() if found else ""

    def files(self, commit: str) -> dict[str, str]:
        """The plain files of the content folder at a commit: name below it to blob."""
        answer = self.ask("ls-tree", "-r", "-z", "--full-tree", commit, "--", self.folder) or b""
        found = {}
        for line in answer.split(b"\0")[:-1]:
            mode_type_blob, _, path = line.partition(b"\t")
            mode, _, blob = mode_type_blob.split(b" ")
            if mode.startswith(b"100"):
                found[_name(path).removeprefix(self.folder)] = blob.decode("ascii")
        return found

    def contents(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """What blobs hold; one that is absent, or larger than a record may be, is left out."""
        wanted = sorted(set(blobs))
        if not wanted:
            return {}
        lines = "".join(f"{blob}\n" for blob in wanted).encode("ascii")
        sizes = self.ask("cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)", given=lines) or b""
        rows = [line.split(b" ") for line in sizes.split(b"\n") if line.count(b" ") == 2]
        small = [row[0] for row in rows if row[1] == b"blob" and int(row[2]) <= MAX_BYTES]
        answer = self.ask("cat-file", "--batch", given=b"".join(blob + b"\n" for blob in small)) if small else b""
        return _parted(answer or b"")

    def mark_published(self, commit: str) -> None:
        """Remember a commit as the one that was published last; where the repository cannot be written, nothing is."""
        self.ask("update-ref", "--no-deref", PUBLISHED, commit)


def ask(folder: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git answers in a folder; None when it refuses, is too slow or is not installed."""
    # Most builds ask nothing of git.
    import subprocess

    own = {name: os.environ[name] for name in _KEPT if name in os.environ}
    try:
        done = subprocess.run(
            ["git", *_SAFE, *arguments],
            cwd=folder,
            env=own | _QUIET,
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None


def open_repository(root: Path, content_name: str) -> Repository | None:
    """The repository that a village lies in; None without one, without git, or before the first commit.

    The program's own repository is nobody's village: the example that lies in it has no history of its own.
    """
    answer = ask(root, "rev-parse", "--show-toplevel", "--show-prefix", "HEAD")
    lines = _name(answer).split("\n") if answer else []
    if len(lines) < 3 or _holds_program(Path(lines[0])):
        return None
    return Repository(root, content_name, f"{lines[1]}{content_name}/")


def history_stamp(root: Path) -> str:
    """Names what git would say of a folder, without asking it: its HEAD and what was published. Empty: no repository."""
    for folder in (root, *root.parents):
        place = folder / ".git"
        if place.exists():
            return _stamp(place)
    return ""


def _stamp(place: Path) -> str:
    own = place
    if place.is_file():
        own = place.parent / _text(place).partition("gitdir:")[2].strip()
    common = own / (_text(own / "commondir").strip() or ".")
    head = _text(own / "HEAD").strip()
    branch = head.partition("ref:")[2].strip()
    at = _text(common / branch).strip() if branch else head
    if branch and not at:
        at = next((line[: -len(branch) - 1] for line in _lines(common) if line.endswith(f" {branch}")), "")
    return "\n".join((str(own), head, at, _text(own / PUBLISHED).strip(), _state(common / "shallow")))


def _lines(common: Path) -> list[str]:
    """The references that git keeps in one file."""
    try:
        return (common / "packed-refs").read_text("utf-8", "replace").split("\n")
    except OSError:
        return []


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")[:4096]
    except OSError:
        return ""


def _state(path: Path) -> str:
    try:
        stat = path.stat()
    except OSError:
        return ""
    return f"{stat.st_mtime_ns} {stat.st_size}"


def _holds_program(top: Path) -> bool:
    """Whether the running program's own source is kept in a repository; one that is merely installed there is not."""
    program = Path(__file__).resolve().parents[2] / "__init__.py"
    if not program.is_relative_to(top.resolve()):
        return False
    return bool(ask(top, "ls-files", "-z", "--", program.relative_to(top.resolve()).as_posix()))


def _name(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")


def _parted(answer: bytes) -> dict[str, bytes]:
    """What ``cat-file --batch`` wrote, blob by blob."""
    found, start = {}, 0
    while start < len(answer):
        end = answer.index(b"\n", start)
        blob, _, size = answer[start:end].split(b" ")
        start = end + 1 + int(size) + 1
        found[blob.decode("ascii")] = answer[end + 1 : start - 1]
    return found
