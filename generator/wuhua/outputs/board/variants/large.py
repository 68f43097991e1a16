"""A sheet in, a booklet of A4 pages in type of 22 points out, for those who read no smaller one.

It is no picture of the board: what stands in columns there is read here one after the other.
"""

from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from msgspec.structs import replace

from wuhua.base.codes import show_code
from wuhua.base.money import capital_money
from wuhua.model.sheet import Block, ChartBlock, FactsBlock, FilesBlock, LedgerBlock, Link, TableBlock, Value
from wuhua.outputs.blocks import NoLinks, render_block, render_value
from wuhua.outputs.board.job import BoardJob
from wuhua.outputs.board.page import frame_of
from wuhua.outputs.board.variants.leaflet import print_leaflet
from wuhua.outputs.board.variants.tables import Grid, grid_of, plain
from wuhua.outputs.board.widths import ems
from wuhua.outputs.values import render_day

_PAPER = NoLinks()
#: How many characters of 22 points stand in a line of A4.
_LINE_EMS = 22.4
#: How many of 18 points stand in its foot beside the page's number.
_FOOT_EMS = 17.5
#: Headings of the template's own.
_HEADINGS = "谁负责"


def print_large(job: BoardJob, identifier: bytes, templates: Environment) -> bytes:
    """Print a sheet in large type, tagged, with page numbers and every word that hangs on the board."""
    sheet = job.sheet
    return print_leaflet(
        "large",
        sheet.title,
        "".join(block.title for block in sheet.blocks) + _HEADINGS,
        identifier,
        templates,
        tagged=True,
        short=_short(sheet.title),
        **frame_of(job),
        late=sheet.envelope.late_reason if sheet.envelope else "",
        number=show_code(job.code),
        blocks=[_block(block, templates) for block in sheet.blocks],
    )


def _short(title: str) -> str:
    """A title as far as the foot of a page has room for it."""
    if ems(title) <= _FOOT_EMS:
        return title
    end = next(end for end in range(len(title), -1, -1) if ems(title[:end]) <= _FOOT_EMS - 1)
    return title[:end] + "…"


def _block(block: Block, templates: Environment) -> dict[str, Any]:
    """A block as the boards print it, or row by row where its table is too wide for the line."""
    grid = None if isinstance(block, FactsBlock | ChartBlock | FilesBlock) else grid_of(block)
    if grid is None or _width(grid) <= _LINE_EMS:
        return {"html": Markup(render_block(block, "", _PAPER, templates))}
    note = block.note if isinstance(block, TableBlock) else ""
    return {
        "html": "",
        "title": block.title,
        "rows": [_row(grid, row) for row in grid.rows],
        "foot": [_total(grid, row) for row in grid.foot],
        "note": f"合计（大写）{capital_money(block.total)}" if isinstance(block, LedgerBlock) else note,
    }


def _row(grid: Grid, row: tuple[Value, ...]) -> list[tuple[str, Any]]:
    return [(head, _shown(value)) for head, value in zip(grid.heads, row, strict=True) if value not in (None, "")]


def _total(grid: Grid, row: tuple[Value, ...]) -> list[tuple[str, Any]]:
    """A row of the foot as any row; words (合计) need no head."""
    heads = ("" if isinstance(value, str | Link) else head for head, value in zip(grid.heads, row, strict=True))
    return _row(replace(grid, heads=tuple(heads)), row)


def _shown(value: Value) -> Any:
    return render_value(value, _PAPER)


def _width(grid: Grid) -> float:
    """How many characters a row needs in one line, its columns side by side; amounts and days are wider than they are written."""
    columns = zip(*(grid.heads, *([_text(value) for value in row] for row in grid.rows + grid.foot)), strict=True)
    return sum(max(map(ems, column)) + 0.7 for column in columns)


def _text(value: Value) -> str:
    shown = render_day(value) if hasattr(value, "isoformat") else render_value(value, _PAPER)
    return shown.striptags() if value is not None else plain(value)
