"""HTML and sizes in, measured layouts and PDF bytes out; the only module that talks to WeasyPrint."""

import logging
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import weasyprint
from weasyprint.text.ffi import ffi, pangoft2
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from wuhua.base.places import theme_dir
from wuhua.outputs.board.fonts import FAMILIES, SiteFonts
from wuhua.outputs.board.measure import Layout, measure
from wuhua.outputs.board.ruling import join_rules
from wuhua.outputs.board.tagging import lighten_tags

_FACES = """
@font-face { font-family: "Wuhua Sans"; font-weight: 400; src: url(asset:regular); }
@font-face { font-family: "Wuhua Sans"; font-weight: 700; src: url(asset:bold); }
@font-face { font-family: "Wuhua Song"; font-weight: 400; src: url(asset:title); }
"""
_FORMAL_FACE = '@font-face { font-family: "Wuhua Serif"; font-weight: 400; src: url(asset:formal); }'
#: Bytes of a PDF that still goes through WeChat on a poor line.
_HEAVY = 80_000


Finisher = Callable[[Any, Any], None]


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


class Press:
    """One board's fonts, ready to lay out its pages any number of times."""

    def __init__(self, fonts: SiteFonts) -> None:
        self._assets = Assets(fonts.files)
        self._config = FontConfiguration()
        with _strict():
            faces = weasyprint.CSS(
                string=_FACES + (_FORMAL_FACE if fonts.formal else ""),
                font_config=self._config,
                url_fetcher=self._assets,
            )
        self._styles = [faces, _house_style()]

    def read(self, html: str) -> weasyprint.HTML:
        """Parse a page once, for several layouts."""
        return weasyprint.HTML(string=html, url_fetcher=self._assets, base_url="asset:page")

    def lay(self, page: weasyprint.HTML, sizes: str) -> Layout:
        """Lay a parsed page out with these sizes and measure it. Raises BoardBroken on any warning."""
        with _strict():
            style = weasyprint.CSS(string=sizes, url_fetcher=self._assets)
            document = page.render(stylesheets=[*self._styles, style], font_config=self._config)
        return measure(document)

    def write(self, layout: Layout, identifier: bytes) -> bytes:
        """Write a laid-out page as PDF; the same bytes each time. Raises BoardBroken when a foreign font got in.

        Tagged for screen readers, unless the tags of a crowded board would make it too heavy to send.
        """
        data = self._write(layout, identifier, True)
        return data if len(data) <= _HEAVY else self._write(layout, identifier, False)

    def _write(self, layout: Layout, identifier: bytes, tags: bool) -> bytes:
        return self.print(layout.document, pdf_identifier=identifier, pdf_tags=tags)

    def flow(self, html: str, style: str) -> Any:
        """Lay out a document of any number of pages, which brings its own style. Raises BoardBroken on any warning."""
        with _strict():
            own = weasyprint.CSS(string=style, url_fetcher=self._assets)
            return self.read(html).render(stylesheets=[self._styles[0], own], font_config=self._config)

    def print(self, document: Any, finish: Finisher | None = None, **options: object) -> bytes:
        """Write a document as PDF, with WeasyPrint's own options; ``finish`` may mend it last. Raises as :meth:`write`."""

        def finisher(made: Any, pdf: Any) -> None:
            _refuse_foreign_fonts(made, pdf)
            lighten_tags(pdf)
            join_rules(pdf)
            if finish:
                finish(made, pdf)

        with _strict():
            return bytes(document.write_pdf(finisher=finisher, **options))

    def close(self) -> None:
        """Let go of the board's fonts; nothing is laid out or written after this.

        Pango drops a configuration, half a megabyte, only for another: what WeasyPrint lets go of would stay until the worker ends.
        """
        pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", self._config.font_map), ffi.NULL)
        # Its folder of fonts, which stays behind where a worker ends before the collector comes round.
        self._config.__del__()

    def __enter__(self) -> "Press":
        return self

    def __exit__(self, *fault: object) -> None:
        self.close()


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
