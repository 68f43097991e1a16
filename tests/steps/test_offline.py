"""A built site as one zip for a USB stick: nothing in it leads out, and it is made again only when something moved."""

import os
import re
import zipfile
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from tests.village.kit import small_village, wuhua
from wuhua.outputs.site.offline import offline_page

_HREF = re.compile(r'\b(?:href|src|action|content)="([^"]*)"')
_RESERVED = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|/|$)", re.IGNORECASE)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a village with an address of its own, and its archive."""
    folder = small_village(tmp_path_factory.mktemp("offline"))
    done = wuhua(folder, "build", "--no-boards", "--offline")
    assert done.returncode == 0 and "离线包已做好" in done.stdout, done.stdout + done.stderr
    return folder


def pages(folder: Path) -> dict[str, str]:
    """Read every page of a village's archive, by its name in there."""
    with zipfile.ZipFile(folder / "site-offline.zip") as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".html")}


def test_no_page_leads_out(village: Path) -> None:
    """No address in any packed page goes to the network or begins at a root; every other one is a packed file."""
    with zipfile.ZipFile(village / "site-offline.zip") as archive:
        names = set(archive.namelist())
    found = 0
    for page, text in pages(village).items():
        assert "https://yunxi.example" not in text, page
        for address in _HREF.findall(text):
            assert "//" not in address and not address.startswith("/"), (page, address)
            path = address.partition("#")[0].partition("?")[0]
            if re.fullmatch(r"[^:;, ]+\.[a-z0-9]+", path):
                assert normpath(join(dirname(page), path)) in names, (page, address)
                found += 1
    assert found > 1000


def test_windows_takes_every_name(village: Path) -> None:
    """No packed name is one that Windows refuses, and all below the site's folder are ASCII."""
    with zipfile.ZipFile(village / "site-offline.zip") as archive:
        names = archive.namelist()
    assert names[:2] == ["打开.html", "说明.txt"]
    assert [name for name in names[2:] if not (name.startswith("site/") and name.isascii())] == []
    assert [name for name in names if re.search(r'[\\:*?"<>|]|[ .](?:/|$)', name) or _RESERVED.search(name)] == []


def test_the_note_is_readable_in_notepad(village: Path) -> None:
    """The note begins with UTF-8's mark, ends its lines as Windows does, and has no sign that GBK lacks."""
    with zipfile.ZipFile(village / "site-offline.zip") as archive:
        note = archive.read("说明.txt")
    assert note.startswith(b"\xef\xbb\xbf") and note.count(b"\n") == note.count(b"\r\n") > 10
    text = note.decode("utf-8-sig")
    text.encode("gbk")
    assert text.startswith("云溪村村务公开（离线包）\r\n数据到2026年1月20日")


def test_nothing_moved_nothing_made(village: Path) -> None:
    """A second call leaves the archive's file as it is; another day makes it anew, and the first day the first bytes."""
    path = village / "site-offline.zip"
    before, first = os.stat(path), path.read_bytes()
    assert "离线包没有变化" in wuhua(village, "build", "--no-boards", "--offline").stdout
    assert os.stat(path).st_ino == before.st_ino
    wuhua(village, "build", "--no-boards", "--offline", "--as-of", "2026-01-21")
    assert path.read_bytes() != first
    wuhua(village, "build", "--no-boards", "--offline")
    assert path.read_bytes() == first


def test_a_blocked_build_packs_nothing(tmp_path: Path) -> None:
    """When a finding keeps the site from being published there is no archive either."""
    small_village(tmp_path, ("村情/*",))
    (tmp_path / "content" / "财务收支").mkdir()
    (tmp_path / "content" / "财务收支" / "2025-03.yml").write_text("账套: 行政账\n期间: 什么\n", "utf-8")
    assert wuhua(tmp_path, "build", "--no-boards", "--offline").returncode == 1
    assert not (tmp_path / "site-offline.zip").exists()


def test_links_abroad_become_words() -> None:
    """A link to the network or to a file that was left out keeps its words and loses its address; others stay."""
    page = (
        b'<head><link rel="canonical" href="https://a.example/x.html">\n<link rel="icon" href="../i.svg"></head>'
        b'<a class="x" href="//b.example/">one</a><a href="../feed.xml"><b>two</b></a><a href="../c.json">three</a>'
        b'<a href="tel:110">four</a><a href="y.html">five</a>'
        b'<script type="application/ld+json">{"@id":"https://a.example/"}</script>'
    )
    told = (
        b'<head><link rel="icon" href="../i.svg"></head><span>one</span><span><b>two</b></span>'
        b'<a href="../c.json">three</a><a href="tel:110">four</a><a href="y.html">five</a>'
    )
    assert offline_page("finance/x.html", page, {"feed.xml"}) == told
