"""Shells: what Material makes once, and that stamping equals what Material itself would make."""

import gzip
import marshal
import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext
from msgspec.structs import replace

from tests.outputs import sheets as shared
from tests.outputs.site.sheets import FACE, SECTIONS, corrected, home, section
from wuhua.base.faults import MachineFault
from wuhua.model.sheet import Sheet
from wuhua.outputs.site.casting import make_shells
from wuhua.outputs.site.page import Site, SiteLinks, describe, page_body
from wuhua.outputs.site.plugin import ProbePlugin
from wuhua.outputs.site.shells import FREE_SHELLS, Shells, cut, shells_digest, stamp

ORACLE_SHEETS = (home(), section(), shared.ledger(9), corrected(), shared.hostile())
KEYS = {sheet.key for sheet in ORACLE_SHEETS} | {entry.key for entry in SECTIONS}


class _Oracle(ProbePlugin):
    """Let MkDocs and Material render whole pages, with each sheet's body as the page's content."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        super().__init__(FACE, SECTIONS)
        self.by_path = {f"{sheet.key}.html": sheet for sheet in sheets}

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        super().on_files(files, config)
        names = [path.removesuffix(".html") + ".md" for path in self.by_path]
        return Files([File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV) for name in names])

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        page.toc = TableOfContents([])
        sheet = self.by_path[page.file.dest_uri]
        return page_body(sheet, SiteLinks(sheet.key, KEYS))

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        sheet = self.by_path[page.file.dest_uri]
        dated = "本页按2025年4月9日的资料写成。"
        if sheet.envelope:
            dated = "本页2025年4月8日公开。" if sheet.envelope.posted else ""
        values = {"title": sheet.title, "description": describe(sheet), "key": sheet.key, "date": dated}
        context["wuhua"] = self._view([], "../" * sheet.key.count("/"), sheet.kind, values)
        return context

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Keep the site as it was built."""


@pytest.fixture(scope="module")
def oracle(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a site that Material rendered wholly."""
    folder = tmp_path_factory.mktemp("oracle")
    config = load_config(config_file=str(root / "site_config.yml"), site_dir=str(folder), plugins=[])
    config.plugins["oracle"] = _Oracle(ORACLE_SHEETS)
    build(config)
    return folder


@pytest.mark.parametrize("sheet", ORACLE_SHEETS, ids=lambda sheet: sheet.key)
def test_stamped_page_equals_materials_own(sheet: Sheet, shells: Shells, oracle: Path) -> None:
    """A stamped page is byte for byte the page that Material renders by itself."""
    assert Site(shells, FACE, KEYS).page(sheet) == (oracle / f"{sheet.key}.html").read_bytes()


def test_every_section_and_free_shell_is_made(shells: Shells) -> None:
    """There is one shell for each section and each page that belongs to none, with every slot in it."""
    assert set(shells.parts) == {entry.kind for entry in SECTIONS} | set(FREE_SHELLS)
    for parts in shells.parts.values():
        assert {b"title", b"description", b"key", b"body", b"date"} == set(parts[1::2])


def test_no_mark_is_left_in_literals(shells: Shells) -> None:
    """No mark and no unfinished policy stays in a shell or a whole page."""
    literals = b"".join(part for parts in shells.parts.values() for part in parts[::2])
    assert b"wuhua-mark" not in literals + b"".join(shells.pages.values())


def test_shell_marks_its_own_section(shells: Shells) -> None:
    """A record's page says which section it stands in, and no other."""
    page = b"".join(shells.parts["finance"]).decode()
    assert re.findall(r'<a href="([^"]+)" aria-current="true">', page) == ["../finance/index.html"]


def test_first_load_stays_small(shells: Shells) -> None:
    """A ledger page with all it loads is at most 70 kB gzipped."""
    page = Site(shells, FACE, KEYS).page(shared.ledger(30))
    assert sum(len(gzip.compress(data, 9)) for data in (page, *shells.assets.values())) <= 70_000


def test_nothing_is_asked_of_another_host(shells: Shells) -> None:
    """No shell, script or style names another host; the site's own address stands only in the canonical link."""
    everything = [b"".join(parts) for parts in shells.parts.values()]
    everything += [*shells.pages.values(), *shells.assets.values()]
    asked = re.compile(rb"""(?:src|href|action)="(?:https?:)?//([\w.-]+)|url\(["']?(?:https?:)?//([\w.-]+)|@import""")
    assert {found[1] for data in everything for found in asked.finditer(data)} == {b"village.example"}


def test_policy_allows_no_inline_code(shells: Shells) -> None:
    """Every page carries the policy, which allows no inline script, no inline style and no other host."""
    for parts in (*shells.parts.values(), (shells.pages["404.html"],)):
        page = b"".join(parts).decode()
        assert page.index("Content-Security-Policy") < page.index("<script")
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
        assert policy and "unsafe" not in policy[1] and "default-src 'none'" in policy[1] and "http" not in policy[1]
        assert not re.search(r"<style|\sstyle=|<script>|\son\w+=", page)


def test_shells_survive_marshal(shells: Shells) -> None:
    """Shells come back whole from a marshal cache."""
    assert Shells(*marshal.loads(marshal.dumps(shells.plain()))) == shells


def test_marks_in_values_stay_text() -> None:
    """A value that looks like a mark is not filled in turn."""
    parts = cut("a<h1>wuhua-mark-body</h1>b wuhua-mark-title c")
    assert stamp(parts, {"body": b"wuhua-mark-title", "title": b"T"}) == b"awuhua-mark-titleb T c"


def test_hostile_names_stay_text(root: Path) -> None:
    """Markup in the village's name or a section's title is shown as text."""
    bad = shared.HOSTILE
    face = replace(FACE, name=bad, phone=bad, phone_owner=bad, accent="red}*{display:none")
    entry = replace(SECTIONS[0], title=bad, door=bad)
    shells = make_shells(root / "site_config.yml", face, [entry])
    page = b"".join(shells.parts["finance"])
    assert b"<script>alert" not in page and b"<img" not in page
    assert not any(b"display:none}" in data and b"red}" in data for data in shells.assets.values())


@pytest.mark.parametrize(
    "wrong, item",
    (
        ("theme: {name: nosuch}", "theme"),
        ("hooks: [nosuch.py]", "hooks"),
        ("markdown_extensions: [no_such]", "markdown_ext"),
    ),
)
def test_a_configuration_that_mkdocs_cannot_read_names_its_item(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], wrong: str, item: str
) -> None:
    """One line in Chinese with the item; nothing of MkDocs's own log on the terminal."""
    config = tmp_path / "site_config.yml"
    (tmp_path / "content").mkdir()
    config.write_text(f"site_name: 村\ndocs_dir: content\n{wrong}\n", "utf-8")
    with pytest.raises(MachineFault, match=f"“{item}.*写得不对.*改这一项"):
        make_shells(config, FACE, SECTIONS)
    assert capfd.readouterr() == ("", "")


def test_digest_moves_with_what_shells_are_made_from(root: Path, tmp_path: Path) -> None:
    """The digest moves with face, sections and configuration, and not with the day."""
    config = root / "site_config.yml"
    base = shells_digest(config, FACE, SECTIONS)
    other = tmp_path / "site_config.yml"
    other.write_text(config.read_text("utf-8") + "# changed\n", "utf-8")
    assert base == shells_digest(config, replace(FACE, as_of=date(2026, 1, 1)), SECTIONS)
    moved = {
        shells_digest(config, replace(FACE, name="另一村"), SECTIONS),
        shells_digest(config, FACE, SECTIONS[1:]),
        shells_digest(other, FACE, SECTIONS),
    }
    assert len(moved | {base}) == 4


def _run(code: str, root: Path, env: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=root, env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_digest_and_pages_need_no_mkdocs(root: Path) -> None:
    """A build whose shells are cached imports neither mkdocs nor Material."""
    code = (
        "import sys; from pathlib import Path; from tests.outputs.site.sheets import FACE, SECTIONS\n"
        "from wuhua.outputs.site.shells import shells_digest; from wuhua.outputs.site.page import Site\n"
        "shells_digest(Path('site_config.yml'), FACE, SECTIONS); print({'mkdocs', 'yaml'} & set(sys.modules))"
    )
    paths = {"PYTHONPATH": f"{root / 'generator'}:{root}"}
    assert _run(code, root, paths) == "set()"


@pytest.mark.slow
def test_shells_are_the_same_everywhere(root: Path) -> None:
    """Hash seed, time zone and language change no byte of the shells."""
    code = (
        "import hashlib, marshal; from pathlib import Path; from tests.outputs.site.sheets import FACE, SECTIONS\n"
        "from wuhua.outputs.site.casting import make_shells\n"
        "plain = make_shells(Path('site_config.yml'), FACE, SECTIONS).plain()\n"
        "print(hashlib.sha256(repr([sorted(part.items()) for part in plain]).encode()).hexdigest())"
    )
    answers = set()
    for seed, zone, lang in (("1", "UTC", "C"), ("2", "Asia/Shanghai", "C.UTF-8")):
        env = {"PYTHONPATH": f"{root / 'generator'}:{root}", "PYTHONHASHSEED": seed, "TZ": zone, "LANG": lang}
        answers.add(_run(code, root, env))
    assert len(answers) == 1
