"""A PDF's rules in, fewer strokes that paint the same out: the line under a row is one, not one for each of its cells.

WeasyPrint strokes each cell's border by itself, with its colour and width said anew; in a crowded table that weighs as much as its words.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

_ARTIFACT = ("/Artifact", b"BMC")
#: What each piece of a border's drawing is or ends with: graphics state, colour, width, from, to, painted.
_SHAPE = (b"q", b"q", b" gs", b" RG", b" w", b" m", b" l", b"S", b"Q", b"Q")
_STYLE, _FROM, _TO = slice(2, 5), 5, 6


class _Stroke(NamedTuple):
    """One straight border: whether it is marked as no content, its style, its ends, how many pieces it takes."""

    marked: bool
    style: tuple[bytes, ...]
    start: bytes
    end: bytes
    length: int


def join_rules(pdf: Any) -> None:
    """Let borders of one style that follow each other be one stroke. ``pdf`` is what WeasyPrint's writer is about to write."""
    for made in pdf.objects:
        pieces = getattr(made, "stream", None)
        if isinstance(pieces, list):
            pieces[:] = _joined(pieces)


def _joined(pieces: Sequence[Any]) -> Iterator[Any]:
    run: list[_Stroke] = []
    place = 0
    while place < len(pieces):
        stroke = _stroke_at(pieces, place)
        if run and (stroke is None or stroke[:2] != run[0][:2]):
            yield from _drawn(run)
            run = []
        if stroke is None:
            yield pieces[place]
            place += 1
        else:
            run.append(stroke)
            place += stroke.length
    if run:
        yield from _drawn(run)


def _stroke_at(pieces: Sequence[Any], place: int) -> _Stroke | None:
    """The border that is drawn from this piece on; None where something else is."""
    marked = tuple(pieces[place : place + 2]) == _ARTIFACT
    first = place + 2 * marked
    drawn = pieces[first : first + len(_SHAPE)]
    if len(drawn) < len(_SHAPE) or not all(map(_is_like, drawn, _SHAPE)):
        return None
    length = len(_SHAPE) + 3 * marked
    if marked and (place + length > len(pieces) or pieces[place + length - 1] != b"EMC"):
        return None
    return _Stroke(marked, tuple(drawn[_STYLE]), drawn[_FROM], drawn[_TO], length)


def _is_like(piece: Any, shape: bytes) -> bool:
    return isinstance(piece, bytes) and (piece.endswith(shape) if shape[:1] == b" " else piece == shape)


def _drawn(run: list[_Stroke]) -> Iterator[Any]:
    """Draw borders of one style at once; one that goes on where the last ended only moves its end."""
    marked, style = run[0][:2]
    yield from _ARTIFACT if marked else ()
    yield from (b"q", b"q", *style)
    end = b""
    for stroke in run:
        if not _goes_on(stroke, end):
            yield from (end, stroke.start) if end else (stroke.start,)
        end = stroke.end
    yield end
    yield from (b"S", b"Q", b"Q")
    yield from (b"EMC",) if marked else ()


def _goes_on(stroke: _Stroke, end: bytes) -> bool:
    """Whether a border begins where the one before it ended, and lies on its level."""
    return stroke.start[:-2] == end[:-2] and stroke.end.split()[1] == end.split()[1]
