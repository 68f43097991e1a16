"""The words of a Word, Excel, PowerPoint or WPS file in the newer form, to be searched for numbers.  In: its bytes.  Out: lines of text.

Nothing is parsed: a number stands in one paragraph or cell, whatever markup parts its digits. What is packed too large is left unread.
"""

import zipfile
import zlib
from html import unescape
from io import BytesIO

from wuhua.base.patterns import pattern

_MOST_BYTES = 30_000_000
_PACKED = b"PK\x03\x04"
#: How other files begin that may hold words, but show none: Office's older form, PDF, RAR, 7z.
_SEALED = (b"\xd0\xcf\x11\xe0", b"%PDF-", b"Rar!", b"7z\xbc\xaf")
#: Where a paragraph, a cell, a row or a shared text ends; tabs and breaks part words within one.
_END = pattern(r"</(?:\w+:)?(?:p|si|c|row|is|h|table-cell)>")
_GAP = pattern(r"<(?:\w+:)?(?:tab|br|s)\b[^>]*>")
_TAG = pattern(r"<[^>]*>")


class Sealed(Exception):
    """A file that may hold words and shows none: locked, broken, of an older form, or one that unpacks to more than 30 MB."""


def office_words(data: bytes) -> str | None:
    """A packed office file's words, a paragraph or a cell a line; "" for another packed file; None for what is neither. Raises Sealed."""
    if data.startswith(_SEALED):
        raise Sealed
    if not data.startswith(_PACKED):
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as pack:
            return "\n".join(map(_words, _markup(pack)))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as error:
        raise Sealed from error


def _markup(pack: zipfile.ZipFile) -> list[str]:
    found, left = [], _MOST_BYTES
    for part in pack.infolist():
        if part.filename.endswith(".xml"):
            with pack.open(part) as stream:
                text = stream.read(left + 1)
            left -= len(text)
            if left < 0:
                raise ValueError("too much")
            found.append(text.decode("utf-8", "replace"))
    return found


def _words(markup: str) -> str:
    return unescape(_TAG.sub("", _GAP.sub(" ", _END.sub("\n", markup))))
