"""The lines of a few pages as one packed text, so that a result can show the one that matches; loaded when it is seen."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from zlib import compressobj, decompress, decompressobj

#: Pages of one text file: more of them pack better, and bring more that nobody looks at.
TOGETHER = 4
_PAGE = "\f"
#: What the cache keeps is packed quickly, what a phone fetches well.
_QUICK, _WELL = 1, 9
_RAW = -15


def pack_lines(lines: str) -> bytes:
    """Pack one page's lines for the cache; the same lines give the same bytes."""
    return _pack(lines, _QUICK)


def unpack_lines(packed: bytes) -> str:
    """Read back what ``pack_lines`` wrote; empty for nothing."""
    return decompress(packed, _RAW).decode() if packed else ""


def write_texts(pages: Sequence[str]) -> str:
    """Write up to ``TOGETHER`` pages as raw DEFLATE in base 64, which the client unpacks itself."""
    return b64encode(
        _pack(_PAGE.join(page.replace(_PAGE, " ").replace("\x1f", "\t") for page in pages), _WELL)
    ).decode()


def read_texts(text: str) -> list[str]:
    """Read back what ``write_texts`` wrote."""
    return decompressobj(_RAW).decompress(b64decode(text)).decode().split(_PAGE)


def _pack(text: str, level: int) -> bytes:
    packer = compressobj(level, wbits=_RAW)
    return packer.compress(text.encode("utf-8", "replace")) + packer.flush()
