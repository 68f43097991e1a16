"""A page in, the same page with neighbouring punctuation marks squeezed: two marks never leave a hole between them (GB/T 15834)."""

import re

_CLOSING, _OPENING = "，。、；：！？）】》〉」』”’", "（【《〈「『“‘"
#: A closing mark before any mark gives up the blank behind it; an opening mark after another, the blank before it.
_PAIRS = re.compile(f"[{_CLOSING}](?=[{_CLOSING}{_OPENING}])|(?<=[{_OPENING}])[{_OPENING}]")
_TEXT = re.compile(r">[^<]+<")


def squeeze_marks(html: str) -> str:
    """Wrap marks that are to be half as wide; only what stands between the tags of the body is touched."""
    head, body, rest = html.partition("<body")
    return head + body + _TEXT.sub(lambda text: _PAIRS.sub(r'<span class="half">\g<0></span>', text[0]), rest)
