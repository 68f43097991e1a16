"""From a page's words to the grams it is found by; the costly half is done once a record and cached by the caller."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from operator import add

from wuhua.outputs.site.search.pinyin import sounds
from wuhua.outputs.site.search.spelling import words_of

_END = "\n\f\n"
_LATIN = re.compile("[a-z]+")
_LATIN_MAX = 16
#: A whole number of three or more figures; with what stands on either side it gives windows of five and six.
_WHOLE = re.compile("[0-9]{3,}")
#: Every end of an amount: up to eight figures before the point, up to two after it; and the unit behind it.
_CENTS = re.compile(r"(?=([0-9]{1,8}\.[0-9]{1,2})([^0-9.]?))")
_DAY = re.compile("([0-9]{4}年)([0-9]{2}月)?([0-9]{2}日)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page to be found: ``text`` holds all its words joined by line breaks, ``words`` the names and terms to be found
    by sound.

    ``date`` is ISO or empty.
    """

    key: str
    title: str
    kind: str
    date: str
    text: str
    words: tuple[str, ...] = ()


def grams_of(entry: Entry) -> str:
    """Pack what the entry is found by into one text; the same entry gives the same text, so it can be cached.

    First the spelled words, sorted, a line each; then, after a line that holds a form feed, what is asked in letters.
    """
    words = words_of(f"{entry.title}\n{entry.text}")
    letters = set(chain.from_iterable(map(sounds, (entry.title, *entry.words))))
    for latin in _LATIN.findall("\n".join(words)):
        letters.update(latin[a:b] for a in range(len(latin)) for b in range(a + 1, min(len(latin), a + _LATIN_MAX) + 1))
        letters.add(latin)
    return "\n".join(words) + _END + "\n".join(sorted(letters))


def packed_words(packed: str) -> list[str]:
    """The spelled words of a packed text, each once."""
    words = packed.partition(_END)[0]
    return words.split("\n") if words else []


def packed_text(packed: str) -> list[str]:
    """All the spelled words of a packed text as one part."""
    return [packed.partition(_END)[0]]


def packed_letters(packed: str) -> list[str]:
    """What a packed text is found by in letters alone: pinyin, initials, Latin words and their parts."""
    letters = packed.partition(_END)[2]
    return letters.split("\n") if letters else []


def single_grams(text: str) -> Iterable[str]:
    """Grams of one character."""
    return set(text) - {"\n"}


def double_grams(word: str) -> Iterable[str]:
    """Grams of two characters; a gram may come twice."""
    return map(add, word, word[1:])


def triple_grams(word: str) -> Iterable[str]:
    """Grams of three characters; a gram may come twice."""
    return [word[start : start + 3] for start in range(len(word) - 2)]


def fourfold_grams(word: str) -> Iterable[str]:
    """Grams of four characters without a point; a gram may come twice."""
    if "." in word:
        return [gram for part in word.split(".") for gram in fourfold_grams(part)]
    return [word[start : start + 4] for start in range(len(word) - 3)]


def figure_grams(word: str) -> Iterable[str]:
    """Grams of figures, where four characters say too little; a gram may come twice.

    Windows of five and six characters that are figures but for their ends; every end of an amount: 631.59 gives 31.59
    and 1.59 too;
    a date, its month and its year whole.
    """
    if len(word) < 4:
        return ()
    grams = list[str]()
    if "." in word:
        for cents, unit in _CENTS.findall(word):
            grams += (cents, cents + unit) if unit else (cents,)
    elif word[-1] in "年月日" and (found := _DAY.fullmatch(word)):
        grams += _day_grams(*found.groups(""))
    elif word[2:3] == "月" and len(word) == 6 and word[5] == "日":
        grams.append(word)
    for part in word.split("."):
        for found in _WHOLE.finditer(part):
            start, end = max(0, found.start() - 1), min(len(part), found.end() + 1)
            grams += [part[at : at + size] for size in (5, 6) for at in range(start, end - size + 1)]
    return grams


def _day_grams(year: str, month: str, day: str) -> list[str]:
    return [year, *([year + month] if month else []), *([year + month + day, month + day] if day else [])]


def _alone(letters: str) -> Iterable[str]:
    return (letters,)


#: How to take a packed text apart, and what its parts give, for each letter of a family.
Cut = tuple[Callable[[str], list[str]], Callable[[str], Iterable[str]]]
CUTS: dict[str, Cut] = {
    "u": (packed_text, single_grams),
    "s": (packed_words, double_grams),
    "t": (packed_words, triple_grams),
    "q": (packed_words, fourfold_grams),
    "n": (packed_words, figure_grams),
    "p": (packed_letters, _alone),
}
