"""A village's own file of local rules, from the folder to the verdict: it rules, its mistakes are found, it is no record."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.village.kit import served, written_village, wuhua

LAW = "当地规定/本镇.yml"
TEXT = "名称: 本镇\n文件: {名称: 本镇村务公开规定, 起: 2024-01-01, 核对: 已核}\n规定:\n  - {名称: 定期公开截止日, 数值: 10, 力度: 应当}\n"
PROFILE = "名称: 云溪村\n类别: 村\n示例: 是\n户籍人口: 3120\n户数: 862\n当地规定: 本镇\n"
LEDGER = "账套: 行政账\n期间: 2025-03\n期初余额: 100.00\n期末余额: 100.00\n公开: {公开日期: 2025-04-12, 形式: [公开栏, 网站]}\n"
FILES = {"村情/村情.yml": PROFILE, "财务收支/2025-03-行政账.yml": LEDGER, LAW: TEXT}


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """Give a village under its own rules, with a ledger posted on the twelfth."""
    return written_village(tmp_path / "village", FILES)


def findings(folder: Path, codes: str = "TEV") -> list[dict[str, Any]]:
    """What ``wuhua check`` finds of some families of codes, except what a village of one record owes."""
    done = wuhua(folder, "check", "-q", "--format", "json")
    found = [each for each in json.loads(done.stdout)["findings"] if each["code"] not in ("C01", "T01", "T02", "C03")]
    assert done.returncode == 1
    return [each for each in found if each["code"][0] in codes]


def law(folder: Path, old: str, new: str) -> None:
    """Change the file of local rules."""
    assert old in TEXT
    written_village(folder, FILES | {LAW: TEXT.replace(old, new, 1)})


def test_its_number_rules(village: Path) -> None:
    """Posted on the twelfth is two days late where the tenth is the last day, in time where the file says the twelfth."""
    (late,) = findings(village)
    assert (late["code"], late["severity"], late["file"]) == ("T03", "error", "content/财务收支/2025-03-行政账.yml")
    assert "4月10日" in late["message"] + late["note"] and "本镇村务公开规定" in late["basis"]
    law(village, "数值: 10", "数值: 12")
    assert findings(village) == []
    law(village, "数值: 10, 力度: 应当", "数值: 11, 力度: 当地")
    (late,) = findings(village)
    assert (late["code"], late["severity"]) == ("T03", "warning") and "4月11日" in late["message"] + late["note"]


def test_each_edit_is_judged_as_from_nothing(village: Path) -> None:
    """Written, changed, misspelt, deleted and written again: what was kept of the checks before changes nothing."""
    told = set()
    for text in (TEXT, TEXT.replace("10", "12"), TEXT.replace("截止日", "截至日"), None, TEXT):
        if text is None:
            (village / "content" / LAW).unlink()
        else:
            written_village(village, FILES | {LAW: text})
        warm = wuhua(village, "check", "-q", "--format", "json").stdout
        for path in (village / ".wuhua").iterdir():
            path.unlink() if path.is_file() else None
        assert warm == wuhua(village, "check", "-q", "--format", "json").stdout
        told.add(warm)
    assert len(told) == 4


def test_a_mistake_is_found_and_the_site_stands(village: Path) -> None:
    """A word that no rule asks for: file, line, what to type, exit code 1, in the summary of a build too; the site is published."""
    law(village, "定期公开截止日", "定期公开截至日")
    (wrong,) = findings(village, "E")
    assert (wrong["code"], wrong["file"], wrong["line"], wrong["blocks"]) == ("E302", f"content/{LAW}", 4, False)
    assert "定期公开截止日" in wrong["message"] + wrong["fix"] and wrong["fix"]
    text = wuhua(village, "check", "-q").stdout
    assert f"content/{LAW}:4:" in text and "改法" in text
    assert findings(village, "T") == []
    done = wuhua(village, "build", "-q", "--no-boards")
    assert "网站已发布" in done.stdout and (village / "site/index.html").exists()


def test_it_is_no_record(village: Path) -> None:
    """It is never taken for a record in an unknown folder, and has no page."""
    assert findings(village, "E") == []
    assert wuhua(village, "build", "-q", "--no-boards").returncode == 0
    pages = {path.name: path.read_text("utf-8") for path in (village / "site").resolve().rglob("*.html")}
    assert not any("本镇.yml" in text for text in pages.values())
    assert not any("本镇" in name for name in served(village))


@pytest.mark.parametrize("line", ["# 有事找 13800138000\n", "说明: 13800138000\n"])
def test_a_private_number_in_it_is_refused_and_masked(village: Path, line: str) -> None:
    """It blocks like anywhere, no format repeats the number, and what stands is left as it is."""
    assert wuhua(village, "build", "-q", "--no-boards").returncode == 0
    before = served(village)
    written_village(village, FILES | {LAW: TEXT + line})
    for form in ("text", "line", "json", "sarif", "github"):
        done = wuhua(village, "check", "-q", "--format", form)
        assert done.returncode == 1 and "V02" in done.stdout and "13800138000" not in done.stdout + done.stderr
    (found,) = findings(village, "V")
    assert (found["file"], found["line"], found["blocks"]) == (f"content/{LAW}", 5, True)
    done = wuhua(village, "build", "-q", "--no-boards")
    assert done.returncode == 1 and "没有发布" in done.stdout and served(village) == before
    assert "13800138000" not in done.stdout + done.stderr
