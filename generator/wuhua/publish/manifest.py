"""The list of every file in a release with its SHA-256; its own hash names the release (step: publish).

In: the builder's list of paths and hashes. Out: ``manifest.sha256``, which ``sha256sum -c`` reads too.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from wuhua.base.faults import MachineFault
from wuhua.publish.trouble import guard

MANIFEST = "manifest.sha256"
_LINES = re.compile(rb"(?:[0-9a-f]{64}  [^\n]+\n)*")
_HASH_LENGTH = 64
_ID_LENGTH = 32
_BAD_CHARACTERS = frozenset('\\\n\r\0:*?"<>|')
_BAD_PARTS = frozenset(("", ".", ".."))


def hash_bytes(data: bytes) -> str:
    """Hash bytes: SHA-256 as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def hash_file(path: str | Path) -> str:
    """Hash a file's bytes without holding them all in memory; raises OSError."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def release_id(manifest: bytes) -> str:
    """Name the release that a manifest describes: the first 32 hex digits of its own SHA-256."""
    return hash_bytes(manifest)[:_ID_LENGTH]


def check_path(path: str) -> str:
    """Return a path that may stand in a site: relative, with slashes, no ``..``, sound on Windows and in a manifest.

    Anything else is a bug of the builder and raises ValueError.
    """
    if path == MANIFEST or not _BAD_CHARACTERS.isdisjoint(path) or not _BAD_PARTS.isdisjoint(path.split("/")):
        raise ValueError(f"no path for a site: {path!r}")
    path.encode()
    return path


def make_manifest(files: Mapping[str, str]) -> bytes:
    """Write the manifest of a site, paths (keys) with their SHA-256 (values), sorted by code point."""
    return "".join(f"{files[path]}  {path}\n" for path in sorted(files)).encode()


def parse_manifest(data: bytes) -> dict[str, str] | None:
    """Read a manifest into path and SHA-256; None when it is not one, cut short for example."""
    if not _LINES.fullmatch(data):
        return None
    try:
        lines = data.decode().split("\n")[:-1]
    except UnicodeDecodeError:
        return None
    return {line[_HASH_LENGTH + 2 :]: line[:_HASH_LENGTH] for line in lines}


def read_manifest(folder: Path) -> dict[str, str]:
    """Read the manifest of a published folder into path and SHA-256; MachineFault when it is missing or damaged."""
    file = folder / MANIFEST
    with guard(file):
        files = parse_manifest(file.read_bytes())
    if files is None:
        raise MachineFault(f"{file} 坏了：清单读不懂，重新发布一次就好。")
    return files
