"""Which characters a clerk may write.  In: text.  Out: findings E110 to E117 with their places.

Everything that people cannot see, or cannot tell from another character, is refused: two spellings of one name defeat
every comparison that follows.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from wuhua.base.finding import Finding, Span
from wuhua.base.patterns import pattern
from wuhua.source.codes import fault
from wuhua.source.limits import MAX_FINDINGS

#: Ranges for a regex class: Han, and the punctuation of ordinary Chinese.  No check below refuses any of these.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002a6df\U0002a700-\U0002ee5d\U00030000-\U000323af"
MARKS = (
    "\u00b0-\u00b3\u00b7\u00d7\u00f7\u2014\u2018\u2019\u201c\u201d\u2026\u2103\u2460-\u2473\u3001-\u3011\u3014\u3015"
    "\u33a1\uff01\uff05\uff08\uff09\uff0c\uff1a\uff1b\uff1f\uff5e\uffe5"
)
_ODD = pattern(f"[^\n -~{HAN}{MARKS}]")
_HIDDEN = pattern(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_COMPATIBLE = pattern("[\u2e80-\u2fdf\uf900-\ufdff\ufe10-\ufe6f\ufe70-\ufefc\uff61-\uffdc\U0002f800-\U0002fa1f]")
#: Cyrillic, and the Greek letters that look Latin: refused beside Latin or Han.  μ and Ω alone are units.
_STRANGERS = "(?:[\u0400-\u052f]+|[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ]+)"
_FOREIGN = pattern(f"(?<=[A-Za-z{HAN}]){_STRANGERS}|{_STRANGERS}(?=[A-Za-z{HAN}])")
_LATIN = str.maketrans("АВЕКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ", "ABEKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXovu")
#: Radicals that look like a whole character and that NFKC leaves alone; PDF readers copy them.
_RADICALS = dict(
    zip(
        "⺠⻓⻔⻋⻅⻉⻚⻛⻜⻢⻥⻦⻩⻬⻮⻰⻄⻁⻘⻨⺟⻳⻤⻣",
        "民长门车见贝页风飞马鱼鸟黄齐齿龙西虎青麦母龟鬼骨",
        strict=True,
    )
)


def find_odd_letters(text: str, file: str) -> list[Finding]:
    """Find characters that must not stand in a record: one finding a line and cause, at most MAX_FINDINGS."""
    lines = text.split("\n")
    found: list[Finding] = []
    for number, line in enumerate(lines, 1):
        if _ODD.search(line) is None:
            continue
        seen = set()
        for start, end, code in _odd_places(line):
            if code not in seen:
                seen.add(code)
                found.append(_explain(code, line[start:end], Span(file, number, start + 1, end + 1)))
        if len(found) >= MAX_FINDINGS:
            break
    return found[:MAX_FINDINGS]


def find_odd_value(value: str) -> str | None:
    """Name the code of the first refused character in a value that was written with escapes; None when all are fine."""
    return next((code for line in value.split("\n") for _, _, code in _odd_places(line)), None)


def plain_letters(text: str) -> str:
    """Write look-alike characters as the ordinary ones."""
    return "".join(_RADICALS.get(letter) or unicodedata.normalize("NFKC", letter) for letter in text)


def name_letter(letter: str) -> str:
    """Name a character for a message by its number: ``U+200B``."""
    return f"U+{ord(letter):04X}"


def _odd_places(line: str) -> Iterator[tuple[int, int, str]]:
    """Each refused stretch of a line: start and end from 0, its code."""
    marks = 0
    last = -1
    comment = line.lstrip().startswith("#")
    for found in _ODD.finditer(line):
        code = _code_of(found[0])
        start = found.start()
        if code == "E115":
            marks = marks + 1 if start == last + 1 else 1
            last = start
            if marks == 3:
                yield start - 2, start + 1, code
        elif code and not (code == "E116" and comment):
            yield start, start + 1, code
    for found in _FOREIGN.finditer(line):
        yield found.start(), found.end(), "E114"


@lru_cache(maxsize=4096)
def _code_of(letter: str) -> str:
    """The code under which one character is refused; "" when it may stand; E115 counts only in a row of three."""
    category = unicodedata.category(letter)
    number = ord(letter)
    if letter == "\t":
        return "E116"
    if category == "Cc" or letter in "\u2028\u2029":
        return "E110"
    if _HIDDEN.match(letter) or category == "Cf":
        return "E111"
    if category in ("Co", "Cs") or letter == "\ufffd" or number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF:
        return "E112"
    if _COMPATIBLE.match(letter) and plain_letters(letter) != letter:
        return "E113"
    if category == "Zs" and letter != "\u3000":
        return "E117"
    return "E115" if category in ("Mn", "Me") else ""


def _explain(code: str, letters: str, span: Span) -> Finding:
    number = name_letter(letters[0])
    plain = plain_letters(letters).strip()
    latin = letters.translate(_LATIN)
    rewrite = "删掉这个字，用输入法重新打一遍"
    message, fix = {
        "E110": (f"这里有控制字符 {number}", "删掉光标左右这个看不见的符号，保存后再看"),
        "E111": (f"这里有看不见的字符 {number}", "把这几个字删掉，用输入法重新打一遍"),
        "E112": (f"这个字别的电脑显示不出来（{number}）", rewrite + "；打不出的生僻字用统一码（Unicode）的写法"),
        "E113": (f"这不是普通的“{plain}”，是样子相近的 {number}", f"删掉，重新打“{plain}”"),
        "E114": (f"这是外文字母 {number}，不是英文字母", f"改成“{latin}”" if latin.isascii() else "改成中文或英文字母"),
        "E115": (f"一个字上叠加了三个以上的符号（{number}）", "删掉这个字，重新打一遍"),
        "E116": ("这里是制表符（Tab 键）", "把制表符删掉，改成空格；缩进每层两个空格"),
        "E117": (f"这里不是普通空格（{number}）", "把这个空格删掉，重新按一次空格键"),
    }[code]
    return fault(code, span, message, fix)
