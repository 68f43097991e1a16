"""The list that a person carries, as a page: everything that is on the text is on it, in black, large enough to read outdoors."""

import io
import re
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2

from tests.hanging.forging import words_of
from tests.hanging.hung import corrected, hang, notice, put, village
from tests.outputs.board.test_variants_large import sizes_of
from tests.outputs.board.variants import colours_of
from wuhua.hanging.changes import LIST, PAGE, print_changed
from wuhua.model.face import Face
from wuhua.outputs.board.errand import Down, Stop, Swap, Up, print_errand

DAY, LATER = date(2025, 12, 5), date(2025, 12, 10)
LEAST_POINTS = 9


def squeezed(data: bytes) -> str:
    """All its words without blanks."""
    return re.sub(r"\s", "", words_of(data))


def errand(count: int, folder: Path, title: str = "2025年12月水费") -> bytes:
    """A list of so many sheets at each of two boards."""
    swaps = tuple(
        Swap(f"{title}{number}", Down("2025-11-01", "AAAA"), Up("BBBB", "A3", ("B1/a-1of2.pdf", "B1/a-2of2.pdf")), DAY)
        for number in range(count)
    )
    stops = [Stop("村委会公开栏", "B1", "大门东侧", swaps), Stop("中社公开栏", "B2", "", swaps[:1])]
    return print_errand(stops, Face("云溪村", LATER, place="示例镇"), folder)


def test_the_page_says_what_the_text_says(tmp_path: Path) -> None:
    """Every sheet, code, file and board of the text stands on the page; as many boxes as the text has."""
    settings = village(tmp_path / "云溪村", {"通知公告/n2511.yml": notice(date(2025, 11, 10), "11.00")})
    put(settings, "通知公告/n2512.yml", notice(date(2025, 12, 1), "12.00"))
    assert hang(settings, DAY)[1] == 0
    put(
        settings,
        "通知公告/n2512.yml",
        notice(date(2025, 12, 1), "13.00", correction=corrected(LATER, "12.00", "13.00")),
    )
    put(settings, "通知公告/n2514.yml", notice(date(2025, 12, 9), "8.00", "中社公开栏").replace("n2512", "n2514"))
    said, _, state = print_changed(settings, LATER, None, tmp_path / "换", None)
    assert state == 0 and PAGE in said
    text, data = (tmp_path / "换" / LIST).read_text("utf-8"), (tmp_path / "换" / PAGE).read_bytes()
    page = squeezed(data)
    told = [*re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}-[0-9A-Z]", text), *re.findall(r"/(\S+\.pdf)", text)]
    told += [line.strip() for line in re.findall(r"^(\S+公开栏)（", text, re.MULTILINE)]
    assert told and [word for word in told if word not in page] == []
    assert page.count("取下2025") + page.count("挂上2025") == text.count("□")
    assert "走2块公开栏" in page and "取下2份" in page and "挂上2份" in page


def test_it_is_black_on_a4_and_can_be_read(tmp_path: Path) -> None:
    """A4, no colour, no type under nine points, nothing beyond the paper's edge; long lists repeat their board's name and count pages."""
    data = errand(30, tmp_path)
    document = pypdfium2.PdfDocument(data)
    assert len(document) > 2
    assert {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document} == {(210, 297)}
    assert min(sizes_of(data)) >= LEAST_POINTS
    shades = [shade for shades in colours_of(data).values() for shade in shades]
    assert all(len(set(shade[:3])) == 1 for shade in shades if len(shade) >= 3)
    for number, page in enumerate(document, 1):
        words = page.get_textpage().get_text_range()
        assert f"第{number}页，共{len(document)}页" in words
        assert number == len(document) or "村委会公开栏" in words
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        assert max(box[2] for box in boxes) <= page.get_width() - 30 and min(box[0] for box in boxes) >= 30
    assert "晚了5天" in squeezed(data) and "A3纸62张" in squeezed(data)


def test_long_and_odd_words_break_nothing(tmp_path: Path) -> None:
    """A title of sixty characters, marks of markup, a character that no font has: all on the paper, and the same bytes each time."""
    title = "<b>关于" + "云溪村" * 20 + "&\U000f0000"
    data = errand(3, tmp_path, title)
    assert "<b>关于云溪村" in squeezed(data) and "〓" in squeezed(data)
    assert data == errand(3, tmp_path, title)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "换栏清单" in str(pdf.docinfo["/Title"])


def test_what_only_comes_down_has_no_last_day(tmp_path: Path) -> None:
    """Nothing goes up: no paper to carry, no day, no folder."""
    stop = Stop("村委会公开栏", "B1", "大门东侧", (Swap("旧的", Down("2025-11-01", ""), None, DAY),))
    page = squeezed(print_errand([stop], Face("云溪村", LATER), tmp_path))
    assert "取下旧的" in page and "挂上0份" in page and "晚了" not in page and "文件夹" not in page and "编号B1" in page
