"""Misprints that the shape of one line shows: what a clerk's hand does that YAML then reports elsewhere."""

import re

from wuhua.base.patterns import pattern
from wuhua.source.misprint import LONG, Misprint, half_width, short

#: What a clerk may have meant as a name.
NAME = r"[^\s:：;；∶#\"'\[\]{},，。、|>&*!%@`-][^\s:：;；∶#\"'\[\]{},，。|]{0,19}"
_LEAD = r"^( *(?:- +)*)"
_WIDE_COLON = pattern(rf"{_LEAD}([\"']?{NAME}[\"']?)([ \u3000]*：[ \u3000]*)")
_GLUED = pattern(rf"{_LEAD}({NAME}):(?=[^\s/:])")
_WIDE_BLANK = pattern(rf"{_LEAD}({NAME}):(\u3000+)")
_OTHER_COLON = pattern(rf"{_LEAD}({NAME})( *[;；∶，。] *)")
_FLOW_WIDE_COLON = pattern(rf"[{{\[,，]\s*({NAME})(：)\s*")
_FLOW_WIDE_MARK = pattern(r"[，｛｝［］]")
_WIDE_OPENER = pattern(r"^( *(?:- +)*(?:[^\s:#]{1,20}: +)?)([｛［])")
_TIGHT_DASH = pattern(r"^ *(-)(?=[^\s\-0-9.])")
_WIDE_DASH = pattern(r"^ *([－—–−])\s*(?=\S)")
_CONFLICT = pattern(r"^( *)(<{7}|={7}|>{7}|\|{7})( |$)", re.MULTILINE)


def find_conflict(text: str) -> Misprint | None:
    """Find the marks that git leaves where two people changed the same lines; one misprint for all of them.

    Marks that were moved to the right count when all three are there: a row of ======= alone may be a line that was drawn.
    """
    found = list(_CONFLICT.finditer(text))
    left = [mark for mark in found if not mark[1]]
    if not {"<", "=", ">"} <= {mark[2][0] for mark in found}:
        found = left if len(left) > 1 or any(mark[2][0] in "<>" for mark in left) else []
    if not found:
        return None
    rows = [text.count("\n", 0, mark.start()) for mark in found[:9]]
    message = f"两个人改了同一处，合并没有做完（第 {'、'.join(str(row + 1) for row in rows)} 行）"
    indent = len(found[0][1])
    length = len(text[found[0].start() :].split("\n", 1)[0]) - indent
    return Misprint(
        "E118", rows[0], indent, length, message, "两份里留下对的一份，删掉带 <<<<<<<、=======、>>>>>>> 的行"
    )


def find_line_misprint(line: str, row: int) -> Misprint | None:
    """Find the misprint of a line that should read ``名称: 值``; ``row`` from 0; None when its shape is good."""
    if line.lstrip(" ").startswith("\u3000"):
        start = len(line) - len(line.lstrip(" "))
        blanks = len(line) - start - len(line[start:].lstrip(" \u3000"))
        meant = line[:start] + "  " * blanks + line[start + blanks :]
        return Misprint("E117", row, start, blanks, "这一行用全角空格缩进", "把开头的空白删掉，改成半角空格", meant)
    if found := _WIDE_OPENER.search(line):
        meant = half_width(line)
        return Misprint("E121", row, found.start(2), 1, f"“{found[2]}”是全角括号", f"改成“{short(meant, LONG)}”", meant)
    return _colon_misprint(line, row) or _dash_misprint(line, row)


def find_flow_misprint(line: str, row: int, end: int) -> Misprint | None:
    """Find a full-width mark inside ``{…}`` or ``[…]``: the last one before column ``end``, else the first after it."""
    colons = [(found.start(2), found[1]) for found in _FLOW_WIDE_COLON.finditer(line)]
    marks = [found.start() for found in _FLOW_WIDE_MARK.finditer(line)]
    before = [at for at in marks if at < end]
    after = [at for at in marks if at >= end]
    if before or after:
        at = before[-1] if before else after[0]
        half = half_width(line[at]).strip()
        meant = line[:at] + half + (" " if half == "," else "") + line[at + 1 :]
        return Misprint("E121", row, at, 1, f"“{line[at]}”是全角的", f"改成半角的“{half}”", meant)
    if colons:
        at, name = colons[0]
        return _colon("E105", row, at, 1, name, "后面是全角冒号", line[:at] + ": " + line[at + 1 :])
    return None


def _colon_misprint(line: str, row: int) -> Misprint | None:
    if found := _WIDE_COLON.match(line):
        at = line.index("：", found.start(3))
        meant = _meant(line, found)
        return _colon("E105", row, at, 1, found[2], "后面是全角冒号", meant)
    if found := _WIDE_BLANK.match(line):
        meant = _meant(line, found)
        return _colon("E117", row, found.start(3), len(found[3]), found[2], "的冒号后面是全角空格", meant)
    if found := _GLUED.match(line):
        meant = f"{line[: found.end()]} {line[found.end() :]}"
        return _colon("E120", row, found.end() - 1, 1, found[2], "的冒号后面没有空格", meant)
    if (found := _OTHER_COLON.match(line)) and ": " not in line:
        mark = found[3].strip()
        meant = _meant(line, found)
        return _colon("E125", row, found.start(3), len(found[3]), found[2], f"后面是“{mark}”，不是冒号", meant)
    return None


def _dash_misprint(line: str, row: int) -> Misprint | None:
    if found := _WIDE_DASH.match(line):
        meant = f"{line[: found.start(1)]}- {line[found.end() :]}"
        return Misprint(
            "E128", row, found.start(1), 1, f"开头的“{found[1]}”不是短横线", "改成半角的“-”，后面空一格", meant
        )
    if found := _TIGHT_DASH.match(line):
        meant = f"{line[: found.end()]} {line[found.end() :]}"
        return Misprint("E128", row, found.start(1), 1, "短横线后面没有空格", f"改成“{short(meant)}”", meant)
    return None


def _meant(line: str, found: re.Match[str]) -> str:
    """The line with the match's third group, the slip, turned into a colon and a space."""
    colon = "" if line[found.start(3) - 1] == ":" else ":"
    rest = line[found.end() :]
    return line[: found.start(3)].rstrip() + colon + (" " + rest if rest.strip() else "")


def _colon(code: str, row: int, at: int, length: int, name: str, what: str, meant: str) -> Misprint:
    fix = {
        "E105": "把“：”改成半角的“:”，后面空一格",
        "E117": "把全角空格改成半角空格",
        "E120": f"在冒号后面空一格：“{short(meant)}”",
        "E125": "改成半角的冒号“:”，后面空一格",
    }[code]
    return Misprint(code, row, at, length, f"“{short(name)}”{what}", fix, meant)
