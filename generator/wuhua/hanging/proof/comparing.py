"""Two pages in, where the words of one differ from those of the other out.

Lines that are the same at the same place go first, or in the same order where the page was laid out anew; what is left finds its
counterpart by its place, then by its words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from wuhua.hanging.proof.reading import Box, Leaf, Line

#: Two lines are versions of one another when they share so much.
_ALIKE = 0.5
#: A cell of up to so many letters is quoted whole; of a longer one the part that differs, with so many letters around it.
_WHOLE, _AROUND = 20, 6
_NAME = 26
#: Less than so many letters do not tell which line it is.
_TELLING = 4
#: So many lines may have changed places on a page that is laid out as before.
_MOST_SWAPPED = 6
#: Lines left over on both sides; beyond so many pairs nobody looks for likenesses.
_MOST_PAIRS = 4000
_NUMBER = re.compile(r"[0-9A-Za-z.,，:：%\-]")


class Difference(NamedTuple):
    """One place. ``said``: what stands there (empty: nothing does), ``was``: what stood there as it hung (empty: nothing did).

    ``line``: what else stands in that line, or what stands above it when ``above``. ``over``: what the words were put on top of.
    """

    said: str
    was: str
    box: Box
    line: str = ""
    above: bool = False
    over: str = ""


class Pairs(NamedTuple):
    """Lines that belong together, and those that are left: of the sheet as it hung, and of the page that was brought."""

    pairs: list[tuple[Line, Line]]
    missing: list[Line]
    extra: list[Line]


def likeness(one: Leaf, other: Leaf) -> float:
    """How many of the lines of a page stand on the other one too, as a share; 0 to 1."""
    said, was = {line.text for line in one.lines}, {line.text for line in other.lines}
    return len(said & was) / max(1, min(len(said), len(was)))


def differences(was: Leaf, said: Leaf) -> list[Difference]:
    """Every place where the words differ, from the top of the page to its foot."""
    found = _paired(was.lines, said.lines)
    told = [each for pair in found.pairs for each in _in_line(*pair, was.lines)]
    told += [Difference("", line.text, line.box, _above(line, was.lines), True) for line in found.missing]
    told += [_extra(line, was.lines) for line in found.extra]
    return sorted(told, key=lambda each: (round(each.box.top, 1), each.box.left))


def _paired(was: Sequence[Line], said: Sequence[Line]) -> Pairs:
    missing, extra = _without_same(was, said)
    both = (Counter(line.text for line in missing) & Counter(line.text for line in extra)).total()
    if both > max(_MOST_SWAPPED, len(was) // 10):
        # Laid out anew: what stands elsewhere is the same all the same.
        missing, extra = _in_order(missing, extra)
    pairs = []
    ways = (_stands_at, _reads_like) if len(missing) * len(extra) <= _MOST_PAIRS else (_stands_at,)
    for close in ways:
        for line in list(extra):
            best = max(missing, key=lambda each: close(each, line), default=None)
            if best is not None and close(best, line) > _ALIKE:
                pairs.append((best, line))
                missing.remove(best)
                extra.remove(line)
    return Pairs(pairs, missing, extra)


def _without_same(was: Sequence[Line], said: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """What is left of both when the same words at the same place are taken away, in whatever order the file has them."""
    places: dict[str, list[Line]] = {}
    for line in was:
        places.setdefault(line.text, []).append(line)
    extra = []
    for line in said:
        there = places.get(line.text, [])
        same = next((each for each in there if _overlap(each.box, line.box) > _ALIKE), None)
        if same is None:
            extra.append(line)
        else:
            there.remove(same)
    left = {id(line) for lines in places.values() for line in lines}
    return [line for line in was if id(line) in left], extra


def _in_order(was: list[Line], said: list[Line]) -> tuple[list[Line], list[Line]]:
    """What is left of both when the same words in the same order are taken away."""
    matcher = SequenceMatcher(None, [line.text for line in was], [line.text for line in said], autojunk=False)
    missing: list[Line] = []
    extra: list[Line] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            missing += was[i1:i2]
            extra += said[j1:j2]
    return missing, extra


def _stands_at(was: Line, said: Line) -> float:
    return _overlap(was.box, said.box)


def _reads_like(was: Line, said: Line) -> float:
    matcher = SequenceMatcher(None, was.text, said.text, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > _ALIKE else 0.0


def _overlap(one: Box, other: Box) -> float:
    """How much of the smaller rectangle lies in the other, as a share."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    least = min(_area(one), _area(other))
    return max(0.0, wide) * max(0.0, high) / least if least > 0 else 0.0


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _in_line(was: Line, said: Line, lines: Sequence[Line]) -> Iterator[Difference]:
    """The cells of a line that differ."""
    before, after = was.text.split(" "), said.text.split(" ")
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        rest = " ".join(before[:i1] + before[i2:])
        name, above = (_clipped(rest), False) if len(rest) >= _TELLING else (_above(was, lines), True)
        old, new = before[i1:i2], after[j1:j2]
        at = _letters(after[:j1])
        cells = list(zip(old, new, strict=True)) if len(old) == len(new) else [(" ".join(old), " ".join(new))]
        for cell in cells:
            count = _letters(cell[1].split())
            narrow_was, narrow_said = _narrowed(*cell)
            yield Difference(narrow_said, narrow_was, said.cell_box(at, count), name, above)
            at += count


def _letters(cells: Iterable[str]) -> int:
    return sum(map(len, cells))


def _narrowed(was: str, said: str) -> tuple[str, str]:
    """What differs of two cells, a little around it, and no number cut."""
    if max(len(was), len(said)) <= _WHOLE or not was or not said:
        return was, said
    least = min(len(was), len(said))
    start = next((at for at in range(least) if was[at] != said[at]), least)
    end = next((at for at in range(least - start) if was[-1 - at] != said[-1 - at]), least - start)
    while start and _NUMBER.match(was[start - 1]):
        start -= 1
    while end and _NUMBER.match(was[-end]):
        end -= 1
    return _part(was, start - _AROUND, end - _AROUND), _part(said, start - _AROUND, end - _AROUND)


def _part(text: str, start: int, end: int) -> str:
    start, stop = max(0, start), len(text) - max(0, end)
    return ("…" if start else "") + text[start:stop] + ("…" if stop < len(text) else "")


def _above(line: Line, lines: Sequence[Line]) -> str:
    """What stands just above a line, to say where it is."""
    over = [each for each in lines if each.box.bottom <= line.box.top + 1 and _beside(each.box, line.box) > 0]
    nearest = max(over, key=lambda each: each.box.bottom, default=None)
    return _clipped(nearest.text) if nearest else ""


def _beside(one: Box, other: Box) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _extra(line: Line, lines: Sequence[Line]) -> Difference:
    over = max(lines, key=lambda each: _overlap(each.box, line.box), default=None)
    if over is None or _overlap(over.box, line.box) <= _ALIKE:
        return Difference(line.text, "", line.box, _above(line, lines), True)
    return Difference(line.text, "", line.box, _clipped(over.text), False, _under(over, line.box))


def _under(line: Line, box: Box) -> str:
    """The words of a line on which a rectangle lies, no number cut; the line's beginning where they cannot be told."""
    text = line.text.replace(" ", "")
    if len(line.edges) != len(text):
        return _clipped(line.text)
    ends = (*line.edges[1:], line.box.right)
    middles = [(left + right) / 2 for left, right in zip(line.edges, ends, strict=True)]
    lying = [at for at, middle in enumerate(middles) if box.left <= middle <= box.right]
    if not lying:
        return _clipped(line.text)
    start, end = lying[0], lying[-1] + 1
    while start and _NUMBER.match(text[start - 1]) and _NUMBER.match(text[start]):
        start -= 1
    while end < len(text) and _NUMBER.match(text[end]) and _NUMBER.match(text[end - 1]):
        end += 1
    return _clipped(text[start:end])


def _clipped(text: str) -> str:
    return text if len(text) <= _NAME else text[: _NAME - 1] + "…"
