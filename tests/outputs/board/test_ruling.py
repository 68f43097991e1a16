"""Rules under rows drawn at once: the page looks the same, a screen reader hears the same, and the file weighs less."""

import io
from collections import Counter

import pikepdf
import pypdfium2
import pytest
import weasyprint

from wuhua.outputs.board.ruling import join_rules

STYLE = "@page { size: 90mm 120mm; margin: 5mm } table { border-collapse: collapse } td { border-bottom: 0.4pt solid #a9a294; padding: 2pt } .on td { border-bottom: 1pt solid #111 } hr { border: none; border-top: 1pt dotted red }"
ROWS = "".join(
    f"<tr{' class=on' if row == 4 else ''}>{''.join(f'<td>{row}.{cell}</td>' for cell in range(5))}</tr>"
    for row in range(8)
)
PAGE = f"<html lang=zh><style>{STYLE}</style><p>one</p><table>{ROWS}</table><hr><p>two</p>"


@pytest.mark.parametrize("tags", [False, True])
def test_fewer_strokes_paint_the_same(tags: bool) -> None:
    """The page looks as it did, but for the seams between cells; a row's rule is one line; what was marked as no content still is."""
    document = weasyprint.HTML(string=PAGE).render()
    plain, joined = (
        document.write_pdf(pdf_tags=tags, finisher=finisher) for finisher in (None, lambda _, pdf: join_rules(pdf))
    )
    pictures = [pypdfium2.PdfDocument(data)[0].render(scale=4).to_pil().tobytes() for data in (plain, joined)]
    # A seam of two strokes is a shade lighter than one stroke: a pixel in three colours for each, at most.
    assert sum(abs(a - b) > 40 for a, b in zip(*pictures, strict=True)) <= 32 * 3
    before, after = (Counter(drawn(data)) for data in (plain, joined))
    # Eight rows of five cells: the rules of one style are one stroke, each a single line.
    assert before["S"] - after["S"] >= 40 - 3 and before["l"] - after["l"] == 8 * 4
    assert [before[word] - after[word] for word in ("TJ", "BDC")] == [0, 0]
    assert after["BMC"] + after["BDC"] == after["EMC"] and (after["EMC"] > 0) == tags
    assert len(joined) < len(plain)


def drawn(data: bytes) -> list[str]:
    """What the page's stream does, piece by piece, by its operators."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(each.operator) for each in pikepdf.parse_content_stream(pdf.pages[0])]
