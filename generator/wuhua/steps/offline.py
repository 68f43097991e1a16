"""The published site as one zip file for a USB stick: made anew only when another release stands (render and publish).

In: the served folder. Out: ``site-offline.zip`` beside it; the old one stays until the new one is whole.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from html import unescape
from pathlib import Path

from msgspec import Struct

from wuhua.base.faults import MachineFault
from wuhua.base.places import theme_dir
from wuhua.outputs.site import offline
from wuhua.publish.archive import archive_mark, write_archive
from wuhua.publish.manifest import read_manifest
from wuhua.publish.trouble import guard
from wuhua.publish.writer import Publisher

_TITLE = re.compile(r"<title>(?:[^<]* · )?([^<]*)</title>")


class Stick(Struct, frozen=True):
    """What came of it. ``pages`` 0: the archive that stands is of this very release."""

    path: Path
    pages: int
    size: int


def archive_of(site_dir: Path) -> Path:
    """Where the archive of a served folder lies: ``site`` gives ``site-offline.zip`` beside it."""
    return site_dir.with_name(f"{site_dir.name}-offline.zip")


def make_offline(site_dir: Path, site_url: str, as_of: date) -> Stick:
    """Pack the served release under the publisher's lock. MachineFault when there is none, or the machine refuses."""
    path = archive_of(site_dir)
    with Publisher(site_dir) as publisher:
        folder = publisher.previous_dir
        if folder is None:
            raise MachineFault(f"{site_dir} 还没有发布过，先运行 wuhua build。")
        mark = f"wuhua {sha256(f'{publisher.current} {as_of} {_program()}'.encode()).hexdigest()[:32]}"
        if archive_mark(path) == mark:
            return Stick(path, 0, path.stat().st_size)
        with guard(folder):
            files = read_manifest(folder)
            left_out = _left_out(folder, files, site_url)
            pages = sum(name.endswith(".html") for name in files.keys() - left_out)
            entries = _entries(folder, files, left_out, as_of, pages)
            return Stick(path, pages, write_archive(path, entries, as_of, mark))


def _program() -> str:
    """Names what turns a release into an archive."""
    sources = [Path(__file__), Path(offline.__file__), *sorted((theme_dir() / "offline").iterdir())]
    return sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _left_out(folder: Path, files: Mapping[str, str], site_url: str) -> set[str]:
    def left(path: str) -> bool:
        read = offline.for_programs(path)
        return offline.stays_at_home(path, (folder / path).read_bytes() if read else b"", site_url)

    return {path for path in files if left(path)} | {"manifest.sha256"}


def _entries(
    folder: Path, files: Mapping[str, str], left_out: set[str], as_of: date, pages: int
) -> Iterator[tuple[str, bytes]]:
    """The note and the door first, then the site in order of its paths."""
    title = _TITLE.search((folder / "index.html").read_text("utf-8"))
    name = unescape(title[1]) if title else "村务公开"
    yield offline.DOOR, offline.door_page(name, as_of)
    yield offline.NOTE, offline.note(name, as_of, pages)
    for path in sorted(files.keys() - left_out):
        data = (folder / path).read_bytes()
        if path.endswith(".html"):
            data = offline.offline_page(path, data, left_out)
        yield f"{offline.FOLDER}/{path}", data
