"""What git tells of the village in this build, and what it told the last one: read anew only when HEAD has moved.

In: the settings, the cache, which files changed. Out: a :class:`Past`. A folder that no git keeps costs one look for ``.git``.
"""

import os
from collections.abc import Iterable
from hashlib import new as new_hash
from typing import Any

from wuhua.config import Settings
from wuhua.publish.cache import Cache
from wuhua.source.history import History, Repository, Trail, history_stamp, open_repository, read_history
from wuhua.source.history.repository import PUBLISHED
from wuhua.source.history.trails import trail_of_row, trail_row

#: The commit that was published last, where whoever runs the build knows it: a CI names it, on a fresh copy.
_TOLD = "WUHUA_PUBLISHED"
_STATE, _GONE, _UNSAVED, _FOLDERS = "past", "past gone", "past unsaved", "past folders"
VERDICTS = "past verdicts"
_TRAILS, _BASES, _BLOBS = "past trails", "past bases", "past blobs"


class Past:
    """The village's history. ``moved``: it is not what the last build was told. Files are named below the content folder."""

    def __init__(self, settings: Settings, cache: Cache | None, stamp: str, known: bool = False) -> None:
        self._settings, self._cache, self.stamp = settings, cache, stamp
        #: Whether git keeps this village at all.
        self.known = known
        #: Hexadecimal digits of a blob's name: 40, or 64 in the repositories of tomorrow.
        self.size = 40
        self.moved = False
        #: Files that are not as HEAD has them, or that it lacks.
        self.unsaved: set[str] = set()
        #: What the comparison with what was published came to, for the next build.
        self.verdicts: Any = None
        self._parts: dict[str, dict[str, Any]] = {}
        self._changed: set[str] = set()

    @property
    def repository(self) -> Repository | None:
        """The repository, opened anew; None without one."""
        return open_repository(self._settings.root, self._settings.content_name)

    def trail(self, file: str) -> Trail | None:
        """The versions of a file that HEAD holds; None when it holds none."""
        row = self._part(_TRAILS, file).get(file)
        return trail_of_row(row) if row else None

    def trails(self) -> dict[str, Trail]:
        """All of them, by file."""
        rows = (row for folder in self._folders() for row in self._part(_TRAILS, folder).items())
        return {file: trail_of_row(row) for file, row in rows}

    def gone(self) -> list[Trail]:
        """The trails of files that went."""
        return [trail_of_row(row) for row in self._whole(_GONE) or ()]

    def said(self, file: str) -> list[str]:
        """The blobs that were published last under a file's name, when they are not what stands there now."""
        now = self._part(_BLOBS, file).get(file, "").split()
        return [blob for blob in self._part(_BASES, file).get(file, ()) if blob not in now]

    def published_files(self) -> set[str]:
        """The files that were published last."""
        return {file for folder in self._folders() for file in self._part(_BASES, folder)}

    @property
    def has_base(self) -> bool:
        """Whether anything is known that was published before."""
        return any(self._part(_BASES, folder) for folder in self._folders())

    @property
    def is_sure(self) -> bool:
        """Whether that was published indeed: marked by a build or named by a CI, not taken for it."""
        self._whole(_FOLDERS)
        return bool(self._parts[_FOLDERS].get("sure"))

    def keep(self, cache: Cache) -> None:
        """Put what was read into the cache."""
        if not self.known and not cache.get(_STATE):
            return
        for name in sorted(self._changed):
            cache.set(name, self._parts[name])
        cache.set(_UNSAVED, sorted(self.unsaved))
        cache.set(VERDICTS, self.verdicts)
        cache.set(_STATE, (self.stamp, self.known, self.size))

    def mark_published(self, files: Iterable[str]) -> None:
        """Remember HEAD as what was published, when everything stands there as HEAD has it."""
        if not self.known or self.unsaved or is_marked(self.stamp):
            return
        trails, repository = self._all(_TRAILS), self.repository
        if repository is None or trails.keys() != set(files):
            return
        repository.mark_published(repository.commit("HEAD"))
        marked = stamp_of_past(self._settings)
        if is_marked(marked) and head_of(marked) == head_of(self.stamp):
            self.stamp = marked
            self._fill(_BASES, {file: (row[0][-1][0],) for file, row in trails.items()})
            self._whole(_FOLDERS)
            self._parts[_FOLDERS]["sure"] = True
            self._changed.add(_FOLDERS)
            # Nothing differs from what has just been published.
            self.verdicts = (self.verdicts[0], {}) if self.verdicts else None

    def read(self, files: Iterable[str], stale: Iterable[str]) -> None:
        """Ask git; ``files`` are all records, ``stale`` those that changed since the last build."""
        before, self.moved = self._folders(), True
        repository = self.repository
        history = read_history(repository) if repository else None
        stale, self.known = set(stale), history is not None
        self._parts = {name: part for name, part in self._parts.items() if name.startswith(f"{_BLOBS}:")}
        if repository is None or history is None:
            return
        self.size = len(history.head)
        for name in (_TRAILS, _BASES):
            self._parts |= {_name(name, folder): {} for folder in before}
        self._fill(_TRAILS, {file: trail_row(trail) for file, trail in history.trails.items()})
        bases, sure = _published(repository, history)
        self._fill(_BASES, bases)
        self._parts[_GONE] = {"": [trail_row(trail) for trail in history.gone]}
        self._parts[_FOLDERS] = {"": sorted(_folders_in(self._parts)), "sure": sure}
        self._changed |= {_GONE, _FOLDERS}
        self.look([file for file in files if file in stale or file not in self._part(_BLOBS, file)], ())
        self.unsaved = {file for file in files if not self._is_saved(file)}

    def look(self, changed: Iterable[str], gone: Iterable[str]) -> None:
        """Note what stands in files that changed, and which went."""
        for file in changed:
            part = self._part(_BLOBS, file)
            part[file] = _blob(self._settings, file, self.size)
            self._changed.add(_name(_BLOBS, file))
            self.unsaved = self.unsaved - {file} if self._is_saved(file) else self.unsaved | {file}
        for file in gone:
            self._part(_BLOBS, file).pop(file, None)
            self._changed.add(_name(_BLOBS, file))
            self.unsaved = self.unsaved - {file}

    def recall(self, size: int) -> None:
        """Take up what the last build was told; ``size`` as it kept it."""
        self.size = size
        self.unsaved = set(self._cache.get(_UNSAVED) or ()) if self._cache else set()

    def _is_saved(self, file: str) -> bool:
        row = self._part(_TRAILS, file).get(file)
        return row is not None and row[0][-1][0] in self._part(_BLOBS, file).get(file, "").split()

    def _fill(self, name: str, rows: dict[str, Any]) -> None:
        for file, row in rows.items():
            self._parts.setdefault(_name(name, file), {})[file] = row
        self._changed |= {part for part in self._parts if part.startswith(f"{name}:")}

    def _part(self, name: str, file: str) -> dict[str, Any]:
        part = _name(name, file)
        if part not in self._parts:
            # What git told of another HEAD counts no more; what stood in unchanged files does.
            fresh = self.moved and name != _BLOBS
            self._parts[part] = (self._cache.get(part) if self._cache and not fresh else None) or {}
        return self._parts[part]

    def _all(self, name: str) -> dict[str, Any]:
        return {file: row for folder in self._folders() for file, row in self._part(name, folder).items()}

    def _folders(self) -> list[str]:
        return [f"{folder}/" for folder in self._whole(_FOLDERS) or ()]

    def _whole(self, name: str) -> Any:
        if name not in self._parts:
            self._parts[name] = (self._cache.get(name) if self._cache and not self.moved else None) or {}
        return self._parts[name].get("")


def stamp_of_past(settings: Settings) -> str:
    """Names what git would tell now, without asking it; empty where there is no repository."""
    stamp = history_stamp(settings.root)
    return f"{stamp}\n{os.environ.get(_TOLD, '')}" if stamp else ""


def is_marked(stamp: str) -> bool:
    """Whether HEAD is what was published last."""
    return bool(head_of(stamp)) and head_of(stamp) == stamp.split("\n")[-3]


def head_of(stamp: str) -> str:
    """The commit that HEAD is, as a stamp names it; empty without one."""
    return stamp.split("\n")[-4] if stamp.count("\n") > 3 else ""


def stands(settings: Settings, cache: Cache) -> bool:
    """Whether git tells what it told the last build."""
    kept = cache.get(_STATE) or ("", False)
    return bool(kept[0] == stamp_of_past(settings))


def read_past(settings: Settings, cache: Cache, same: bool, files: Iterable[str], moved: tuple[Any, Any]) -> Past:
    """What git tells. ``same``: the program and the law are the last build's; ``moved``: the files that changed, and that went."""
    stamp = stamp_of_past(settings)
    kept = cache.get(_STATE) or ("", False, 40)
    past = Past(settings, cache if same else None, stamp, kept[1])
    if same and kept[0] == stamp:
        past.recall(kept[2])
        if past.known:
            past.look(*moved)
        return past
    if stamp or kept[1]:
        past.read(files, moved[0])
    return past


def _published(repository: Repository, history: History) -> tuple[dict[str, tuple[str, ...]], bool]:
    """The blobs of what was published last, by file: as told, else as marked, else what HEAD and its first parent hold.

    The second value: whether it was told or marked.
    """
    told = os.environ.get(_TOLD, "")
    named = told if told.strip("0") else PUBLISHED
    commit = repository.commit(named)
    if told.strip("0") and not commit:
        return {}, True
    commits = [commit] if commit else [history.head, repository.commit(f"{history.head}^1")]
    found: dict[str, tuple[str, ...]] = {}
    for each in filter(None, commits):
        for file, blob in repository.files(each).items():
            found[file] = tuple(dict.fromkeys((*found.get(file, ()), blob)))
    return {file: blobs for file, blobs in found.items() if file.endswith((".yml", ".yaml"))}, bool(commit)


def _folders_in(parts: dict[str, Any]) -> set[str]:
    return {name.partition(":")[2] for name in parts if name.startswith((f"{_TRAILS}:", f"{_BASES}:"))}


def _name(name: str, file: str) -> str:
    return f"{name}:{file.partition('/')[0]}"


def _blob(settings: Settings, file: str, size: int) -> str:
    """What git would call a file's content; two names where its line ends are Windows' and git may keep others."""
    from wuhua.source import read_bytes

    data, finding = read_bytes(settings.root, f"{settings.content_name}/{file}")
    if finding:
        return ""
    kinds = (data, data.replace(b"\r\n", b"\n")) if b"\r\n" in data else (data,)
    return " ".join(_hash(each, size) for each in kinds)


def _hash(data: bytes, size: int) -> str:
    found = new_hash("sha1" if size == 40 else "sha256", usedforsecurity=False)
    found.update(b"blob %d\0" % len(data) + data)
    return found.hexdigest()
