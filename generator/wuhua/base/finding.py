"""One thing that is wrong, as a value: where, what, how to mend it, and on what basis."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """Follows the law's verb: 应当 or 不得 an error, local practice a warning, 提倡 a note."""

    ERROR = "错误"
    WARNING = "警告"
    NOTE = "提示"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: ``file`` relative to the village's folder, line and columns from 1, ``end_column`` exclusive.

    Columns count characters, not bytes and not display cells.
    """

    file: str
    line: int = 1
    column: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault.

    ``message`` is one sentence of facts; ``note`` stands beside the caret (``晚了13天``); ``fix`` says what to type;
    ``basis`` names the clause in words. ``blocks``: what it would mislead or harm is not published. ``waiver`` holds the
    clerk's published reason, None when not waived. ``source`` is the line as the author wrote it, filled in by the loader.
    """

    code: str
    message: str
    span: Span
    severity: Severity = Severity.ERROR
    note: str = ""
    fix: str = ""
    basis: str = ""
    blocks: bool = False
    waiver: str | None = None
    source: str = ""

    def waived(self, reason: str) -> "Finding":
        """The same finding, set aside for a reason that is published."""
        return replace(self, waiver=reason, blocks=False)

    @property
    def keeps_out(self) -> bool:
        """Whether its file cannot be read before it is mended: what others find may come of that."""
        return self.code.startswith("E") and self.blocks

    @property
    def order(self) -> tuple[bool, str, int, int, str, str]:
        """Sort key: what keeps a file from being read, then by place, then code."""
        return (not self.keeps_out, self.span.file, self.span.line, self.span.column, self.code, self.message)
