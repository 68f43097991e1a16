"""A record under a wrong period is one finding, whatever asks for it in vain."""

import shutil
from pathlib import Path

import pytest

from tests.village.kit import ROOT, SMALL, small_village
from wuhua.checking import open_settings
from wuhua.pipeline import check

LEDGER = "content/财务收支/2025-11-行政账.yml"
POSTED = "编号: 2025-12\n期间: 2025-12\n张贴:\n  - {公开单: finance/2025-11-admin, 地点: 村委会公开栏, 张贴日期: 2025-12-09, 张贴人: 村文书, 见证: 监委会委员}\n"


def told(root: Path) -> list[tuple[str, str, int, str, str]]:
    """Code, file, line, message and fix of each finding; asked twice, the second time of the cache."""
    settings = open_settings(str(root / "site_config.yml"))
    assert settings.frozen_day is not None
    first, second = (check(settings, settings.frozen_day).findings for _ in range(2))
    assert first == second
    return [(each.code, each.span.file, each.span.line, each.message, each.fix) for each in first]


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A quarter of the example's ledgers, and a posting that names one of them."""
    root = small_village(tmp_path)
    (root / "content" / "公开张贴登记").mkdir()
    (root / "content" / "公开张贴登记" / "2025-12.yml").write_text(POSTED, "utf-8")
    return root


def mistaken(root: Path, period: str) -> list[tuple[str, str, int, str, str]]:
    """What is told more than before, once the November ledger is written for another period."""
    before = told(root)
    path = root / LEDGER
    path.write_text(path.read_text("utf-8").replace("期间: 2025-11\n", f"期间: {period}\n"), "utf-8")
    return [each for each in told(root) if each not in before]


@pytest.mark.parametrize(("period", "label"), [("2024-11", "2024年11月"), ("2026-11", "2026年11月")])
def test_a_month_of_another_year_is_told_at_the_period(village: Path, period: str, label: str) -> None:
    """Neither the month that seems missing nor the posting that names its sheet is told beside it."""
    ((code, file, _, message, fix),) = mistaken(village, period)
    assert (code, file) == ("T07", LEDGER)
    assert f"都不在{label}里，都在2025年11月" in message and "改成 2025-11；" in fix


@pytest.mark.parametrize("period", ["2025-10", "2025-12"])
def test_a_month_that_is_there_already_is_told_at_the_wrong_one(village: Path, period: str) -> None:
    """The file that is named for its month keeps its place; the other blocks, and is told which month it is."""
    found = mistaken(village, period)
    assert [(code, file) for code, file, *_ in found] == [("G12", LEDGER)]
    assert "都写了" in found[0][3] and "都在2025年11月" in found[0][3] and "改成 2025-11；" in found[0][4]


@pytest.mark.parametrize(("month", "code"), [("2026-02", "T07"), ("2025-01", "T07"), ("2025-12", "G12")])
def test_a_roster_of_another_month_too(village: Path, month: str, code: str) -> None:
    """Neither its own month nor those since the wrong one are asked for."""
    shutil.copyfile(ROOT / "content" / "值班表" / "2025-12.yml", village / "content" / "值班表" / "2025-12.yml")
    before = told(village)
    path = village / "content" / "值班表" / "2026-01.yml"
    path.write_text(path.read_text("utf-8").replace("月份: 2026-01\n", f"月份: {month}\n"), "utf-8")
    ((found, _, line, _, fix),) = [each for each in told(village) if each not in before]
    assert (found, line) == (code, 1) and "“月份”写错的，改成 2026-01；" in fix


def test_what_was_missing_before_is_told_still(village: Path) -> None:
    """Nothing that was told before the slip is hidden by it."""
    before = told(village)
    mistaken(village, "2026-11")
    assert [each for each in before if each not in told(village)] == []


def test_another_missing_month_is_told_still(village: Path) -> None:
    """What the wrong period does not explain stays."""
    (village / "content" / "财务收支" / "2025-10-行政账.yml").unlink()
    told_now = [message for code, _, _, message, _ in mistaken(village, "2026-11") if code == "T02"]
    assert told_now == ["2025年1月行政账收支没有公开，到2025年11月共11期"]


def test_what_blocked_blocks_still(village: Path) -> None:
    """A slip that would put another month's balance before a ledger (G02, which blocks) stops the site as that does."""
    mistaken(village, "2024-11")
    settings = open_settings(str(village / "site_config.yml"))
    assert settings.frozen_day is not None
    (found,) = (each for each in check(settings, settings.frozen_day).findings if each.code == "T07")
    assert found.blocks


def test_of_a_run_of_months_all_are_told(tmp_path: Path) -> None:
    """October under a wrong period and November missing are two months; the second is not hidden with the first."""
    root = small_village(tmp_path, (*SMALL, "财务收支/2025-0*"))
    (root / LEDGER).unlink()
    path = root / "content" / "财务收支" / "2025-10-行政账.yml"
    path.write_text(path.read_text("utf-8").replace("期间: 2025-10\n", "期间: 2026-10\n"), "utf-8")
    assert "2025年10月行政账收支没有公开，到2025年11月共2期" in [message for *_, message, _ in told(root)]


def test_the_other_book_of_the_wrong_month_is_told(tmp_path: Path) -> None:
    """Where the village published before the wrong month, what is missing there is truly missing."""
    root = small_village(tmp_path, (*SMALL, "财务收支/2025-0*"))
    (root / "content" / "财务收支" / "2025-10-经济账.yml").unlink()
    mistaken(root, "2025-10")
    assert "2025年10月经济账收支没有公开" in [message for *_, message, _ in told(root)]
