"""Lines of many ledgers in groups as a template lays them out; a year has hundreds, so each is joined text."""

from typing import Any

from markupsafe import Markup

from wuhua.model.sheet import LinesBlock, LinesPart, ListedLine
from wuhua.outputs.values import Links, render_day, render_link, render_value

_COMMA = Markup("，")


def listed_lines(block: LinesBlock, links: Links) -> dict[str, Any]:
    """What the template of a :class:`LinesBlock` lays out."""
    groups = [
        {
            "ident": group.ident,
            "title": group.title,
            "total": render_value(group.total, links),
            "parts": [_part(part, links) for part in group.parts],
        }
        for group in block.groups
    ]
    return {"ident": block.ident, "note": block.note, "groups": groups}


def _part(part: LinesPart, links: Links) -> dict[str, Any]:
    rows = Markup("".join(_listed(line, links) for line in part.lines))
    return {
        "ident": part.ident,
        "title": render_value(part.title, links),
        "total": render_value(part.total, links),
        "lines": rows,
    }


def _listed(line: ListedLine, links: Links) -> str:
    """Write one line as a row; joined text, for a year has hundreds."""
    notes = _COMMA.join(render_value(note, links) for note in line.notes if note)
    aside = f'<span class="wh-aside">{notes}</span>' if notes else ""
    return (
        f'<tr><td class="wh-c-day">{render_day(line.day, True)}</td>'
        f'<td class="wh-c-summary">{render_link(line.summary, links)}{aside}</td>'
        f'<td class="wh-c-amount">{render_value(line.amount, links)}</td></tr>\n'
    )
