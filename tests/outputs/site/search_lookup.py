"""What the client does, in Python, and what is true, by looking through every page: for tests that need no browser."""

import re
from functools import reduce
from itertools import chain

from wuhua.outputs.site.search.amounts import amount_grams
from wuhua.outputs.site.search.grams import packed_letters, packed_parts, packed_phrases, packed_terms, packed_words
from wuhua.outputs.site.search.listing import CHUNK
from wuhua.outputs.site.search.pinyin import IN_FULL, phrase_windows, windows_of, word_sounds
from wuhua.outputs.site.search.postings import decode
from wuhua.outputs.site.search.shards import (
    FAMILIES,
    SOUNDS,
    Family,
    read_shard,
    shard_count,
    shard_of,
    shard_path,
)
from wuhua.outputs.site.search.spelling import words_of

_WHOLE_DATE = re.compile("[0-9]{4}年([0-9]{2}月([0-9]{2}日)?)?|[0-9]{2}月[0-9]{2}日")
_NUMBER = re.compile(r"([0-9]+)(?:\.([0-9]{1,2}))?(元)?")
_FOUND = re.compile(r"(?<![0-9.])([0-9]+)(?:\.([0-9]+))?(万?)(元?)(?![0-9])(.?)")
_FAMILIES = {family.letter: family for family in (*FAMILIES, SOUNDS)}
Span = tuple[int, int]


def _figure_spans(word: str) -> list[Span]:
    spans = list[Span]()
    for found in re.finditer("[0-9]{3,}", word):
        low = found.start() - (found.start() > 0 and word[found.start() - 1] != ".")
        high = found.end() + (found.end() < len(word) and word[found.end()] != ".")
        if high - low >= 5:
            spans += [(at, at + 6) for at in range(low, high - 6, 3)] + [(max(low, high - 6), high)]
    return spans


def _covered(span: Span, spans: list[Span]) -> bool:
    return any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in spans)


def _windows(word: str, size: int, step: int, spans: list[Span]) -> list[Span]:
    last = len(word) - size
    made = [(at, at + size) for at in range(last + 1) if at % step == 0 or at == last]
    return [span for span in made if not _covered(span, spans)]


def plan(word: str) -> list[tuple[str, str]]:
    """Say which grams a page must all hold to hold the word: the family's letter, the gram."""
    if _WHOLE_DATE.fullmatch(word):
        return [("n", word)]
    if len(word) < 4:
        return [("ust"[len(word) - 1], word)]
    figures = _figure_spans(word)
    figures = [span for span in figures if not _covered(span, figures)]
    fours = _windows(word, 4, 2 if len(word) > 12 else 1, figures)
    threes = _windows(word, 3, 1, figures + fours)
    return [
        (letter, word[a:b]) for letter, spans in zip("nqt", (figures, fours, threes), strict=True) for a, b in spans
    ]


def numbers(query: str) -> list[str] | None:
    """The grams of the amount or number that a question is, any of which answers it; None when it is neither."""
    found = _NUMBER.fullmatch(query.replace(",", ""))
    if not found or not (found[2] or found[3] or (len(found[1]) > 2 and not re.fullmatch("(19|20)..", found[1]))):
        return None
    cents = int(found[1] + (found[2] or "").ljust(2, "0"))
    amount = list(amount_grams(cents)[:1]) if cents and (found[2] or found[3] or found[1][0] != "0") else []
    return amount + ([] if found[3] else [f"#{found[1]}" + (f".{found[2]}" if found[2] else "")])


def found(files: dict[str, bytes], query: str, n: int) -> set[int]:
    """Find the documents the client would find."""
    sets = [_found_term(files, term, n) for term in query.split()]
    return reduce(set.intersection, sets) if sets else set()


def _found_term(files: dict[str, bytes], term: str, n: int) -> set[int]:
    exact = numbers(term)
    held = set[int]().union(*(_posting(files, "m", gram, n) for gram in exact)) if exact else set[int]()
    if held or (exact and ("." in term or "元" in term)):
        return held
    words = words_of(term)
    if len(words) == 1 and re.fullmatch("[a-z]+", words[0]):
        said = [_all(files, [word], n) for word in sounding(files, words[0], n)]
        return _posting(files, "p", words[0], n).union(*said)
    return _all(files, words, n)


def _all(files: dict[str, bytes], words: list[str], n: int) -> set[int]:
    sets = [_posting(files, *step, n) for word in words for step in plan(word)]
    return reduce(set.intersection, sets) if sets else set()


def sounding(files: dict[str, bytes], sound: str, n: int) -> list[str]:
    """The village's words of a sound, most frequent first, as many as the client asks."""
    return re.findall("[^0-9]+", _shard(files, SOUNDS, sound, n).get(sound, ""))[:12]


def files_of(query: str, docs: set[int], n: int) -> set[str]:
    """List the files that a cold question fetches, its first ten results among them."""
    steps = [("m", gram) for term in query.split() for gram in numbers(term) or ()]
    steps += [step for term in query.split() for word in words_of(term) for step in plan(word)]
    paths = {_path(_FAMILIES[letter], gram, n) for letter, gram in steps}
    if query.isascii() and query.isalpha():
        paths = {_path(_FAMILIES["p"], query, n), _path(SOUNDS, query, n)}
    paths |= {f"search/d{doc // CHUNK}.js" for doc in sorted(docs)[-10:]} | {"search/meta.js", "search/kinds.js"}
    return paths if docs or query.isascii() else paths | {"search/traditional.js"}


def _path(family: Family, gram: str, n: int) -> str:
    return shard_path(family, shard_of(family, gram, shard_count(family, n)))


def _shard(files: dict[str, bytes], family: Family, gram: str, n: int) -> dict[str, str]:
    return read_shard(files[_path(family, gram, n)])


def _posting(files: dict[str, bytes], letter: str, gram: str, n: int) -> set[int]:
    return set(decode(_shard(files, _FAMILIES[letter], gram, n).get(gram, "")))


def true(packed: list[str], query: str) -> set[int]:
    """Look through every page: each term must stand in one of the page's words, be one of its amounts, or sound like a word there."""
    terms = {term for text in packed for term in packed_terms(text)} if re.search("[a-z]", query) else set[str]()
    sets = [_true_term(packed, term, terms) for term in query.split()]
    return reduce(set.intersection, sets) if sets and words_of(query) else set()


def _true_term(packed: list[str], term: str, terms: set[str]) -> set[int]:
    if numbers(term):
        whole = {doc for doc, text in enumerate(packed) if _has_number(text, term.replace(",", ""))}
        if whole or "." in term or "元" in term:
            return whole
    words = words_of(term)
    if len(words) == 1 and re.fullmatch("[a-z]+", words[0]):
        phrases = {phrase for text in packed for phrase in packed_phrases(text)}
        parts = chain(chain.from_iterable(map(windows_of, terms)), chain.from_iterable(map(phrase_windows, phrases)))
        said = {part.removeprefix(IN_FULL) for part in parts if words[0] in word_sounds(part)}
        asked = [*said, words[0]]
        return {doc for doc, text in enumerate(packed) if any(_holds(text, each) for each in asked)}
    return {doc for doc, text in enumerate(packed) if words and all(_holds(text, word) for word in words)}


def _has_number(packed: str, term: str) -> bool:
    """Whether an amount or number of a page is the one asked: 3260 is 3,260.00 and No. 3260, never 13,260.00."""
    unit = term.endswith("元")
    asked = term.removesuffix("元")
    for whole, part, wan, yuan, after in _FOUND.findall("\n".join(packed_words(packed))):
        is_amount = bool(wan or yuan) or (len(part) == 2 and not re.match("[\u3400-\u9fff]", after))
        if is_amount and not (asked[0] == "0" and "." not in asked):
            if round((float(asked)) * 100) == round(float(f"{whole}.{part or 0}") * (1e6 if wan else 100)):
                return True
        elif not unit and asked == (f"{whole}.{part}" if part else whole):
            return True
    return False


def _holds(packed: str, word: str) -> bool:
    return any(word in held for held in packed_parts(packed)) or word in packed_letters(packed)
