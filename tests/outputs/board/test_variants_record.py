"""The file that is kept: an archive's validator takes it, and what it holds is the record."""

import csv
import io
from decimal import Decimal

import pikepdf
import pikepdf.pdfa
import pypdfium2
import pytest
from msgspec.structs import replace

from tests.outputs import sheets
from tests.outputs.board.conftest import FACE, JOBS, URL
from tests.outputs.board.variants import fit
from wuhua.model.sheet import Column, LedgerBlock, Sheet, TableBlock
from wuhua.model.values import Count, Link, Measure, Vacant
from wuhua.outputs.board import BoardJob, Panel, paper
from wuhua.outputs.board.variants.record import print_record
from wuhua.outputs.board.variants.tables import csv_files, grid_of, plain

EACH = pytest.mark.parametrize("name", JOBS)
ORIGINAL = "期间: 2025-03\n".encode()


@pytest.fixture(scope="module")
def records() -> dict[str, tuple[bytes, bytes, int]]:
    """Each board's file, written twice, and of how many panels it is."""
    made = {}
    for name, job in JOBS.items():
        fitted = fit(job)
        one, other = (
            print_record(fitted.layouts, fitted.press, fitted.job.sheet, ORIGINAL, b"0" * 32) for _ in range(2)
        )
        made[name] = one, other, len(fitted.layouts)
    return made


@EACH
def test_an_archive_takes_it(records, name, tmp_path):
    """PDF/A-3b without a finding, tagged, in Chinese, titled, and never over 110 kB; the same bytes each time."""
    data, again, _ = records[name]
    assert data == again
    assert len(data) <= 110_000
    path = tmp_path / "record.pdf"
    path.write_bytes(data)
    assert [str(found) for found in pikepdf.pdfa.validate_written(path, "3b").findings] == []
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked and "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "zh-CN"
        assert JOBS[name].sheet.title[:4] in str(pdf.docinfo.Title) and "第1幅" not in str(pdf.docinfo.Title)


@EACH
def test_all_panels_are_in_one_file(records, name):
    """A sheet of three panels is one file of three pages."""
    data, _, panels = records[name]
    assert len(pypdfium2.PdfDocument(data)) == panels


@EACH
def test_the_record_and_its_tables_are_inside(records, name):
    """The record as it was given, and each table under its title, dated as the sheet was posted."""
    sheet = JOBS[name].sheet
    with pikepdf.open(io.BytesIO(records[name][0])) as pdf:
        files = {key: value.get_file() for key, value in pdf.attachments.items()}
        assert files["记录.yml"].read_bytes() == ORIGINAL
        tables = [key for key in files if key.endswith(".csv")]
        assert tables == [key for key, _ in csv_files(sheet)]
        days = {str(file.obj.Params.CreationDate)[:10] for file in files.values()}
        assert len(pdf.Root.AF) == len(files)
        assert {str(spec.AFRelationship) for spec in pdf.Root.AF} <= {"/Source", "/Data"}
    posted = sheet.envelope.posted if sheet.envelope else None
    assert days == {f"D:{posted:%Y%m%d}" if posted else "D:19700101"}


def rows_of(data: bytes) -> list[list[str]]:
    """Read a table as a spreadsheet would."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_tables_hold_every_line_and_add_up():
    """A ledger's table has all its lines, days and amounts that a program can read, and a total that is their sum."""
    sheet = JOBS["ledger-long-A4"].sheet
    [ledger] = [block for block in sheet.blocks if isinstance(block, LedgerBlock) and block.title == "支出明细"]
    rows = rows_of(dict(csv_files(sheet))["03-支出明细.csv"])
    assert rows[0] == ["日期", "科目", "摘要", "凭证", "经手人", "审批人", "金额（元）"]
    assert len(rows) == len(ledger.lines) + 2
    assert [row[0] for row in rows[1:-1]] == [line.day.isoformat() for line in ledger.lines]
    assert sum(Decimal(row[-1]) for row in rows[1:-1]) == Decimal(rows[-1][-1]) == ledger.total


def test_a_spreadsheet_runs_nothing():
    """Text that begins like a formula is marked as text; a negative amount stays a number."""
    rows = (("=1+2", Decimal("-5.00")), ("@SUM(A1)", Decimal("3.00")), ("+86 0757", Decimal(0)))
    block = TableBlock("../<b>表", (Column("名称"), Column("金额")), rows)
    [(name, data)] = csv_files(Sheet("a/b", "notice", "村务", "题", blocks=(block,)))
    assert name == "01-b表.csv"
    assert rows_of(data)[1:] == [["'=1+2", "-5.00"], ["'@SUM(A1)", "3.00"], ["'+86 0757", "0"]]


def test_values_keep_what_they_say():
    """Counts, measures, links, vacant seats and nothing at all, as bare text."""
    values = (Count(1200, "人"), Measure(Decimal("6.80"), "亩"), Link("决议", "a/b"), Vacant("待选"), None, 7)
    assert [plain(value) for value in values] == ["1200", "6.80", "决议", "空缺（待选）", "", "7"]


def test_empty_columns_are_left_out():
    """A column that no row fills is no column of the table; a table without rows keeps its heads."""
    ledger = next(block for block in JOBS["ledger-A3"].sheet.blocks if isinstance(block, LedgerBlock))
    full, bare = grid_of(ledger), grid_of(replace(ledger, lines=()))
    assert full and "余额（元）" not in full.heads and "金额（元）" in full.heads
    assert bare and "余额（元）" in bare.heads and bare.rows == ()


@pytest.mark.parametrize(("lines", "distance", "tagged"), [(100, "1", True), (400, "0.3", False)])
def test_tags_stay_while_there_is_room(lines, distance, tagged):
    """A ledger on several panels keeps its tags; one that crowds a single panel past 110 kB gives them up, not its tables."""
    wall = Panel("wall", 1800, 1200, Decimal(distance)) if not tagged else paper("A3")
    fitted = fit(BoardJob(sheets.ledger(lines), FACE, wall, URL))
    data = print_record(fitted.layouts, fitted.press, fitted.job.sheet, b"", b"0" * 32)
    assert len(pypdfium2.PdfDocument(data)) == len(fitted.layouts)
    assert (len(fitted.layouts) > 2) is tagged
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert ("/StructTreeRoot" in pdf.Root) is tagged
        assert list(pdf.attachments) == [name for name, _ in csv_files(fitted.job.sheet)]
