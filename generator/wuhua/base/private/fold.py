"""Fold the many ways to write a digit into one, character for character, so that offsets stay the author's.

Two folds of equal length: *wide* (full width, letters, punctuation, look-alikes made plain; Chinese numerals kept) and
*digits* (Chinese numerals and ringed numbers turned into 0-9 too).
"""

import unicodedata

from wuhua.base.patterns import pattern

#: Stands for every character without width: it may lie inside a number and counts for nothing.
HIDDEN = "\u200b"
_HAN_DIGITS = (
    "〇零洞", "一壹弌幺", "二贰貳弍两", "三叁參弎", "四肆", "五伍", "六陆陸", "七柒拐", "八捌", "九玖勾",
)  # fmt: skip
_RINGED = {ch: str(unicodedata.digit(ch)) for ch in "⓪①②③④⑤⑥⑦⑧⑨❶❷❸❹❺❻❼❽❾➀➁➂➃➄➅➆➇➈"}
_TO_DIGIT = {ch: str(value) for value, row in enumerate(_HAN_DIGITS) for ch in row} | _RINGED
#: Numerals that are no plain digits, as the inside of a regular expression's class.
HAN = "".join(_TO_DIGIT)
_CHECK_LETTERS = "×✕✖╳❌⨯хХχΧⅩⅹ"
_MASK_SIGNS = "⁎∗✱✻⋆★☆●○■□◆◇◯⚫⬤▇█※"
_NUMERAL = pattern(f"[{HAN}]")
#: Everything but what surely stays as it is: ASCII and Han.
_FOLDED = pattern("[^\x00-\x7f\u4e00-\u9fff]")
_RINGS_BY_HAN = pattern(f"(?<=[{HAN}])[○◯]++|(?<![○◯])[○◯]++(?=[{HAN}])")
_LETTER_O = pattern(r"(?<=[0-9])[oO]+(?=[0-9])")
_LETTER_L = pattern(r"(?<=[0-9])[lI](?=[0-9])")


class _WideTable(dict[int, str]):
    """A translation table that works out a character when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(ch: str) -> str:
    if ch.isascii() or ch in _RINGED:
        return ch
    if ch in _CHECK_LETTERS:
        return "X"
    if ch in _MASK_SIGNS:
        return "*"
    category = unicodedata.category(ch)
    if category in ("Cf", "Mn", "Me"):
        return HIDDEN
    if category in ("Pd", "Zs") or ch in "−﹣":
        return "-" if category != "Zs" else " "
    value = unicodedata.decimal(ch, None)
    if value is not None:
        return str(value)
    folded = unicodedata.normalize("NFKC", ch)
    return folded if len(folded) == 1 else ch


_WIDE = _WideTable()


def fold_wide(text: str) -> str:
    """Make width, look-alikes and invisible characters plain; the result is as long as the text."""
    wide = text
    if not text.isascii():
        if "○" in text or "◯" in text:
            wide = _RINGS_BY_HAN.sub(lambda match: "〇" * len(match[0]), text)
        # Few characters of a text fold: to seek them takes a tenth of the time in which each is looked up.
        wide = _FOLDED.sub(lambda match: _WIDE[ord(match[0])], wide)
    if "o" in wide or "O" in wide:
        wide = _LETTER_O.sub(lambda match: "0" * len(match[0]), wide)
    return _LETTER_L.sub("1", wide) if "l" in wide or "I" in wide else wide


def fold_digits(wide: str) -> str:
    """Turn the Chinese numerals of a wide-folded text into 0-9."""
    return wide if wide.isascii() else _NUMERAL.sub(lambda match: _TO_DIGIT[match[0]], wide)
