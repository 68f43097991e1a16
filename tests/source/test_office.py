"""Word and Excel files beside the records: their words are found whatever markup parts them; what cannot be read says so."""

import zipfile
from io import BytesIO

import pytest

from wuhua.source.office import Sealed, office_words

_CELLS = '<worksheet><row><c r="A1"><v>1</v></c><c r="B1"><v>13800138000</v></c></row></worksheet>'
_RUNS = "<w:p><w:r><w:t>电话1380</w:t></w:r><w:r><w:t>0138000</w:t></w:r></w:p><w:p><w:r><w:t>下一段</w:t></w:r></w:p>"
_TABBED = "<w:p><w:t>1</w:t><w:tab/><w:t>甲&amp;乙</w:t></w:p>"
_SHARED = "<sst><si><t>张某</t></si><si><r><t>李</t></r><r><t>某</t></r></si></sst>"


def packed(**parts: str) -> bytes:
    """A file of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, text in parts.items():
            pack.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        (_CELLS, ["1", "13800138000"]),
        (_RUNS, ["电话13800138000", "下一段"]),
        (_TABBED, ["1 甲&乙"]),
        (_SHARED, ["张某", "李某"]),
    ],
)
def test_a_paragraph_or_a_cell_is_a_line(markup: str, lines: list[str]) -> None:
    """Digits in several runs come together; those of two cells do not."""
    words = office_words(packed(part__one=markup))
    assert words is not None and list(filter(None, words.splitlines())) == lines


def test_a_packed_file_without_words_is_no_mystery() -> None:
    """An archive of pictures holds no words, and is not told as one that cannot be read."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        pack.writestr("a.png", b"13800138000")
    assert office_words(out.getvalue()) == ""


@pytest.mark.parametrize(
    "data",
    [
        packed(word__document=_RUNS)[:-40],
        packed(word__document=_RUNS).replace(
            b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
        ),
        b"\xd0\xcf\x11\xe0" + bytes(600),
        b"%PDF-1.7\n",
        packed(bomb=" " * 30_000_001),
    ],
    ids=["cut", "locked", "old", "PDF", "bomb"],
)
def test_what_cannot_be_read_says_so(data: bytes) -> None:
    """Half a file, a locked one, the form of before 2007, a PDF, one that unpacks without end: none is taken for empty."""
    with pytest.raises(Sealed):
        office_words(data)


def test_a_text_is_not_sealed() -> None:
    """What is no packed file is read as text."""
    assert office_words("电话".encode()) is None
