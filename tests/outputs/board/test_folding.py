"""Tables too wide for a panel put their words under the rows; nothing is lost, and type stays legible."""

from decimal import Decimal
from pathlib import Path

import pypdfium2
from msgspec.structs import replace

from tests.outputs import sheets
from tests.outputs.board.conftest import FACE
from tests.outputs.board.test_random_boards import lines_on
from wuhua.model.sheet import Column, TableBlock
from wuhua.outputs.board import BoardJob, Panel, make_boards, paper

_HEADS = ("预算", "调整", "调整后", "决算", "差额")
_WORDS = ("说明", "决议")


def _table(rows: int) -> TableBlock:
    columns = (Column("项目", grow=True), *(Column(head, number=True) for head in _HEADS), *map(Column, _WORDS))
    told = tuple(
        (
            f"第{number}项开支",
            *(Decimal(f"{number + place}28450.36") for place in range(1, 6)),
            f"年中新增第{number}件，验收以后付清" if number % 2 else None,
            f"2025-{number:02}",
        )
        for number in range(1, rows + 1)
    )
    foot = ((f"合计{rows}项", *(Decimal("1128450.36") for _ in range(5)), None, None),)
    return TableBlock("支出（元）", columns, told, foot)


def _made(tmp_path: Path, name: str, distance: str) -> tuple[str, float]:
    sheet = replace(sheets.prose(), blocks=(_table(8),))
    panel = paper(name, distance_m=Decimal(distance))
    (made,) = make_boards([BoardJob(sheet, FACE, panel, "")], tmp_path)
    text = "".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded() for pdf in made.pdfs)
    return "".join(text.split()), float(made.text_mm) / panel.legible_mm


def test_words_stand_under_their_rows_where_columns_would_be_too_small(tmp_path: Path) -> None:
    """On a narrow panel each row says its words with their heads, every amount is whole, and the type is legible."""
    text, share = _made(tmp_path, "A3", "1.5")
    assert share >= 0.99
    for number in range(1, 9):
        words = f"说明：年中新增第{number}件，验收以后付清" if number % 2 else ""
        assert f"{words}决议：2025-{number:02}" in text
        assert all(f"{number + place}28,450.36"[-10:] in text for place in range(1, 6))
    assert "合计8项" in text


def test_a_table_that_has_room_keeps_its_columns(tmp_path: Path) -> None:
    """On a large panel seen from near the words stay in columns of their own."""
    text, share = _made(tmp_path, "A1", "1")
    assert share >= 1 and "说明：" not in text and "决议：" not in text
    assert "说明决议" in text


def test_a_strip_folds_where_type_becomes_larger(tmp_path: Path) -> None:
    """A strip has height to spare: telephones go under their shifts though they would fit beside them, for the sake of larger type."""
    strip, paper_wide = Panel("300×900", 300, 900), Panel("300×424", 300, 424)
    folded, plain = make_boards([BoardJob(sheets.roster(), FACE, each, "") for each in (strip, paper_wide)], tmp_path)
    texts = [pypdfium2.PdfDocument(made.pdfs[0])[0].get_textpage().get_text_bounded() for made in (folded, plain)]
    assert ["电话：0757-0000001" in text for text in texts] == [True, False]
    assert folded.text_mm > Decimal("1.15") * plain.text_mm


def test_no_words_run_into_the_next_column(tmp_path: Path) -> None:
    """What no line breaks in, though WeasyPrint reckons that it would: the type shrinks until it has room in its own column."""
    columns = (Column("名称", grow=True), Column("档案号"), Column("说明"), Column("金额（元）", number=True))
    name = "关于中社路灯改造第二期工程款支付及后续养护安排的决议"
    rows = tuple((name, f"档-2025-0{row}1", f"见档案档-2025-0{row}1", Decimal("128450.36")) for row in range(1, 7))
    sheet = replace(sheets.prose(), headline=(), summary=(), blocks=(TableBlock("项目", columns, rows),))
    (made,) = make_boards([BoardJob(sheet, FACE, Panel("300×900", 300, 900), "")], tmp_path)
    spans = lines_on(made.pdfs[0])
    for place, (left, bottom, right, top) in enumerate(spans):
        for other in spans[place + 1 :]:
            across, down = min(right, other[2]) - max(left, other[0]), min(top, other[3]) - max(bottom, other[1])
            assert across <= 1 or down <= 0.35 * min(top - bottom, other[3] - other[1])
