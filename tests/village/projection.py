"""The example village as text: addresses, titles, headings, figures, first and last rows; no HTML.

``python -m tests.village.projection`` writes ``golden.txt`` anew; read the difference before it is kept.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from wuhua.base.dates import show_day
from wuhua.base.money import show_money
from wuhua.checking import open_settings
from wuhua.kinds import all_kinds
from wuhua.model.sheet import Amount, Count, Link, Measure, Sheet, Strong, Vacant, Word
from wuhua.overviews.due import lights, missing_of
from wuhua.overviews.home import home_sheet
from wuhua.overviews.sections import section_sheets
from wuhua.publish.cache import Cache
from wuhua.steps.records import findings_by_file
from wuhua.steps.rooms import ROOMS
from wuhua.steps.sheets import derive
from wuhua.steps.survey import Survey, survey

GOLDEN = Path(__file__).with_name("golden.txt")
ROOT = Path(__file__).resolve().parents[2]


def read_village(scratch: Path) -> Survey:
    """Load, validate and check the example village as of its own day; nothing is written into it."""
    settings = open_settings(str(ROOT / "site_config.yml"))
    assert settings.frozen_day is not None
    cache = Cache(scratch / "cache.db")
    try:
        return survey(settings, cache, settings.frozen_day, "projection")
    finally:
        cache.close()


def sheets_of(found: Survey) -> Iterator[Sheet]:
    """Every sheet of the site: home, sections, the rooms' pages, then the records in order of their addresses."""
    village, kinds = found.village, all_kinds()
    glow = lights(village, kinds)
    yield home_sheet(village, kinds, found.findings, missing_of(village))
    for kind in kinds:
        yield from section_sheets(kind, village, glow.get(kind.ident))
    for room in ROOMS:
        yield from (room.sheet(village, key) for key in room.keys(village))
    told = findings_by_file(found)
    for row in village.facts.values():
        derived = derive(found.settings, village, row, told.get(row.file, ()), found.attachments.sizes)
        assert derived is not None
        yield derived.sheet


def project(sheet: Sheet) -> Iterator[str]:
    """Write one sheet as lines."""
    yield f"== {sheet.key} [{sheet.family}] {sheet.title}"
    if sheet.subtitle:
        yield f"   {sheet.subtitle}"
    for badge in sheet.badges:
        yield f"   <{badge.text}>"
    for figure in sheet.headline:
        yield f"   {figure.label}: {say(figure.value)}" + (f" ({figure.gloss})" if figure.gloss else "")
    for sentence in sheet.summary:
        yield "   " + "".join(say(part) for part in sentence)
    for block in sheet.blocks:
        rows = next((getattr(block, name) for name in _ROWS if getattr(block, name, None)), ())
        heads = " | ".join(column.title for column in getattr(block, "columns", ()))
        yield f"   -- {type(block).__name__} {block.title} {len(rows)}" + (f": {heads}" if heads else "")
        shown = rows if len(rows) < 3 else (rows[0], rows[-1])
        yield from (f"      {cells(row)}" for row in (*shown, *getattr(block, "foot", ())))
        if getattr(block, "total", None) is not None:
            yield f"      合计 {say(block.total)}"  # type: ignore[union-attr]
    for link in sheet.related:
        yield f"   -> {say(link)}"


_ROWS = ("rows", "lines", "groups", "seats", "steps", "days", "bars", "paragraphs", "files", "cards", "roots")


def cells(row: Any) -> str:
    """Write a row of whatever block: the cells that say something."""
    if not isinstance(row, tuple) and not hasattr(row, "__struct_fields__"):
        return say(row)
    parts = row if isinstance(row, tuple) else tuple(getattr(row, name) for name in row.__struct_fields__)
    return " | ".join(said for part in parts if (said := say(part)))


def say(value: Any) -> str:
    """Write a value as a villager reads it; a link with where it leads."""
    if isinstance(value, Strong):
        return say(value.value)
    if isinstance(value, Amount):
        return value.lead + say(value.value) + (f" @{value.key}" if value.key else "")
    if isinstance(value, Word):
        return value.text + (f"（{value.gloss}）" if value.gloss else "")
    if isinstance(value, Decimal):
        return show_money(value)
    if isinstance(value, date):
        return show_day(value)
    if isinstance(value, Count | Measure):
        return f"{value.number}{value.unit}"
    if isinstance(value, Link):
        return f"{value.text} @{value.key}"
    if isinstance(value, Vacant):
        return f"空缺 {value.note}"
    if isinstance(value, tuple) or hasattr(value, "__struct_fields__"):
        return f"[{cells(value)}]" if value else ""
    return "" if value is None else str(value)


def projection() -> str:
    """Write the whole example village."""
    with tempfile.TemporaryDirectory() as scratch:
        lines = [line for sheet in sheets_of(read_village(Path(scratch))) for line in project(sheet)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    os.chdir(ROOT)
    GOLDEN.write_text(projection(), "utf-8")
    print(f"{GOLDEN.name}: {len(GOLDEN.read_text('utf-8').splitlines())} lines", file=sys.stderr)
