"""A page in, the same page set as Chinese is, out: no hole between neighbouring marks (GB/T 15834), no letter alone on a last line."""

import re

_CLOSING, _OPENING = "，。、；：！？）】》〉」』”’", "（【《〈「『“‘"
#: A closing mark before any mark gives up the blank behind it; an opening mark after another, the blank before it.
_PAIRS = re.compile(f"[{_CLOSING}](?=[{_CLOSING}{_OPENING}])|(?<=[{_OPENING}])[{_OPENING}]")
_TEXT = re.compile(r">[^<]+<")
_LETTER = r"[\u4e00-\u9fff]"
#: The last two letters of a paragraph or cell of five or more (a name stays one word), or the one behind a number's unit, and the marks behind them.
_END = re.compile(
    rf"(?:(?<=[^<>]{{2}}[\u4e00-\u9fff，、（“）”]){_LETTER}{{2}}|(?<=</span>){_LETTER}{{2}}"
    rf'|<span class="wh-nowrap">[^<]*</span>{_LETTER})[{_CLOSING}]*(?=(?:</span>)?</(?:p|td|dd|li|caption)>)'
)


def squeeze_marks(html: str) -> str:
    """Wrap marks that are to be half as wide; only what stands between the tags of the body is touched."""
    head, body, rest = html.partition("<body")
    return head + body + _TEXT.sub(lambda text: _PAIRS.sub(r'<span class="half">\g<0></span>', text[0]), rest)


def hold_ends(html: str) -> str:
    """Hold the end of each paragraph and cell together, so that no line has but one letter."""
    return _END.sub(r'<span class="wh-kept">\g<0></span>', html)
