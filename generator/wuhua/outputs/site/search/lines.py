"""From a page's body to its words: lines as a reader sees them, the cells of a row side by side."""

import re
from html import unescape

#: Stands between the cells of a row; it ends a word, as a line break does.
CELL = "\x1f"
_PICTURE = re.compile("<svg.*?</svg>", re.DOTALL)
_DAY = re.compile(r'<time datetime="([0-9]{4}-[0-9]{2}-[0-9]{2})">[^<]*</time>')
_INLINE = re.compile(r"</?(?:a|span|strong|time|em|del|ins)\b[^>]*>")
_NEXT_CELL = re.compile(r"</(?:td|th|dt)>\s*<(?:td|th|dd)\b[^>]*>")
_TAGS = re.compile("<[^>]*>")
#: Who signed and where it hangs reads alike on every page: it is searched, and never shown as the line of a match.
_FOOT = '<section class="wh-block wh-envelope">'


def read_lines(body: str) -> tuple[str, str]:
    """Give all words of a body, and the lines that a result may show; days are whole (``2025-03-08``) where a page knows the year."""
    told, mark, foot = body.partition(_FOOT)
    lines = dict.fromkeys(filter(None, map(str.strip, _text(told).split("\n"))))
    shown = "\n".join(lines)
    return f"{shown}\n{_text(foot)}" if mark else shown, shown


def _text(html: str) -> str:
    if "<svg" in html:
        html = _PICTURE.sub("", html)
    html = _INLINE.sub("", _DAY.sub(r"\1", html))
    return unescape(_TAGS.sub("\n", _NEXT_CELL.sub(CELL, html)))
