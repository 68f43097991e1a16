"""A title in, the two lines that it makes where one is too short out: it is read from afar, and no word of it is cut."""

import re

from markupsafe import Markup, escape

from wuhua.outputs.board.widths import ems

#: After a period the eye rests best; after these words, before these ones and before brackets it rests well.
_PERIOD = re.compile(r"\d年(?!\d|[一二三四]季度|[上下]半年)|\d月(?!\d)|季度|半年")
_REST = re.compile(r"账|的|、|，|：|(?=[（和与及])|(?<=[）》])")
#: By how many em a line may be longer for the sake of a period, and what share of the title it is at most.
_BETTER, _MOST = 2.0, 0.75


def parted(title: str) -> tuple[str, ...]:
    """The title's two lines, about as long as each other; the title alone where it has no good place to part."""
    found = [(match.end(), _BETTER) for match in _PERIOD.finditer(title)]
    found += [(match.end(), 0.0) for match in _REST.finditer(title)]
    places = [(longest_em(halves) - better, halves) for end, better in found if all(halves := _cut(title, end))]
    if not places:
        return (title,)
    _, halves = min(places)
    return halves if longest_em(halves) <= _MOST * ems(title) else (title,)


def longest_em(lines: tuple[str, ...]) -> float:
    """The width of the longest line in em."""
    return max(map(ems, lines))


def write_title(title: str) -> Markup:
    """The title so that it breaks between its two lines, and nowhere else."""
    lines = parted(title)
    return (
        escape(title)
        if len(lines) == 1
        else Markup("").join(Markup('<span class="line-part">{}</span>').format(line) for line in lines)
    )


def _cut(title: str, place: int) -> tuple[str, str]:
    return title[:place], title[place:]
