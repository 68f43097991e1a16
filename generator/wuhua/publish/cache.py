"""What the last build knew, so that what did not change is not made again. Deleting it changes nothing but the time.

One SQLite file beside the content. A value is what ``marshal`` can write; a cache that is damaged, of another program, theme or
configuration, or of another release than the one that stands, is as good as none.
"""

import marshal
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import starmap
from pathlib import Path
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_TABLES = """
create table if not exists meta (name text primary key, value blob) without rowid;
create table if not exists grams (file text primary key, value blob) without rowid;
create table if not exists tables (file text primary key, value blob) without rowid;
"""


class Kept(Generic[T]):
    """What is kept of many files, as it is kept: unpacked each time that it is walked, for then it is twice as large."""

    def __init__(self, packed: Iterable[bytes], read: Callable[..., T]) -> None:
        self._packed, self._read = list(packed), read

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[T]:
        return starmap(self._read, map(marshal.loads, self._packed))


class Cache:
    """Whole values by name, grams and tables by file. Nothing is kept until :meth:`commit`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for place in (path, path, ":memory:"):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._open(place)
                return
            except sqlite3.DatabaseError:
                # Damaged: begin anew; where the folder cannot be written the build goes on without a memory.
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            except OSError:
                self._open(":memory:")
                return

    def _open(self, place: Path | str) -> None:
        self._base = sqlite3.connect(place, isolation_level=None)
        # The cache may be lost with the power: every build checks it against what stands.
        self._base.executescript("pragma journal_mode=memory; pragma synchronous=off;" + _TABLES)
        self._base.execute("begin")

    def get(self, name: str) -> Any:
        """A whole value; None when it was never set or cannot be read."""
        try:
            row = self._base.execute("select value from meta where name = ?", (name,)).fetchone()
            return marshal.loads(row[0]) if row else None
        except (sqlite3.DatabaseError, ValueError, EOFError, TypeError):
            return None

    def set(self, name: str, value: Any) -> None:
        """Keep a whole value."""
        with suppress(sqlite3.OperationalError):
            self._base.execute("insert or replace into meta values (?, ?)", (name, marshal.dumps(value)))

    def grams(self, file: str) -> Any:
        """What the search index knows of a file; None when it knows nothing."""
        packed = self._packed_grams(file)
        return marshal.loads(packed) if packed else None

    def all_grams(self, files: Iterable[str], read: Callable[..., T]) -> Kept[T]:
        """The same of many files in their order, each as ``read`` makes it of its parts.

        LookupError for a file of which it knows nothing: the index counts pages, and one left out would move all that follow.
        """
        return Kept(map(self._known_grams, files), read)

    def _known_grams(self, file: str) -> bytes:
        packed = self._packed_grams(file)
        if packed is None:
            raise LookupError(file)
        return packed

    def _packed_grams(self, file: str) -> bytes | None:
        row = self._base.execute("select value from grams where file = ?", (file,)).fetchone()
        return bytes(row[0]) if row else None

    def put_grams(self, file: str, value: Any) -> None:
        """Keep what the search index knows of a file."""
        self._base.execute("insert or replace into grams values (?, ?)", (file, marshal.dumps(value)))

    def drop(self, files: Iterable[str]) -> None:
        """Forget files' grams and tables."""
        names = [(file,) for file in files]
        self._base.executemany("delete from grams where file = ?", names)
        self._base.executemany("delete from tables where file = ?", names)

    def tables(self, file: str) -> Any:
        """The tables of a file's page as downloads hold them; None when it has none."""
        row = self._base.execute("select value from tables where file = ?", (file,)).fetchone()
        return marshal.loads(row[0]) if row else None

    def put_tables(self, file: str, value: Any) -> None:
        """Keep the tables of a file's page."""
        self._base.execute("insert or replace into tables values (?, ?)", (file, marshal.dumps(value)))

    def commit(self) -> None:
        """Make what was set last."""
        # Somebody else's build holds the file: then this one is not remembered, and the next begins cold.
        with suppress(sqlite3.OperationalError):
            self._base.execute("commit")
            self._base.execute("begin")

    def close(self) -> None:
        """Let go of the file; what was not committed is forgotten."""
        self._base.close()
