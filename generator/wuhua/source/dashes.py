"""A dash that a clerk left out of a list.  In: the lines, and where the list stopped making sense.  Out: one misprint.

libyaml stops at the neighbour of the line that lost its dash, or reads the line into the item above it.
"""

from wuhua.source.misprint import Misprint, short

_DASH = "- "
#: How much deeper an item's names stand than its dash.
DASH_WIDTH = len(_DASH)


def find_lost_dash(lines: list[str], row: int) -> Misprint | None:
    """Find the line that should begin a new item, at ``row`` or above it; None when no dash is missing there."""
    if _starts(lines, row, "{"):
        return _lost_before_brace(lines, row)
    if _starts(lines, row, _DASH):
        above = line_before(lines, row)
        if above >= 0 and _starts(lines, above, "{") and _stands_behind(lines, above, row):
            return _lost_before_brace(lines, above) or lost_dash(lines, above, indent_of(lines[row]))
        return _lost_before_names(lines, row, above)
    return None


def lost_dash(lines: list[str], row: int, indent: int) -> Misprint:
    """Say that an item at ``row`` begins without its dash, which should stand behind ``indent`` blanks."""
    meant = " " * indent + _DASH + lines[row].strip()
    at = indent_of(lines[row])
    fix = f"写成“{' ' * indent}{_DASH}{short(lines[row])}”"
    return Misprint("E128", row, at, len(lines[row].strip()), "这一行前面少了“- ”", fix, meant)


def line_before(lines: list[str], row: int) -> int:
    """The nearest line above that is neither blank nor a comment; -1 when there is none."""
    row -= 1
    while row >= 0 and (not lines[row].strip() or lines[row].lstrip().startswith("#")):
        row -= 1
    return row


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))


def _starts(lines: list[str], row: int, mark: str) -> bool:
    return lines[row].lstrip(" ").startswith(mark)


def _stands_behind(lines: list[str], row: int, dash: int) -> bool:
    """Whether a line begins where that dash stands, or up to where its item begins: the dash went, with its blank or without."""
    return 0 <= indent_of(lines[row]) - indent_of(lines[dash]) <= DASH_WIDTH


def _lost_before_brace(lines: list[str], row: int) -> Misprint | None:
    """The first of the ``{…}`` lines down to ``row``, when an item stands above them or there are several."""
    indent, lost, above = indent_of(lines[row]), row, line_before(lines, row)
    while above >= 0 and indent_of(lines[above]) == indent and _starts(lines, above, "{"):
        lost, above = above, line_before(lines, above)
    if above >= 0 and _starts(lines, above, _DASH) and _stands_behind(lines, lost, above):
        return lost_dash(lines, lost, indent_of(lines[above]))
    return lost_dash(lines, lost, indent) if lost != row else None


def _lost_before_names(lines: list[str], row: int, above: int) -> Misprint | None:
    """Names deeper than a dash, with nothing but the list's own name above them: their item has no dash."""
    indent, first = indent_of(lines[row]), -1
    while above >= 0 and indent_of(lines[above]) > indent:
        first, above = above, line_before(lines, above)
    whole = above >= 0 and lines[above].rstrip().endswith(":") and indent_of(lines[above]) < max(indent, 1)
    if first >= 0 and whole and indent_of(lines[first]) == indent + DASH_WIDTH and not _starts(lines, first, _DASH):
        return lost_dash(lines, first, indent)
    return None
