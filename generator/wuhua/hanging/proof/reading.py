"""Any bytes in; the words of a PDF with their places, and its look, out. What is no readable PDF is a flaw in one line.

It is read in a helper with limits: a file made to harm takes the helper down, not the command.
"""

import io
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from wuhua.base.codes import read_code
from wuhua.base.faults import MachineFault
from wuhua.base.patterns import pattern
from wuhua.steps.crew import apart

MM = 25.4 / 72
#: No sheet has more; what has is none, and would take long to compare.
_MOST_PAGES, _MOST_LINES, _MOST_WHOLE, _MOST_LETTERS = 80, 1500, 10_000, 60_000
_MOST_ATTACHED = 5_000_000
#: A longer line is read as several.
_LONGEST = 400
#: What the helper may take: seconds of work, bytes; and seconds by the clock, on a machine that is busy with other things.
_SECONDS, _MEMORY, _PATIENCE = 15, 4 << 30, 90
#: Pixels of the longer side of a drawn page, and how many pages are drawn.
_SIDE_PX, _MOST_DRAWN = 1700, 12
_CODE = pattern(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}-[0-9A-Z](?![0-9A-Z])")

_BROKEN = "坏了，或者不是PDF，读不出来，没法比。"
_LOCKED = "加了密码，看不到里面，没法比。"
_CROWDED = "里面的字太多，不像公开单，没法比。"
_ENDLESS = "读到一半停住了：不是平常的PDF，没法比。"


class Box(NamedTuple):
    """A rectangle on a page, in mm from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Line(NamedTuple):
    """One line of words as a reader extracts it, its cells parted by single blanks; where each letter but blanks begins, in mm."""

    text: str
    box: Box
    edges: tuple[float, ...] = ()

    def cell_box(self, letters: int, count: int) -> Box:
        """Where ``count`` letters stand, after so many; of the whole line where letters were masked."""
        if letters + count > len(self.edges) or not count:
            return self.box
        right = self.edges[letters + count] if letters + count < len(self.edges) else self.box.right
        return self.box._replace(left=self.edges[letters], right=max(right, self.edges[letters]))


@dataclass(frozen=True, slots=True)
class Look:
    """A page drawn in grey: pixels a side, bytes a row, the pixels."""

    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page within its trim: width and height in mm, its lines in the order of the file, its look (None: not drawn)."""

    width: float
    height: float
    lines: tuple[Line, ...]
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds. ``flaw``: why it cannot be read, else empty; ``code``: the one it claims; ``files``: what is attached."""

    leaves: tuple[Leaf, ...] = ()
    code: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    flaw: str = ""

    @property
    def words(self) -> str:
        """All its words."""
        return "\n".join(line.text for leaf in self.leaves for line in leaf.lines)


def read_pdf(data: bytes) -> Reading:
    """Read a file whose maker nobody knows."""
    if b"%PDF-" not in data[:1024]:
        return Reading(flaw=_BROKEN)
    parent = os.getpid()

    def job() -> Reading:
        if os.getpid() != parent:
            # Not every system has it; those that have no helpers have not.
            import resource

            resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 1))
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return _read(data)

    try:
        return apart(job, _PATIENCE)
    except MachineFault:
        return Reading(flaw=_ENDLESS)


def _read(data: bytes) -> Reading:
    import pikepdf
    import pypdfium2

    try:
        claimed, files = _inside(data)
        leaves = tuple(_leaves(data))
    except pikepdf.PasswordError:
        return Reading(flaw=_LOCKED)
    except _Unlike as fault:
        return Reading(flaw=str(fault))
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return Reading(flaw=_BROKEN)
    except (MemoryError, RecursionError):
        return Reading(flaw=_ENDLESS)
    found = Reading(leaves, claimed, files)
    return found if claimed else Reading(leaves, _printed_code(found.words), files)


class _Unlike(Exception):
    """It can be read, and is nothing like a sheet."""


def _inside(data: bytes) -> tuple[str, dict[str, bytes]]:
    """The code that a file names, and what is attached to it."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        if len(pdf.pages) > _MOST_PAGES:
            raise _Unlike(f"有{len(pdf.pages)}页，公开单没有这么多，没法比。")
        code = read_code(str(pdf.docinfo.get("/Keywords", "")))[0]
        files = {}
        for name, attached in pdf.attachments.items():
            content = attached.get_file().read_bytes()
            if len(content) <= _MOST_ATTACHED:
                files[name] = content
        return code, files


def _printed_code(words: str) -> str:
    return next((code for found in _CODE.finditer(words) if (code := read_code(found[0])[0])), "")


def _leaves(data: bytes) -> Iterator[Leaf]:
    import pypdfium2

    count = 0
    with pypdfium2.PdfDocument(data) as document:
        for number in range(len(document)):
            page = document[number]
            page.set_rotation(0)
            left, foot, right, top = page.get_trimbox()
            lines = tuple(_lines(page, left, top))
            count += len(lines)
            if len(lines) > _MOST_LINES or count > _MOST_WHOLE:
                raise _Unlike(_CROWDED)
            look = _look(page, (left, foot, right, top)) if number < _MOST_DRAWN else None
            yield Leaf((right - left) * MM, (top - foot) * MM, lines, look)


def _lines(page: Any, left: float, top: float) -> Iterator[Line]:
    import pypdfium2.raw as raw

    words = page.get_textpage()
    if words.count_chars() > _MOST_LETTERS:
        raise _Unlike(_CROWDED)
    letters: list[str] = []
    boxes: list[Any] = []
    for place in range(words.count_chars()):
        letter = _letter(raw.FPDFText_GetUnicode(words, place))
        if letter == "\n" or len(letters) == _LONGEST:
            yield from _line(letters, boxes, left, top)
            letters, boxes = [], []
        if letter and letter != "\n":
            letters.append(letter)
            if not letter.isspace():
                boxes.append(words.get_charbox(place))
    yield from _line(letters, boxes, left, top)


def _line(letters: list[str], boxes: list[Any], left: float, top: float) -> Iterator[Line]:
    if boxes:
        sides = list(zip(*boxes, strict=True))
        box = Box(min(sides[0]) - left, top - max(sides[3]), max(sides[2]) - left, top - min(sides[1]))
        edges = tuple((side - left) * MM for side in sides[0])
        yield Line(" ".join("".join(letters).split()), Box(*(side * MM for side in box)), edges)


def _letter(number: int) -> str:
    """A letter as it is compared: no invisible ones; the radicals that some programs write for characters are those."""
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "〓"
    letter = chr(number)
    if letter == "\n" or letter.isspace():
        return "\n" if letter == "\n" else " " if letter != "\r" else ""
    if 0x2E80 <= number <= 0x2FDF:
        return unicodedata.normalize("NFKC", letter)
    return "" if unicodedata.category(letter) in ("Cc", "Cf", "Cn") else letter


def _look(page: Any, trim: tuple[float, float, float, float]) -> Look:
    width, height = page.get_size()
    whole = page.get_cropbox()
    longest = max(trim[2] - trim[0], trim[3] - trim[1], 1.0)
    cut = (trim[0] - whole[0], trim[1] - whole[1], whole[2] - trim[2], whole[3] - trim[3])
    drawn = page.render(
        scale=min(1.0, _SIDE_PX / max(longest, width, height)),
        crop=tuple(max(0.0, side) for side in cut),
        grayscale=True,
    )
    return Look(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))
