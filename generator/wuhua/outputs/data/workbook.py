"""Tables to an Excel workbook (XLSX): a sheet for each heading, text as text, yuan and days as numbers that Excel can add and sort.

Written by hand: a library that writes cell objects took twenty times as long, and put the clock into the file.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

from wuhua.outputs.data.shape import Shape, parts_by_title
from wuhua.outputs.data.tables import DAY, MONEY, NUMBER, WHOLE, Cell, Part

if TYPE_CHECKING:
    from zipfile import ZipFile

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: What XML cannot hold at all; a lone surrogate cannot even be written.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(f"[&<>]|{_CONTROL.pattern}")
_NO_NAME = re.compile(r"[\[\]:*?/\\]")
#: Excel's own limits: letters in a sheet's name, letters in a cell.
_NAME, _CELL = 31, 32767
#: Places of a column's look in the styles below.
_LOOKS = {MONEY: 1, DAY: 2, WHOLE: 3, NUMBER: 0}
_WIDTHS = {MONEY: 16, DAY: 13, WHOLE: 10, NUMBER: 12}
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF4F1EA"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="4" applyNumberFormat="1"/>'
    '<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/>'
    '<xf fontId="1" fillId="2" applyFont="1" applyFill="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_FIRST_DAY = 693594  # Excel's day 0 (1899-12-30) as Python counts days.


def xlsx_bytes(parts: Sequence[Part]) -> bytes:
    """Write a workbook; the same tables give the same bytes. Each line begins with its page's title where there are several pages."""
    from zipfile import ZIP_DEFLATED, ZipFile

    leads = 1 if len({part.key for part in parts}) > 1 else 0
    sheets = parts_by_title(parts) or {"表": []}
    names = unique_names(sheets)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=4) as archive:
        for path, text in _frame(names):
            _add(archive, path, text)
        for number, found in enumerate(sheets.values(), 1):
            shape = Shape((table for part in found for table in part.tables), leads)
            _add(archive, f"xl/worksheets/sheet{number}.xml", _worksheet(found, shape))
    return out.getvalue()


def unique_names(titles: Iterable[str]) -> list[str]:
    """Names that Excel takes for sheets: at most 31 letters, none of them ``[]:*?/\\``, no two alike in any case."""
    found: list[str] = []
    for title in titles:
        name = _NO_NAME.sub("·", _CONTROL.sub("", title)).strip("' ")[:_NAME] or "表"
        free, number = name, 1
        while free.casefold() in {each.casefold() for each in found}:
            number += 1
            free = f"{name[: _NAME - 5]}（{number}）"
        found.append(free)
    return found


def _add(archive: "ZipFile", path: str, text: str) -> None:
    from zipfile import ZIP_DEFLATED, ZipInfo

    # No time of day: the oldest that the format knows.
    entry = ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, text.encode())


def _frame(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SHEET_TYPE}.worksheet+xml"/>' for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPE}.styles+xml"/>{sheets}</Types>',
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    targets = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations([*targets, ("styles", "styles.xml")])
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, names, strict=True)
    )
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{n - 1}">\'{escape(name.replace(chr(39), chr(39) * 2))}\'!$1:$1</definedName>'
        for n, name in zip(numbers, names, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>{listed}</sheets><definedNames>{titles}</definedNames></workbook>',
    )
    yield "xl/styles.xml", _STYLES


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _worksheet(parts: Sequence[Part], shape: Shape) -> str:
    """One sheet: the head stays in sight, columns are as wide as their type or words, paper is A4 across."""
    rows = list(shape.rows(parts))
    columns = list(zip(*rows, strict=True)) if rows else [() for _ in shape.columns]
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{_WIDTHS.get(kind) or _width(name, cells)}" customWidth="1"/>'
        for n, ((name, kind), cells) in enumerate(zip(shape.columns, columns, strict=True), 1)
    )
    head = "".join(f'<c s="4" t="inlineStr"><is><t>{_words(name)}</t></is></c>' for name, _ in shape.columns)
    written = [_column(cells, kind) for (_, kind), cells in zip(shape.columns, columns, strict=True)]
    lines = "</row><row>".join(map("".join, zip(*written, strict=True)))
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{widths}</cols><sheetData><row>{head}</row>{f'<row>{lines}</row>' if rows else ''}</sheetData>"
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _width(name: str, cells: Sequence[Cell]) -> int:
    longest = max([len(cell) for cell in cells[:200] if cell] or [0])
    return min(50, max(8, 2 * max(len(name), longest) + 2))


def _column(cells: Sequence[Cell], kind: str) -> list[str]:
    """A column's cells; all at once, for a call for each of a hundred thousand would be felt."""
    if kind == DAY:
        cells = [cell and str(date.fromisoformat(cell).toordinal() - _FIRST_DAY) for cell in cells]
    look = _LOOKS.get(kind)
    if look is None:
        lead, tail = '<c t="inlineStr"><is><t xml:space="preserve">', "</t></is></c>"
        cells = [cell and cell[:_CELL] for cell in cells]
        if _SPECIAL.search("".join(filter(None, cells))):
            cells = [cell and _words(cell) for cell in cells]
    else:
        lead, tail = f'<c s="{look}"><v>', "</v></c>"
    return ["<c/>" if cell is None else f"{lead}{cell}{tail}" for cell in cells]


def _words(text: str) -> str:
    return escape(_CONTROL.sub("", text), quote=False)
