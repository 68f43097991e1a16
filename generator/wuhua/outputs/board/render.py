"""HTML and sizes in, measured layouts and PDF bytes out; the only module that talks to WeasyPrint."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import weasyprint
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from wuhua.base.places import theme_dir
from wuhua.outputs.board.fonts import FAMILIES, SiteFonts
from wuhua.outputs.board.pieces import Heights

_MM = 25.4 / 96
_FACES = """
@font-face { font-family: "Wuhua Sans"; font-weight: 400; src: url(asset:regular); }
@font-face { font-family: "Wuhua Sans"; font-weight: 700; src: url(asset:bold); }
@font-face { font-family: "Wuhua Song"; font-weight: 400; src: url(asset:title); }
"""
#: What one row of a block is in the box tree, by the block's class.
_ROW_TAGS = {
    "wh-facts": "div",
    "wh-roster": "tbody",
    "wh-steps": "li",
    "wh-prose": "p",
    "wh-files": "li",
    "wh-cards": "li",
}
_SLACK_MM = 0.15
#: Bytes of a PDF that still goes through WeChat on a poor line.
_HEAVY = 90_000


class BoardBroken(Exception):
    """The program's own fault: an unknown style, an address that must not be opened, a font from elsewhere."""


class Assets(URLFetcher):  # type: ignore[misc]
    """Opens ``asset:`` addresses from memory and nothing else."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__()
        self._files = files

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Give the asset. Raises ValueError for every other address."""
        name = url.removeprefix("asset:")
        if name == url or name not in self._files:
            raise ValueError(f"closed: {url}")
        return URLFetcherResponse(url, self._files[name], {"Content-Type": "font/otf"})


class _Listener(logging.Handler):
    """Keeps what WeasyPrint warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@dataclass(frozen=True, slots=True)
class Layout:
    """A page laid out. In mm: ``main``, ``head``, ``columns`` and ``foot`` are heights, ``text`` the smallest type.

    ``over`` tells how far the widest line runs past its room, as a factor (1 or less: it fits). ``heights``: one for
    each piece, in order.
    """

    document: Any
    pages: int
    main: float
    head: float
    columns: float
    foot: float
    over: float
    text: float
    heights: tuple[Heights, ...]


class Press:
    """One board's fonts, ready to lay out its pages any number of times."""

    def __init__(self, fonts: SiteFonts) -> None:
        self._assets = Assets(fonts.files)
        self._config = FontConfiguration()
        with _strict():
            faces = weasyprint.CSS(string=_FACES, font_config=self._config, url_fetcher=self._assets)
        self._styles = [faces, _house_style()]

    def read(self, html: str) -> weasyprint.HTML:
        """Parse a page once, for several layouts."""
        return weasyprint.HTML(string=html, url_fetcher=self._assets, base_url="asset:page")

    def lay(self, page: weasyprint.HTML, sizes: str) -> Layout:
        """Lay a parsed page out with these sizes and measure it. Raises BoardBroken on any warning."""
        with _strict():
            style = weasyprint.CSS(string=sizes, url_fetcher=self._assets)
            document = page.render(stylesheets=[*self._styles, style], font_config=self._config)
        return _measure(document)

    def write(self, layout: Layout, identifier: bytes) -> bytes:
        """Write a laid-out page as PDF; the same bytes each time. Raises BoardBroken when a foreign font got in.

        Tagged for screen readers, unless the tags of a crowded board would make it too heavy to send.
        """
        data = self._write(layout, identifier, True)
        return data if len(data) <= _HEAVY else self._write(layout, identifier, False)

    def _write(self, layout: Layout, identifier: bytes, tags: bool) -> bytes:
        with _strict():
            data = layout.document.write_pdf(pdf_identifier=identifier, pdf_tags=tags, finisher=_refuse_foreign_fonts)
        return bytes(data)


def warm() -> None:
    """Parse the house's styles and touch what WeasyPrint loads late, so that forked workers share it."""
    _house_style()


class _strict:
    """Turns WeasyPrint's warnings into BoardBroken at the end of the block."""

    def __enter__(self) -> None:
        self._listener = _Listener()
        weasyprint.LOGGER.addHandler(self._listener)

    def __exit__(self, *fault: object) -> None:
        weasyprint.LOGGER.removeHandler(self._listener)
        if self._listener.heard and fault[0] is None:
            raise BoardBroken("; ".join(self._listener.heard))


@lru_cache(maxsize=1)
def _house_style() -> weasyprint.CSS:
    with _strict():
        return weasyprint.CSS(string=style_text(), url_fetcher=Assets({}))


def style_text() -> str:
    """Give the boards' style sheets as one text: the house's, then each block's by name."""
    theme = theme_dir()
    files = [theme / "board" / "board.css", *sorted((theme / "blocks").glob("*/print.css"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def _refuse_foreign_fonts(document: Any, pdf: Any) -> None:
    foreign = sorted({font.family for font in document.fonts.values()} - FAMILIES)
    if foreign:
        raise BoardBroken("foreign fonts: " + ", ".join(foreign))


def _measure(document: Any) -> Layout:
    page = document.pages[0]._page_box
    tags = {box.element_tag: box for box in page.descendants() if box.element_tag in ("main", "footer", "header")}
    # A page that overflows may send its foot to the next one.
    foot = tags["footer"].margin_height() if "footer" in tags else 0.0
    main = tags["main"]
    columns = [box for box in _classed(main, "column") if box.element_tag == "div"]
    over = max([_over(column, boxes.TextBox | boxes.TableBox) for column in columns] + [_over(main, boxes.TextBox)])
    body = [line.style["font_size"] * _MM for column in columns for line in _texts(column)]
    return Layout(
        document=document,
        pages=len(document.pages),
        main=main.margin_height() * _MM,
        head=tags["header"].margin_height() * _MM,
        columns=max((sum(child.margin_height() for child in column.children) for column in columns), default=0.0) * _MM,
        foot=foot * _MM,
        over=over,
        text=min(body, default=0.0),
        heights=tuple(_heights(box) for column in columns for box in _classed(column, "wh-block")),
    )


def _classed(box: Any, name: str) -> Iterator[Any]:
    """Find the block boxes of a class, none within another."""
    for child in getattr(box, "children", ()):
        names = child.element.get("class", "") if child.element is not None else ""
        if name in names.split() and isinstance(child, boxes.BlockBox | boxes.TableCellBox):
            yield child
        else:
            yield from _classed(child, name)


def _texts(box: Any) -> Iterator[Any]:
    return (line for line in box.descendants() if isinstance(line, boxes.TextBox))


def _over(box: Any, kinds: Any) -> float:
    """How far what is in a box runs past its right edge, as a factor of its width."""
    start, right = box.content_box_x(), box.content_box_x() + box.width
    past = (
        max((found.position_x + found.width for found in box.descendants() if isinstance(found, kinds)), default=right)
        - right
    )
    return 1.0 if past * _MM <= _SLACK_MM else (right + past - start) / (right - start)


def _heights(section: Any) -> Heights:
    names = section.element.get("class", "").split()
    tag = next((_ROW_TAGS[name] for name in names if name in _ROW_TAGS), "tr")
    rows = tuple(box.margin_height() * _MM for box in (_table_rows(section) if tag == "tr" else _rows(section, tag)))
    return Heights(section.margin_height() * _MM - sum(rows), rows)


def _rows(section: Any, tag: str) -> Iterator[Any]:
    kinds = boxes.BlockBox | boxes.TableRowBox | boxes.TableRowGroupBox
    return (box for box in section.descendants() if box.element_tag == tag and isinstance(box, kinds))


def _table_rows(section: Any) -> Iterator[Any]:
    """Find the rows that a piece may end after: neither totals nor a sum carried over, which every piece repeats."""
    for group in _rows(section, "tbody"):
        yield from (row for row in group.children if "wh-carried" not in row.element.get("class", ""))
