"""Two pages as lines: which words differ, wherever they stand."""

from wuhua.hanging.proof.comparing import differences, likeness
from wuhua.hanging.proof.reading import Box, Leaf, Line


def leaf(*lines: str) -> Leaf:
    """A page of lines, one under the other."""
    return Leaf(210, 297, tuple(Line(text, Box(20, 10 * at, 100, 10 * at + 5)) for at, text in enumerate(lines, 2)))


def test_words_are_held_against_words() -> None:
    """Swapped lines, a line that went, one that came and one changed; the same words in another order of the file are the same."""
    was = leaf("收进来", "113,818.00元", "花出去", "94,802.50元", "合计 100.00")
    assert differences(was, was) == [] and likeness(was, was) == 1
    assert differences(was, Leaf(210, 297, was.lines[::-1])) == []
    swapped = leaf("收进来", "94,802.50元", "花出去", "113,818.00元", "合计 100.00")
    assert [(each.said, each.was, each.line) for each in differences(was, swapped)] == [
        ("94,802.50元", "113,818.00元", "收进来"),
        ("113,818.00元", "94,802.50元", "花出去"),
    ]
    gone = Leaf(210, 297, was.lines[:-1])
    assert [(each.said, each.was) for each in differences(was, gone)] == [("", "合计 100.00")]
    assert [(each.said, each.was) for each in differences(gone, was)] == [("合计 100.00", "")]
    (only,) = differences(was, leaf("收进来", "113,818.00元", "花出去", "94,802.50元", "合计 190.00"))
    assert (only.said, only.was, only.line, only.above) == ("190.00", "100.00", "94,802.50元", True)


def test_a_page_that_was_laid_out_anew_differs_in_its_words_alone() -> None:
    """The same lines one lower, and one of them changed: one place, not all of them."""
    words = [f"12月{day}日 管理费用 误工补贴 付-12{day:02d} {day}00.00" for day in range(1, 31)]
    other = [*words[:14], words[14].replace("1500.00", "5100.00"), *words[15:]]
    (only,) = differences(leaf(*words), lowered(leaf(*other)))
    assert (only.said, only.was) == ("5100.00", "1500.00")


def lowered(page: Leaf) -> Leaf:
    """The page with every line one lower."""
    lines = (
        line._replace(box=line.box._replace(top=line.box.top + 10, bottom=line.box.bottom + 10)) for line in page.lines
    )
    return Leaf(page.width, page.height, tuple(lines))


def test_a_long_sentence_is_quoted_around_the_change() -> None:
    """No number is cut, and what is the same is left out."""
    was = leaf("收得最多的一笔是冬修水渠镇级奖补，一共有40,000.00元。")
    (only,) = differences(was, leaf("收得最多的一笔是冬修水渠镇级奖补，一共有41,000.00元。"))
    assert (only.said, only.was) == ("…奖补，一共有41,000.00元。", "…奖补，一共有40,000.00元。")
