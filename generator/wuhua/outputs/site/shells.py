"""Configuration, face and sections in; the shells that pages are stamped into out (render step).

MkDocs with Material renders one probe page for each section, with a mark where title, body and so on belong. A build in
which :func:`shells_digest` has not moved takes the shells from its cache and imports neither.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

import wuhua
from wuhua.base.places import theme_dir
from wuhua.model.face import Face

#: What differs between two pages of one shell, in no order; each stands in a probe as its mark.
SLOTS = ("title", "description", "key", "body", "date")
MARKS = {slot: f"wuhua-mark-{slot}" for slot in SLOTS}
#: Material asks whether the content holds a heading of the first order, so the body's mark must be one.
BODY_MARK = f"<h1>{MARKS['body']}</h1>"
_CUT = re.compile(f"{BODY_MARK}|" + "|".join(mark for slot, mark in MARKS.items() if slot != "body"))
_SLOT_OF = {BODY_MARK: "body"} | {mark: slot for slot, mark in MARKS.items() if slot != "body"}

#: Shells that belong to no section, with the depth of their pages.
FREE_SHELLS = {"home": 0, "search": 0, "plain": 0, "plain-1": 1, "plain-2": 2}
#: Where under ``content/`` a village keeps pages that a person wrote in Markdown.
HANDWRITTEN = "页面"

Parts = tuple[bytes, ...]
PlainShells = tuple[dict[str, Parts], dict[str, bytes], dict[str, bytes], dict[str, int]]


class Section(Struct, frozen=True):
    """One entry of the navigation: the kind of its records, its words, the door it stands under, its own page's key."""

    kind: str
    title: str
    door: str
    key: str

    @property
    def depth(self) -> int:
        """How many folders the section's pages are down."""
        return self.key.count("/")


class Shells(Struct, frozen=True):
    """What Material made, as plain data.

    ``parts`` by shell name: literal bytes at even places, the name of a slot at odd ones. ``assets`` by path from the
    site's root; ``pages`` are whole pages by path (404 and those that a person wrote); ``depths`` says for each shell
    how many folders its pages are down.
    """

    parts: dict[str, Parts]
    assets: dict[str, bytes]
    pages: dict[str, bytes]
    depths: dict[str, int]

    def plain(self) -> PlainShells:
        """Give the four dicts, for ``marshal``; ``Shells(*plain)`` is the way back."""
        return (self.parts, self.assets, self.pages, self.depths)


def shells_digest(config_file: Path, face: Face, sections: Sequence[Section]) -> str:
    """Name everything the shells are made from, without importing mkdocs. Today's date is not part of it."""
    found = hashlib.sha256()
    undated = replace(face, as_of=date.min)
    found.update(repr((undated, sections, _versions())).encode())
    pages = config_file.parent / "content" / HANDWRITTEN
    for path in (config_file, *_theme_files(), *sorted(Path(__file__).parent.glob("*.py")), *handwritten_files(pages)):
        found.update(hashlib.sha256(path.name.encode() + b"\0" + path.read_bytes()).digest())
    return found.hexdigest()


def handwritten_files(folder: Path) -> list[Path]:
    """List the Markdown files that lie flat in a folder, in order of name; symbolic links are left out."""
    if not folder.is_dir() or folder.is_symlink():
        return []
    found = sorted(path for path in folder.iterdir() if path.suffix == ".md")
    return [path for path in found if path.is_file() and not path.is_symlink()]


def cut(page: str) -> Parts:
    """Split a probe's page at its marks."""
    parts: list[bytes] = []
    start = 0
    for found in _CUT.finditer(page):
        parts += (page[start : found.start()].encode(), _SLOT_OF[found[0]].encode())
        start = found.end()
    return (*parts, page[start:].encode())


def stamp(parts: Parts, values: Mapping[str, bytes]) -> bytes:
    """Fill a shell. ``values`` by slot, already escaped."""
    by_slot = {slot.encode(): value for slot, value in values.items()}
    return b"".join(by_slot[part] if index % 2 else part for index, part in enumerate(parts))


def _theme_files() -> Iterable[Path]:
    theme = theme_dir()
    yield from sorted(path for path in (theme / "site").rglob("*") if path.is_file())
    yield from sorted((theme / "blocks").glob("*/web.css"))


def _versions() -> tuple[str, ...]:
    spec = find_spec("mkdocs")
    libraries = Path(spec.origin).parent.parent if spec and spec.origin else Path()
    patterns = ("mkdocs-*.dist-info", "mkdocs_material-*.dist-info")
    return (wuhua.__version__, *sorted(path.name for pattern in patterns for path in libraries.glob(pattern)))
