"""Lay out the digits of a text as groups and chains, so that a number split by spaces or dots is one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from wuhua.base.patterns import pattern
from wuhua.base.private.fold import HAN, HIDDEN

#: Up to three separators; a run of white space is one, for a folded YAML value breaks its lines.
_JOINT = r"-./\\_·•・‧∙~,、()+|:'＇"
_GAP = rf"(?:[\s{HIDDEN}]++|[{_JOINT}]){{0,3}}+"
_RUN = pattern(rf"([0-9]+|[{HAN}]+)({_GAP}(?=[0-9{HAN}]))?")
#: All that may part the digits of a number.
JOINTS = pattern(rf"[{_JOINT}\s{HIDDEN}]+")
_HAN_NAME_TAIL = pattern("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Digits:
    """Every digit of a text.

    ``text`` joins them, ``places`` are their offsets. A group is an unbroken run in one script; ``firsts`` holds the
    index in ``text`` of each group's first digit, ``gaps`` what stands before the group (None: nothing joins it to the
    group before), ``limits`` the index where the group's chain ends.
    """

    text: str
    places: list[int]
    firsts: list[int]
    gaps: list[str | None]
    limits: list[int]
    edges: dict[int, int] = field(default_factory=dict)

    def size(self, group: int) -> int:
        """Count a group's digits."""
        following = self.firsts[group + 1] if group + 1 < len(self.firsts) else len(self.text)
        return following - self.firsts[group]

    def fits(self, group: int, length: int) -> bool:
        """Tell whether ``length`` digits from the group's first end with a group, in one chain."""
        end = self.firsts[group] + length
        return end == self.limits[group] or (end < self.limits[group] and end in self.edges)

    def sizes(self, group: int, length: int) -> tuple[int, ...]:
        """Count the digits of each visible group within ``length`` digits; a change of script divides nothing."""
        out: list[int] = []
        end = self.firsts[group] + length
        while group < len(self.firsts) and self.firsts[group] < end:
            if out and self.gaps[group] == "":
                out[-1] += self.size(group)
            else:
                out.append(self.size(group))
            group += 1
        return tuple(out)

    def separators(self, group: int, length: int) -> str:
        """Join the gaps within ``length`` digits from a group's first."""
        end = self.firsts[group] + length
        inner: list[str] = []
        group += 1
        while group < len(self.firsts) and self.firsts[group] < end:
            inner.append(self.gaps[group] or "")
            group += 1
        return "".join(inner)

    def after(self, group: int, length: int) -> int:
        """Give the first group that starts at or behind ``length`` digits from a group's first."""
        end = self.firsts[group] + length
        while group < len(self.firsts) and self.firsts[group] < end:
            group += 1
        return group


def lay_out(wide: str, plain: str) -> Digits:
    """Lay out the digits of a folded text: ``wide`` tells the scripts apart, ``plain`` has the digits."""
    places: list[int] = []
    firsts: list[int] = []
    gaps: list[str | None] = []
    limits: list[int] = []
    chain = 0
    for start, end, gap, merged in _runs(wide):
        if gap is None:
            limits.extend([len(places)] * (len(firsts) - chain))
            chain = len(firsts)
        if not merged:
            firsts.append(len(places))
            gaps.append(gap)
        places.extend(range(start, end))
    limits.extend([len(places)] * (len(firsts) - chain))
    text = "".join([plain[place] for place in places])
    return Digits(text, places, firsts, gaps, limits, {first: group for group, first in enumerate(firsts)})


def _runs(wide: str) -> Iterator[tuple[int, int, str | None, bool]]:
    """Yield each run of digits: start, end, the gap before, and whether only characters without width part it."""
    gap: str | None = None
    han_before = False
    for match in _RUN.finditer(wide):
        start, end = match.span(1)
        han = not wide[start].isascii()
        bare = gap.strip(HIDDEN) if gap is not None else None
        if han and end - start > 11 and start and bare != "" and _HAN_NAME_TAIL.match(wide[start - 1]):
            # A word may end in a numeral: 网格三一三八... holds a whole number from its second numeral on.
            yield start, start + 1, bare, False
            start, bare = start + 1, ""
        yield start, end, bare, bare == "" and gap != "" and han == han_before
        gap, han_before = match[2], han
