"""A laid-out panel in, the same panel full: what is left of its height goes between rows, blocks and parts.

Nothing is laid out anew: every box is moved, or made taller, by a map of heights that only grows.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from msgspec import Struct
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes

from wuhua.outputs.board.measure import MM, classed, columns_of, lines_of

#: What a row, a line of prose and a block may gain, in em, and none more than that share of the panel's height: with ease,
#: then so that they still hang together, then before they look deserted, at last rather than that a band stays blank.
#: Half a row's gain and a block's stand in one gap.
_STEPS = (
    ((0.5, 0.012), (0.15, 0.012), (0.8, 0.012)),
    ((1.15, 0.022), (0.3, 0.022), (3.0, 0.018)),
    ((2.6, 0.042), (0.75, 0.04), (8.0, 0.018)),
    ((4.0, 0.044), (1.0, 0.042), (10.0, 0.018)),
)
#: No gap between words should be more than this share of the panel's height; so many em of it are there already.
_GAP, _LEADING = 0.055, 0.85
#: How many em stand between blocks besides.
_APART = 1.0
_Caps = tuple[float, ...]
#: How far within a row room is put in, in px: within its padding.
_EDGE = 0.5
#: What a part of the panel may gain above itself, as a share of the panel's height; and how many em of space are there already.
_PART_EASY, _PART_MOST, _PART_LEADING = 0.012, 0.02, 1.5
_TOUCH = 0.01
#: What nothing can take is struck through where it is more than this share of the panel's height; the line leaves that part of
#: the blank free above and below, and no more than that share of the height.
_BLANK, _FREE, _FREE_MOST = 0.015, 0.25, 0.02
#: Under a signature a little more may stay blank.
_BLANK_FORMAL = 0.03
_TALL = boxes.BlockBox | boxes.TableBox | boxes.TableRowGroupBox | boxes.TableRowBox | boxes.TableCellBox


class Column(Struct, frozen=True):
    """A column of a panel, in px: its rows as (top, bottom), tops of the lines of its prose but each first and of its blocks but
    the first, its natural height.
    """

    box: Any
    rows: tuple[tuple[float, float], ...]
    lines: tuple[float, ...]
    blocks: tuple[float, ...]
    height: float

    def takes(self, caps: _Caps) -> float:
        """How much it can gain at most."""
        return sum(len(kind) * cap for kind, cap in zip((self.rows, self.lines, self.blocks), caps, strict=True))


class _Cuts:
    """Heights at which room is put in: a height is moved down by all that is put in above it."""

    def __init__(self, cuts: Iterable[tuple[float, float]]) -> None:
        ordered = sorted(cut for cut in cuts if cut[1] > 0)
        self._at = [at for at, _ in ordered]
        self._sums = [0.0, *accumulate(more for _, more in ordered)]

    def top(self, at: float) -> float:
        """How far a box moves that begins here."""
        return self._sums[bisect_right(self._at, at + _TOUCH)]

    def bottom(self, at: float) -> float:
        """How far a box's end moves that ends here."""
        return self._sums[bisect_left(self._at, at - _TOUCH)]


def stretch(document: Any, height_mm: float, left_mm: float, body_mm: float) -> None:
    """Give a page its true height and spread what its columns leave of ``left_mm``, their room; a fuller page is only cut.

    What is left even then is struck through.
    """
    page = document.pages[0]._page_box
    height, left, em = height_mm / MM, left_mm / MM, body_mm / MM
    main = next(box for box in page.descendants() if box.element_tag == "main")
    end = main.position_y + main.margin_height()
    lower, blank = _spread(page, main, height, left, em)
    _crop(page, height)
    formal = any(classed(page, "formal"))
    if blank > (_BLANK_FORMAL if formal else _BLANK) * height:
        _strike(page, end + lower, height)
    document.pages[0] = Page(page)


def _spread(page: Any, main: Any, height: float, left: float, em: float) -> tuple[float, float]:
    """Spread what is left among a page's parts and its columns' rows: by how much it ends lower, and what none can take."""
    columns = [_column(box) for box in columns_of(page)]
    tallest = max((column.height for column in columns), default=0.0)
    if left <= tallest:
        return 0.0, 0.0
    parts = main.children[1:]
    steps = [_caps(step, height, em) for step in _STEPS]
    most = min(_PART_MOST * height, max(_PART_EASY * height, _GAP * height - _PART_LEADING * em))
    apart = min(most, _apart(columns, left - tallest, len(parts), height, steps))
    room = left - apart * len(parts)
    lower = max((_fill(column, room, steps) for column in columns), default=tallest) - tallest
    move = 0.0
    for part in parts:
        move += apart
        part.translate(0, move)
        if "columns" in part.element.get("class", "").split():
            # What stands under them makes way for them.
            move += lower
    return move, room - tallest - lower


def _caps(step: tuple[tuple[float, float], ...], height: float, em: float) -> _Caps:
    """What rows, lines and blocks may gain in a step, in px, so that no gap gets too high: half of a row's gain and a block's make one."""
    row, line, block = (min(most * em, share * height) for most, share in step)
    free = max(0.0, _GAP * height - _LEADING * em)
    row = min(row, free)
    return row, min(line, free), max(0.0, min(block, free - _APART * em - row / 2))


def _column(box: Any) -> Column:
    blocks = list(classed(box, "wh-block"))
    prose = [block for block in blocks if "wh-prose" in block.element.get("class", "").split()]
    lines = [line for block in prose for line in _lines(block)[1:]]
    return Column(
        box,
        tuple(span for block in blocks if block not in prose for span in lines_of(block)),
        tuple(lines),
        tuple(block.position_y for block in blocks[1:]),
        sum(child.margin_height() for child in box.children),
    )


def _lines(block: Any) -> list[float]:
    """The tops of a block's lines, from above."""
    return sorted(line.position_y for line in block.descendants() if isinstance(line, boxes.LineBox))


def _apart(columns: list[Column], spare: float, parts: int, height: float, steps: list[_Caps]) -> float:
    """What each part gains: what the fullest column cannot take with ease, then what it can hardly take."""
    fullest = max(columns, key=lambda column: column.height, default=None)
    if fullest is None or not parts:
        return 0.0
    easy, most = map(fullest.takes, steps[:2])
    gain = min(max(0.0, spare - easy), parts * _PART_EASY * height)
    # As much again stays before the foot.
    over = (spare - most) * parts / (parts + 1)
    return max(gain, over) / parts


def _fill(column: Column, room: float, steps: list[_Caps]) -> float:
    """Share what a column leaves of its room among its rows, lines and blocks: to each with ease first, then up to the most. Its
    height then.
    """
    spare = room - column.height
    row = line = block = 0.0
    for row_cap, line_cap, block_cap in steps:
        row, spare = _take(len(column.rows), row, row_cap, spare)
        line, spare = _take(len(column.lines), line, line_cap, spare)
        block, spare = _take(len(column.blocks), block, block_cap, spare)
    cuts = [(top, block) for top in column.blocks] + [(top, line) for top in column.lines]
    for top, bottom in column.rows:
        cuts += [(top + _EDGE, row / 2), (bottom - _EDGE, row / 2)]
    shift = _Cuts(cuts)
    for child in column.box.children:
        _move(child, shift)
    return room - spare


def _take(count: int, had: float, cap: float, spare: float) -> tuple[float, float]:
    """What each of ``count`` has now, and what is left."""
    more = min(cap - had, spare / count) if count and spare > 0 else 0.0
    return had + more, spare - count * more


def _move(box: Any, cuts: _Cuts) -> None:
    top = cuts.top(box.position_y)
    if isinstance(box, _TALL):
        grown = cuts.bottom(box.position_y + box.margin_height()) - top
        box.height += max(0.0, grown)
    box.position_y += top
    for child in box.all_children():
        _move(child, cuts)


def _crop(page: Any, height: float) -> None:
    """Cut a page that was laid out too high to its height; the foot moves up with its edge."""
    by = page.margin_height() - height
    page.height -= by
    next(box for box in page.descendants() if box.element_tag == "footer").translate(0, -by)


def _strike(page: Any, end: float, height: float) -> None:
    """Strike through what stays blank between a page's ``end`` and its foot: nothing is missing there, and nothing can be added."""
    line, foot = (
        next(box for box in page.descendants(placeholders=True) if named(box)) for named in (_is_blank, _is_foot)
    )
    blank = foot.position_y - end
    free = min(_FREE * blank, _FREE_MOST * height)
    line.position_y, line.height = end + free, blank - 2 * free


def _is_blank(box: Any) -> bool:
    return box.element is not None and box.element.get("class") == "blank"


def _is_foot(box: Any) -> bool:
    return bool(box.element_tag == "footer")
