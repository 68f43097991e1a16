"""A file that was brought and what its sheet was in, sentences that say where the two differ out.

No sentence holds a private number: a line that does is masked before its words are told apart.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wuhua.base.private import mask_private
from wuhua.hanging.proof.attached import short, tell_attached
from wuhua.hanging.proof.comparing import Difference, differences, likeness
from wuhua.hanging.proof.looks import unlike_parts
from wuhua.hanging.proof.originals import Original, Sources, is_large, is_tiled
from wuhua.hanging.proof.reading import Box, Leaf, Reading

#: A page and the one it is held against share at least so many of their lines.
_LEAST = 0.3
#: So many places are told.
_TOLD = 15
#: By so many mm a line may stand elsewhere in the same layout; and the share of lines that must not.
_SLACK_MM, _STEADY = 0.3, 0.97
_PANEL = re.compile("-([0-9]+)of([0-9]+)")


class Match(NamedTuple):
    """A page that was brought, the one that it is held against with its file, and how it is called."""

    name: str
    was: Leaf
    said: Leaf
    original: Original


def tell_differences(sources: Sources, brought: Reading) -> list[str]:
    """Where the file differs from the sheet as it hung; why that cannot be told, where it cannot."""
    from wuhua.overviews.standing import State

    standing = sources.standings.standing(sources.code)
    if standing is not None and standing.state is State.WITHDRAWN:
        return ["挂出去的内容已经撤回，没有留着，说不出哪里不一样。"]
    if not brought.words.strip():
        return ["里面没有字，只有图（扫描、拍照或者截图），没法逐字比：照编号的网页看。"]
    matches, lost = _matched(sources, brought)
    if not matches:
        return [
            "做好的那个文件没有留着，重新排的和它对不上（拼贴的、换了纸的、改得太多的），说不出哪里不一样：照编号的网页看。"
        ]
    lines = [_against(matches, sources)]
    found = [told for match in matches for told in _page(match)]
    found += lost
    found += tell_attached(sources, brought, [match.original for match in matches])
    lines += [f"  {told}" for told in found[:_TOLD]]
    if len(found) > _TOLD:
        lines.append(f"  另有{len(found) - _TOLD}处不一样。")
    if not found:
        drawn = all(_looks(match) is not None for match in matches)
        lines.append(
            "  字都一样"
            + ("，看上去也一样" if drawn else "；颜色或者版面不是一种印法，图没有比")
            + "。文件多半是用别的软件重新存过。"
        )
    return lines


def _against(matches: list[Match], sources: Sources) -> str:
    names = dict.fromkeys(match.original.name for match in matches)
    if "" not in names:
        return f"和存着的 {'、'.join(names)} 一处一处比："
    old = "" if sources.code in sources.standings.hanging else "，村名、电话按现在的"
    lists = "；名单没有存底，名单的行比不了，会说成“多了”" if sources.lacks_lists else ""
    return f"做好的那个文件没有留着，照存下的内容重新排了一张（版面按现在的{old}{lists}），一处一处比："


def _matched(sources: Sources, brought: Reading) -> tuple[list[Match], list[str]]:
    """Each page with the one it is most like; what is said of pages that are like none, and of those that are missing."""
    originals = sorted(sources.kept(), key=lambda original: bool(original.files) != bool(brought.files))
    alike = [original for original in originals if bool(original.files) == bool(brought.files)]
    found = [
        _best(alike, leaf, len(brought.leaves)) or _best(originals, leaf, len(brought.leaves))
        for leaf in brought.leaves
    ]
    if not all(found):
        again = sources.again(brought)
        found = [best or _best(again, leaf, 0) for best, leaf in zip(found, brought.leaves, strict=True)]
    paged = is_large(brought) or is_tiled(brought)
    # The archive's file holds all panels, as these do.
    whole = paged or bool(brought.files)
    matches, lost = [], []
    for number, (best, leaf) in enumerate(zip(found, brought.leaves, strict=True), 1):
        if best is None:
            lost.append(f"第{number}页：整页和挂出去的对不上。")
        else:
            original, at = best
            name = f"第{at + 1}页" if paged else _panel(original, at)
            matches.append(Match(name, original.leaves[at], leaf, original))
    return matches, lost + (_missing([best for best in found if best]) if whole else [])


def _missing(found: list[tuple[Original, int]]) -> list[str]:
    """The pages of a file of many that nobody brought, be it held against one file or against one file for each panel."""
    wholes = [original for original, _ in found]
    whole = max(wholes, key=wholes.count, default=None)
    if whole is None:
        return []
    panel = _PANEL.search(whole.name)
    if panel:
        count, there = int(panel[2]), {int(told[1]) - 1 for one, _ in found if (told := _PANEL.search(one.name))}
    else:
        count, there = len(whole.leaves), {at for original, at in found if original is whole}
    return [f"少了第{at + 1}页。" for at in range(count) if at not in there]


def _best(originals: list[Original], leaf: Leaf, count: int) -> tuple[Original, int] | None:
    """The page that a page is most like: of its size, rather in a file of as many (``count``) pages, the first of several."""
    ranked = [
        (likeness(leaf, was), len(original.leaves) == count, -place, -at)
        for place, original in enumerate(originals)
        for at, was in enumerate(original.leaves)
        if _is_same_size(leaf, was)
    ]
    # A page of another size holds other lines of the same sheet.
    best = max(ranked, default=(0.0, False, 0, 0))
    return (originals[-best[2]], -best[3]) if best[0] >= _LEAST else None


def _is_same_size(one: Leaf, other: Leaf) -> bool:
    return abs(one.width - other.width) <= 2 and abs(one.height - other.height) <= 2


def _panel(original: Original, at: int) -> str:
    told = _PANEL.search(original.name)
    return f"第{told[1] if told else at + 1}幅"


def _page(match: Match) -> Iterator[str]:
    was, said = _masked(match.was), _masked(match.said)
    places = differences(was, said)
    for place in places:
        yield f"{match.name}，{_where(place.box)}：{_words(place)}"
    for box in _looks(match) or ():
        if not any(_touch(box, place.box) for place in places):
            there = next((line.text for line in was.lines if _touch(box, line.box)), "")
            near = f"挂出去的那里写着“{short(there)}”" if there else "那里没有字，是图、线或者二维码"
            yield f"{match.name}，{_where(box)}：看上去不一样，{near}；字没有变，多半盖了图，或者改了图。"
    if not places and _hidden(match):
        yield f"{match.name}：有一处写着号码的地方和挂出去的不一样；号码不写出来。"


def _looks(match: Match) -> list[Box] | None:
    """Where the pages look different; None where they are not laid out alike, so that everything would."""
    places: dict[str, Box] = {line.text: line.box for line in match.was.lines}
    both = [(places[line.text], line.box) for line in match.said.lines if line.text in places]
    near = [one for one, other in both if max(abs(a - b) for a, b in zip(one, other, strict=True)) <= _SLACK_MM]
    if len(near) < _STEADY * len(both):
        return None
    return unlike_parts(match.was, match.said)


def _words(place: Difference) -> str:
    line = f"（在“{place.line}”{'下面' if place.above else '一行'}）" if place.line else ""
    if place.over:
        return f"这里写着“{place.said}”，盖在“{place.over}”上面，挂出去的那张没有{line}。"
    if not place.was:
        return f"多了“{place.said}”，挂出去的那张没有{line}。"
    if not place.said:
        return f"少了“{place.was}”，挂出去的那张有{line}。"
    return f"这里写着“{place.said}”，挂出去的那张写的是“{place.was}”{line}。"


def _where(box: Box) -> str:
    return f"离左边{box.left / 10:.1f}厘米、离上边{box.top / 10:.1f}厘米"


def _touch(one: Box, other: Box) -> bool:
    """Whether two places are one to the eye: they meet, or nearly."""
    return (
        one.left <= other.right + 3
        and other.left <= one.right + 3
        and one.top <= other.bottom + 3
        and other.top <= one.bottom + 3
    )


def _masked(leaf: Leaf) -> Leaf:
    return Leaf(
        leaf.width, leaf.height, tuple(line._replace(text=mask_private(line.text)) for line in leaf.lines), leaf.look
    )


def _hidden(match: Match) -> bool:
    """Whether words differ that the masks make equal."""
    return [line.text for line in match.was.lines] != [line.text for line in match.said.lines] and bool(
        differences(match.was, match.said)
    )
