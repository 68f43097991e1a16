"""A board's layouts in, the file that is kept out: tagged PDF/A-3b with the record and its tables inside."""

from collections.abc import Sequence
from copy import copy
from datetime import UTC, datetime
from typing import Any

import weasyprint

from wuhua.model.sheet import Sheet
from wuhua.outputs.board.measure import Layout
from wuhua.outputs.board.render import Press
from wuhua.outputs.board.variants.tables import csv_files

#: Bytes that a panel may take; tags are left out before it takes more.
_MOST = 110_000
#: The day of a file whose record names none; PDF knows no empty date.
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def print_record(layouts: Sequence[Layout], press: Press, sheet: Sheet, original: bytes, identifier: bytes) -> bytes:
    """Write all panels of a sheet as one file. ``original``: the record as YAML, empty when there is none."""
    first = layouts[0].document
    document = first.copy([layout.document.pages[0] for layout in layouts])
    document.metadata = copy(first.metadata)
    document.metadata.title = first.metadata.title.removesuffix(f"（第1幅，共{len(layouts)}幅）")
    data = _print(press, document, sheet, original, identifier, tags=True)
    return (
        data if len(data) <= _MOST * len(layouts) else _print(press, document, sheet, original, identifier, tags=False)
    )


def _print(press: Press, document: Any, sheet: Sheet, original: bytes, identifier: bytes, tags: bool) -> bytes:
    return press.print(
        document,
        _mend,
        pdf_variant="pdf/a-3b",
        pdf_identifier=identifier,
        pdf_tags=tags,
        attachments=_attachments(sheet, original),
    )


def _attachments(sheet: Sheet, original: bytes) -> list[weasyprint.Attachment]:
    """The files inside: one object serves one writing only."""
    files = [("记录.yml", original, "Source")] if original else []
    files += [(name, data, "Data") for name, data in csv_files(sheet)]
    day = sheet.envelope.posted if sheet.envelope else None
    when = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _UNDATED
    return [
        weasyprint.Attachment(
            string=data, name=name, description=name, relationship=relation, created=when, modified=when
        )
        for name, data, relation in files
    ]


def _mend(document: Any, pdf: Any) -> None:
    """Put right what the standard forbids, and what would depend on the machine."""
    if "AF" in pdf.catalog:
        # WeasyPrint names each twice.
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
        _name_files(pdf)
    for thing in pdf.objects:
        if isinstance(thing, dict):
            for name in ("Pattern", "Shading", "XObject", "ColorSpace", "ExtGState", "Font"):
                if name in thing and thing[name] in ({}, None):
                    del thing[name]


def _name_files(pdf: Any) -> None:
    """Name the files inside in Chinese everywhere, in order, with the type that the machine's own list might not know."""
    names = pdf.objects[int(pdf.catalog["Names"]["EmbeddedFiles"].split()[0])]["Names"]
    named = []
    for reference in names[1::2]:
        file = pdf.objects[int(reference.split()[0])]
        stream = pdf.objects[int(file["EF"]["F"].split()[0])]
        stream.extra["Subtype"] = "/application#2fyaml" if file["UF"].string.endswith(".yml") else "/text#2fcsv"
        file["F"] = file["UF"]
        named.append((file["UF"].string.encode("utf-16-be"), file["UF"], reference))
    names[:] = [part for _, name, reference in sorted(named, key=lambda each: each[0]) for part in (name, reference)]
