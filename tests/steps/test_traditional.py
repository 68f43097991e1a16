"""The tree in traditional characters of a village on disk: a twin of every page, made again only where its page moved."""

import os
import random
import re
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from tests.village.kit import differing, served, small_village, wuhua
from tests.village.test_incremental import EDITS, TODAY, cold, publish
from wuhua.outputs.site.search import data_of, read_lines_file

TREE = "zh-hant/"
#: What may differ between a page and its twin: what is read, and how files outside of the tree are reached.
_READ = {"alt", "title", "aria-label", "placeholder", "data-label", "content", "label"}
_LED = {"href", "src", "lang", "hreflang", "data-shards", "data-kiosk", "data-day"}
_HREF = re.compile(r'\b(?:href|src|action)="([^"#:?]+)(?:[#?][^"]*)?"')


class Outline(HTMLParser):
    """A page's tags with those attributes that a twin shares, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, object]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        told = [(name, "" if name in _READ | _LED else value) for name, value in attrs]
        self.tags.append((tag, told))

    def handle_endtag(self, tag: str) -> None:
        """Note its end."""
        self.tags.append((tag, None))

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.words.append(data)


def with_twins(folder: Path) -> Path:
    """Write the small village, with a setting that asks for the tree."""
    small_village(folder)
    config = folder / "site_config.yml"
    config.write_text(config.read_text("utf-8").replace('"2026-01-20"', '"2026-01-20", traditional: hk'), "utf-8")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a village with twins; its served folder."""
    folder = with_twins(tmp_path_factory.mktemp("hant"))
    done = wuhua(folder, "build", "--no-boards", "-q")
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / "site").resolve()


def pages(site: Path) -> list[str]:
    """Give the addresses of all pages that have a twin."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [path for path in found if not path.startswith(TREE) and path not in ("404.html", "kiosk.html")]


def test_every_page_has_a_twin_of_the_same_build(site: Path) -> None:
    """Each page but those for unknown addresses and for the touch screen has a twin: the same tags, ids, classes and data, as many words, all figures."""
    found = pages(site)
    assert len(found) > 150
    for path in found:
        own, twin = (Outline((site / each).read_text("utf-8")) for each in (path, TREE + path))
        assert own.tags == twin.tags, path
        assert len(own.words) == len(twin.words), path
        figures = [re.findall(r"[0-9.,]+", "".join(page.words)) for page in (own, twin)]
        assert figures[0] == figures[1], path
    assert not (site / TREE / "404.html").exists()


def test_every_way_leads_somewhere(site: Path) -> None:
    """In page and twin alike every relative address is a file of the site, and each page's switch leads to its twin and back."""
    for path in pages(site):
        for page, other in ((path, TREE + path), (TREE + path, path)):
            text = (site / page).read_text("utf-8")
            led = {normpath(join(dirname(page), found)) for found in _HREF.findall(text)}
            assert [found for found in led if not (site / found).is_file()] == [], page
            switch = re.search(r'<a class="wh-tool wh-script" href="([^"]+)"', text)
            assert switch and normpath(join(dirname(page), switch[1])) == other


def test_the_map_names_both(site: Path) -> None:
    """Crawlers are told of each page and of its twin."""
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    base = "/".join(listed[0].split("/")[:3]) + "/"
    plain = [address.removeprefix(base) for address in listed if TREE not in address]
    assert plain and [base + TREE + path for path in plain] == [address for address in listed if TREE in address]
    assert [path for path in plain if not (site / TREE / path).is_file()] == []


def test_names_are_as_their_bearers_write_them(site: Path) -> None:
    """In the twins people, the village and its places keep their characters, and nothing else is left simplified."""
    home = (site / TREE / "index.html").read_text("utf-8")
    assert "云溪村" in home and "雲溪" not in home and "村務公開" in home and "村务" not in home
    register = (site / TREE / "people" / "register.html").read_text("utf-8")
    assert "陈某某" in register and "陳某某" not in register and "規劃建設" in register


def test_a_name_in_one_record_alone_is_known(tmp_path: Path) -> None:
    """A payee whom no register names is kept too, on pages that nothing else touched, from the build in which a record names him."""
    village = with_twins(tmp_path)
    text = "主题: 范某某的范围\n正文: 付给范某某，在范围之内，由村会计经手。\n"
    (village / "content" / "通知公告" / "n1.yml").write_text(text, "utf-8")
    assert wuhua(village, "build", "--no-boards", "-q").returncode == 0
    assert "付給範某某" in (village / "site" / TREE / "notice" / "n1.html").read_text("utf-8")
    ledger = sorted((village / "content" / "财务收支").glob("2025-12-*.yml"))[0]
    ledger.write_text(re.sub(r"经手人: [^,}\n]+", "经手人: 范某某", ledger.read_text("utf-8"), count=1), "utf-8")
    assert wuhua(village, "build", "--no-boards", "-q").returncode == 0
    notice = (village / "site" / TREE / "notice" / "n1.html").read_text("utf-8")
    assert "范某某的範圍" in notice and "付給范某某，在範圍之內，由村會計經手。" in notice


def test_search_rows_are_turned_and_the_index_is_shared(site: Path) -> None:
    """The tree holds what results show, rows and lines and kinds, in its own characters, and no second index."""
    rows = sorted(path.name for path in (site / TREE / "search").iterdir())
    shown = ("d[0-9]*.js", "l[0-9]*.js", "kinds.js", "asking.js", "rules.js")
    assert rows == sorted(path.name for pattern in shown for path in (site / "search").glob(pattern))
    text = (site / TREE / "search" / "d0.js").read_text("utf-8")
    assert "財務收支" in text and "财务收支" not in text
    lines = "".join(read_lines_file((site / TREE / "search" / "l0.js").read_bytes()))
    assert "財" in lines and "财" not in lines


def test_what_the_search_offers_is_turned_and_still_understood(site: Path) -> None:
    """Doors, questions and rules stand in the tree's characters beside their own names, with which a question is compared."""
    plain, turned = (data_of((site / tree / "search" / "asking.js").read_bytes()) for tree in ("", TREE))
    assert isinstance(plain, dict) and isinstance(turned, dict)
    assert [door["t"] for door in plain["doors"]] == [door["n"] for door in turned["doors"]]
    own = next(door for door in turned["doors"] if door["k"] == "compliance")
    assert (own["t"], own["n"]) == ("五化自查", "五化自查")
    assert "還有什麼沒公開？" in turned["ask"] and plain["strip"] == turned["strip"]
    rules, names = (data_of((site / tree / "search" / "rules.js").read_bytes()) for tree in (TREE, ""))
    assert isinstance(rules, list) and [[own, key] for _, key, own in rules] == names


def test_only_what_moved_is_turned_again(tmp_path: Path) -> None:
    """After one title changed, twins of untouched pages are the files that stood before, and those of touched ones are new."""
    village = with_twins(tmp_path)
    wuhua(village, "build", "--no-boards", "-q")
    before = {path: os.stat(village / "site" / path).st_ino for path in served(village)}
    notice = sorted((village / "content" / "通知公告").glob("n2601*"))[0]
    notice.write_text(re.sub("主题: .*", "主题: 换了题目的后面", notice.read_text("utf-8"), count=1), "utf-8")
    assert wuhua(village, "build", "--no-boards", "-q").returncode == 0
    after = served(village)
    anew = {path for path in after if os.stat(village / "site" / path).st_ino != before.get(path)}
    assert {path.removeprefix(TREE) for path in anew if path.startswith(TREE)} == {
        path for path in anew if not path.startswith(TREE) and TREE + path in after
    }
    assert "zh-hant/notice/n2601.html" in anew and len(anew) < len(after) / 4


def test_without_the_setting_there_is_no_tree(tmp_path: Path) -> None:
    """A village that takes the setting out has no twins and no switch in its next build, as if it never had."""
    village = with_twins(tmp_path)
    wuhua(village, "build", "--no-boards", "-q")
    config = village / "site_config.yml"
    config.write_text(config.read_text("utf-8").replace(", traditional: hk", ""), "utf-8")
    wuhua(village, "build", "--no-boards", "-q")
    assert [path for path in served(village) if "hant" in path] == []
    assert "wh-script" not in (village / "site" / "index.html").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("seed", (11, 12))
def test_an_incremental_build_equals_a_cold_one_with_twins(tmp_path: Path, seed: int) -> None:
    """After each of a row of edits, new names and a new village's name among them, site and tree equal a cold build's."""
    dice = random.Random(seed)
    village = with_twins(tmp_path / "village")
    publish(village, TODAY)
    edits = list(EDITS)
    dice.shuffle(edits)
    while edits:
        told = [f"{edit.__name__} {edit(village / 'content', dice)}" for edit in (edits.pop(), edits.pop())]
        assert differing(publish(village, TODAY), cold(village, TODAY)) == [], told
