"""Sheets in, finished pages out: a body of our own, stamped into Material's shell (render step)."""

import re
from collections.abc import Container, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup, escape
from msgspec import Struct

from wuhua.base.dates import show_day
from wuhua.model.face import Face
from wuhua.model.plain_words import plain_sentence, plain_value
from wuhua.model.sheet import Envelope, Figure, Sheet, unbound
from wuhua.outputs.blocks import render_blocks, render_sentence, render_value
from wuhua.outputs.datum import check_page
from wuhua.outputs.site.shells import Shells, stamp
from wuhua.outputs.templates import open_templates
from wuhua.outputs.values import FILE, Links, render_day, render_link

_FAMILY_IDS = {"党务": "party", "村务": "affairs", "财务": "finance", "服务": "service"}
_PHONE = re.compile(r"tel:\+?[0-9-]{3,20}", re.ASCII)
_DESCRIPTION_LENGTH = 120
#: Folder of the site that files from ``content/`` are published under.
FILES_FOLDER = "files"
#: Another file of the site is asked for so, with its path from the root: a link ``site:data/finance-2025.csv``.
SITE_FILE = "site:"


class Download(NamedTuple):
    """The tables of a page as a file: a sheet's key or ``site:`` path, words, its size in bytes (0: it is a page)."""

    key: str
    words: str
    size: int = 0


class Pdf(Struct, frozen=True):
    """A printable file of a page: its path from the site's root, its words, its size in bytes."""

    path: str
    words: str
    size: int


class SiteLinks:
    """Addresses as seen from one page. ``keys``: the sheets that the site has; a link to any other stays plain text."""

    def __init__(self, key: str, keys: Container[str]) -> None:
        self._folder = key.rpartition("/")[0]
        self._keys = keys
        self.root = "../" * key.count("/")

    def href(self, key: str) -> str | None:
        """Give the address of a sheet (with ``#id`` or not), heading, file or telephone; None for what is nowhere."""
        sheet, hash_mark, anchor = key.partition("#")
        if sheet in self._keys and sheet:
            folder, _, name = sheet.rpartition("/")
            near = folder == self._folder
            return f"{name if near else self.root + sheet}.html{hash_mark}{anchor}"
        if key.startswith("#"):
            return key
        if key.startswith(FILE):
            return f"{self.root}{FILES_FOLDER}/{quote(key.removeprefix(FILE))}"
        if key.startswith(SITE_FILE):
            return f"{self.root}{quote(key.removeprefix(SITE_FILE))}"
        return key if _PHONE.fullmatch(key) else None


class Site:
    """The pages of one build. ``keys``: every sheet that has a page; ``templates`` None: the theme as it is on disk."""

    def __init__(self, shells: Shells, face: Face, keys: Container[str], templates: Environment | None = None) -> None:
        self.shells, self.face, self._keys = shells, face, keys
        self._templates = templates or open_templates()

    @property
    def templates(self) -> Environment:
        """The theme that it writes with."""
        return self._templates

    def links(self, key: str) -> SiteLinks:
        """Addresses as seen from the page of a key."""
        return SiteLinks(key, self._keys)

    def body(self, sheet: Sheet, pdfs: Iterable[Pdf] = (), downloads: Iterable[Download] = ()) -> str:
        """Write a sheet's body, links as seen from its page."""
        return page_body(sheet, SiteLinks(sheet.key, self._keys), pdfs, self._templates, downloads)

    def page(self, sheet: Sheet, body: str | None = None, linked: str = "") -> bytes:
        """Make the page of a sheet, to be written at ``{sheet.key}.html``; ``body`` None: it is written here.

        ``linked`` is put behind the body. MachineFault when a figure of the page is not what the sheet says.
        """
        body = self.body(sheet) if body is None else body
        shell, text = self._shell_of(sheet), body + linked
        data = self.stamp(shell, sheet.title, describe(sheet), text, sheet.key, self._dated(sheet))
        check_page(sheet, f"{sheet.key}.html", data)
        return data

    def search_page(self, sections: Iterable[tuple[str, str]] = ()) -> bytes:
        """Make ``search.html``, which the search client fills; without scripts it leads to ``sections``: words, address."""
        body = self._templates.get_template("site/search.html.j2").render(sections=list(sections))
        return self.stamp("search", "查找", f"在{self.face.name}的公开记录里查人名、事情、金额。", body, "search", "")

    def codes_page(self, sheet: Sheet) -> bytes:
        """Make the page on which a code is typed, to be written at ``{sheet.key}.html``."""
        head, mark, rest = self.body(sheet).partition('<div class="wh-blocks">')
        form = self._templates.get_template("site/codes.html.j2").render()
        return self.page(sheet, head + form + mark + rest)

    def stamp(self, shell: str, title: str, description: str, body: str, key: str, dated: str) -> bytes:
        """Fill a shell by name. ``body`` is HTML; the others are plain text."""
        plain = {"title": title, "description": description, "key": key, "date": dated}
        values = {slot: escape(text).encode() for slot, text in plain.items()}
        return stamp(self.shells.parts[shell], values | {"body": body.encode()})

    def _shell_of(self, sheet: Sheet) -> str:
        depth = sheet.key.count("/")
        free = "plain" if not depth else f"plain-{depth}"
        own = self.shells.parts.get(sheet.kind)
        return sheet.kind if own and depth == self.shells.depths.get(sheet.kind) else free

    def _dated(self, sheet: Sheet) -> str:
        posted = sheet.envelope.posted if sheet.envelope else None
        if posted:
            return f"本页{show_day(posted)}公开。"
        return "" if sheet.envelope else f"本页按{show_day(self.face.as_of)}的资料写成。"


def page_body(
    sheet: Sheet,
    links: SiteLinks,
    pdfs: Iterable[Pdf] = (),
    templates: Environment | None = None,
    downloads: Iterable[Download] = (),
) -> str:
    """Write what stands between header and foot: the answer, then the blocks, then who answers for them."""
    templates = templates or open_templates()
    return templates.get_template("site/page.html.j2").render(
        kind=sheet.kind,
        family="" if sheet.kind == "home" else sheet.family,
        family_id=_FAMILY_IDS.get(sheet.family, "affairs"),
        title=sheet.title,
        subtitle=sheet.subtitle,
        badges=sheet.badges,
        figures=[_figure(figure, links) for figure in sheet.headline],
        sentences=[render_sentence(sentence, links) for sentence in sheet.summary],
        corrections=[(render_day(day), *texts) for day, *texts in sheet.corrections],
        blocks=Markup(render_blocks(sheet, links, templates)),
        related=[render_link(link, links) for link in sheet.related],
        envelope=_envelope(sheet.envelope, sheet.digest) if sheet.envelope else (),
        pdfs=[(links.root + quote(pdf.path), pdf.words, show_size(pdf.size)) for pdf in pdfs],
        downloads=[(links.href(key), words, size and show_size(size)) for key, words, size in downloads],
    )


def describe(sheet: Sheet) -> str:
    """Say the sheet in one plain line of at most 120 characters, for search engines and forwarded links."""
    figures = "，".join(f"{figure.label}{plain_value(figure.value)}{_unit(figure)}" for figure in sheet.headline)
    sentences = "".join(plain_sentence(sentence) for sentence in sheet.summary)
    text = (figures + "。" if figures else "") + sentences or sheet.subtitle or sheet.title
    return text if len(text) <= _DESCRIPTION_LENGTH else text[: _DESCRIPTION_LENGTH - 1] + "…"


def show_size(size: int) -> str:
    """Write a file's size as people say it: ``86KB``, ``1.2MB``."""
    return f"{max(1, round(size / 1000))}KB" if size < 1_000_000 else f"{Decimal(size) / 1_000_000:.1f}MB"


def _unit(figure: Figure) -> str:
    return "元" if isinstance(unbound(figure.value), Decimal) else ""


def _figure(figure: Figure, links: Links) -> tuple[str, str, str, Markup]:
    unit = f'<span class="wh-unit">{_unit(figure)}</span>' if _unit(figure) else ""
    return (figure.label, figure.gloss, figure.tone.value, Markup(f"{render_value(figure.value, links)}{unit}"))


def _envelope(envelope: Envelope, digest: str) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = [
        ("负责人", envelope.responsible),
        ("编制", _signed(envelope.drafted)),
        ("审核", _signed(envelope.reviewed)),
        ("审定", _signed(envelope.approved)),
        ("公开日期", render_day(envelope.posted) if envelope.posted else ""),
        ("迟公开原因", envelope.late_reason),
        ("公示期", _span(envelope.notice_from, envelope.notice_until)),
        ("保留至", render_day(envelope.keep_until) if envelope.keep_until else ""),
        ("公开形式", "、".join(envelope.channels)),
        ("贴在", "、".join(envelope.places)),
        ("给谁看", envelope.audience),
        ("依据", "；".join(envelope.basis)),
        ("记录指纹", " ".join(digest[place : place + 4] for place in range(0, 16, 4)) if digest else ""),
    ]
    return [(label, value) for label, value in rows if value]


# f-strings, not Markup.format: that one is written in Python and would cost a tenth of the page.
def _signed(who: tuple[str, date | None] | None) -> Markup:
    if who is None:
        return Markup("")
    return Markup(f"{escape(who[0])}，{render_day(who[1])}") if who[1] else escape(who[0])


def _span(start: date | None, end: date | None) -> Markup:
    if start and end:
        return Markup(f"{render_day(start)}至{render_day(end)}")
    return Markup(f"{render_day(start)}起") if start else Markup(f"到{render_day(end)}") if end else Markup("")
