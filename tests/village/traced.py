"""Every number of a built site with where it stands and where it leads, read from the pages alone."""

from decimal import Decimal
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

_VOID = {"meta", "link", "input", "br", "img", "hr", "rect", "path", "use", "circle", "line", "source", "wbr"}


class Number(NamedTuple):
    """One ``<data>``: its value; ids of the elements around it; where its link leads; the first link of its row."""

    value: Decimal
    within: frozenset[str]
    href: str
    row: str
    is_line: bool


class Page(HTMLParser):
    """One page: its ids and its numbers."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.numbers: list[Number] = []
        self.twice: list[str] = []
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self._row = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, rows and numbers."""
        given = dict(attrs)
        if ident := given.get("id"):
            self.twice += [ident] if ident in self.ids else []
            self.ids.add(ident)
        if tag in _VOID:
            return
        self._open.append((tag, given))
        if tag == "tr":
            self._row = ""
        if tag == "a" and not self._row:
            self._row = given.get("href") or ""
        if tag == "data":
            self._number(given)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and whatever was left open in it."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def _number(self, given: dict[str, str | None]) -> None:
        around = frozenset(str(each["id"]) for _, each in self._open if each.get("id"))
        href = next((each.get("href") or "" for tag, each in self._open if tag == "a"), "")
        cell = next((each.get("class") or "" for tag, each in self._open if tag == "td"), "")
        in_body = any(tag == "tbody" for tag, _ in self._open)
        self.numbers.append(
            Number(Decimal(given["value"] or ""), around, href, self._row, in_body and "wh-c-amount" in cell)
        )


class Traced:
    """A built site."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pages: dict[str, Page] = {}

    @cached_property
    def paths(self) -> list[str]:
        """Every page of figures."""
        rooms = ("index.html", "month/*.html", "money/**/*.html", "finance/*.html", "decision/*.html", "project/*.html")
        return sorted(path.relative_to(self._folder).as_posix() for room in rooms for path in self._folder.glob(room))

    def page(self, path: str) -> Page:
        """A page by its path."""
        if path not in self._pages:
            self._pages[path] = Page((self._folder / path).read_text("utf-8"))
        return self._pages[path]

    def target(self, path: str, href: str) -> tuple[str, str]:
        """Where a link of a page leads: the path, and the place in it."""
        name, _, place = unquote(href).partition("#")
        parts = path.split("/")[:-1]
        for part in name.split("/") if name else ():
            parts = parts[:-1] if part == ".." else [*parts, part]
        return ("/".join(parts) if name else path), place

    def lines_at(self, path: str, place: str) -> list[Number]:
        """The lines of ledgers that stand in a place of a page; without a place, all of it."""
        return [each for each in self.page(path).numbers if each.is_line and (not place or place in each.within)]
