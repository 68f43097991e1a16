"""A check that keeps what did not change says what a check from nothing says, whatever a clerk did in between."""

import random
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.village.edits import EDITS, change_law, change_village, records, waive
from wuhua.checking import open_settings
from wuhua.pipeline import build, check

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 1, 20)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """The example village with all its kinds, in a folder of its own."""
    folder = tmp_path / "village"
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copyfile(ROOT / "site_config.yml", folder / "site_config.yml")
    return folder


def said(folder: Path, day: date) -> dict[str, Any]:
    """Check with what the cache holds; findings, counts of every rule, and what could not run and why."""
    report = check(open_settings(str(folder / "site_config.yml")), day).report
    return {"findings": report.findings, "ran": dict(report.ran), "skipped": report.skipped}


def cold(folder: Path) -> Path:
    """The same files in a folder where nothing was ever checked or built."""
    other = folder.with_name("cold")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(folder / "content", other / "content")
    shutil.copyfile(folder / "site_config.yml", other / "site_config.yml")
    return other


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_a_warm_check_says_what_a_cold_one_says(village: Path, seed: int) -> None:
    """After each of twenty edits over all kinds, and now and then on another day, findings and counts are the same."""
    dice, day = random.Random(seed), DAY
    said(village, day)
    different = 0
    for number in range(20):
        before = said(village, day)
        told = [
            f"{edit.__name__} {edit(village / 'content', dice)}"
            for edit in dice.choices(EDITS, k=dice.choice((1, 1, 2)))
        ]
        day += timedelta(dice.randint(-20, 40) if number % 7 == 6 else 0)
        warm = said(village, day)
        assert warm == said(cold(village), day), (told, day)
        different += warm != before
    assert different >= 10


def pages(folder: Path, day: date = DAY) -> dict[str, bytes]:
    """Build with what the cache holds, faults or not; every file of the site."""
    out = folder / "site"
    assert build(open_settings(str(folder / "site_config.yml")), day, draft=True, out=out).published
    site = out.resolve()
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.mark.slow
def test_a_warm_build_makes_what_a_cold_one_makes(village: Path) -> None:
    """Over all kinds: after a waiver, another 村情, a local rule, and edits by dice, every file of the site is the same."""
    dice = random.Random(7)
    before = pages(village)
    for edits in ((waive,), (change_village,), (change_law,), *(dice.choices(EDITS, k=2) for _ in range(4))):
        told = [f"{edit.__name__} {edit(village / 'content', dice)}" for edit in edits]
        warm, made = pages(village), pages(cold(village))
        assert sorted(name for name in warm.keys() | made.keys() if warm.get(name) != made.get(name)) == [], told
    assert warm != before


@pytest.mark.slow
def test_a_warm_build_on_a_later_day_makes_what_a_cold_one_makes(village: Path) -> None:
    """Nothing edited: as terms end, notices close and duties fall due, every page that says so is made again."""
    pages(village)
    for day in (date(2026, 1, 21), date(2026, 2, 16), date(2026, 7, 1), date(2029, 1, 1)):
        warm, made = pages(village, day), pages(cold(village), day)
        assert sorted(name for name in warm.keys() | made.keys() if warm.get(name) != made.get(name)) == [], day


def test_the_dice_reach_every_kind(village: Path) -> None:
    """Edits by dice touch most kinds: none is left out because it has few records."""
    dice, content = random.Random(0), village / "content"
    kinds = {path.parent.name for path in records(content)}
    told = {edit(content, dice).split("/")[0] for edit in dice.choices(EDITS, k=200)}
    assert len(kinds) >= 40 and len(kinds & told) >= 0.8 * len(kinds)
