"""The joint with MkDocs: probes go in, shells come out, and the village's own pages are written beside them."""

import logging
import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext

from wuhua.base.places import theme_dir
from wuhua.model.face import Face
from wuhua.outputs.site.assets import Assets, make_assets, seal
from wuhua.outputs.site.handwritten import EXTENSION_SETTINGS, PlainMarkdown, plain_source
from wuhua.outputs.site.serve import let_reload_through
from wuhua.outputs.site.shells import (
    BODY_MARK,
    FREE_SHELLS,
    HANDWRITTEN,
    MARKS,
    Section,
    Shells,
    cut,
    handwritten_files,
)


class PluginSettings(Config):
    """The few choices that are no village's records; ``config.py`` reads and explains them."""

    boards_dir = Type(str, default="boards")
    accent = Type(str, default="#a8232a")
    data_license = Type(str, default="")
    as_of = Type(str, default="")
    traditional = Type((str, bool), default="")
    traditional_names = Type(dict, default={})


class ShellHooks(BasePlugin[PluginSettings]):
    """Turn a MkDocs build into a build of shells: our theme, only probes and handwritten pages, Markdown as text."""

    def __init__(self) -> None:
        self.face: Face | None = None
        self.sections: Sequence[Section] = ()
        self._assets: Assets | None = None
        self._docs_dir = ""
        self._made: dict[str, str] = {}
        self._handwritten: dict[str, str] = {}
        self._probes: dict[str, str] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set the theme and everything that would let another host or another template in."""
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        look = {"language": "zh", "font": False, "palette": None, "features": []}
        config.theme = Theme("material", custom_dir=str(theme_dir() / "site"), **look)  # type: ignore[arg-type]
        config.theme.static_templates = {"404.html"}
        config.use_directory_urls = False
        config.markdown_extensions = ["tables", "sane_lists", PlainMarkdown()]  # type: ignore[list-item]
        config.mdx_configs = dict(EXTENSION_SETTINGS)
        config.nav = None
        config.extra_css, config.extra_javascript, config.extra_templates = [], [], []
        config.hooks = []
        # Records are stamped in afterwards, so MkDocs cannot know where links to them lead.
        config.validation.links.not_found = logging.INFO
        self._assets = make_assets(Path(config.theme.dirs[1]), self.village_face.accent)
        self._made, self._handwritten = {}, {}
        return config

    @property
    def village_face(self) -> Face:
        """The village as pages show it; known once the configuration has been read."""
        assert self.face is not None
        return self.face

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Keep MkDocs from walking ``content/``: it follows links in the file system and copies what it finds."""
        self._docs_dir = config.docs_dir
        config.docs_dir = os.path.join(config.docs_dir, ".wuhua-nowhere")

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Replace whatever MkDocs found by the probes and the pages that a person wrote."""
        config.docs_dir = self._docs_dir
        self._probes = {f"{_probe_stem(name, depth)}.md": name for name, depth in self._shell_depths()}
        probes = [_generated(config, address, "") for address in self._probes]
        written = [_page_file(config, path) for path in handwritten_files(Path(config.docs_dir) / HANDWRITTEN)]
        return Files(probes + written)

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the body's mark into a probe; drop the contents list, whose first entry Material would link to."""
        page.toc = TableOfContents([])
        return BODY_MARK if self._shell_name(page.file) else html

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the templates of the village, and where the page stands."""
        name = self._shell_name(page.file)
        values = MARKS if name else _own_values(page)
        view = self._view(context["pages"], "../" * page.file.dest_uri.count("/"), name or page.file.url, values)
        context["wuhua"] = view  # type: ignore[typeddict-unknown-key]
        return context

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Tell the page for unknown addresses the same; its links start at the root, for it is shown anywhere."""
        values = {"title": "没有这一页", "description": "", "key": "", "date": ""}
        root = context["base_url"].rstrip("/") + "/"
        context["wuhua"] = self._view(context["pages"], root, "404", values)  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Seal the page with its policy and keep it."""
        sealed = seal(output)
        name = self._shell_name(page.file)
        kept, key = (self._made, name) if name else (self._handwritten, page.file.dest_uri)
        kept[key] = sealed
        return sealed

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """Seal the page for unknown addresses and keep it."""
        self._handwritten[template_name] = seal(output)
        return self._handwritten[template_name]

    def _shell_depths(self) -> list[tuple[str, int]]:
        own = {section.kind: section.depth for section in self.sections}
        return list((own | FREE_SHELLS).items())

    def _shell_name(self, file: File) -> str:
        """The shell that a probe makes; empty for a page that a person wrote."""
        return self._probes.get(file.src_uri, "")

    def _view(self, files: Iterable[File], root: str, here: str, values: dict[str, str]) -> dict[str, Any]:
        pages = [(file.page.title, file.url) for file in files if file.page and not self._shell_name(file)]
        return values | {
            "face": self.village_face,
            "assets": self._assets,
            "root": root,
            "here": here,
            "doors": _doors(self.sections, here),
            "pages": [(title, url, url == here) for title, url in pages],
        }

    def _collect(self, site_dir: str) -> Shells:
        assert self._assets is not None
        for name, depth in self._shell_depths():
            path = Path(site_dir) / f"{_probe_stem(name, depth)}.html"
            path.unlink()
            for folder in list(path.parents)[:depth]:
                if not any(folder.iterdir()):
                    folder.rmdir()
        parts = {name: cut(page) for name, page in self._made.items()}
        pages = {path: page.encode() for path, page in self._handwritten.items()}
        return Shells(parts, dict(self._assets.files), pages, dict(self._shell_depths()))


class ProbePlugin(ShellHooks):
    """Make the shells and nothing else; ``shells`` holds them after the build."""

    def __init__(self, face: Face, sections: Sequence[Section]) -> None:
        super().__init__()
        self.face, self.sections = face, sections
        self.shells = Shells({}, {}, {}, {})

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Take the shells out of the built site."""
        self.shells = self._collect(config.site_dir)


class SitePlugin(ShellHooks, ABC):
    """The village as a MkDocs plugin: ``mkdocs build`` and ``mkdocs serve`` on a village's configuration."""

    @abstractmethod
    def read_village(self, config_file: Path) -> tuple[Face, Sequence[Section]]:
        """Read what shells need; :meth:`stop` when the village may not be published."""

    @abstractmethod
    def write_pages(self, site_dir: Path, shells: Shells) -> None:
        """Write every file of the site but the shells' own pages; :meth:`stop` when it may not be published."""

    def watched(self, config_file: Path) -> Iterable[Path]:
        """What ``mkdocs serve`` watches beside the configuration."""
        return (config_file.parent / "content", theme_dir())

    def stop(self, report: str) -> NoReturn:
        """End the build with a report that people read, and without a traceback."""
        raise PluginError("\n" + report)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the village, then set MkDocs up for it."""
        self.face, self.sections = self.read_village(Path(config.config_file_path))
        return super().on_config(config)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the assets, then the village's pages."""
        site_dir = Path(config.site_dir)
        shells = self._collect(config.site_dir)
        for path, data in shells.assets.items():
            (site_dir / path).parent.mkdir(parents=True, exist_ok=True)
            (site_dir / path).write_bytes(data)
        self.write_pages(site_dir, shells)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]) -> LiveReloadServer:
        """Watch the village and the theme; let the reload script through the policy of served pages."""
        for path in self.watched(Path(config.config_file_path)):
            server.watch(str(path))
        let_reload_through(server)
        return server


def _generated(config: MkDocsConfig, src_uri: str, content: str) -> File:
    return File.generated(config, src_uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def _page_file(config: MkDocsConfig, path: Path) -> File:
    return _generated(config, f"pages/{path.stem}.md", plain_source(path.read_text("utf-8", errors="replace")))


def _probe_stem(name: str, depth: int) -> str:
    return "/".join([name] * depth + [f"wuhua-probe-{name}"])


def _own_values(page: Page) -> dict[str, str]:
    title = str(page.title)
    return {"title": title, "description": title, "key": page.file.url.removesuffix(".html"), "date": ""}


def _doors(sections: Sequence[Section], here: str) -> list[tuple[str, bool, list[tuple[str, str, bool]]]]:
    """The doors as first mentioned: (words, whether here, sections: (words, address, whether here))."""
    found: dict[str, list[tuple[str, str, bool]]] = {}
    for section in sections:
        found.setdefault(section.door, []).append((section.title, section.key + ".html", section.kind == here))
    return [(door, any(at for *_, at in links), links) for door, links in found.items()]
