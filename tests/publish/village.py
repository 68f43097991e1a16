"""Publish small sites and say whether what is served is whole."""

import os
from pathlib import Path

from wuhua.publish.manifest import hash_bytes, read_manifest
from wuhua.publish.verify import RELEASE, verify_site
from wuhua.publish.writer import Publisher

Site = dict[str, bytes]


def site(version: int, files: int = 3) -> Site:
    """Make a site of which each version changes one page, has one of its own, and leaves the rest alone."""
    pages = {f"finance/2025-{month:02d}.html": b"<h1>%d</h1>" % month for month in range(1, files + 1)}
    return {"index.html": b"version %d" % version, f"news/{version}.html": b"only here", **pages}


def publish(
    out: Path, content: Site, clone: bool = True, keep: int = 3, mtime: int | None = None, grace_s: float = 0
) -> str:
    """Publish as a builder does: write what differs, drop what is gone, hand over the list."""
    with Publisher(out, keep, grace_s) as publisher:
        staging = publisher.stage(clone, mtime)
        for path in sorted(staging.digests.keys() - content.keys()):
            staging.delete(path)
        files = {path: hash_bytes(data) for path, data in content.items()}
        for path, digest in files.items():
            if staging.digests.get(path) != digest:
                staging.write(path, content[path])
        return staging.publish(files)


def served(out: Path) -> Site:
    """Read back what a visitor gets; fails when any of it is not as its manifest says."""
    assert verify_site(out) == []
    return {path: (out / path).read_bytes() for path in read_manifest(out)}


def rubbish(out: Path) -> list[str]:
    """Name what a finished build should not have left, and releases that are not whole."""
    beside = [name for name in os.listdir(out.parent) if name not in (out.name, f"{out.name}.releases")]
    releases = out.with_name(f"{out.name}.releases")
    inside = [name for name in os.listdir(releases) if name not in (".lock", ".spare")]
    broken = [name for name in inside if not RELEASE.fullmatch(name) or verify_site(releases / name)]
    return sorted(beside + broken)
