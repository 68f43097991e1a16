"""Markdown in, Typst's markup out: the words and tables of our sheets, as :mod:`benchmarks.pages` writes them, no more."""

import re
from collections.abc import Iterator
from itertools import groupby

#: What Typst reads as more than itself; a backslash before any of these makes it plain.
_SPECIAL = re.compile(r"""[\\#*_`$<>@\[\]~=+/"'-]""")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_BARS = re.compile(r"(?<!\\)\|")
_LISTED = re.compile(r"(?:- |(\d+)\. )(.*)")

#: A3 with the faces, sizes and lines that the peers which read HTML get by their style sheet.
TYPST_STYLE = """#set page("a3", margin: 15mm)
#set text(font: "Noto Sans CJK SC", size: 14pt, lang: "zh")
#show heading.where(level: 1): it => align(center, text(font: "Noto Serif CJK SC", size: 40pt, it.body))
#set table(stroke: 0.3mm + rgb("#444"), inset: (x: 2mm, y: 1mm))
"""


def to_typst(markdown: str) -> str:
    """Write a page's Markdown as Typst's markup, without the style."""
    parts = []
    for is_table, lines in groupby(markdown.splitlines(), lambda line: line.startswith("|")):
        group = list(lines)
        parts += [_table(group)] if is_table else map(_line, group)
    return "\n".join(parts) + "\n"


def escape(words: str) -> str:
    """Words as Typst prints them unchanged."""
    told = _SPECIAL.sub(r"\\\g<0>", words)
    # At the start of a line a number with a point would begin a list.
    return re.sub(r"^(\s*\d+)\.(?=\s|$)", r"\1\\.", told)


def _line(line: str) -> str:
    if found := re.match(r"(#+) (.*)", line):
        return f"{'=' * len(found[1])} {_words(found[2])}"
    if found := _LISTED.match(line):
        return f"{found[1] + '.' if found[1] else '-'} {_words(found[2])}"
    return _words(line)


def _words(text: str) -> str:
    """Escaped words; what Markdown sets bold is bold, also amid Chinese, where Typst's own asterisks do nothing."""
    parts = _STRONG.split(text)
    return "".join(f"#strong[{escape(part)}];" if number % 2 else escape(part) for number, part in enumerate(parts))


def _table(lines: list[str]) -> str:
    head, _, *rows = map(_cells, lines)
    told = [f"#table(columns: {len(head)},", f"  table.header({', '.join(head)}),"]
    return "\n".join([*told, *(f"  {', '.join(row)}," for row in rows), ")"])


def _cells(line: str) -> list[str]:
    return list(_bracketed(cell.strip().replace("\\|", "|") for cell in _BARS.split(line)[1:-1]))


def _bracketed(cells: Iterator[str]) -> Iterator[str]:
    return (f"[{_words(cell)}]" for cell in cells)
