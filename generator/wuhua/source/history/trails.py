"""Each record's versions along the main line.  In: one ``git log``.  Out: :class:`History`.

The main line is HEAD and its first parents: what a branch tried before it was merged was never anybody's village. Renames
are followed. A day is the committer's, in China.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from wuhua.source.folder import ATTACHMENTS, KEEPSAKES
from wuhua.source.history.repository import Repository

_CHINA = timezone(timedelta(hours=8))
_HEADER = re.compile(rb"\n*commit ([0-9a-f]{40,64}) (-?[0-9]+) ([0-9a-f ]*)")
_LOG = (
    *("log", "--first-parent", "-m", "--raw", "-r", "-z", "--no-abbrev", "--find-renames=50%", "-l1000"),
    *("--no-color", "--no-ext-diff", "--no-textconv", "--no-notes", "--no-show-signature", "--no-relative"),
    "--format=commit %H %ct %P",
)


class Step(NamedTuple):
    """A version: its blob (empty: the file went), the ISO day it came (empty: unknown), its name below the content folder."""

    blob: str
    day: str
    file: str


class Trail(NamedTuple):
    """A record's versions, oldest first. ``whole``: the first is really the first, not where a shallow copy begins."""

    steps: tuple[Step, ...]
    whole: bool = True


class History(NamedTuple):
    """What git tells: the commit that HEAD is, the trails of the files it holds by name, those of files that went."""

    head: str
    trails: dict[str, Trail]
    gone: tuple[Trail, ...]

    def plain(self) -> tuple[object, ...]:
        """The same as plain values, for the cache."""
        rows = [(name, trail_row(trail)) for name, trail in self.trails.items()]
        return (self.head, tuple(rows), tuple(map(trail_row, self.gone)))


class _Change(NamedTuple):
    status: str
    blob: str
    file: str
    was: str


class _Commit(NamedTuple):
    day: str
    is_first: bool
    changes: list[_Change]


def trail_row(trail: Trail) -> tuple[object, ...]:
    """A trail as plain values."""
    return (tuple(map(tuple, trail.steps)), trail.whole)


def trail_of_row(row: tuple[object, ...]) -> Trail:
    """Read what :func:`trail_row` gave."""
    steps, whole = row
    return Trail(tuple(Step(*step) for step in steps), bool(whole))  # type: ignore[attr-defined]


def history_of(plain: tuple[object, ...]) -> History:
    """Read what :meth:`History.plain` gave."""
    head, rows, gone = plain
    trails = {name: trail_of_row(row) for name, row in rows}  # type: ignore[attr-defined]
    return History(str(head), trails, tuple(map(trail_of_row, gone)))  # type: ignore[call-overload]


def read_history(repository: Repository) -> History | None:
    """Read the main line once; None when git does not tell, or keeps none of the village's records."""
    head = repository.commit("HEAD")
    answer = repository.ask(*_LOG, "HEAD", "--", repository.content_name) if head else None
    if not answer:
        return None
    shallow = (repository.ask("rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
    standing = [name for name in repository.files(head) if _is_record(name)]
    return History(head, *_walk(_commits(answer, repository.folder), standing, shallow))


def _walk(commits: Iterator[_Commit], standing: list[str], shallow: bool) -> tuple[dict[str, Trail], tuple[Trail, ...]]:
    """Follow every file back from what stands; the commits come newest first."""
    trails: dict[str, list[Step]] = {name: [] for name in standing}
    alive = dict(trails)
    gone: list[list[Step]] = []
    cut: set[int] = set()
    for commit in commits:
        renamed = {}
        for change in commit.changes:
            steps = alive.get(change.file)
            if change.status == "D" and steps is None:
                steps = alive[change.file] = []
                gone.append(steps)
            if steps is None:
                continue
            steps.append(Step(change.blob, commit.day, change.file))
            if commit.is_first and shallow:
                cut.add(id(steps))
            if change.was:
                del alive[change.file]
                renamed[change.was] = steps
        alive |= renamed
    made = {name: _trail(steps, cut) for name, steps in trails.items() if steps}
    return made, tuple(_trail(steps, cut) for steps in gone)


def _trail(steps: list[Step], cut: set[int]) -> Trail:
    """Oldest first, without what changed neither content nor name."""
    kept: list[Step] = []
    for step in reversed(steps):
        if not kept or (step.blob, step.file) != (kept[-1].blob, kept[-1].file):
            kept.append(step)
    return Trail(tuple(kept), id(steps) not in cut)


def _commits(answer: bytes, folder: str) -> Iterator[_Commit]:
    """The commits of ``git log --raw -z``, newest first. A path is only what follows its own line: no name forges one."""
    tokens = iter(answer.split(b"\0"))
    commit: _Commit | None = None
    for token in tokens:
        header = _HEADER.fullmatch(token)
        if header:
            if commit:
                yield commit
            commit = _Commit(_day(int(header[2])), not header[3].strip(), [])
        elif token.lstrip(b"\n").startswith(b":") and commit:
            change = _change(token.lstrip(b"\n"), tokens, folder)
            if change:
                commit.changes.append(change)
    if commit:
        yield commit


def _change(line: bytes, tokens: Iterator[bytes], folder: str) -> _Change | None:
    """One changed file; None for what is no record. A record that became something else has gone."""
    _, mode, _, blob, status = line[1:].split(b" ")
    first = _below(next(tokens), folder)
    last = _below(next(tokens), folder) if status[:1] in (b"R", b"C") else first
    if not _is_record(last):
        return _Change("D", "", first, "") if status[:1] == b"R" and _is_record(first) else None
    if not mode.startswith(b"100"):
        return _Change("D", "", last, "")
    was = first if status[:1] == b"R" and _is_record(first) else ""
    return _Change(status[:1].decode("ascii"), blob.decode("ascii"), last, was)


def _below(path: bytes, folder: str) -> str:
    return path.decode("utf-8", "surrogateescape").removeprefix(folder)


def _is_record(name: str) -> bool:
    folders = name.split("/")[:-1]
    return name.endswith((".yml", ".yaml")) and ATTACHMENTS not in folders and KEEPSAKES not in folders[:1]


def _day(seconds: int) -> str:
    """A moment as a day in China; empty for one that is no day of this age."""
    try:
        day = datetime.fromtimestamp(seconds, UTC).astimezone(_CHINA)
    except (OverflowError, OSError, ValueError):
        return ""
    return day.date().isoformat() if 1990 <= day.year <= 2199 else ""
