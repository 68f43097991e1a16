"""From a page's body to its words: lines as a reader sees them, the cells of a row side by side."""

import re
from html import unescape

#: Stands between the cells of a row; it ends a word, as a line break does.
CELL = "\x1f"
_PICTURE = re.compile("<svg.*?</svg>", re.DOTALL)
_DAY = re.compile(r'<time datetime="([0-9]{4}-[0-9]{2}-[0-9]{2})">[^<]*</time>')
#: What stands in a line begins with one of these; every other tag ends a line.
_INLINE = re.compile(r"<(?:span|td|a|strong|th|time|dd|dt|em|del|ins)\b[^>]*>")
_TAGS = re.compile("<[^>]*>")
#: Who signed and where it hangs reads alike on every page: it is searched, and never shown as the line of a match.
_FOOT = '<section class="wh-block wh-envelope">'
#: A fingerprint is looked up by its code; among amounts its figures are noise.
_FINGERPRINT = re.compile("<dt>记录指纹</dt><dd>[^<]*")
_BLANK = CELL + " "


def read_lines(body: str) -> tuple[str, str]:
    """Give all words of a body, and the lines that a result may show; days are whole (``2025-03-08``) where a page knows the year."""
    told, mark, foot = body.partition(_FOOT)
    lines = dict.fromkeys([line.strip(_BLANK) for line in _text(told).split("\n")])
    lines.pop("", None)
    shown = "\n".join(lines)
    return f"{shown}\n{_text(_FINGERPRINT.sub('', foot))}" if mark else shown, shown


def _text(html: str) -> str:
    if "<svg" in html:
        html = _PICTURE.sub("", html)
    html = _DAY.sub(r"\1", html)
    for end in ("</span>", "</a>", "</strong>", "</em>", "</del>", "</ins>", "</time>"):
        html = html.replace(end, "")
    for end in ("</td>", "</th>", "</dt>"):
        html = html.replace(end, CELL)
    return unescape(_TAGS.sub("\n", _INLINE.sub("", html)))
