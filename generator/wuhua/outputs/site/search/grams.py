"""From a page's words to the grams it is found by; the costly half is done once a record and cached by the caller."""

import re
from collections.abc import Callable, Iterable
from operator import add

from msgspec import Struct

from wuhua.outputs.site.search.amounts import number_grams
from wuhua.outputs.site.search.spelling import spell, words_of

_END = "\n\f\n"
_LATIN = re.compile("[a-z]+")
_LATIN_MAX = 16
_HAN = re.compile("[\u3400-\u9fff]+")
#: What stands alone and is as short as this is a term: a cell of a table, a name; not half a sentence.
_TERM = re.compile("(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,8}(?![\u3400-\u9fff])")
#: Longer runs may be half sentences.
_PHRASE = re.compile("(?<![\u3400-\u9fff])[\u3400-\u9fff]{9,16}(?![\u3400-\u9fff])")
#: A whole number of three or more figures; with what stands on either side it gives windows of five and six.
_WHOLE = re.compile("[0-9]{3,}")
_FIGURE = re.compile("[0-9]")
_CENTS = re.compile(r"^([0-9]+)\.[0-9]{2}$", re.MULTILINE)
_DAY = re.compile("([0-9]{4}年)([0-9]{2}月)?([0-9]{2}日)?")


class Entry(Struct, frozen=True):
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

    First the spelled words, sorted, a line each; then, each after a line that holds a form feed, the parts of Latin
    words and the terms that are asked by sound although they are long.
    """
    words = words_of(f"{entry.title}\n{entry.text}")
    latin = set[str]()
    for found in _LATIN.findall("\n".join(words)):
        latin.update(found[a:b] for a in range(len(found)) for b in range(a + 1, min(len(found), a + _LATIN_MAX) + 1))
        latin.add(found)
    terms = set(_HAN.findall(spell("\n".join((entry.title, *entry.words)))))
    return _END.join("\n".join(part) for part in (words, sorted(latin), sorted(terms)))


def packed_words(packed: str) -> list[str]:
    """The spelled words of a packed text, each once."""
    words = packed.partition(_END)[0]
    return words.split("\n") if words else []


def packed_parts(packed: str) -> list[str]:
    """The same, but an amount without its cents: it is asked whole or by its yuan, never by a piece with a point in it."""
    words = _CENTS.sub(r"\1", packed.partition(_END)[0])
    return words.split("\n") if words else []


def packed_numbers(packed: str) -> list[str]:
    """The same, those words alone that hold a figure."""
    return list(filter(_FIGURE.search, packed_words(packed)))


def packed_text(packed: str) -> list[str]:
    """The same as one part."""
    return [_CENTS.sub(r"\1", packed.partition(_END)[0])]


def packed_letters(packed: str) -> list[str]:
    """What a packed text is found by in letters alone: Latin words and their parts."""
    letters = packed.split(_END)[1]
    return letters.split("\n") if letters else []


def packed_terms(packed: str) -> set[str]:
    """What a packed text is found by as it sounds: short words that stand alone, its title, its names."""
    words, _, terms = packed.split(_END)
    return {*_TERM.findall(words), *filter(None, terms.split("\n"))}


def packed_phrases(packed: str) -> list[str]:
    """Longer runs that stand alone: the summary of an account's line, a short sentence. A run may come twice."""
    return _PHRASE.findall(packed.partition(_END)[0])


def packed_names(packed: str) -> list[str]:
    """The words of its title, and its names: what a packed text is about."""
    names = packed.rpartition(_END)[2]
    return names.split("\n") if names else []


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
    """Grams of four characters; a gram may come twice."""
    return [word[start : start + 4] for start in range(len(word) - 3)]


def figure_grams(word: str) -> Iterable[str]:
    """Grams of figures, where four characters say too little; a gram may come twice.

    Windows of five and six characters that are figures but for their ends; a date, its month and its year whole.
    """
    if len(word) < 4:
        return ()
    grams = list[str]()
    if word[-1] in "年月日" and (found := _DAY.fullmatch(word)):
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
    "s": (packed_parts, double_grams),
    "t": (packed_parts, triple_grams),
    "q": (packed_parts, fourfold_grams),
    "n": (packed_parts, figure_grams),
    "m": (packed_numbers, number_grams),
    "p": (packed_letters, _alone),
}
