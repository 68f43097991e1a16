"""The shapes of a file of local rules: mappings, lists of rows, days and verbs; every slip a finding at its place.

Findings: E302 a name that is not known, E303 a value that cannot be read, E304 something missing.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from wuhua.base.dates import read_day
from wuhua.base.finding import Finding, Severity
from wuhua.source.document import Document

VERBS = {"应当": Severity.ERROR, "当地": Severity.WARNING, "提倡": Severity.NOTE}
#: Where something stands in a file.
Path = tuple[str | int, ...]


class ShapeReader:
    """Reads a document's outer shapes and keeps what is wrong in ``findings``."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []

    def fault(self, code: str, path: Path, message: str, fix: str, key: bool = False) -> None:
        """Keep a finding at a path; ``key`` points at the name instead of the value."""
        span = self.document.span(path, key=key)
        self.findings.append(Finding(code, message, span, fix=fix, source=self.document.line(span.line)))

    def unknown(self, path: Path, given: dict[str, Any], known: Iterable[str]) -> bool:
        """Name every key that is not known; whether there was one."""
        odd = [key for key in given if key not in known]
        for key in odd:
            self.fault("E302", (*path, key), f"当地规定里没有“{key}”这一项{guess(key, known)}", one_of(known), True)
        return bool(odd)

    def mapping(self, section: str) -> dict[str, Any]:
        """A section of names and values; empty when it is missing or no such thing."""
        value = self.document.value.get(section) or {}
        if isinstance(value, dict):
            return value
        self.fault("E303", (section,), f"“{section}”下面要写成一行一个“名称: 值”", "另起一行，缩进两格", True)
        return {}

    def rows(
        self, section: str, keys: tuple[str, ...], needed: tuple[str, ...]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """The well-shaped rows of a section with their places; ``needed`` must not be empty."""
        value = self.document.value.get(section) or []
        if not isinstance(value, list):
            self.fault("E303", (section,), f"“{section}”要写成清单", "一项一行，前面加“- ”", True)
            return
        for index, row in enumerate(value):
            if not isinstance(row, dict):
                self.fault("E303", (section, index), "这一项要分栏写", f"写成 {{{needed[0]}: …}}")
            elif self.is_row((section, index), row, keys, needed):
                yield index, row

    def is_row(self, path: Path, row: dict[str, Any], keys: tuple[str, ...], needed: tuple[str, ...]) -> bool:
        """Whether a row has its keys, single lines for values, and readable 起, 止 and 力度."""
        odd = self.unknown(path, row, keys)
        missing = [key for key in needed if not row.get(key)]
        if missing:
            self.fault("E304", path, f"少写了“{'”“'.join(missing)}”", f"加上 {missing[0]}: …")
        nested = [key for key, value in row.items() if not isinstance(value, str) and key != "按村"]
        for key in nested:
            self.fault("E303", (*path, key), f"“{key}”只能写一句话", "写成一行文字")
        days = [key for key in ("起", "止") if row.get(key, "无") != "无" and key not in nested]
        wrong = [key for key in days if read_day(row[key]) is None]
        for key in wrong:
            self.fault("E303", (*path, key), f"“{row[key]}”不是日期", "写成 2025-03-08 这样")
        if "力度" in row and "力度" not in nested and row["力度"] not in VERBS:
            wrong.append("力度")
            self.fault("E303", (*path, "力度"), f"没有“{row['力度']}”这种力度", one_of(VERBS))
        return not (odd or missing or nested or wrong)


def guess(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a question; empty when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), 1, 0.5)
    return f"，是不是“{near[0]}”" if near else ""


def one_of(words: Iterable[str]) -> str:
    """What to type: one of some words."""
    return f"从这些里选：{'、'.join(words)}"
