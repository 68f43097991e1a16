"""Which words of the village sound so: letters in, the words that stand in some page out, most frequent first.

The client asks these words in turn, so that ``ludeng`` finds 路灯 wherever it stands, and 录灯 can be led to 路灯.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from wuhua.outputs.site.search.grams import packed_names, packed_phrases, packed_terms
from wuhua.outputs.site.search.pinyin import IN_FULL, phrase_windows, windows_of, word_sounds
from wuhua.outputs.site.search.shards import SOUNDS, in_shards, read_shard, shard_count, shard_path, write_shard

_COUNTED = re.compile("([^0-9]+)([0-9]+)")
Counts = Counter[str]
#: A title or a name counts as so many mentions elsewhere, so that what pages are about comes first.
_NAMED = 20


def count_words(packed: Iterable[str]) -> Counts:
    """How often each word, two to four characters of a term or the whole of it, stands in a term of some page; more in titles.

    What is heard in full only begins with ``IN_FULL``.
    """
    terms, phrases = Counter[str](), Counter[str]()
    for text in packed:
        terms.update(packed_terms(text))
        phrases.update(packed_phrases(text))
        for name in packed_names(text):
            terms[name] += _NAMED
    words = Counts()
    for term, times in terms.items():
        for word in windows_of(term):
            words[word] += times
    for phrase, times in phrases.items():
        for word in phrase_windows(phrase):
            words[word] += times
    return words


def sound_files(words: Counts, n: int) -> Iterator[tuple[str, bytes]]:
    """Write every sound with its words."""
    sounding = _by_sound(words)
    count = shard_count(SOUNDS, n)
    shards: list[dict[str, str]] = [{} for _ in range(count)]
    for shard, sounds in in_shards(SOUNDS, sounding.keys(), count):
        shards[shard] = {sound: _write(sounding[sound]) for sound in sounds}
    for shard, listed in enumerate(shards):
        yield shard_path(SOUNDS, shard), write_shard(SOUNDS, shard, listed)


def moved_sounds(before: Counts, after: Counts) -> dict[str, Counts]:
    """By sound: how many times more or less a word stands in the village."""
    return _by_sound({word: after[word] - before[word] for word in before.keys() | after.keys()})


def _by_sound(words: Mapping[str, int]) -> dict[str, Counts]:
    sounding = defaultdict[str, Counts](Counts)
    for word, times in words.items():
        if times:
            for sound in word_sounds(word):
                sounding[sound][word.removeprefix(IN_FULL)] += times
    return sounding


def change_sounds(shard: bytes, number: int, moved: Mapping[str, Counts]) -> bytes:
    """Write a shard anew with what moved of its sounds."""
    listed = read_shard(shard)
    for sound, words in moved.items():
        held = Counter({word: int(times) for word, times in _COUNTED.findall(listed.get(sound, ""))})
        held.update(words)
        listed[sound] = _write({word: times for word, times in held.items() if times})
    return write_shard(SOUNDS, number, {sound: words for sound, words in listed.items() if words})


def _write(words: Mapping[str, int]) -> str:
    return "".join(f"{word}{times}" for word, times in sorted(words.items(), key=lambda each: (-each[1], each[0])))
