"""Sheets that were tampered with: one word for another, a word put over another, a picture over a word."""

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2


def words_of(data: bytes) -> str:
    """What a reader extracts from all pages."""
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def reworded(data: bytes, before: str, after: str, count: int = 1) -> bytes:
    """The PDF in which a word reads otherwise, letter for letter; both in letters that its face holds."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        done = 0
        for page in pdf.pages:
            faces = {name: _letters(font) for name, font in page.Resources.Font.items()}
            face, told = {}, []
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    face = faces[str(operands[0])]
                if str(operator) in ("TJ", "Tj") and done < count:
                    operands, hit = _rewritten(operands, face, before, after)
                    done += hit
                told.append((operands, operator))
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(told))
        assert done, f"{before} is not in the file"
        return _saved(pdf)


def covered(data: bytes, word: str, drawn: str = "0.9 g") -> bytes:
    """The PDF with a plain rectangle over a word."""
    left, foot, right, top = place_of(data, word)
    return painted(data, f"q {drawn} {left:.2f} {foot:.2f} {right - left:.2f} {top - foot:.2f} re f Q".encode())


def overwritten(data: bytes, word: str, other: str) -> bytes:
    """The PDF with a white rectangle over a word, and another in Helvetica upon it."""
    left, foot, right, top = place_of(data, word)
    cover = f"q 1 g {left:.2f} {foot:.2f} {right - left:.2f} {top - foot:.2f} re f 0 g BT /Forged {top - foot:.1f} Tf "
    return painted(data, f"{cover}{left:.2f} {foot:.2f} Td ({other}) Tj ET Q".encode())


def painted(data: bytes, content: bytes) -> bytes:
    """The PDF with something drawn upon its first page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        face = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        pdf.pages[0].add_resource(face, pikepdf.Name.Font, name=pikepdf.Name.Forged)
        # What is drawn later must not inherit the page's own scale.
        pdf.pages[0].contents_add(b"q\n", prepend=True)
        pdf.pages[0].contents_add(b"\nQ\n" + content)
        return _saved(pdf)


def saved_again(data: bytes) -> bytes:
    """The same PDF as another program would store it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _saved(pdf)


def place_of(data: bytes, word: str) -> tuple[float, float, float, float]:
    """Where a word stands on the first page: left, foot, right and top in points."""
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage()
    found = text.search(word).get_next()
    assert found, f"{word} is not in the file"
    boxes = [text.get_charbox(found[0] + at) for at in range(found[1])]
    sides = list(zip(*boxes, strict=True))
    return min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])


def written(folder: Path, name: str, data: bytes) -> Path:
    """A file of these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _letters(font: pikepdf.Object) -> dict[str, str]:
    """What a face's glyphs (four hexadecimal digits) are read as."""
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    found = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})>\n", cmap)
    return {glyph.lower(): chr(int(letter, 16)) for glyph, letter in found}


def _rewritten(operands: list, face: dict[str, str], before: str, after: str) -> tuple[list, int]:
    """One operator's text with the word in other glyphs, in the same places; 1 when it held the word."""
    parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
    texts = [bytes(part).hex() if isinstance(part, pikepdf.String) else "" for part in parts]
    whole = "".join(texts)
    glyphs = [whole[at : at + 4] for at in range(0, len(whole), 4)]
    at = "".join(face.get(glyph, "〓") for glyph in glyphs).find(before)
    if at < 0:
        return operands, 0
    for place, letter in enumerate(after, at):
        if face[glyphs[place]] != letter:
            glyphs[place] = next(glyph for glyph, read in face.items() if read == letter)
    rest = iter(glyphs)
    told = [
        pikepdf.String(bytes.fromhex("".join(next(rest) for _ in range(len(text) // 4)))) if text else part
        for part, text in zip(parts, texts, strict=True)
    ]
    return [pikepdf.Array(told)] if isinstance(operands[0], pikepdf.Array) else told, 1
