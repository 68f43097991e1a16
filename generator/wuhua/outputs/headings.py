"""A sheet in, the addresses of its blocks' headings out."""

import re

from wuhua.model.sheet import Sheet

_NO_ID = re.compile(r"[^\w-]+")


def headings(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Name each block's heading: (id, words), in order; ids are unique in the sheet, words empty where it has none."""
    seen: dict[str, int] = {}
    found = []
    for number, block in enumerate(sheet.blocks, 1):
        name = _NO_ID.sub("-", block.title).strip("-") or f"b{number}"
        seen[name] = seen.get(name, 0) + 1
        found.append((name if seen[name] == 1 else f"{name}--{seen[name]}", block.title))
    return tuple(found)
