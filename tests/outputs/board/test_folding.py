"""Tables too wide for a panel put their words under the rows; nothing is lost, and type stays legible."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdfium2

from tests.outputs import sheets
from tests.outputs.board.conftest import FACE
from wuhua.model.sheet import Column, TableBlock
from wuhua.outputs.board import BoardJob, make_boards, paper

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
