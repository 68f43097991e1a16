"""How a finding is shown to people: the code, the place, the author's line with a caret under the exact words, the fix.

Frame characters are ASCII, a Han character counts two cells, and no printed line repeats a private number.
"""

from unicodedata import east_asian_width

from wuhua.base.finding import Finding, Severity
from wuhua.base.private import mask_private

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_WIDEST = 160


def show_finding(finding: Finding, *, colour: bool = False) -> str:
    """Several lines, as ``design.md`` shows them."""
    head = f"{finding.severity} {finding.code}: {mask_private(finding.message)}"
    if colour:
        head = (
            f"\033[1;{_COLOURS[finding.severity]}m{finding.severity} {finding.code}\033[0m"
            + head[len(f"{finding.severity} {finding.code}") :]
        )
    lines = [head, f"  --> {finding.span}", *_quoted(finding)]
    if finding.waiver is not None:
        lines.append(f"   = 不适用: {mask_private(finding.waiver)}")
    if finding.fix:
        lines.append(f"   = 改法: {mask_private(finding.fix)}")
    if finding.basis:
        lines.append(f"   = 依据: {finding.basis}")
    return "\n".join(lines)


def show_line(finding: Finding) -> str:
    """One line that a terminal can click: ``file:line:column: 错误 T03 message；改法``."""
    fix = f"；改法：{mask_private(finding.fix)}" if finding.fix else ""
    return f"{finding.span}: {finding.severity} {finding.code} {mask_private(finding.message)}{fix}"


def width_of(text: str) -> int:
    """Cells that a terminal gives a text: two for a Han character, none for a combining mark."""
    return sum(_cells(letter) for letter in text)


def _cells(letter: str) -> int:
    kind = east_asian_width(letter)
    return 2 if kind in "WF" else 1


def _quoted(finding: Finding) -> list[str]:
    if not finding.source:
        return []
    number = str(finding.span.line)
    source = mask_private(finding.source.replace("\t", " "))
    if width_of(source) > _WIDEST:
        source, start = _window(source, finding.span.column - 1)
    else:
        start = finding.span.column - 1
    length = max(finding.span.end_column - finding.span.column, 1)
    under = " " * width_of(source[:start]) + "^" * max(width_of(source[start : start + length]), 1)
    gutter = " " * len(number)
    note = f" {mask_private(finding.note)}" if finding.note else ""
    return [f"{gutter}  |", f"{number}  | {source}", f"{gutter}  | {under}{note}"]


def _window(source: str, start: int) -> tuple[str, int]:
    """A piece of a long line around the caret, and the caret's place in it."""
    left = max(start - 40, 0)
    piece = source[left : left + 100]
    return ("..." if left else "") + piece, start - left + (3 if left else 0)
