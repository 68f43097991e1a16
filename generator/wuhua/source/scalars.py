"""What can be wrong with a name or value that YAML accepts.  In: a node, the lines.  Out: a misprint or None."""

import re

from wuhua.base.money import comma_advice
from wuhua.base.patterns import pattern
from wuhua.source.letters import find_odd_value
from wuhua.source.misprint import LONG, Misprint, half_width, quoted, short
from wuhua.source.node import Node
from wuhua.source.shapes import NAME, find_line_misprint

#: What stands before and after the comma of ``{金额: 3,260.00}``.
_CUT_NUMBER = pattern(r"(?<=: )[¥￥]? ?-?[0-9][0-9,]*, *$", re.ASCII)
_WITH_COMMAS = pattern(r"([¥￥]?) ?(-?[0-9]+(?:, *[0-9]+)+(?:\.[0-9]*)?)(元?)", re.ASCII)
_REST_OF_NUMBER = pattern(r"[0-9]+(\.[0-9]*)?元?", re.ASCII)
#: ``摘要: 铺位租金(1,`` before the rest of a text that a comma cut in two, and where its last piece ends.
_CUT_TEXT = pattern(r"(?<=: )(?!.*: )([^\s\"'\[{][^\[\]{}]*,)( *)$")
END_OF_TEXT = pattern(rf" *(,\s*{NAME}:(\s|$)|[}}\]]|$)")
_CUT = pattern(r" +#(?=[^ #])")
_NEXT_LINE_NAME = pattern(rf"({NAME})：")
_NUMBER = pattern(r"[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?%?|[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?")
_HALF_NUMBER = str.maketrans("０１２３４５６７８９．。，％＋－—–−‐‑", "0123456789..,%+------")
_WIDE_BOX = pattern(r"[［｛].*[］｝\]}]|[\[{].*[］｝]", re.DOTALL)


def find_key_fault(key: Node) -> Misprint | None:
    """Find what makes a key no name: not a text, empty, a merge key, or led by a blank that is no space."""
    name = key.text
    length = key.end_column - key.column if key.end_line == key.line else 1
    if not key.is_text:
        return Misprint("E124", key.line, key.column, 1, "名称不是文字", "冒号前面只写一个名称，不写括号")
    if not name.strip():
        return Misprint("E124", key.line, key.column, length, "名称是空的", "冒号前面写上名称")
    if name == "<<":
        return Misprint("E133", key.line, key.column, 2, "“<<”是 YAML 的合并键，这里不用", "把要合并的内容逐行写出来")
    if name[0] == "\u3000":
        blanks = len(name) - len(name.lstrip("\u3000"))
        return Misprint("E117", key.line, key.column, blanks, "这一行用全角空格缩进", "把开头的空白删掉，改成半角空格")
    if name[-1] == "\u3000":
        return Misprint("E117", key.line, key.column + length - 1, 1, "名称后面有全角空格", "删掉这个空格")
    return _escaped(key) if key.style else _two_in_one(key)


def _two_in_one(key: Node) -> Misprint | None:
    """Find the wide mark or tight dash that made one name of what was meant as more."""
    if key.text[0] in "｛［":
        half = half_width(key.text[0])
        fix = f"改成半角的“{half}”，里面的逗号、冒号也改成半角的，后面空一格"
        return Misprint("E121", key.line, key.column, 1, f"“{key.text[0]}”是全角括号", fix)
    for at, letter in enumerate(key.text):
        if letter == "：":
            message = f"“{short(key.text[:at])}”后面是全角冒号"
            return Misprint("E105", key.line, key.column + at, 1, message, "把“：”改成半角的“:”，后面空一格")
        if letter == "，":
            return Misprint("E121", key.line, key.column + at, 1, "“，”是全角的", "改成半角的“,”，后面空一格")
    if key.text[0] in "-－—–−":
        return Misprint(
            "E128", key.line, key.column, 1, "短横线后面没有空格，或者是全角的", "改成半角的“- ”，后面空一格"
        )
    return None


def find_cut_amount(key: Node, value: Node, lines: list[str]) -> Misprint | None:
    """Find the number in ``{…}`` of which commas made names: ``3,260.00``. The same for each of its pieces; None for another name."""
    if not value.is_empty or not _REST_OF_NUMBER.fullmatch(key.text):
        return None
    line = lines[key.end_line]
    found = _CUT_NUMBER.search(line[: key.column])
    whole = found and _WITH_COMMAS.match(line, found.start())
    if not found or not whole or line[key.end_column :].lstrip()[:1] == ":":
        return None
    sign, number, unit = whole.groups()
    bare = number.replace(",", "").replace(" ", "")
    yuan = bare if "." in bare else f"{bare}.00"
    advice = comma_advice(number, yuan if sign or unit else bare)
    if sign or unit:
        advice += "，不写“¥”和“元”"
    elif yuan != bare:
        advice += f"；是金额的写 {yuan}"
    return Misprint("E125", key.line, found.start(), len(whole[0]), "数字里有逗号", advice)


def find_missing_colon(key: Node, value: Node, lines: list[str]) -> Misprint | None:
    """Find a name in ``{…}`` that has no colon of its own: glued to the value, or left out."""
    line = lines[key.end_line]
    if not value.is_empty or line[key.end_column :].lstrip()[:1] in (":", ""):
        return None
    length = max(1, key.end_column - key.column)
    name, glued, rest = key.text.partition(":")
    if glued and not key.style:
        fix = f"改成“{short(name)}: {short(rest.strip())}”"
        return Misprint("E120", key.line, key.column + len(name), 1, f"“{short(name)}”的冒号后面没有空格", fix)
    if not key.style and (text := _text_before(key, line)):
        return text
    fix = f"写成“{short(key.text)}: ”加上内容，冒号用半角，后面空一格；逗号是前一项里的，就给前一项加引号"
    return Misprint("E125", key.line, key.column, length, f"“{short(key.text)}”后面没有冒号", fix)


def _text_before(key: Node, line: str) -> Misprint | None:
    """The text that a comma cut: nothing stands behind the comma, or a bracket is still open there. None when it may be a name."""
    found = _CUT_TEXT.search(line[: key.column])
    if found is None:
        return None
    start, head = found.start(1), found[1]
    if found[2] and head.count("(") + head.count("（") <= head.count(")") + head.count("）"):
        return None
    end = END_OF_TEXT.search(line, key.end_column)
    whole = line[start : end.start() if end else key.end_column]
    return Misprint("E125", key.line, start, len(whole), "值里有逗号", f"给这个值加引号：{quoted(whole)}")


def find_value_fault(value: Node, key: Node | None, lines: list[str]) -> Misprint | None:
    """Find what a value shows to be a slip of the keyboard; ``key`` is None for an item of a list."""
    if value.style:
        return _escaped(value)
    return _plain_fault(value, key, lines) or _hash_cut(value, lines)


def _escaped(node: Node) -> Misprint | None:
    """Find a refused character that was written as an escape, which no look at the file's letters shows."""
    if node.style != '"' or not (code := find_odd_value(node.text)):
        return None
    what = "引号里的反斜杠写出了不能用的字符"
    return Misprint(code, node.line, node.column, _length(node), what, "删掉反斜杠和它后面的字母、数字")


def _plain_fault(value: Node, key: Node | None, lines: list[str]) -> Misprint | None:
    text = value.text
    if not text or text.isascii():
        return None
    if text[0] == "\u3000" or text[-1] == "\u3000":
        first = text[0] == "\u3000"
        row, at = (value.line, value.column) if first else (value.end_line, max(0, value.end_column - 1))
        return Misprint("E117", row, at, 1, "这里有全角空格", "删掉这个空格")
    half = text.translate(_HALF_NUMBER)
    if half != text and _NUMBER.fullmatch(half):
        message = f"“{short(text)}”用了全角的数字或符号"
        return Misprint("E122", value.line, value.column, _length(value), message, f"改成“{half.replace(',', '')}”")
    if _WIDE_BOX.fullmatch(text):
        fix = f"改成“{short(half_width(text), LONG)}”"
        return Misprint("E121", value.line, value.column, _length(value), "括号是全角的", fix)
    if key and key.line < value.line and _NEXT_LINE_NAME.match(text):
        return find_line_misprint(lines[value.line], value.line)
    return None


def _hash_cut(value: Node, lines: list[str]) -> Misprint | None:
    line = lines[value.end_line] if value.text and value.end_line < len(lines) else ""
    found = _CUT.match(line, value.end_column)
    if not found:
        return None
    at = found.end() - 1
    lost = line[at:].rstrip()
    whole = line[value.column if value.line == value.end_line else 0 :].strip()
    fix = f"要公开就加引号：{quoted(whole)}；是给自己看的备注，就在 # 后面空一格"
    message = f"“{short(lost)}”不会公开，# 和后面的字当作备注"
    return Misprint("E119", value.end_line, at, len(lost), message, fix, warns=True)


def _length(node: Node) -> int:
    return node.end_column - node.column if node.end_line == node.line else 1
