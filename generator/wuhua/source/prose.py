"""A text under ``正文: |`` that was not moved to the right.  In: the lines, and where libyaml stopped.  Out: one misprint."""

from wuhua.base.patterns import pattern
from wuhua.source.dashes import indent_of
from wuhua.source.misprint import Misprint, short
from wuhua.source.shapes import NAME

_OPENER = pattern(rf"^ *(?:- +)*({NAME}): +[|>][-+0-9]*\s*(#.*)?$")
_NAMED = pattern(r":(\s|$)")
_SENTENCE = pattern("[，。！？；、]")
_SHORTEST = 12
_MAX_LINES = 400


def find_bare_prose(lines: list[str], row: int) -> Misprint | None:
    """Find the first line of a text that stands no deeper than its name, at ``row`` or above it; None when there is no such text."""
    first, at = -1, row
    while at >= max(0, row - _MAX_LINES):
        line = lines[at]
        opener = _OPENER.match(line)
        if opener and at < row:
            indent = indent_of(line)
            break
        if line.strip() and (at < row or not _NAMED.search(line)):
            if _NAMED.search(line):
                return None
            first = at
        at -= 1
    else:
        return None
    bare = next((n for n in range(at + 1, row + 1) if lines[n].strip() and indent_of(lines[n]) <= indent), -1)
    if first < 0 or bare < 0 or not _is_prose(lines, bare, at):
        return None
    name = opener[1]
    fix = f"“{short(name)}: |”下面的每一行，前面都多空两格"
    return Misprint("E127", bare, 0, max(1, len(lines[bare])), f"{short(name)}的每一行前面要空两格", fix)


def _is_prose(lines: list[str], row: int, opener: int) -> bool:
    """Whether a line reads as a piece of the text, not as a name that has lost its colon or has a wide one."""
    line = lines[row]
    if _NAMED.search(line):
        return False
    below = lines[row + 1] if row + 1 < len(lines) else ""
    if line.rstrip().endswith("：") and indent_of(below) > indent_of(line):
        return False
    # Where the text has begun as it should, a short line is more likely the next name.
    begun = any(text.strip() for text in lines[opener + 1 : row])
    return not begun or len(line.strip()) > _SHORTEST or _SENTENCE.search(line) is not None
