"""Questions with known answers about any built site: the oracle reads the pages as a person does, word by word.

What each class of question means:

- name, term: a page answers when the characters stand together in one of its lines or cells, in either script;
- amount: when it holds that amount of money, or that number as it is written, whole;
- date: when it holds that day, or month; a page that shows 3月8日 knows its year in ``datetime``;
- voucher: as a term, dashes left out;
- pair: when it answers both;
- pinyin: when it holds one of the village's words that sound so: a word is one to four characters of a cell, a name or a title,
  or the whole of a short one;
- long pinyin: when it holds these five or more characters of a long cell.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

from pypinyin import Style, pinyin

from wuhua.outputs.site.search.spelling import TRADITIONAL

_INLINE = {"a", "span", "strong", "time", "em", "del", "ins", "data", "small"}
_HAN = "\u3400-\u9fff"
_AMOUNT = re.compile(r"(?<![0-9.,])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)\.([0-9]{2})(?![0-9.%万])")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SHOWN_DAY = re.compile(r"([0-9]{4})年([0-9]{1,2})月(?:([0-9]{1,2})日)?")
_VOUCHER = re.compile("[收付]-[0-9]{4}")
_RUN = re.compile(f"(?<![{_HAN}])[{_HAN}]{{2,8}}(?![{_HAN}])")
_LONG_RUN = re.compile(f"(?<![{_HAN}])[{_HAN}]{{9,16}}(?![{_HAN}])")
_OLD = {new: old for old, new in zip(TRADITIONAL[::2], TRADITIONAL[1::2], strict=True)}


class Question(NamedTuple):
    """What is asked, its class, and the addresses of all pages that answer."""

    sort: str
    text: str
    answers: frozenset[str]


#: What stands on pages and is no answer: what a word means, what can be downloaded, what a record said before.
_NOT_ASKED = frozenset(("wh-meaning", "wh-data", "wh-history", "wh-history-none"))


class _Reader(HTMLParser):
    """The words of ``div.wh-page``: a line break for each element that is no part of a line, and each day whole."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.title = ""
        self._depth = 0
        self._skip = ""
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "div" and (self._depth or "wh-page" in (given.get("class") or "").split()):
            self._depth += 1
        self._heading = tag == "h1"
        if tag == "svg" or not _NOT_ASKED.isdisjoint((given.get("class") or "").split()):
            self._skip = tag
        if tag == "time" and _DAY.fullmatch(given.get("datetime") or ""):
            self.text += str(given["datetime"])
            self._skip = tag
        elif tag not in _INLINE:
            self.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "div" and bool(self._depth)
        self._heading = self._heading and tag != "h1"
        if tag == self._skip:
            self._skip = ""
        elif tag not in _INLINE:
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        if self._depth and not self._skip:
            self.text += data
            self.title += data if self._heading else ""


class Pages:
    """All records' pages of a site, as read from its files."""

    def __init__(self, site: Path, keys: list[str]) -> None:
        self.texts: dict[str, str] = {}
        self.words: set[str] = set()
        self.phrases: set[str] = set()
        for key in keys:
            reader = _Reader()
            reader.feed((site / f"{key}.html").read_text("utf-8"))
            text = re.sub("记录指纹\n.*", "", reader.text)
            self.texts[key] = text
            self.phrases.update(_LONG_RUN.findall(text))
            self.words.update(_RUN.findall(text), re.findall(f"[{_HAN}]+", reader.title))
        self._sounds: dict[str, set[str]] = {}

    def holding(self, term: str) -> frozenset[str]:
        """Pages on which the characters stand together."""
        asked = _plain(term)
        return frozenset(key for key, text in self.texts.items() if asked in _plain(text))

    def paying(self, cents: int) -> frozenset[str]:
        """Pages that hold an amount, or the number of it as it is written."""
        number = re.compile(rf"(?<![0-9.,]){cents // 100}(?![0-9.,])") if not cents % 100 else None
        return frozenset(
            key
            for key, text in self.texts.items()
            if any(int(whole.replace(",", "") + part) == cents for whole, part in _AMOUNT.findall(text))
            or (number and number.search(_plain(text)))
        )

    def dated(self, year: str, month: str, day: str = "") -> frozenset[str]:
        """Pages that hold a day or, without one, a month; year empty: of any year."""
        return frozenset(
            key
            for key, text in self.texts.items()
            if any(
                (not year or y == year) and int(m) == int(month) and (not day or (d and int(d) == int(day)))
                for y, m, d in (*_DAY.findall(text), *_SHOWN_DAY.findall(text))
            )
        )

    def sounding(self, sound: str) -> frozenset[str]:
        """Pages that hold a word of the village that sounds so."""
        if not self._sounds:
            words = {word for term in self.words for word in (*_parts(term, 1), term)}
            words |= {word for phrase in self.phrases for word in _parts(phrase, 2)}
            for word in sorted(words):
                for way in _ways(word):
                    self._sounds.setdefault(way, set()).add(word)
        return frozenset().union(*map(self.holding, self._sounds.get(sound, ())))


def _parts(term: str, least: int) -> set[str]:
    """The parts of so many to four characters."""
    return {term[a:b] for a in range(len(term)) for b in range(a + least, min(a + 4, len(term)) + 1)}


def _plain(text: str) -> str:
    text = re.sub(f"(?<=[{_HAN}])[ \t]+(?=[{_HAN}])", "", text)
    return re.sub(r"(?<=[0-9]),(?=[0-9]{3})|(?<=[\u3400-\u9fff])-(?=[0-9])|(?<=[0-9]{3})-(?=[0-9]{3})", "", text)


def _ways(word: str) -> list[str]:
    each = pinyin(word, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return ["".join(way) for way in product(*each)] if len(each) == len(word) else []


def questions(pages: Pages, count: int, seed: int) -> Iterator[Question]:
    """So many questions, the classes in turn."""
    chance = Random(seed)
    asking = (_name, _amount, _date, _pair, _pinyin, _long_pinyin, _old, _voucher, _month)
    made = 0
    while made < count:
        question = asking[made % len(asking)](pages, chance)
        if question.answers:
            made += 1
            yield question


def _text(pages: Pages, chance: Random) -> str:
    return pages.texts[chance.choice(sorted(pages.texts))]


def _pick(found: list[str], chance: Random, otherwise: str) -> str:
    return chance.choice(found) if found else otherwise


def _name(pages: Pages, chance: Random) -> Question:
    name = _pick(re.findall(f"[{_HAN}]某某", _text(pages, chance)), chance, "某某")
    return Question("name", name, pages.holding(name))


def _amount(pages: Pages, chance: Random) -> Question:
    whole, part = chance.choice(_AMOUNT.findall(_text(pages, chance)) or [("20,000", "00")])
    plain = whole.replace(",", "")
    cents = int(plain + part)
    wide = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
    ways = [f"{whole}.{part}", f"{plain}.{part}", f"¥{whole}.{part}", f"{whole}.{part}".translate(wide)]
    if cents >= 1_000_000:
        ways.append(f"{cents / 1_000_000:.6f}".rstrip("0").rstrip(".") + "万元")
    if part == "00" and cents >= 10_000 and not re.fullmatch("(19|20)..", plain):
        ways.append(plain)
    asked = chance.choice(ways)
    found = pages.paying(cents) if asked == plain else pages.paying(cents) if part != "00" else _exactly(pages, cents)
    return Question("amount", asked, found)


def _exactly(pages: Pages, cents: int) -> frozenset[str]:
    return frozenset(
        key
        for key, text in pages.texts.items()
        if any(int(whole.replace(",", "") + part) == cents for whole, part in _AMOUNT.findall(text))
    )


def _date(pages: Pages, chance: Random) -> Question:
    year, month, day = chance.choice(_DAY.findall(_text(pages, chance)) or [("2025", "03", "08")])
    short = (year, str(int(month)), str(int(day)))
    spellings = ("{}-{}-{}", "{}年{}月{}日", "{}.{}.{}", "{}/{}/{}")
    if chance.random() < 0.25:
        return Question("date", "{1}月{2}日".format(*short), pages.dated("", month, day))
    asked = chance.choice(spellings).format(*chance.choice(((year, month, day), short)))
    return Question("date", asked, pages.dated(year, month, day))


def _month(pages: Pages, chance: Random) -> Question:
    year, month, _ = chance.choice(_DAY.findall(_text(pages, chance)) or [("2025", "03", "08")])
    han = "".join("〇一二三四五六七八九"[int(figure)] for figure in year)
    numbers = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
    asked = chance.choice((f"{year}年{int(month)}月", f"{year}-{month}", f"{han}年{numbers[int(month)]}月"))
    return Question("month", asked, pages.dated(year, month))


def _term(pages: Pages, chance: Random) -> str:
    word = _pick(_whole(_RUN.findall(_text(pages, chance))), chance, "路灯")
    size = chance.randint(2, 4)
    start = chance.randrange(max(1, len(word) - size + 1))
    return word[start : start + size]


def _whole(words: list[str]) -> list[str]:
    """Without those that are the end of a date."""
    return [word for word in words if word[0] not in "年月日号"]


def _pair(pages: Pages, chance: Random) -> Question:
    text = _text(pages, chance)
    words = _whole(_RUN.findall(text)) or ["公开"]
    one, other = chance.choice(words), chance.choice(words)
    return Question("pair", f"{one} {other}", pages.holding(one) & pages.holding(other))


def _pinyin(pages: Pages, chance: Random) -> Question:
    ways = _ways(_term(pages, chance)) or ["gongkai"]
    return Question("pinyin", ways[0], pages.sounding(ways[0]))


def _long_pinyin(pages: Pages, chance: Random) -> Question:
    phrase = _pick(_whole(_LONG_RUN.findall(_text(pages, chance))), chance, "村组干部误工补贴")
    size = chance.randint(5, len(phrase))
    start = chance.randrange(len(phrase) - size + 1)
    part = phrase[start : start + size]
    return Question("long pinyin", (_ways(part) or ["gongkai"])[0], pages.holding(part))


def _old(pages: Pages, chance: Random) -> Question:
    word = _term(pages, chance)
    return Question("繁體", "".join(_OLD.get(char, char) for char in word), pages.holding(word))


def _voucher(pages: Pages, chance: Random) -> Question:
    number = _pick(_VOUCHER.findall(_text(pages, chance)), chance, "付-0101")
    asked = chance.choice((number, number.replace("-", ""), number.replace("-", "－")))
    return Question("voucher", asked, pages.holding(number))
