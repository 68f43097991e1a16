"""Our own pages as the program sets them, caught for another press: the same words, columns and sizes without what makes ours quick.

In: a village folder, its site built. Out: for each file that hangs, by its SHA-256, a page of HTML that stands by itself: the last layout's
sizes, the house's style, the system's Noto CJK for the fonts that the program cuts.
"""

import re
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.measure import run

_ROOT = Path(__file__).resolve().parent.parent
_CATCH = "import sys; sys.path.insert(0, sys.argv[1]); from benchmarks.catching import main; main()"
#: What stands in for each of the program's own fonts.
_FAMILIES = {"Wuhua Sans": "Noto Sans CJK SC", "Wuhua Song": "Noto Serif CJK SC", "Wuhua Serif": "Noto Serif CJK SC"}
_HEAD = re.compile("<head>")


def catch_pages(village: Path, arguments: Sequence[str], out: Path) -> None:
    """Make a village's boards with ``wuhua`` and these arguments, and keep every page that becomes a file. RunBroken where that fails."""
    out.mkdir()
    run((sys.executable, "-c", _CATCH, str(_ROOT), str(out), *arguments), village)


def main() -> None:
    """The program itself, but that its press also writes down what it prints; before the workers fork, so that each of them does."""
    from wuhua.outputs.board import render

    out, sys.argv = Path(sys.argv[2]), ["wuhua", *sys.argv[3:]]
    lay, read, write = render.Press.lay, render.Press.read, render.Press.write

    def read_and_keep(press: render.Press, html: str) -> Any:
        page = read(press, html)
        page.words = html
        return page

    def lay_and_keep(press: render.Press, page: Any, sizes: str) -> Any:
        layout = lay(press, page, sizes)
        layout.document.page_as_told = page.words, sizes
        return layout

    def write_and_tell(press: render.Press, layout: Any, identifier: bytes) -> bytes:
        data = write(press, layout, identifier)
        page = stand_alone(*layout.document.page_as_told, render.style_text())
        (out / f"{sha256(data).hexdigest()}.html").write_text(page, encoding="utf-8")
        return data

    render.Press.read, render.Press.lay, render.Press.write = read_and_keep, lay_and_keep, write_and_tell  # type: ignore[method-assign]
    from wuhua.cli import main as program

    program()


def stand_alone(html: str, sizes: str, house: str) -> str:
    """A page with its styles inside, in the system's fonts. ValueError where it has no head to hold them."""
    style = f"<head><style>{house}\n{sizes}</style>"
    for own, other in _FAMILIES.items():
        style = style.replace(own, other)
    page, found = _HEAD.subn(lambda _: style, html, count=1)
    if not found:
        raise ValueError("a page without <head>")
    return page
