"""What was made here, by its SHA-256: released with the boards, or printed into any folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.config import Settings
from wuhua.hanging.making import names_of
from wuhua.publish.cache import Cache
from wuhua.publish.manifest import MANIFEST, hash_bytes, parse_manifest

if TYPE_CHECKING:
    from wuhua.outputs.board import BoardResult

_PRINTED = "printed"
#: SHA-256 to name and place.
_FILES = "files"


def printed_cache(settings: Settings) -> Cache:
    """What is remembered of files made outside of the published folder."""
    return Cache(settings.cache_file.with_name(f"{_PRINTED}.db"))


def keep_printed(settings: Settings, made: "Iterable[tuple[str, BoardResult]]", folder: Path) -> None:
    """Remember what was made outside of the published folder: paths with what came of them, below ``folder``."""
    cache = printed_cache(settings)
    known: dict[str, tuple[str, str]] = cache.get(_FILES) or {}
    fresh = {
        hash_bytes(pdf): (name, str(folder / name))
        for path, result in made
        for name, pdf in zip(names_of(path, len(result.pdfs)), result.pdfs, strict=True)
    }
    cache.set(_FILES, known | fresh)
    cache.commit()
    cache.close()


def known_files(settings: Settings) -> Iterator[tuple[str, str, Path]]:
    """SHA-256, name and place of every file that was printed, then of all that was published, old releases included.

    Nothing may lie at the place any more, or something else.
    """
    cache = printed_cache(settings)
    printed: dict[str, tuple[str, str]] = cache.get(_FILES) or {}
    # What an older program remembered: names alone.
    older: dict[str, str] = cache.get(_PRINTED) or {}
    cache.close()
    for digest, (name, place) in printed.items():
        yield digest, name, Path(place)
    yield from ((digest, name, settings.root / "print" / name) for digest, name in older.items())
    boards = settings.boards_dir
    for manifest in sorted(boards.with_name(f"{boards.name}.releases").glob(f"*/{MANIFEST}")):
        for name, digest in (parse_manifest(bytes_of(manifest)) or {}).items():
            yield digest, name, manifest.parent / name


def bytes_of(path: Path) -> bytes:
    """A file's bytes; none where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
