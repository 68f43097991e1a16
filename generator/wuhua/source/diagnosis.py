"""What a clerk did when libyaml gave up.  In: libyaml's error and the lines.  Out: one misprint, in the clerk's words.

libyaml names the place where it noticed, often a line late; the cause is looked for from there backwards.
"""

import re

import yaml

from wuhua.base.patterns import pattern
from wuhua.source.dashes import find_lost_dash, line_before
from wuhua.source.misprint import Misprint, quoted, short
from wuhua.source.node import Node
from wuhua.source.prose import find_bare_prose
from wuhua.source.scalars import END_OF_TEXT
from wuhua.source.shapes import find_flow_misprint, find_line_misprint

_NAMED = pattern(r"^( *(?:- +)*)([^\s:#][^:#]*?): +(\S.*)$")
_FLOW_OPENER = pattern(r"[\[{]")
#: The beginning of a value in ``{…}`` that a # cuts short.
_HASH = pattern(r"(?:: +|[\[{,] *)([^\s\"'\[\]{},:](?:(?!: )[^\[\]{},\"'])*?) +#")
_END_OF_ITEM = pattern(r" *[,\]]")
_MAX_FLOW_LINES = 40


def find_cause(error: yaml.YAMLError, lines: list[str], last: Node | None) -> Misprint:
    """Find what most likely stopped libyaml; ``last`` is the scalar it read before."""
    problem = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    row, column = _place(getattr(error, "problem_mark", None), lines)
    from_row, from_column = _place(getattr(error, "context_mark", None), lines) if context else (row, column)
    if "flow" not in context and (found := find_bare_prose(lines, min(row, from_row))):
        return found
    if "quoted scalar" in context:
        return _quote_cause(problem, lines, (from_row, from_column), (row, column))
    if "alias" in context or "anchor" in context or "tag" in context or "directive" in context:
        return _indicator(lines, from_row, from_column)
    if "cannot start" in problem or "block scalar" in context:
        return _indicator(lines, from_row, from_column)
    if "document" in problem:
        return Misprint(
            "E134", row, 0, max(1, len(lines[row])), "一个文件只写一份，不用“...”和“%”", "删掉这一行和它后面的一份"
        )
    if "flow" in context:
        return _flow_cause(problem, lines, (from_row, from_column), (row, column))
    if "simple key" in context:
        found = find_line_misprint(lines[from_row], from_row) or find_lost_dash(lines, from_row)
        return found or _no_colon(lines, from_row, from_column)
    return _block_cause(problem, lines, row, column, last)


def _place(mark: object, lines: list[str]) -> tuple[int, int]:
    """Row and column from 0, drawn back from the end of the file to its last line with text."""
    row = getattr(mark, "line", 0)
    column = getattr(mark, "column", 0)
    if row < len(lines) and (lines[row].strip() or column):
        return row, min(column, len(lines[row]))
    row = min(row, len(lines) - 1)
    while row > 0 and not lines[row].strip():
        row -= 1
    return row, len(lines[row].rstrip())


def _quote_cause(problem: str, lines: list[str], start: tuple[int, int], place: tuple[int, int]) -> Misprint:
    row, column = start
    if "escape" in problem or "hexdecimal" in problem:
        row, column = place
        slash = lines[row].rfind("\\", 0, column + 1)
        fix = "双引号改成单引号；或者写两个反斜杠“\\\\”"
        return Misprint("E138", row, max(slash, 0), 2, "双引号里的反斜杠“\\”有特别的意思", fix)
    mark = lines[row][column : column + 1] or '"'
    return Misprint("E129", row, column, 1, f"第 {row + 1} 行的引号没有收尾", f"在这个值的末尾加上“{mark}”")


def _indicator(lines: list[str], row: int, column: int) -> Misprint:
    line = lines[row]
    mark = line[column : column + 1]
    code = {"*": "E131", "&": "E131", "!": "E132", "%": "E137"}.get(mark, "E137")
    word = line[column:].strip()
    if _FLOW_OPENER.search(line, 0, column):
        word = re.split("[,}\\]]", word)[0]
    if mark in ("|", ">"):
        fix = f"正文另起一行，缩进两个空格；或者加引号：{quoted(word)}"
        return Misprint(code, row, column, 1, f"“{mark}”后面不能再写字", fix)
    message = f"不能用“{mark}”开头，它在 YAML 里有特别的意思"
    return Misprint(code, row, column, 1, message, f"加上引号：{quoted(word)}")


def _no_colon(lines: list[str], row: int, column: int) -> Misprint:
    text = lines[row][column:].strip()
    if text[:1] in ('"', "'") and len(text) > 1:
        return _after_quote(row, column, text)
    fix = "这是一项内容，就写成“名称: 内容”；是上一行没写完，就并到上一行末尾"
    return Misprint("E125", row, column, max(1, len(text)), f"“{short(text)}”后面没有冒号", fix)


def _after_quote(row: int, column: int, text: str) -> Misprint:
    fix = "引号要把整个值括起来；值里面的引号用中文引号“ ”"
    return Misprint("E129", row, column, max(1, len(text)), "引号没有括住整个值", fix)


def _flow_cause(problem: str, lines: list[str], start: tuple[int, int], place: tuple[int, int]) -> Misprint:
    """The cause inside ``{…}`` or ``[…]`` that opened at ``start``: a wide mark, no comma, or no closing bracket."""
    row, column = place
    for at in range(row, max(start[0], row - _MAX_FLOW_LINES) - 1, -1):
        if found := find_flow_misprint(lines[at], at, column if at == row else len(lines[at])):
            return found
    if "node content" in problem:
        mark = lines[row][column : column + 1]
        return Misprint("E130", row, column, 1, f"“{mark}”前面少了内容", "补上内容，或者删掉多余的逗号、冒号")
    opener = lines[start[0]][start[1] : start[1] + 1]
    closer = "}" if opener == "{" else "]"
    if row == start[0] and closer in lines[row][column:]:
        return Misprint(
            "E130",
            row,
            column,
            1,
            "这里少了逗号，或者值里有冒号",
            "各项之间用半角逗号隔开；值里有“: ”就把值用引号括起来",
        )
    if found := _hash_inside(lines, start, row, closer):
        return found
    message = f"第 {start[0] + 1} 行的“{opener}”没有收尾"
    return Misprint("E130", start[0], start[1], 1, message, f"在这一项的末尾加上“{closer}”")


def _hash_inside(lines: list[str], start: tuple[int, int], end: int, closer: str) -> Misprint | None:
    """The # that made a remark of the rest of its line, the closing bracket included; None when there is none."""
    for row in range(start[0], min(end, start[0] + _MAX_FLOW_LINES) + 1):
        found = _HASH.search(lines[row], start[1] if row == start[0] else 0)
        if found is None or closer not in lines[row][found.end() :]:
            continue
        at = found.end() - 1
        first = found.start(1)
        last = (END_OF_TEXT if closer == "}" else _END_OF_ITEM).search(lines[row], at)
        stop = last.start() if last else len(lines[row])
        mark = quoted(lines[row][first:stop])
        meant = lines[row][:first] + mark[0] + lines[row][first:stop] + mark[0] + lines[row][stop:]
        message = f"“{short(lines[row][at:])}”不会公开，# 和后面的字当作备注"
        return Misprint("E119", row, at, len(lines[row]) - at, message, f"给这个值加引号：{mark}", meant)
    return None


def _block_cause(problem: str, lines: list[str], row: int, column: int, last: Node | None) -> Misprint:
    above = line_before(lines, row)
    indent = len(lines[row]) - len(lines[row].lstrip(" "))
    if "mapping values" in problem:
        return _two_colons(lines, row, column, above)
    if found := find_line_misprint(lines[row], row):
        return found
    if above >= 0 and (found := find_line_misprint(lines[above], above)):
        return found
    if found := find_lost_dash(lines, row):
        return found
    if "block sequence entries" in problem:
        return Misprint("E128", row, column, 1, "“- ”不能和名称写在同一行", "“- ”另起一行，比上面的名称多缩进两个空格")
    if lines[row][column : column + 1] == ":":
        return Misprint("E124", row, column, 1, "名称是空的", "冒号前面写上名称")
    if column > indent:
        return _rest_of_line(lines, row, column, last)
    if lines[row].lstrip().startswith("- "):
        return Misprint("E128", row, column, 1, "这里的“- ”和上面对不齐", "“- ”前面的空格和同一列表的上一个“- ”一样多")
    if "'-' indicator" in problem:
        return Misprint(
            "E128", row, column, 1, "列表里的这一行少了“- ”，或者缩进不齐", "这一行和上面一项对齐：新的一项前面加“- ”"
        )
    return _indent(row, column)


def _rest_of_line(lines: list[str], row: int, column: int, last: Node | None) -> Misprint:
    """The cause when a line goes on after its value has ended."""
    rest = lines[row][column:]
    if rest[:1] in ("]", "}", ","):
        return Misprint("E130", row, column, 1, f"多了一个“{rest[0]}”", "删掉它；要写进内容就把整个值用引号括起来")
    if last and last.style in ("'", '"') and last.end_line == row:
        if last.line < row:
            message = f"第 {last.line + 1} 行的引号没有收尾"
            return Misprint(
                "E129", last.line, last.column, 1, message, f"在第 {last.line + 1} 行的末尾加上“{last.style}”"
            )
        return _after_quote(row, last.column, lines[row][last.column :].rstrip())
    return Misprint("E139", row, column, len(rest.rstrip()), f"“{short(rest)}”放在这里读不懂", "把整个值用引号括起来")


def _two_colons(lines: list[str], row: int, column: int, above: int) -> Misprint:
    """The cause of a colon where none may stand: a fault above that took this line in, a value's colon, an indent."""
    line = lines[row]
    indent = len(line) - len(line.lstrip(" "))
    if found := find_line_misprint(line, row):
        return found
    first = _NAMED.match(line)
    if first and ":" in line[:column] and first.end(2) < column:
        value = first[3].rstrip()
        return Misprint(
            "E126", row, first.start(3), len(value), "值里有冒号加空格", f"把整个值用引号括起来：{quoted(value)}"
        )
    if above >= 0:
        if found := find_line_misprint(lines[above], above):
            return found
        over = lines[above]
        if ":" not in over and not over.lstrip().startswith("- "):
            start = len(over) - len(over.lstrip(" "))
            return _no_colon(lines, above, start)
        if indent > len(over) - len(over.lstrip(" ")):
            return _indent(row, indent)
    return (
        _indent(row, indent) if indent else Misprint("E139", row, column, 1, "这里不能有冒号", "把整个值用引号括起来")
    )


def _indent(row: int, column: int) -> Misprint:
    fix = "同一层的各行，前面的空格要一样多；下一层比上一层多两个空格"
    return Misprint("E127", row, 0, max(1, column), "这一行的缩进和上面对不齐", fix)
