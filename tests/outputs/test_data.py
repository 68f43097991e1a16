"""Tables as CSV, XLSX and JSON: read back by other programs, safe in Excel, without lists of persons, refused when a figure is lost."""

import csv
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from python_calamine import CalamineWorkbook

from tests.outputs import sheets
from wuhua.base.faults import MachineFault
from wuhua.model.sheet import Column, Count, LedgerBlock, Link, Measure, Sheet, TableBlock, Value
from wuhua.outputs.data import Part, Shape, Table, check_data, csv_bytes, json_bytes, tables_of, xlsx_bytes
from wuhua.outputs.data.commas import safe_cell

MIXED = TableBlock(
    "款物[*]/?",
    (Column("品名"), Column("数量"), Column("面积"), Column("金额（元）"), Column("日期"), Column("说明")),
    (
        (
            "=HYPERLINK(1)",
            Count(3, "袋"),
            Measure(Decimal("2.5"), "亩"),
            Decimal("-1234.50"),
            date(2025, 3, 8),
            "甲<&>\"'，\n乙",
        ),
        (Link("米", "x/y"), None, None, Decimal("1000000.07"), None, "-3"),
    ),
    foot=(("合计", None, None, Decimal("998765.57"), None, None),),
)


def sheet(*blocks: object) -> Sheet:
    """A sheet of some blocks."""
    return replace(sheets.decision(), blocks=blocks)  # type: ignore[arg-type]


def parts(*found: Sheet) -> list[Part]:
    """What downloads are made of."""
    return [Part(each.title, each.key, tables_of(each)) for each in found]


def rows_of(data: bytes) -> list[list[str]]:
    """A CSV as Python's own reader reads it."""
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_is_what_excel_reads() -> None:
    """UTF-8 with its mark, CRLF, typed columns in order; numbers have no thousands, negative ones stay numbers."""
    data = csv_bytes(parts(sheet(MIXED)))
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\r\n") == 3
    head, first, second = rows_of(data)
    assert head == ["网页标题", "网址", "表", "品名", "数量（袋）", "面积（亩）", "金额（元）", "日期", "说明"]
    assert first[3:] == ["'=HYPERLINK(1)", "3", "2.5", "-1234.50", "2025-03-08", "甲<&>\"'，\n乙"]
    assert second[3:] == ["米", "", "", "1000000.07", "", "-3"]
    assert first[1] == "decisions/2025-02.html"


@given(st.text(max_size=8))
def test_no_cell_of_words_is_a_formula(text: str) -> None:
    """Whatever a clerk types, no cell begins as a formula does, unless the whole of it is a number."""
    safe = safe_cell(text)
    assert (safe is not None and safe.removeprefix("'") == text.removeprefix("'")) or safe == f"'{text}"
    if safe and safe[0] in "=+-@\t\r\n＝＋－＠":
        assert float(safe.rstrip("%")) is not None


def test_a_workbook_holds_types() -> None:
    """Two other readers find text as text, yuan and days as what Excel adds and sorts; the head is frozen, nothing is a formula."""
    data = xlsx_bytes(parts(sheet(MIXED)))
    book = openpyxl.load_workbook(BytesIO(data))
    found = book["款物·····"]
    rows = [[cell.value for cell in row] for row in found.iter_rows()]
    assert rows[1][:4] == ["=HYPERLINK(1)", 3, 2.5, -1234.5] and rows[1][5] == "甲<&>\"'，\n乙"
    assert str(rows[1][4]) == "2025-03-08 00:00:00" and rows[2][3] == 1000000.07
    assert {cell.data_type for row in found.iter_rows(min_row=2, max_col=1) for cell in row} <= {"s", "inlineStr"}
    assert found.freeze_panes == "A2" and found["D2"].number_format == "#,##0.00"
    assert found.page_setup.orientation == "landscape" and book.properties.creator in (None, "openpyxl")
    again = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    assert again[1][4] == date(2025, 3, 8) and again[2][3] == 1000000.07


def test_the_same_tables_give_the_same_bytes() -> None:
    """No clock and no chance stands in a workbook."""
    told = parts(sheet(MIXED), sheets.ledger(9))
    assert xlsx_bytes(told) == xlsx_bytes(told)
    assert b"2026" not in xlsx_bytes(parts(sheet(MIXED)))


def test_json_keeps_cents() -> None:
    """Amounts are numbers with both decimals, what is not told is null, and text comes back as typed."""
    data = json_bytes("x", "标题", parts(sheet(MIXED)))
    (table,) = json.loads(data, parse_float=Decimal)["tables"]
    assert table["rows"][0][3] == Decimal("-1234.50") and table["rows"][1][1] is None
    assert table["rows"][0][5] == "甲<&>\"'，\n乙" and b"-1234.50" in data
    assert [field["type"] for field in table["fields"]] == ["string", "integer", "number", "money", "date", "string"]


def test_tables_of_many_pages_share_columns() -> None:
    """A column that one page has and another has not stays one column; one name with two types becomes two."""
    one = Table("甲", (("项目", "string"), ("金额", "money")), (("a", "1.00"),))
    other = Table("甲", (("金额", "string"), ("项目", "string"), ("说明", "string")), (("—", "b", "c"),))
    shape = Shape([one, other])
    assert [name for name, _ in shape.columns][3:] == ["项目", "金额", "金额（文字）", "说明"]
    found = list(shape.rows([Part("页", "k/1", (one, other))]))
    assert [row[3:] for row in found] == [["a", "1.00", None, None], ["b", None, "—", "c"]]


def test_no_list_of_persons_is_taken() -> None:
    """Seats, rosters, lists for boards and tables about persons are left out; a column that names them goes, the others stay."""
    assert tables_of(sheets.people()) == () and tables_of(sheets.roster()) == ()
    rows = (("梁大文", Decimal("5.00")), ("陈小明", Decimal("6.00")))
    assert tables_of(sheet(TableBlock("名单", (Column("户主"), Column("金额")), rows))) == ()
    assert tables_of(sheet(TableBlock("名单", (Column("谁"), Column("金额")), rows))) == ()
    assert tables_of(sheet(replace(MIXED, board_only=True))) == ()
    groups = TableBlock("小组", (Column("小组"), Column("组长"), Column("户数")), (("一组", "梁某某", Count(9, "户")),))
    assert [column for column, _ in tables_of(sheet(groups))[0].columns] == ["小组", "户数"]


def test_a_ledger_leaves_out_who_signed() -> None:
    """The lines of a ledger come whole, without 经手人 and 审批人."""
    ledger = next(block for block in sheets.ledger(6).blocks if isinstance(block, LedgerBlock))
    (table,) = tables_of(sheet(ledger))
    assert len(table.rows) == len(ledger.lines)
    assert [row[-1] for row in table.rows] == [f"{line.amount:.2f}" for line in ledger.lines]
    assert "梁某某" not in str(table) and "陈某某" not in str(table)


def _without_cents(data: bytes) -> bytes:
    return data.replace(b"1234.50", b"1234.5")


def _swapped(data: bytes) -> bytes:
    return data.replace(b"-1234.50", b"?").replace(b"1000000.07", b"-1234.50").replace(b"?", b"1000000.07")


@pytest.mark.parametrize("harm", [_without_cents, _swapped])
@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_a_writer_that_loses_cents_is_found(harm: Callable[[bytes], bytes], suffix: str) -> None:
    """A file in which an amount lost its cents, or two changed places, stops the build and is named."""
    told = parts(sheet(MIXED))
    sound = {"csv": csv_bytes(told), "json": json_bytes("x", "y", told), "xlsx": xlsx_bytes(told)}
    check_data("x", told, sound)
    with pytest.raises(MachineFault, match=rf"数据 x\.{suffix} 里第\d个数应该是"):
        check_data("x", told, sound | {suffix: harm(sound[suffix])})


def test_a_workbook_of_other_tables_is_found() -> None:
    """A workbook in which a line is missing, or an amount is another, stops the build."""
    told = parts(sheet(MIXED))
    lost = [told[0]._replace(tables=(told[0].tables[0]._replace(rows=told[0].tables[0].rows[:1]),))]
    with pytest.raises(MachineFault, match="没有写出来"):
        check_data("x", told, {"xlsx": xlsx_bytes(lost)})


CELLS = st.one_of(
    st.none(),
    st.text("=+-@'\",;\n\t<>&甲1.", max_size=6),
    st.integers(-(10**8), 10**8).map(lambda cents: Decimal(cents).scaleb(-2)),
    st.builds(Count, st.integers(0, 999), st.sampled_from("人户")),
)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4), st.text("甲乙[]", max_size=3))
def test_whatever_is_written_is_read_back(rows: list[tuple[Value, ...]], title: str) -> None:
    """Any table passes its own proof in all three forms, and openpyxl reads the workbook."""
    told = parts(sheet(TableBlock(title, (Column("一项"), Column("金额"), Column("金额")), tuple(rows)), MIXED))
    forms = {"csv": csv_bytes(told), "json": json_bytes("x", "y", told), "xlsx": xlsx_bytes(told)}
    check_data("x", told, forms)
    assert len(openpyxl.load_workbook(BytesIO(forms["xlsx"])).sheetnames) == len(told[0].tables)
    assert len(rows_of(forms["csv"])) == 1 + sum(len(table.rows) for table in told[0].tables)
    assert len(json.loads(forms["json"])["tables"]) == len(told[0].tables)
