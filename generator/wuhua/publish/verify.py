"""Compare a published folder with its manifest (step: publish; ``wuhua verify``).

In: a folder, or the link that is served. Out: what was changed, is missing, or was added since.
"""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from wuhua.publish.manifest import MANIFEST, hash_file, parse_manifest, release_id
from wuhua.publish.tree import walk
from wuhua.publish.trouble import guard

#: A release's folder: its id, and a number where a damaged one of the same id still stands.
RELEASE = re.compile(r"([0-9a-f]{32})(?:\.[0-9]+)?")


class Damage(StrEnum):
    """What is wrong with a published file."""

    CHANGED = "变了"
    MISSING = "缺少"
    EXTRA = "多出"
    UNREADABLE = "读不了"


class Problem(Struct, frozen=True, order=True):
    """One published file that is not as it was published; ``path`` is relative to the site, with slashes."""

    path: str
    damage: Damage

    def __str__(self) -> str:
        shown = self.path.encode("utf-8", "backslashreplace").decode()
        return f"{self.damage}：{shown}"


def verify_site(folder: Path) -> list[Problem]:
    """Hash every file and list what differs from the manifest, by path; empty when the site is whole.

    A folder that cannot be listed at all is a MachineFault; a single file that cannot be read is a Problem.
    """
    top = os.path.realpath(folder)
    manifest = os.path.join(top, MANIFEST)
    if not os.path.isfile(manifest):
        return [Problem(MANIFEST, Damage.MISSING)]
    with guard(manifest, then=""):
        data = Path(manifest).read_bytes()
    files = parse_manifest(data)
    named = RELEASE.fullmatch(os.path.basename(top))
    if files is None or (named and named[1] != release_id(data)):
        return [Problem(MANIFEST, Damage.CHANGED)]
    with guard(top, then=""):
        return sorted(_differences(top, files))


def mark_damage(folder: Path, problems: Sequence[Problem]) -> bool:
    """Let the next build see the damage, whatever time the files bear; False for what is no folder that a build publishes."""
    if not folder.is_symlink():
        return False
    top = os.path.realpath(folder)
    for path in ("", *(problem.path for problem in problems)):
        with suppress(OSError):
            os.utime(os.path.join(top, path), follow_symlinks=False)
    return True


def _differences(top: str, files: dict[str, str]) -> Iterator[Problem]:
    missing = set(files)
    for path, entry in walk(top):
        missing.discard(path)
        if path == MANIFEST:
            continue
        if path not in files:
            yield Problem(path, Damage.EXTRA)
        elif (damage := _damage(entry, files[path])) is not None:
            yield Problem(path, damage)
    yield from (Problem(path, Damage.MISSING) for path in missing)


def _damage(entry: os.DirEntry[str], digest: str) -> Damage | None:
    # A link in the place of a file would let what is served change without the manifest noticing.
    if not entry.is_file(follow_symlinks=False):
        return Damage.CHANGED
    try:
        return None if hash_file(entry.path) == digest else Damage.CHANGED
    except OSError:
        return Damage.UNREADABLE
