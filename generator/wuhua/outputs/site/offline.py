"""Finished pages in, pages that stand on a USB stick out: nothing in them leads to the network (render step)."""

import re
from collections.abc import Container
from datetime import date
from posixpath import dirname, join, normpath

from jinja2 import Environment

from wuhua.base.dates import show_day
from wuhua.outputs.templates import open_templates

#: Folder of the site inside the archive.
FOLDER = "site"
DOOR, NOTE = "打开.html", "说明.txt"
#: What only a host on the network has use for.
_FOR_HOSTS = frozenset(("404.html", "_headers", "robots.txt", "manifest.sha256"))
#: Forms that programs fetch; where they name the site's address they are of no use without it.
_FOR_PROGRAMS = (".xml", ".ics", ".json", ".txt", ".webmanifest")
#: In the head: the page's address, its other languages, feeds and search descriptions; and what only a crawler reads.
_HEAD = re.compile(
    rb'[ \t]*<link\b[^>]*\brel="(?:canonical|alternate|search|manifest)"[^>]*>\n?'
    rb'|[ \t]*<meta\b[^>]*\bcontent="(?:https?:)?//[^"]*"[^>]*>\n?'
    rb'|[ \t]*<script\b[^>]*\btype="application/ld\+json"[^>]*>.*?</script>\n?',
    re.DOTALL,
)
_ABROAD = re.compile(rb'<a\b[^>]*\bhref="(?:[a-z][a-z0-9+.-]*:)?//[^"]*"[^>]*>(.*?)</a>', re.DOTALL | re.IGNORECASE)
_TO_PROGRAMS = re.compile(
    rb'<a\b[^>]*\bhref="([^"#?]*\.(?:xml|ics|json|txt|webmanifest))[^"]*"[^>]*>(.*?)</a>', re.DOTALL
)


def for_programs(path: str) -> bool:
    """Whether a file is a form that programs fetch."""
    return path.endswith(_FOR_PROGRAMS)


def stays_at_home(path: str, data: bytes, site_url: str) -> bool:
    """Whether a file of the site has no use on a stick: made for hosts, or a form for programs that names the site's address.

    ``data`` is asked only of the latter.
    """
    return path in _FOR_HOSTS or (for_programs(path) and bool(site_url) and site_url.encode() in data)


def offline_page(path: str, page: bytes, left_out: Container[str]) -> bytes:
    """Take out of a page what leads to the network or to a file that was ``left_out``; the words of a link stay."""

    def unlink(found: re.Match[bytes]) -> bytes:
        target = normpath(join(dirname(path), found[1].decode("utf-8", "replace")))
        return b"<span>" + found[2] + b"</span>" if target in left_out else found[0]

    page = _ABROAD.sub(rb"<span>\1</span>", _HEAD.sub(b"", page))
    return _TO_PROGRAMS.sub(unlink, page)


def door_page(name: str, day: date, templates: Environment | None = None) -> bytes:
    """Write the page at the archive's top, which leads into the site. ``name``: the site's title."""
    made = (templates or open_templates()).get_template("offline/open.html.j2")
    return made.render(name=name, day=show_day(day), folder=FOLDER).encode()


def note(name: str, day: date, pages: int, templates: Environment | None = None) -> bytes:
    """Write the note at the archive's top as Windows reads it: UTF-8 with its mark, lines ended by CR LF."""
    made = (templates or open_templates()).get_template("offline/note.txt.j2")
    text = made.render(name=name, day=show_day(day), folder=FOLDER, pages=pages)
    return text.rstrip("\n").replace("\n", "\r\n").encode("utf-8-sig") + b"\r\n"
