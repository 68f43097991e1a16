"""The search index: documents and their packed grams in, files below ``search/`` out (step: render).

A document is its place in the order given, oldest first. The order is the caller's promise: an update keeps it,
anything else is
a new index.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Protocol
from zlib import crc32

from wuhua.outputs.site.search.grams import CUTS
from wuhua.outputs.site.search.listing import CHUNK, Change, Row, list_rows, relist_rows
from wuhua.outputs.site.search.pinyin import common_readings
from wuhua.outputs.site.search.postings import decode, encode, encode_number
from wuhua.outputs.site.search.shards import (
    FAMILIES,
    SOUNDS,
    Family,
    in_shards,
    read_shard,
    script,
    shard_count,
    shard_of,
    shard_path,
    write_shard,
)
from wuhua.outputs.site.search.sounds import change_sounds, count_words, moved_sounds, sound_files
from wuhua.outputs.site.search.spelling import TRADITIONAL
from wuhua.outputs.site.search.texts import TOGETHER


class Pages(Protocol):
    """Rows in order of (date, key), each with its packed grams. Walked once for each way of taking words apart."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[tuple[Row, str]]: ...


def build_index(pages: Pages) -> Iterator[tuple[str, bytes]]:
    """Write the whole index, the meta file first.

    Paths are relative to the site's root. The same pages give the same bytes.
    """
    yield from _listing([row for row, _ in pages])
    yield from sound_files(count_words(grams for _, grams in pages), len(pages))
    families = sorted(FAMILIES, key=lambda family: CUTS[family.letter][0].__name__)
    for _, group in groupby(families, lambda family: CUTS[family.letter][0]):
        yield from _files(list(group), pages)


def update_index(read: Callable[[str], bytes], changes: Iterable[Change], n: int) -> Iterator[tuple[str, bytes]]:
    """Write only the files that some changed documents touch; the rest of the index stays as it is.

    ``read`` gives a file of the old index by its path, ``n`` is the number of documents. The result equals
    ``build_index`` on the
    new rows byte for byte. Raises ValueError when a key differs: then the order is another and the index must be built
    anew.
    """
    listed = list(changes)
    yield from relist_rows(read, listed)
    yield from _resound(read, listed, n)
    for family in FAMILIES:
        gone, come = _moves(family, listed)
        for shard, grams in in_shards(family, gone.keys() | come.keys(), shard_count(family, n)):
            path = shard_path(family, shard)
            postings = read_shard(read(path))
            for gram in grams:
                _move(postings, gram, gone[gram], come[gram], n)
            yield path, write_shard(family, shard, postings)


def _listing(rows: list[Row]) -> Iterator[tuple[str, bytes]]:
    """What stands beside the words: counts, tables for the client, what results show."""
    yield "search/meta.js", _meta(rows)
    yield "search/traditional.js", script("traditional", _traditional())
    yield "search/pinyin.js", script("pinyin", common_readings())
    yield from list_rows(rows)


def _meta(rows: list[Row]) -> bytes:
    """Counts, and a version that changes when documents come, go or change places, so that no browser mixes two
    indexes."""
    shards = {family.letter: shard_count(family, len(rows)) for family in (*FAMILIES, SOUNDS)}
    version = crc32("\n".join(row.key for row in rows).encode("utf-8", "replace"))
    sizes = {"n": len(rows), "chunk": CHUNK, "together": TOGETHER}
    return script("meta", {**sizes, "shards": shards, "version": f"{version:08x}"})


def _traditional() -> str:
    """The table for the client: the gap from one traditional character to the next, then the simplified one."""
    last, parts = 0x33FF, list[str]()
    for old, new in zip(TRADITIONAL[::2], TRADITIONAL[1::2], strict=True):
        parts.append(encode_number(ord(old) - last - 1) + new)
        last = ord(old)
    return "".join(parts)


def _files(families: list[Family], pages: Pages) -> Iterator[tuple[str, bytes]]:
    """Write the families that take a text apart alike.

    They go by way of the parts, so that a word that a thousand pages share is cut once; one family at a time keeps
    memory small.
    """
    parts = CUTS[families[0].letter][0]
    holders = defaultdict[str, list[int]](list)
    for doc, (_, grams) in enumerate(pages):
        for part in parts(grams):
            holders[part].append(doc)
    for family in families:
        yield from _family_files(family, _docs_by_gram(family, holders), len(pages))


def _docs_by_gram(family: Family, holders: dict[str, list[int]]) -> dict[str, list[int]]:
    """Turn parts over to grams; the lists are neither sorted nor free of repeats."""
    cut = CUTS[family.letter][1]
    docs = defaultdict[str, list[int]](list)
    for part, held in holders.items():
        for gram in cut(part):
            docs[gram].extend(held)
    return docs


def _family_files(family: Family, docs: dict[str, list[int]], n: int) -> Iterator[tuple[str, bytes]]:
    count = shard_count(family, n)
    shards = [list[str]() for _ in range(count)]
    for gram in docs:
        shards[shard_of(family, gram, count)].append(gram)
    for shard, grams in enumerate(shards):
        postings = {gram: encode(sorted(set(docs.pop(gram))), n) for gram in grams}
        yield shard_path(family, shard), write_shard(family, shard, postings)


def _resound(read: Callable[[str], bytes], changes: list[Change], n: int) -> Iterator[tuple[str, bytes]]:
    """The shards of sounds in which some word came, went or is told another number of times."""
    before = count_words(change.before for change in changes if change.before)
    moved = moved_sounds(before, count_words(change.after for change in changes))
    for shard, sounds in in_shards(SOUNDS, moved.keys(), shard_count(SOUNDS, n)):
        path = shard_path(SOUNDS, shard)
        yield path, change_sounds(read(path), shard, {sound: moved[sound] for sound in sounds})


def _moves(family: Family, changes: list[Change]) -> tuple[defaultdict[str, list[int]], defaultdict[str, list[int]]]:
    """Which documents each gram loses and gains."""
    gone, come = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
    for change in changes:
        before, after = family.grams(change.before), family.grams(change.after)
        for gram in before - after:
            gone[gram].append(change.doc)
        for gram in after - before:
            come[gram].append(change.doc)
    return gone, come


def _move(postings: dict[str, str], gram: str, gone: list[int], come: list[int], n: int) -> None:
    docs = set(decode(postings.get(gram, ""))).difference(gone).union(come)
    if docs:
        postings[gram] = encode(sorted(docs), n)
    else:
        postings.pop(gram, None)
