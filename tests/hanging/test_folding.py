"""``wuhua booklet``: pages in, sheets that are printed on both sides and folded out; and what cannot be folded."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.village.kit import wuhua
from wuhua.base.faults import MachineFault
from wuhua.outputs.board.variants.booklet import fold_booklet

A4, A5 = (595.28, 841.89), (419.53, 595.28)


def pages(*sizes: tuple[float, float], turned: int = 0, corner: float = 0) -> bytes:
    """Pages of these sizes in points, each with its number; ``turned`` by so many degrees, beginning at ``corner``."""
    with pikepdf.new() as pdf:
        face = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        for number, (width, height) in enumerate(sizes, 1):
            page = pdf.add_blank_page(page_size=(width, height))
            name = page.add_resource(face, pikepdf.Name.Font)
            page.contents_add(f"BT {name} 24 Tf {corner + 100} {corner + 300} Td (page {number}) Tj ET".encode())
            page.MediaBox = [corner, corner, corner + width, corner + height]
            page.Rotate = turned
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def halves(data: bytes) -> list[tuple[str, str]]:
    """What stands on the left and on the right of each side."""
    told = []
    for page in pypdfium2.PdfDocument(data):
        width, height = page.get_size()
        text = page.get_textpage()
        told.append(
            (
                text.get_text_bounded(0, 0, width / 2, height).strip(),
                text.get_text_bounded(width / 2, 0, width, height).strip(),
            )
        )
    return told


@pytest.mark.parametrize(
    ("page", "paper", "made", "sheet", "reduced"),
    [(A5, "", "A4", (297, 210), False), (A4, "", "A3", (420, 297), False), (A4, "A4", "A4", (297, 210), True)],
)
def test_pages_stand_where_they_are_folded(page, paper, made, sheet, reduced):
    """Five pages take two sheets: the cover and what is blank outside, the middle inside; A4 shrinks to A4 when that is asked."""
    booklet = fold_booklet(pages(*[page] * 5), paper)
    assert (booklet.paper, booklet.sheets, booklet.blank, booklet.reduced) == (made, 2, 3, reduced)
    assert halves(booklet.pdf) == [("", "page 1"), ("page 2", ""), ("", "page 3"), ("page 4", "page 5")]
    sizes = {page.get_size() for page in pypdfium2.PdfDocument(booklet.pdf)}
    assert all(abs(side / 72 * 25.4 - wanted) < 2 for size in sizes for side, wanted in zip(size, sheet, strict=True))


@pytest.mark.parametrize(("turned", "corner"), [(0, 50), (90, 0), (180, 30), (270, -20)])
def test_turned_and_shifted_pages_stand_upright(turned, corner):
    """A page that is turned by its file, or does not begin at the origin, is drawn whole in its half."""
    size = A5 if turned % 180 == 0 else A5[::-1]
    booklet = fold_booklet(pages(*[size] * 4, turned=turned, corner=corner))
    assert halves(booklet.pdf) == [("page 4", "page 1"), ("page 2", "page 3")]
    page = pypdfium2.PdfDocument(booklet.pdf)[0].get_textpage()
    seen = page.get_text_range()
    boxes = [page.get_charbox(at) for at in range(page.count_chars()) if seen[at].strip()]
    assert all(box[0] >= 0 and box[2] <= 2 * A5[0] and box[1] >= 0 and box[3] <= A5[1] for box in boxes)


def locked() -> bytes:
    """A page behind a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages(A4))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "paper", "word"),
    [
        (b"", "", "坏了"),
        (b"%PDF-1.7\nno", "", "坏了"),
        (pages(A4)[:200], "", "坏了"),
        (locked(), "", "密码"),
        (pages(A4[::-1]), "", "第1页宽297、高210毫米"),
        (pages(A4, (300, 300)), "", "第2页宽106、高106毫米"),
        (pages(A4, A5), "", "前面的是A4"),
        (pages(A5), "A3", "--paper A4"),
        (pages(*[A5] * 401), "", "401页"),
    ],
)
def test_what_cannot_be_folded_is_one_line(data, paper, word):
    """Broken, locked, of other sizes, far too many: said in Chinese, with the page."""
    with pytest.raises(MachineFault, match=word):
        fold_booklet(data, paper)


def test_the_command(tmp_path: Path) -> None:
    """It writes beside the file and says how to set the printer; nothing is written when it stops, with exit code 2."""
    (tmp_path / "手册.pdf").write_bytes(pages(*[A4] * 6))
    done = wuhua(tmp_path, "booklet", "手册.pdf")
    assert done.returncode == 0 and done.stderr == ""
    assert all(word in done.stdout for word in ("手册-小册子.pdf", "A3纸2张", "最后2页空白", "短边翻转", "实际大小"))
    first = (tmp_path / "手册-小册子.pdf").read_bytes()
    done = wuhua(tmp_path, "booklet", "手册.pdf", "--paper", "A4", "--out", "做/小.pdf")
    assert done.returncode == 0 and "缩成A5" in done.stdout and (tmp_path / "做/小.pdf").exists()
    for wrong in (["没有.pdf"], ["手册.pdf", "--out", "手册.pdf"], [], ["手册.pdf", "--paper", "A2"], ["."]):
        done = wuhua(tmp_path, "booklet", *wrong)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert (tmp_path / "手册-小册子.pdf").read_bytes() == first
    many = tmp_path / "厚.pdf"
    many.write_bytes(pages(*[A5] * 120))
    assert "分成几册" in wuhua(tmp_path, "booklet", "厚.pdf").stdout
