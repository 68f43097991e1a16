"""How words sound, without tones: windows of one to four syllables and whole words, spelled out and as initials."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product
from pathlib import Path

from wuhua.outputs.site.search.spelling import spell

_WINDOW_MAX = 4
_WHOLE_MAX = 16
#: A word of many many-voiced characters would sound in hundreds of ways; the first ones are the likely ones.
_WAYS_MAX = 8
_HAN = re.compile("[\u3400-\u9fff]+")


@lru_cache(maxsize=1)
def _readings() -> dict[str, tuple[str, ...]]:
    """Read the table of readings (pypinyin's, MIT): a line is a syllable, a blank and its characters."""
    readings: dict[str, tuple[str, ...]] = {}
    for line in Path(__file__).with_name("pinyin.txt").read_text("utf-8").splitlines():
        syllable, chars = line.split(" ")
        for char in chars:
            readings[char] = (*readings.get(char, ()), syllable)
    return readings


def _windows(run: str) -> Iterator[str]:
    for size in range(1, min(_WINDOW_MAX, len(run)) + 1):
        for start in range(len(run) - size + 1):
            yield run[start : start + size]
    if _WINDOW_MAX < len(run) <= _WHOLE_MAX:
        yield run


@lru_cache(maxsize=65536)
def _window_sounds(window: str) -> tuple[str, ...]:
    """How one window may sound; nothing when the table lacks one of its characters."""
    table = _readings()
    ways = islice(product(*(table.get(char, ()) for char in window)), _WAYS_MAX)
    sounds = {form for way in ways for form in ("".join(way), "".join(s[0] for s in way) if len(way) > 1 else "")}
    return tuple(sorted(sounds - {""}))


@lru_cache(maxsize=8192)
def sounds(word: str) -> tuple[str, ...]:
    """How a word and its parts may sound: 李国庆 gives li, liguoqing, lgq, guoqing, …; sorted, empty without Han
    text."""
    found = {sound for run in _HAN.findall(spell(word)) for w in _windows(run) for sound in _window_sounds(w)}
    return tuple(sorted(found))
