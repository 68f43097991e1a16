"""The plugin in a real MkDocs build: only our files come out, and a report stops the build."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer

from tests.outputs.site.sheets import FACE, SECTIONS, home
from wuhua.base.places import theme_dir
from wuhua.model.face import Face
from wuhua.outputs.site.casting import make_shells
from wuhua.outputs.site.page import Site
from wuhua.outputs.site.plugin import SitePlugin
from wuhua.outputs.site.shells import Section, Shells


class _Village(SitePlugin):
    """A village of one page; ``report`` stops its publication."""

    report = ""

    def read_village(self, config_file: Path) -> tuple[Face, Sequence[Section]]:
        return FACE, SECTIONS

    def write_pages(self, site_dir: Path, shells: Shells) -> None:
        if self.report:
            self.stop(self.report)
        (site_dir / "index.html").write_bytes(Site(shells, FACE, {"index"}).page(home()))


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """Give a village's folder with a record, a handwritten page, settings that must not count, and symbolic links."""
    pages = tmp_path / "content" / "页面"
    pages.mkdir(parents=True)
    (pages / "村规民约.md").write_text(
        "---\ntemplate: 404.html\n---\n# 村规民约\n\n爱护公物。[账](../index.html)<script>alert(1)</script>\n", "utf-8"
    )
    (pages / "secret.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    os.symlink(tmp_path / "secret.txt", pages / "linked.md")
    os.symlink(tmp_path, tmp_path / "content" / "loop")
    (tmp_path / "content" / "财务收支").mkdir()
    (tmp_path / "content" / "财务收支" / "2025-03.yml").write_text("账套: 行政账\n", "utf-8")
    text = (
        "site_name: x\ndocs_dir: content\ntheme: {name: material, features: [navigation.instant]}\nplugins: []\n"
        "extra_javascript: [https://e.example/a.js]\n"
    )
    (tmp_path / "site_config.yml").write_text(text, "utf-8")
    return tmp_path


def _build(village: Path, plugin: SitePlugin) -> Path:
    config = load_config(config_file=str(village / "site_config.yml"), site_dir=str(village / "site"))
    config.plugins["wuhua"] = plugin
    build(config)
    return village / "site"


def test_site_holds_only_what_we_wrote(village: Path) -> None:
    """No record, linked file, probe, foreign script or asset of Material's own comes out of a build."""
    site = _build(village, _Village())
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert [name for name in names if not name.startswith("assets/")] == [
        "404.html",
        "index.html",
        "pages/村规民约.html",
    ]
    assert [name.rpartition("-")[0] for name in names if name.startswith("assets/")] == [
        f"assets/{stem}" for stem in ("icon", "kiosk", "search", "wuhua", "wuhua")
    ]
    assert not [path for path in site.rglob("*") if path.is_dir() and not any(path.iterdir())]
    assert not any("https://e.example" in path.read_text("utf-8") for path in site.rglob("*.html"))


def test_handwritten_page_has_the_villages_look(village: Path) -> None:
    """A Markdown page has our header and policy, is listed in the foot, and shows typed HTML as text."""
    page = (_build(village, _Village()) / "pages" / "村规民约.html").read_text("utf-8")
    assert "<h1" in page and "爱护公物" in page and "&lt;script&gt;alert(1)" in page
    assert 'class="wh-band"' in page and "script-src 'self';" in page
    assert 'aria-current="page">村规民约</a>' in page


def test_shells_carry_handwritten_pages(village: Path) -> None:
    """Shells made without the plugin hold the same handwritten page, byte for byte."""
    shells = make_shells(village / "site_config.yml", FACE, SECTIONS)
    site = _build(village, _Village())
    assert {path: (site / path).read_bytes() for path in shells.pages} == shells.pages


def test_report_stops_the_build(village: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A report that blocks ends the build with its words and without a traceback."""
    plugin = _Village()
    plugin.report = "错误 T01: 合计不对"
    with pytest.raises((Abort, PluginError)):
        _build(village, plugin)
    assert "错误 T01: 合计不对" in caplog.text


def test_unwritten_hooks_are_named() -> None:
    """A plugin that does not say how a village is read cannot be made."""
    with pytest.raises(TypeError):
        SitePlugin()  # type: ignore[abstract]


def test_serve_watches_the_village(village: Path) -> None:
    """``mkdocs serve`` watches the village's records and the theme, and its pages allow its reload script."""
    config = load_config(config_file=str(village / "site_config.yml"), site_dir=str(village / "site"))
    server = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=str(village))
    before = server.get_app()
    assert _Village().on_serve(server, config=config, builder=lambda: None) is server
    assert set(server._watched_paths) == {str(village / "content"), str(theme_dir())}
    assert server.get_app() is not before
    server.server_close()
