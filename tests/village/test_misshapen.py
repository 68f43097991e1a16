"""A misshapen record silences the rules that need it and no other; each is counted as not run, wherever counts are told."""

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.village.kit import wuhua
from tests.village.owing import owing_village
from wuhua.base.finding import Span
from wuhua.checking import open_settings
from wuhua.model.village import Village
from wuhua.pipeline import check
from wuhua.rules.book import open_book
from wuhua.rules.engine import check_village

DAY = "2026-01-20"
FILE, WHY = "财务收支/2025-11-行政账.yml", "这份文件的写法要先改好"


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """Give a village whose ledger of November says «不知道» where an amount stands."""
    folder = owing_village(tmp_path / "云溪村")
    path = folder / "content" / FILE
    path.write_text(path.read_text("utf-8").replace("期初余额: 100.00", "期初余额: 不知道"), "utf-8")
    return folder


def silenced() -> set[str]:
    """The codes of the rules that read one ledger."""
    return {rule.code for rule in open_book().rules_for("record", "finance")}


def checked(folder: Path) -> dict[str, Any]:
    """``wuhua check`` as JSON."""
    told: dict[str, Any] = json.loads(wuhua(folder, "check", "-q", "--format", "json", "--as-of", DAY).stdout)
    return told


def codes_in(line: str) -> dict[str, int]:
    """Codes with how many records each, of a line of what could not run."""
    return {code: int(count or 1) for code, count in re.findall(r"([A-Z][0-9]{2})(?:（([0-9]+)处）)?", line)}


def test_json_names_every_rule_that_could_not_run(village: Path) -> None:
    """Each rule of one ledger once, with the reason; with a second such file, twice; mended, none."""
    path = village / "content" / FILE
    broken = path.read_text("utf-8")
    for count in (1, 2):
        (line,) = (each for each in checked(village)["could_not_run"] if WHY in each)
        assert codes_in(line) == dict.fromkeys(silenced(), count)
        path.with_name("2025-10-行政账.yml").write_text(broken.replace("2025-11", "2025-10"), "utf-8")
    for month in ("2025-10", "2025-11"):
        path.with_name(f"{month}-行政账.yml").write_text(
            broken.replace("不知道", "100.00").replace("2025-11", month), "utf-8"
        )
    assert not any(WHY in each for each in checked(village)["could_not_run"])


def test_the_terminal_counts_them(village: Path) -> None:
    """The text report says before its summary how many rules could not run, and why; that is not «没有发现问题»."""
    done = wuhua(village, "check", "-q", "--as-of", DAY)
    (line,) = (each for each in done.stdout.split("\n") if WHY in each)
    assert "没能检查" in line and (f"{len(silenced())}条" in line or codes_in(line).keys() == silenced())
    assert done.returncode == 1 and "没有发现问题" not in done.stdout


def test_the_fault_is_one_and_at_its_place(village: Path) -> None:
    """Of the record itself only its misshapen figure is told, with its line; what other records owe is told as before."""
    mine = [each for each in checked(village)["findings"] if each["file"] == f"content/{FILE}"]
    assert [(each["code"][0], each["line"], each["blocks"]) for each in mine] == [("E", 3, True)]


def test_the_list_of_duties_says_that_it_cannot_know(village: Path) -> None:
    """``wuhua due`` names the file before it calls the period unpublished, and its JSON does too; exit code 1."""
    done = wuhua(village, "due", "--as-of", DAY)
    assert (
        done.returncode == 1
        and done.stdout.startswith("有1个文件的写法要先改好")
        and f"  content/{FILE}\n" in done.stdout
    )
    told = json.loads(wuhua(village, "due", "--format", "json", "--as-of", DAY).stdout)
    assert told["unread"] == [f"content/{FILE}"]


def test_the_self_check_counts_them_on_terminal_data_and_page(village: Path) -> None:
    """Terminal and JSON give each silenced rule with the reason and one case; the draft's page tells the same."""
    done = wuhua(village, "compliance", "--json", "自查.json", "--as-of", DAY)
    told = dict(re.findall(rf"没能查 ([A-Z][0-9]{{2}})（([0-9]+)处）：{WHY}", done.stdout))
    data = json.loads((village / "自查.json").read_text("utf-8"))
    rules = {rule["code"]: rule for family in data["families"] for rule in family["rules"]}
    unread = {
        code: reason["cases"]
        for code, rule in rules.items()
        for reason in rule["could_not_run"]
        if reason["reason"] == WHY
    }
    assert done.returncode == 1 and told == dict.fromkeys(silenced(), "1")
    assert unread == dict.fromkeys(silenced(), 1)
    assert wuhua(village, "build", "-q", "--draft", "--no-boards", "--as-of", DAY).returncode == 0
    page = (village / "site-draft").resolve() / "compliance.html"
    assert page.read_text("utf-8").count(WHY) >= 1
    assert {code for code in silenced() if code in page.read_text("utf-8")} == silenced()


def test_what_keeps_a_file_out_is_told_first(village: Path) -> None:
    """The misprint stands before what others find for want of the file, and the last line says where to begin."""
    told = checked(village)["findings"]
    assert told[0]["code"].startswith("E") and told[0]["file"].endswith(FILE) and len(told) > 1
    done = wuhua(village, "check", "-q", "--as-of", DAY)
    assert done.stdout.startswith("错误 E") and done.stdout.rstrip().endswith(
        "先改最前面的1条，后面的可能跟着就没有了。"
    )


@pytest.fixture(scope="module")
def example(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the example village, which checks clean but for two remarks."""
    folder = tmp_path_factory.mktemp("示例")
    shutil.copytree(root / "content", folder / "content")
    shutil.copy(root / "site_config.yml", folder)
    return folder


@pytest.mark.slow
def test_one_misprint_is_one_finding(example: Path) -> None:
    """A board that every record names cannot be read: that is told once; mended, all is judged as before."""
    (board,) = (example / "content" / "公开栏").glob("B1-*.yml")
    whole, before = board.read_bytes(), checked(example)
    board.write_bytes(whole + "奇怪".encode())
    broken = checked(example)
    assert [each for each in broken["findings"] if each not in before["findings"]] == broken["findings"][:1]
    assert broken["findings"][0]["file"].endswith(board.name)
    assert any(line.startswith("没能检查 ") and "写法没改好" in line for line in broken["could_not_run"])
    board.write_bytes(whole)
    assert checked(example)["findings"] == before["findings"]


@pytest.mark.slow
def test_whichever_file_cannot_be_read_no_other_record_is_blamed(example: Path) -> None:
    """Without any one of the records, known to be there but not readable, no rule finds a thing that it did not find before."""

    def place(file: str, path: tuple[str | int, ...], at_key: bool = False) -> tuple[Span, str]:
        return Span(file), ""

    whole = check(open_settings(str(example / "site_config.yml")), date.fromisoformat(DAY)).village
    before = {(each.code, each.message) for each in check_village(whole, place).findings}
    for missing in whole.facts.values():
        rest = [row for row in whole.facts.values() if row.key != missing.key]
        left = Village(rest, whole.policy, whole.as_of, frozenset({missing.kind}))
        found = {(each.code, each.message) for each in check_village(left, place).findings}
        assert found <= before, missing.file
