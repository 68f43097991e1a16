"""The second hand: what it reads and derives equals what this process would, and its absence changes only the time."""

import os
import shutil
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest

from wuhua.base.forks import may_fork
from wuhua.checking import open_settings
from wuhua.config import Settings
from wuhua.pipeline import build
from wuhua.steps import hand as room
from wuhua.steps.hand import Hand

_ROOT = Path(__file__).resolve().parents[2]
_DAY = date(2026, 1, 20)


@pytest.fixture
def village(tmp_path: Path) -> Settings:
    """The example village, built once."""
    shutil.copytree(_ROOT / "content", tmp_path / "content")
    shutil.copy(_ROOT / "site_config.yml", tmp_path)
    settings = open_settings(str(tmp_path / "site_config.yml"))
    assert build(settings, _DAY).published
    return settings


def _edit(settings: Settings) -> str:
    file = sorted((settings.content / "财务收支").glob("2025-1*.yml"))[-1]
    text = file.read_text("utf-8")
    file.write_text(text.replace("摘要: ", "摘要: 改", 1), "utf-8")
    return file.name


def _pages(settings: Settings) -> dict[str, bytes]:
    site = settings.site_dir.resolve()
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.mark.slow
def test_the_hand_changes_only_the_time(village: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """One changed record gives the same site with a hand, with one that dies at once, and cold."""
    forks: list[list[str]] = []
    first = Hand.__init__

    def counted(self: Hand, settings: Settings, cache_file: Path, as_of: date, files: list[str]) -> None:
        forks.append(list(files))
        first(self, settings, cache_file, as_of, files)

    monkeypatch.setattr(Hand, "__init__", counted)
    name = _edit(village)
    assert build(village, _DAY).published
    assert forks == [[f"财务收支/{name}"]]
    with_hand = _pages(village)

    monkeypatch.setattr(room, "_lend", lambda *_: os._exit(3))
    _edit(village)
    assert build(village, _DAY).published
    dead = _pages(village)
    shutil.rmtree(village.root / ".wuhua")
    assert build(village, _DAY).published
    assert _pages(village) == dead != with_hand


@pytest.mark.slow
def test_what_blocks_is_found_by_the_hand_too(village: Settings) -> None:
    """A changed record that does not add up stops the site, with its place; the old site stands."""
    before = _pages(village)
    file = sorted((village.content / "财务收支").glob("2025-1*.yml"))[-1]
    text = file.read_text("utf-8")
    file.write_text(text.replace("期末余额: ", "期末余额: 9", 1), "utf-8")
    built = build(village, _DAY)
    assert not built.published
    assert any(finding.code == "G01" and finding.span.file.endswith(file.name) for finding in built.findings)
    assert _pages(village) == before


def test_nobody_is_forked_beside_a_thread() -> None:
    """Where another thread runs, as in serve, no helper is forked: it could wait for ever for what that thread holds."""
    assert may_fork()
    done = Event()
    other = Thread(target=done.wait)
    other.start()
    try:
        assert not may_fork()
    finally:
        done.set()
        other.join()
