"""Lists of documents as short text: gaps in a code of 88 letters, or a bitmap where that is shorter."""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import sub

#: Printable, needing no escape in JSON or HTML, and none of the marks of a shard (`` =|*``).
ALPHABET = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"*<=\\|')
_BASE = len(ALPHABET)
#: Leading letters below the first mark stand alone, below the second they take one more letter, then two, the last
#: three.
_LEADS = (28, 84, 87)
_PLACES = {letter: place for place, letter in enumerate(ALPHABET)}
_BITMAP = "*"


def encode_number(number: int) -> str:
    """Write one number from 0 on, smaller ones shorter: up to 27 one letter, up to 4955 two."""
    if number < _LEADS[0]:
        return ALPHABET[number]
    number -= _LEADS[0]
    for extra, (low, high) in enumerate(zip(_LEADS, (*_LEADS[1:], _BASE), strict=True), 1):
        if number < (high - low) * _BASE**extra:
            tail = "".join(ALPHABET[number // _BASE**place % _BASE] for place in reversed(range(extra)))
            return ALPHABET[low + number // _BASE**extra] + tail
        number -= (high - low) * _BASE**extra
    raise ValueError("more documents than the code can count")


@lru_cache(maxsize=4)
def _gap_codes(n: int) -> list[str]:
    """The code of every gap up to ``n``; a gap is at least 1."""
    return ["", *map(encode_number, range(n))]


def _bitmap(docs: Sequence[int]) -> str:
    bits = bytearray(b"0") * (docs[-1] // 8 * 8 + 8)
    for doc in docs:
        bits[doc] = 49
    return _BITMAP + b64encode(int(bits, 2).to_bytes(len(bits) // 8, "big")).decode().rstrip("=")


def encode(docs: Sequence[int], n: int) -> str:
    """Write ascending documents below ``n``; never empty. The text depends on the documents only."""
    bitmap_length = 1 + -(-(docs[-1] // 8 + 1) * 4 // 3)
    if len(docs) >= bitmap_length:
        return _bitmap(docs)
    gaps = "".join(map(_gap_codes(n).__getitem__, map(sub, docs, (-1, *docs))))
    return gaps if len(gaps) < bitmap_length else _bitmap(docs)


def decode(text: str) -> list[int]:
    """Read back the documents, ascending."""
    if text.startswith(_BITMAP):
        units = b64decode(text[1:] + "=" * (-(len(text) - 1) % 4))
        bits = f"{int.from_bytes(units, 'big'):0{len(units) * 8}b}"
        return [doc for doc, bit in enumerate(bits) if bit == "1"]
    docs, last, letters = list[int](), -1, map(_PLACES.__getitem__, text)
    for lead in letters:
        if lead < _LEADS[0]:
            last += lead + 1
        else:
            last += _long_gap(lead, letters) + 1
        docs.append(last)
    return docs


def _long_gap(lead: int, letters: Iterator[int]) -> int:
    """The number that a lead and the one to three letters after it write."""
    number, start, extra = lead, _LEADS[0], 1
    while extra < len(_LEADS) and lead >= _LEADS[extra]:
        start += (_LEADS[extra] - _LEADS[extra - 1]) * _BASE**extra
        extra += 1
    number -= _LEADS[extra - 1]
    for letter in islice(letters, extra):
        number = number * _BASE + letter
    return number + start
