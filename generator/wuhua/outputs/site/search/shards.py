"""Shards: the grams of one family that fall together, as one classic script each, so that they load from ``file://``
too."""

import json
from collections.abc import Iterator, Set
from itertools import groupby
from zlib import crc32

from msgspec import Struct

from wuhua.outputs.site.search.amounts import neighbours
from wuhua.outputs.site.search.grams import CUTS


class Family(Struct, frozen=True):
    """One family of grams; it has ``share`` shards for 64 documents, and ``soon`` for each 64 of the first 1,024."""

    letter: str
    share: int
    soon: int = 0

    def grams(self, packed: str) -> set[str]:
        """What one packed text is found by; empty for a page that was not there."""
        if not packed:
            return set()
        parts, cut = CUTS[self.letter]
        return {gram for part in parts(packed) for gram in cut(part)}


#: One character; two; three; four; figures and dates; amounts and other numbers; letters.
FAMILIES = tuple(
    Family(letter, share) for letter, share in (("u", 1), ("s", 4), ("t", 4), ("q", 4), ("n", 3), ("m", 4), ("p", 1))
)
#: Words by their sound; what stands behind a sound is words, not pages. The first documents bring most of a village's words.
SOUNDS = Family("y", 2, 6)
_SOON = 1024


def shard_count(family: Family, n: int) -> int:
    """How many shards a family has: grows in quarter steps of powers of two, so that a new document seldom changes
    it."""
    step = max(1, 1 << max(0, n.bit_length() - 3))
    grown = -(-n // step) * step
    return max(1, (grown * family.share + min(grown, _SOON) * family.soon) // 64)


def shard_path(family: Family, shard: int) -> str:
    """Where a shard lies."""
    return f"search/{family.letter}{shard}.js"


def script(name: str, data: object) -> bytes:
    """One call of the client's callback with JSON in it."""
    return f"wuhuaSearch({json.dumps(name)},{json.dumps(data, ensure_ascii=False, separators=(',', ':'))})\n".encode()


def data_of(code: bytes) -> object:
    """Read back what ``script`` wrote."""
    text = code.decode()
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def shard_of(family: Family, gram: str, count: int) -> int:
    """The shard that holds a gram, by its CRC-32 in UTF-16; amounts that begin alike lie together, for ranges."""
    mark = neighbours(gram) if family.letter == "m" else gram
    return crc32(mark.encode("utf-16-be")) % count


def write_shard(family: Family, shard: int, postings: dict[str, str]) -> bytes:
    """Write grams with their postings, sorted: `` 路灯=… 水费=…``."""
    return script(f"{family.letter}{shard}", "".join(f" {gram}={postings[gram]}" for gram in sorted(postings)))


def read_shard(code: bytes) -> dict[str, str]:
    """Read back what ``write_shard`` wrote."""
    pairs = (entry.split("=") for entry in str(data_of(code)).split(" ")[1:])
    return {gram: posting for gram, posting in pairs}


def in_shards(family: Family, grams: Set[str], count: int) -> Iterator[tuple[int, list[str]]]:
    """Sort grams into their shards, both ascending."""
    placed = sorted((shard_of(family, gram, count), gram) for gram in grams)
    for shard, pairs in groupby(placed, lambda pair: pair[0]):
        yield shard, [gram for _, gram in pairs]
