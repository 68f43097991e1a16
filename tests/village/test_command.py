"""The command on a village: what it says, where it points, its exit codes, and what it never touches."""

import json
from pathlib import Path

import pytest

from tests.samples import DECISION, LEDGER
from tests.village.kit import served, tree, written_village, wuhua

BOARD = (
    "名称: {0}\n位置: {0}旁\n自然村: {0}\n宽: 2400\n高: 1200\n分区: [{{分区: 党务}}, {{分区: 村务}}, {{分区: 财务}}]\n"
)
LEDGER_FILE, DECISION_FILE = "财务收支/2025-03-行政账.yml", "决策事项/2025-02-路灯改造.yml"
FILES = {
    LEDGER_FILE: LEDGER,
    DECISION_FILE: DECISION,
    "公开栏/B1.yml": BOARD.format("村委会公开栏"),
    "公开栏/B2.yml": BOARD.format("中社公开栏"),
}
WRONG = FILES | {LEDGER_FILE: LEDGER.replace("143790.36", "143790.35")}
FORMATS = ("text", "line", "json", "sarif", "github")


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """Give a village of the two samples and the boards that they name."""
    return written_village(tmp_path / "云溪村", FILES)


def test_the_samples_are_clean(village: Path) -> None:
    """The two samples of the design have no fault; a village of two records owes the rest of its catalogue, and hears so."""
    done = wuhua(village, "check", "-q", "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    assert {found["code"] for found in json.loads(done.stdout)["findings"]} == {"C01", "T01", "T02"}


@pytest.mark.parametrize("form", FORMATS)
def test_a_wrong_cent_is_pointed_at(village: Path, form: str) -> None:
    """A closing balance wrong by one cent gives exit code 1, G01, the exact place and the right figure, in every format."""
    written_village(village, WRONG)
    done = wuhua(village, "check", "-q", "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    assert "G01" in done.stdout and "143790.36" in done.stdout and f"content/{LEDGER_FILE}" in done.stdout
    if form in ("text", "line"):
        assert f"content/{LEDGER_FILE}:15:7" in done.stdout
    if form == "github":
        assert f"::error file=content/{LEDGER_FILE},line=15,col=7,title=G01::" in done.stdout
    if form == "json":
        (found,) = (each for each in json.loads(done.stdout)["findings"] if each["code"] == "G01")
        assert (found["line"], found["column"], found["end_column"], found["blocks"]) == (15, 7, 16, True)
    if form == "sarif":
        (result,) = (each for each in json.loads(done.stdout)["runs"][0]["results"] if each["ruleId"] == "G01")
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (result["ruleId"], region["startLine"], region["startColumn"]) == ("G01", 15, 7)


def test_what_blocks_leaves_the_old_site(village: Path) -> None:
    """A blocking finding gives exit code 1 and leaves what is served as it was; mended, it is published."""
    assert wuhua(village, "build", "-q", "--no-boards").returncode == 0
    before = served(village)
    assert before
    written_village(village, WRONG)
    done = wuhua(village, "build", "-q", "--no-boards")
    assert done.returncode == 1
    assert "没有发布，原来的网站没有动。" in done.stdout and "G01" in done.stdout
    assert served(village) == before
    written_village(village, FILES)
    assert wuhua(village, "build", "-q", "--no-boards").returncode == 0
    assert served(village) == before


def test_a_draft_says_so_on_every_page(village: Path) -> None:
    """``--draft`` builds in spite of the fault, beside the site, with 草稿 on every page."""
    written_village(village, WRONG)
    done = wuhua(village, "build", "-q", "--no-boards", "--draft")
    assert done.returncode == 0
    pages = sorted((village / "site-draft").resolve().rglob("*.html"))
    assert len(pages) > 8
    assert [page.name for page in pages if "草稿" not in page.read_text("utf-8")] == []
    assert not (village / "site").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "没有.yml"), "没有文件 没有.yml"),
        (("check", "--as-of", "明天"), "“明天”不是日期"),
        (("check", "--format", "xml"), "命令写得不对"),
        (("chekc",), "命令写得不对"),
        (("explain", "Z99"), "没有规则 Z99"),
        (("new", "财务"), "没有“财务”这种公开事项，是不是“财务收支”"),
        (("build", "-f", "nowhere.yml"), "没有找到配置文件 nowhere.yml"),
    ],
)
def test_what_could_not_run_is_exit_code_2(village: Path, arguments: tuple[str, ...], said: str) -> None:
    """A wrong command gives exit code 2 and a Chinese line on stderr, nothing on stdout, no traceback."""
    done = wuhua(village, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("code", "said"), [("E128", "短横线"), ("e305", "文件的写法"), ("B201", "公开栏的排版"), ("T03", "公开晚了")]
)
def test_every_code_of_a_finding_can_be_asked_for(tmp_path: Path, code: str, said: str) -> None:
    """Codes of misprints and of boards have an answer too, although no page."""
    done = wuhua(tmp_path, "explain", code)
    assert done.returncode == 0 and said in done.stdout


def test_outside_a_village_it_says_so(tmp_path: Path) -> None:
    """Without a configuration here or above, build says what to do and gives exit code 2."""
    done = wuhua(tmp_path, "build")
    assert done.returncode == 2
    assert "wuhua init" in done.stderr


def test_a_lone_file_is_checked(tmp_path: Path) -> None:
    """A file that lies in no village is checked by itself, its kind known by its keys, and named as it was given."""
    path = tmp_path / "我的账.yml"
    path.write_text(LEDGER.replace("143790.36", "143790.35"), "utf-8")
    done = wuhua(tmp_path, "check", "-q", "我的账.yml")
    assert done.returncode == 1
    assert "我的账.yml:15:7" in done.stdout and "G01" in done.stdout
    path.write_text(LEDGER, "utf-8")
    assert wuhua(tmp_path, "check", "-q", "我的账.yml").returncode == 0
    assert sorted(item.name for item in tmp_path.iterdir()) == ["我的账.yml"]


def test_one_file_of_a_village_is_checked(village: Path) -> None:
    """With a path, only what was found in that file is told."""
    written_village(village, WRONG)
    assert wuhua(village, "check", "-q", f"content/{DECISION_FILE}").returncode == 0
    assert wuhua(village, "check", "-q", f"content/{LEDGER_FILE}").returncode == 1
    assert wuhua(village / "content", "check", "-q", LEDGER_FILE).returncode == 1


def test_nothing_of_the_clerks_is_touched(village: Path) -> None:
    """Neither check nor build, clean or blocked, changes a byte, a date or a name in the clerk's folder."""
    for files in (FILES, WRONG):
        written_village(village, files)
        before = tree(village / "content"), times(village / "content")
        for command in (("check",), ("build", "--no-boards"), ("build", "--no-boards", "--draft")):
            wuhua(village, *command, "-q")
        assert (tree(village / "content"), times(village / "content")) == before
    assert (village / "site_config.yml").exists()


def times(folder: Path) -> dict[str, int]:
    """Give when each file was last written."""
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in sorted(folder.rglob("*"))}


def test_the_report_is_the_same_from_the_cache(village: Path) -> None:
    """A second check, which reads nothing anew, says the same as the first, byte for byte."""
    written_village(village, WRONG)
    first, second = (wuhua(village, "check", "-q", "--format", "json") for _ in range(2))
    assert first.stdout == second.stdout


def test_new_writes_the_next_month(village: Path) -> None:
    """``wuhua new`` carries the closing balance over and writes over nothing."""
    done = wuhua(village, "new", "财务收支", "2025-04")
    path = village / "content/财务收支/2025-04-行政账.yml"
    assert done.returncode == 0 and path.name in done.stdout
    text = path.read_text("utf-8")
    assert "期初余额: 143790.36" in text and "期间: 2025-04" in text
    again = wuhua(village, "new", "财务收支", "2025-04")
    assert again.returncode == 2 and "没有改动它" in again.stderr
    assert path.read_text("utf-8") == text
    assert wuhua(village, "check", "-q", str(path)).returncode in (0, 1)


def test_a_village_says_what_it_is(village: Path) -> None:
    """Without a 村情 nothing is published, and the check says what to write."""
    for file in (village / "content/村情").iterdir():
        file.unlink()
    told = wuhua(village, "check", "-q")
    assert told.returncode == 1 and "没有村情" in told.stdout and "写一份 content/村情/村情.yml" in told.stdout
    assert wuhua(village, "build", "--no-boards", "-q").returncode == 1
