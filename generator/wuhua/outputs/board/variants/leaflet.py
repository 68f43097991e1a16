"""A template of ``theme/variants`` and its values in, a document of any number of pages out: what is no board."""

import unicodedata
from string import digits, punctuation
from typing import Any

from jinja2 import Environment

from wuhua.base.places import theme_dir
from wuhua.outputs.board.fonts import cut_fonts, find_missing
from wuhua.outputs.board.render import Press

_UNDRAWN = "〓"


def print_leaflet(
    name: str, title: str, headings: str, identifier: bytes, templates: Environment, **values: Any
) -> bytes:
    """Print the template ``name`` as PDF; ``headings`` is what else it says in the face of titles.

    Raises MachineFault as ``cut_fonts``.
    """
    html = write_leaflet(name, templates, title=title, **values)
    style = _block_styles() + templates.get_template(f"variants/{name}.css.j2").render(**values)
    with Press(cut_fonts(_drawn(html + style), _drawn(html) & _drawn(title + headings))) as press:
        return press.print(press.flow(html, style), pdf_identifier=identifier, pdf_tags=bool(values.get("tagged")))


def write_leaflet(name: str, templates: Environment, **values: Any) -> str:
    """Write the template ``name`` as HTML. Invisible characters are left out; what no font draws becomes 〓."""
    text = templates.get_template(f"variants/{name}.html.j2").render(**values)
    shown = "".join(each for each in text if each == "\n" or unicodedata.category(each) not in ("Cc", "Cf"))
    return shown.translate(dict.fromkeys(map(ord, find_missing(_drawn(shown))), _UNDRAWN))


def _block_styles() -> str:
    files = sorted((theme_dir() / "blocks").glob("*/print.css"))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def _drawn(text: str) -> frozenset[str]:
    # Escaped signs and page numbers are not in the text as they are drawn.
    return (frozenset(text) | frozenset(digits + punctuation + _UNDRAWN)) - {"\n"}
