"""What the client does, in Python, and what is true, by looking through every page: for tests that need no browser."""

import re
from functools import reduce

from wuhua.outputs.site.search.grams import packed_letters, packed_words
from wuhua.outputs.site.search.index import CHUNK
from wuhua.outputs.site.search.postings import decode
from wuhua.outputs.site.search.shards import FAMILIES, read_shard, shard_count, shard_of, shard_path
from wuhua.outputs.site.search.spelling import words_of

_WHOLE_DATE = re.compile("[0-9]{4}年([0-9]{2}月([0-9]{2}日)?)?|[0-9]{2}月[0-9]{2}日")
_CENTS = re.compile(r"(?=([0-9]{1,8}\.[0-9]{1,2}[^0-9.]?))")
Span = tuple[int, int]


def _figure_spans(word: str) -> list[Span]:
    spans = [found.span(1) for found in _CENTS.finditer(word) if len(found[1]) > 3]
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


def plan(word: str) -> list[tuple[str, str, bool]]:
    """Say which grams a page must all hold to hold the word: the family's letter, the gram, whether the word ends with
    it."""
    if re.fullmatch("[a-z]+", word):
        return [("p", word, True)]
    if _WHOLE_DATE.fullmatch(word):
        return [("n", word, True)]
    if len(word) < 4:
        return [("ust"[len(word) - 1], word, True)]
    figures = _figure_spans(word)
    figures = [span for span in figures if not _covered(span, figures)]
    fours = [(a, b) for a, b in _windows(word, 4, 2 if len(word) > 6 else 1, figures) if "." not in word[a:b]]
    threes = _windows(word, 3, 1, figures + fours)
    return [
        (letter, word[a:b], b == len(word))
        for letter, spans in zip("nqt", (figures, fours, threes), strict=True)
        for a, b in spans
    ]


def found(files: dict[str, bytes], query: str, n: int) -> set[int]:
    """Find the documents the client would find."""
    words = [word for term in query.split() for word in words_of(term)]
    sets = [_posting(files, *step, n) for word in words for step in plan(word)]
    return reduce(set.intersection, sets) if sets else set()


def files_of(query: str, docs: set[int], n: int) -> set[str]:
    """List the files that a cold question fetches, its first ten results among them."""
    words = [word for term in query.split() for word in words_of(term)]
    counts = {family.letter: (family, shard_count(family, n)) for family in FAMILIES}
    grams = [(counts[letter], gram) for word in words for letter, gram, _ in plan(word)]
    files = {shard_path(family, shard_of(gram, count)) for (family, count), gram in grams}
    files |= {f"search/d{doc // CHUNK}.js" for doc in sorted(docs)[-10:]} | {"search/meta.js"}
    return files if docs and query.isascii() else files | {"search/traditional.js"}


def _posting(files: dict[str, bytes], letter: str, gram: str, at_end: bool, n: int) -> set[int]:
    family = next(family for family in FAMILIES if family.letter == letter)
    shard = read_shard(files[shard_path(family, shard_of(gram, shard_count(family, n)))])
    open_end = letter == "n" and at_end and gram[-2:-1] == "."
    return {doc for end in ("", *"0123456789"[: 10 * open_end]) for doc in decode(shard.get(gram + end, ""))}


def true(packed: list[str], query: str) -> set[int]:
    """Look through every page: each word of each term must stand in one of the page's words, or sound like it."""
    words = [word for term in query.split() for word in words_of(term)]
    return {doc for doc, text in enumerate(packed) if words and all(_holds(text, word) for word in words)}


def _holds(packed: str, word: str) -> bool:
    return any(word in held for held in packed_words(packed)) or word in packed_letters(packed)
