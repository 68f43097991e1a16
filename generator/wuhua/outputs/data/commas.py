"""Tables to CSV (RFC 4180) that Excel and WPS read rightly: UTF-8 with its mark, and no cell that they would take for a formula."""

import csv
import re
from collections.abc import Sequence
from io import StringIO

from wuhua.outputs.data.shape import Shape
from wuhua.outputs.data.tables import WORDS, Cell, Part

#: A spreadsheet reads what begins so as a formula, in full width too.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
#: Stands between cells that are looked through at once.
_BETWEEN = "\x1e"
_FORMULA_AFTER = re.compile(_BETWEEN + _FORMULA.pattern)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?%?", re.ASCII)


def csv_bytes(parts: Sequence[Part]) -> bytes:
    """Write the tables as one: a line for each row, with its page and heading."""
    shape = Shape(table for part in parts for table in part.tables)
    words = [place for place, (_, kind) in enumerate(shape.columns) if kind == WORDS]
    out = StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe_cell(name) for name, _ in shape.columns])
    rows = list(shape.rows(parts))
    if _FORMULA_AFTER.search(_BETWEEN + _BETWEEN.join([row[place] or "" for row in rows for place in words])):
        for row in rows:
            for place in words:
                row[place] = safe_cell(row[place])
    writer.writerows(rows)
    return out.getvalue().encode()


def safe_cell(text: Cell) -> Cell:
    """Words that a spreadsheet will not take for a formula: ``=1+1`` gets an apostrophe before it, ``-3.50`` stays."""
    if not text or not _FORMULA.match(text) or _NUMBER.fullmatch(text):
        return text
    return f"'{text}"
