"""One misprint as the checks of this room see it: a place counted from 0, a cause, and the line as it was meant."""

import re

from msgspec import Struct

from wuhua.base.finding import Finding, Span
from wuhua.source.codes import caution, fault

_SHOWN = 24
#: What is to be typed in place of a whole line may be longer.
LONG = 60
_HALF = str.maketrans("［］｛｝", "[]{}")


class Misprint(Struct, frozen=True):
    """A fault at ``line`` and ``column`` (both from 0), ``length`` characters long.

    ``meant`` is the whole line as the clerk meant it, None when that cannot be known; ``warns`` marks what is only
    pointed out.
    """

    code: str
    line: int
    column: int
    length: int
    message: str
    fix: str
    meant: str | None = None
    warns: bool = False

    def finding(self, file: str) -> Finding:
        """Make the finding."""
        span = Span(file, self.line + 1, self.column + 1, self.column + max(1, self.length) + 1)
        return (caution if self.warns else fault)(self.code, span, self.message, self.fix)


def half_width(text: str) -> str:
    """Write wide brackets, commas and colons of ``｛甲：1，乙：2｝`` as YAML reads them: with a space where one belongs."""
    text = re.sub("(?<=[0-9])：(?=[0-9])", ":", text.translate(_HALF))
    return re.sub(" *([，：]) *", lambda found: ", " if found[1] == "，" else ": ", text)


def quoted(text: str) -> str:
    """Put a text into the quotes that it does not hold itself, cut to what a message can show."""
    mark = "'" if '"' in text else '"'
    return mark + short(text) + mark


def short(text: str, most: int = _SHOWN) -> str:
    """Cut a text to what a message can show."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
