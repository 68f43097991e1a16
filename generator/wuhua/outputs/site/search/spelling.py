"""One spelling for what is searched and what is asked: text in, words out, each a run without a break.

The client (``theme/site/search/search.js``) spells a question by the same rules in the same order; change both or
neither.
"""

import re
import unicodedata
from pathlib import Path

#: What ends a word: controls, punctuation, symbols, lone surrogates. A point stays where it stands between digits.
BREAK = (
    r"\x00-\x2d/:-@\[-`{-\xbf\xd7\xf7\u02b0-\u036f\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3006\u3008-\u3030\u30fb"
    r"\ud800-\udfff\ufe00-\ufe6f\ufff0-\uffff"
)
_HAN = "\u3400-\u9fff"
_RARE = re.compile("[\U00010000-\U0010ffff]")
# No date starts inside a number.
_DATE = re.compile(
    r"(?<![0-9])(?:([0-9]{4})(?:年(?:([0-9]{1,2})月(?:([0-9]{1,2})[日号])?)?|[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])"
    r"|-([0-9]{2})(?![0-9-]))|([0-9]{1,2})月(?:([0-9]{1,2})[日号])?)"
)
_FIGURES = "〇○零一二三四五六七八九"
_HAN_YEAR = re.compile(
    f"([{_FIGURES}]{{4}})年(?:([一二三四五六七八九十]{{1,3}})月(?:([一二三四五六七八九十]{{1,3}})[日号])?)?"
)
_HAN_MONTH = re.compile("年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日号])?")
# Each begins with what it takes out, so that five thousand pages are read quickly; browsers of 2016 cannot look back.
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_HYPHEN = re.compile(rf"(?<=[0-9]{{3}})-(?=[0-9]{{3}})|(?<=[a-z{_HAN}])-(?=[0-9])")
_BLANK = re.compile(rf"(?<=[{_HAN}])[ \t]+(?=[{_HAN}])")
_POINT = re.compile(r"\.(?![0-9])|(?<![0-9])\.")
_BREAK = re.compile(f"[{BREAK}]+")

#: Traditional characters and their simplified ones, by turns (OpenCC's TSCharacters, Apache-2.0).
TRADITIONAL = (Path(__file__).with_name("traditional.txt")).read_text("utf-8").rstrip("\n")
_SIMPLIFIED = dict(zip(map(ord, TRADITIONAL[::2]), TRADITIONAL[1::2], strict=True))
_OLD = frozenset(TRADITIONAL[::2])


def _dated(found: re.Match[str]) -> str:
    """Write a date the Chinese way, two digits each, as a word of its own; leave what is no date."""
    year, month, day, month_, day_, month__, month___, day__ = found.groups()
    month, day = month or month_ or month__ or month___, day or day_ or day__
    if (month_ or month__) and not (year[:2] in ("19", "20") and 1 <= int(month) <= 12):
        return found[0]
    return (
        "\n" + (year + "年" if year else "") + (f"{month:0>2}月" if month else "") + (f"{day:0>2}日\n" if day else "\n")
    )


def _small(han: str) -> int:
    """十二 gives 12, 二十 gives 20."""
    tens, ten, ones = han.rpartition("十")
    return (_digit(tens) if tens else 1) * 10 * bool(ten) + (_digit(ones) if ones else 0)


def _digit(han: str) -> int:
    return max(0, _FIGURES.find(han) - 2) if len(han) == 1 else 0


def _rest(month: str | None, day: str | None) -> str:
    return (f"{_small(month)}月" if month else "") + (f"{_small(day)}日" if day else "")


def _han_dated(text: str) -> str:
    """Write 二〇二五年三月 as 2025年3月, and 2025年三月 too."""
    if "〇" in text or "零" in text or "○" in text or "一九" in text:
        text = _HAN_YEAR.sub(
            lambda found: f"{''.join(str(_digit(c)) for c in found[1])}年{_rest(*found.groups()[1:])}", text
        )
    return _HAN_MONTH.sub(lambda found: f"年{_rest(*found.groups())}", text)


def spell(text: str) -> str:
    """Bring text to the one spelling: narrow, lower, simplified, dates as 2025年03月08日, amounts without commas.

    Line breaks and punctuation still stand in it; ``words_of`` cuts there. A character beyond the basic plane becomes
    one of the
    private area, so that every letter is one UTF-16 unit on both sides.
    """
    text = unicodedata.normalize("NFKC", text).lower()
    if not _OLD.isdisjoint(text):
        text = text.translate(_SIMPLIFIED)
    text = _RARE.sub(lambda found: chr(0xE000 + ord(found[0]) % 6400), text)
    text = _DATE.sub(_dated, _han_dated(text))
    if "," in text:
        text = _THOUSANDS.sub("", text)
    if "-" in text:
        text = _HYPHEN.sub("", text)
    text = _BLANK.sub("", text)
    return _POINT.sub("\n", text) if "." in text else text


def words_of(text: str) -> list[str]:
    """Cut spelled text into its words, each once, sorted."""
    words = set(_BREAK.split(spell(text)))
    words.discard("")
    return sorted(words)
