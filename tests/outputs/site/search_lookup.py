"""What the client does, in Python, and what is true, by looking through every page: for tests that need no browser."""

import re
from functools import reduce

from wuhua.outputs.site.search.grams import packed_letters, packed_words
from wuhua.outputs.site.search.postings import decode
from wuhua.outputs.site.search.shards import FAMILIES, read_shard, shard_count, shard_of, shard_path
from wuhua.outputs.site.search.spelling import words_of

_WHOLE_DATE = re.compile("[0-9]{4}年([0-9]{2}月([0-9]{2}日)?)?|[0-9]{2}月[0-9]{2}日")
_CENTS = re.compile(r"[0-9]{1,3}\.([0-9]{1,2})")
Span = tuple[int, int]


def _figure_spans(word: str) -> list[Span]:
    spans = list[Span]()
    for at in range(len(word)):
        found = _CENTS.match(word, at)
        if found and len(found[0]) > 3 and (len(found[1]) > 1 or found.end() < len(word)):
            spans.append(found.span())
    for found in re.finditer("[0-9]{2,}", word):
        low = found.start() - (found.start() > 0 and word[found.start() - 1] != ".")
        high = found.end() + (found.end() < len(word) and word[found.end()] != ".")
        if high - low >= 4:
            spans += [(at, at + 6) for at in range(low, high - 6, 3)] + [(max(low, high - 6), high)]
    return spans


def _covered(span: Span, spans: list[Span]) -> bool:
    return any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in spans)


def plan(word: str) -> list[tuple[str, str]]:
    """Say which grams, each with its family's letter, a page must all hold to hold the word."""
    if re.fullmatch("[a-z]+", word):
        return [("p", word)]
    if _WHOLE_DATE.fullmatch(word):
        return [("n", word)]
    if len(word) < 4:
        return [("ust"[len(word) - 1], word)]
    figures = _figure_spans(word)
    figures = [span for span in figures if not _covered(span, figures)]
    step, last = (2 if len(word) > 8 else 1), len(word) - 3
    starts = [at for at in range(last + 1) if at % step == 0 or at == last]
    threes = [(at, at + 3) for at in starts if not _covered((at, at + 3), figures)]
    return [("n", word[a:b]) for a, b in figures] + [("t", word[a:b]) for a, b in threes]


def found(files: dict[str, bytes], query: str, n: int) -> set[int]:
    """Find the documents the client would find."""
    sets = list[set[int]]()
    for letter, gram in (pair for term in query.split() for word in words_of(term) for pair in plan(word)):
        family = next(family for family in FAMILIES if family.letter == letter)
        shard = read_shard(files[shard_path(family, shard_of(gram, shard_count(family, n)))])
        sets.append(set(decode(shard.get(gram, ""))))
    return reduce(set.intersection, sets) if sets else set()


def true(packed: list[str], query: str) -> set[int]:
    """Look through every page: each word of each term must stand in one of the page's words, or sound like it."""
    words = [word for term in query.split() for word in words_of(term)]
    return {doc for doc, text in enumerate(packed) if all(_holds(text, word) for word in words)}


def _holds(packed: str, word: str) -> bool:
    return any(word in held for held in packed_words(packed)) or word in packed_letters(packed)
