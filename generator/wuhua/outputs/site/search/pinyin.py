"""How words sound, without tones: spelled out and as initials."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from pathlib import Path

#: Marks a part that has no initials.
IN_FULL = "~"
_WINDOW_MAX = 4
_WHOLE_MAX = 16
#: A word of many many-voiced characters would sound in hundreds of ways; the first ones are the likely ones.
_WAYS_MAX = 8
_HAN = re.compile("[\u3400-\u9fff]+")
#: No one types the initials of half a sentence (来的, 料到); what words and names do begin and end with is left alone (通过, 志和).
_HALF = re.compile("[的了]|^[是着过被把与及或也都]|[是到着被把与或在不也]$")


@lru_cache(maxsize=1)
def readings() -> dict[str, tuple[str, ...]]:
    """Read the table of readings (pypinyin's, MIT): a line is a syllable, a blank and its characters."""
    table: dict[str, tuple[str, ...]] = {}
    for line in Path(__file__).with_name("pinyin.txt").read_text("utf-8").splitlines():
        syllable, chars = line.split(" ")
        for char in chars:
            table[char] = (*table.get(char, ()), syllable)
    return table


def common_readings() -> str:
    """The same for the characters that people type (GB 2312), for the client: ``a啊阿 ai哎哀…``."""
    syllables: dict[str, list[str]] = {}
    for char, ways in sorted(readings().items()):
        if _is_common(char):
            for way in ways:
                syllables.setdefault(way, []).append(char)
    return " ".join(way + "".join(chars) for way, chars in sorted(syllables.items()))


def _is_common(char: str) -> bool:
    try:
        return bool(char.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def windows_of(term: str) -> Iterator[str]:
    """The parts of a term that are asked by sound, one to four characters, and the whole of it; a part may come twice."""
    for run in _HAN.findall(term):
        yield from _windows(run, 1)
        if _WINDOW_MAX < len(run) <= _WHOLE_MAX:
            yield run


def phrase_windows(phrase: str) -> Iterator[str]:
    """The same of a longer run, whose parts may be no words: these are heard in full only, and say so (``IN_FULL``)."""
    yield phrase
    yield from (IN_FULL + part for part in _windows(phrase, 2))


def _windows(run: str, least: int) -> Iterator[str]:
    for size in range(least, min(_WINDOW_MAX, len(run)) + 1):
        for start in range(len(run) - size + 1):
            yield run[start : start + size]


def word_sounds(word: str) -> tuple[str, ...]:
    """How one word may sound: 路灯 gives ld and ludeng; nothing when the table lacks one of its characters; sorted.

    What is no word by itself, or begins with ``IN_FULL``, sounds only in full.
    """
    table = readings()
    chars = word.removeprefix(IN_FULL)
    short = len(word) > 1 and chars == word and not _HALF.search(word)
    ways = islice(product(*(table.get(char, ()) for char in chars)), _WAYS_MAX)
    sounds = {form for way in ways for form in ("".join(way), "".join(s[0] for s in way) if short else "")}
    return tuple(sorted(sounds - {""}))
