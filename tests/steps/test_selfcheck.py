"""五化自查 of a village on disk: its counts are the report's, its pages are written once, its data is the command's."""

import json
import re
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from tests.village.kit import differing, served, small_village, written_village, wuhua
from wuhua.base.finding import Severity
from wuhua.checking import open_settings
from wuhua.hanging.jobs import hanging_jobs, panel_of, record_job
from wuhua.kinds import kinds_by_ident
from wuhua.overviews.selfcheck import Selfcheck
from wuhua.pipeline import build, check
from wuhua.rules.engine import all_rules
from wuhua.steps.selfcheck import selfcheck_of
from wuhua.steps.survey import Survey

DAY = date(2026, 1, 20)
WRONG = "账套: 行政账\n期间: 2025-03\n期初余额: 不知道\n"
LATE = (
    "账套: 行政账\n期间: 2025-02\n期初余额: 100.00\n期末余额: 100.00\n不适用:\n  - {规则: M01, 原因: 公开栏在修}\n"
    "公开: {公开日期: 2025-03-02, 形式: [公开栏]}\n"
)
_HREF = re.compile(r'href="([^"#]+)(?:#[^"]*)?"')


def surveyed(folder: Path) -> tuple[Survey, Selfcheck]:
    """Check a village; the survey and its self-check."""
    survey = check(open_settings(str(folder / "site_config.yml")), DAY)
    return survey, selfcheck_of(survey)


def test_counts_are_those_of_the_report(tmp_path: Path) -> None:
    """What every rule found, found clean and could not judge adds up to the report's own counts."""
    survey, found = surveyed(small_village(tmp_path))
    report = survey.report
    rules = {rule.code: rule for family in found.families for rule in family.rules}
    assert set(rules) == {rule.code for rule in all_rules()}
    for code, counts in report.ran.items():
        if not rules[code].idle:
            assert (rules[code].found, rules[code].skipped) == (counts.found, counts.skipped)
            assert rules[code].clean in (counts.clean, 0 if counts.skipped else counts.clean)
    assert {(code, *reason) for code, rule in rules.items() for reason in rule.reasons} == set(report.skipped)
    assert len(found.cases) == len(report.findings)


def test_a_misshapen_record_could_not_be_checked(tmp_path: Path) -> None:
    """A record that makes no sense counts as not checked with every rule of its kind, and its fault as a way of writing."""
    _, found = surveyed(written_village(tmp_path, {"财务收支/2025-03.yml": WRONG}))
    rules = {rule.code: rule for family in found.families for rule in family.rules}
    assert rules["G01"].reasons == (("这份文件的写法要先改好", 1),) and not rules["G01"].idle
    assert found.writing and all(case.row is None for case in found.writing)


def test_a_waiver_is_counted_with_its_reason(tmp_path: Path) -> None:
    """What a clerk set aside is no problem, and its reason is told."""
    _, found = surveyed(written_village(tmp_path, {"财务收支/2025-02.yml": LATE}))
    media = next(family for family in found.families if family.letter == "M")
    assert media.sums.waived == 1
    assert [case.finding.waiver for case in media.cases if case.finding.code == "M01"] == ["公开栏在修"]


def test_rules_without_records_name_the_kind_that_is_missing(tmp_path: Path) -> None:
    """A rule that had nothing to read says which records there are none of, in the clerk's word for them."""
    _, found = surveyed(written_village(tmp_path, {}))
    idle = {rule.code: rule.idle for family in found.families for rule in family.rules if rule.idle}
    assert idle["G06"] == f"还没有{kinds_by_ident()['budget'].title}的记录"
    assert "C01" not in idle


def test_the_site_explains_every_finding(tmp_path: Path) -> None:
    """Every rule has its page, each page of a record leads to the rules that it names, and no link of these pages is dead."""
    settings = open_settings(str(small_village(tmp_path) / "site_config.yml"))
    assert build(settings, DAY).published
    site = settings.site_dir.resolve()
    assert {path.stem for path in (site / "rules").iterdir()} == {"index", *(r.code.lower() for r in all_rules())}
    for page in (site / "compliance.html", *(site / "rules").iterdir()):
        for target in _HREF.findall(page.read_text("utf-8")):
            assert ":" in target or (page.parent / target).exists(), (page.name, target)
    survey = check(settings, DAY)
    told = [f for f in survey.findings if f.severity is not Severity.NOTE or f.waiver is not None]
    assert told
    for finding in told:
        row = next(row for row in survey.village.facts.values() if finding.span.file.endswith(row.file))
        assert f"rules/{finding.code.lower()}.html" in (site / f"{row.key}.html").read_text("utf-8")


def test_the_page_is_made_again_only_when_it_says_something_else(tmp_path: Path) -> None:
    """Another word in a payment moves neither the page nor the rules' pages; a new fault moves the page and its data."""
    folder = small_village(tmp_path)
    build(open_settings(str(folder / "site_config.yml")), DAY)
    quiet = rebuilt(folder, "摘要: ", "摘要: 改")
    assert quiet and not any(name.startswith(("compliance", "rules/")) for name in quiet)
    loud = rebuilt(folder, "公开日期: 2026-01", "公开日期: 2026-02")
    assert {"compliance.html", "compliance.json"} <= set(loud)
    assert not any(name.startswith("rules/") for name in loud)


def rebuilt(folder: Path, words: str, other: str) -> list[str]:
    """Change words in December's ledger and build; the files of the site that are not as they were."""
    before = served(folder)
    file = sorted((folder / "content" / "财务收支").glob("2025-12*"))[0]
    file.write_text(file.read_text("utf-8").replace(words, other, 1), "utf-8")
    assert build(open_settings(str(folder / "site_config.yml")), DAY).published
    return differing(before, served(folder))


def test_the_command_tells_the_same(tmp_path: Path) -> None:
    """``wuhua compliance`` gives the site's data, a form of one page, and exit code 1 while something is open."""
    folder = small_village(tmp_path)
    assert wuhua(folder, "build", "-q", "--no-boards").returncode == 0
    done = wuhua(folder, "compliance", "--json", "自查.json", "--form", "自查.pdf")
    data = json.loads((folder / "自查.json").read_text("utf-8"))
    assert (folder / "自查.json").read_bytes() == (folder / "site" / "compliance.json").read_bytes()
    assert done.returncode == (1 if data["totals"]["problems"] else 0)
    assert f"要改的{data['totals']['problems']}处" in done.stdout
    assert len(pypdfium2.PdfDocument(folder / "自查.pdf")) == 1


def test_a_place_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    """A folder that does not exist gives exit code 2 and one Chinese line."""
    done = wuhua(written_village(tmp_path, {}), "compliance", "--json", "nowhere/a.json")
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "写不了" in done.stderr


def test_it_hangs_where_the_village_hangs_its_affairs(tmp_path: Path) -> None:
    """Each board with a zone for village affairs, or with no zones, has the sheet; one for money alone has not."""
    zones = {"B1": "[{分区: 党务}, {分区: 村务, 纸张: A2}]", "B2": "[{分区: 财务}]", "B3": "[]"}
    boards = {
        f"公开栏/{name}.yml": f"名称: 栏{name}\n位置: 村口\n宽: 2400\n高: 1200\n分区: {text}\n"
        for name, text in zones.items()
    }
    survey, _ = surveyed(written_village(tmp_path, boards))
    paths = {path for path, *_ in hanging_jobs(survey, False) if "compliance" in path}
    assert paths == {"B1/compliance-A2.pdf", "B3/compliance-A2.pdf"}
    path, job, *_ = record_job(survey, "compliance", panel_of("A3", False), False)
    assert path == "compliance-A3.pdf" and job.sheet.title == "五化自查"


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2026, 1, 20)])
def test_the_day_decides(tmp_path: Path, day: date) -> None:
    """The check names the day that it was made for."""
    survey = check(open_settings(str(written_village(tmp_path, {}) / "site_config.yml")), day)
    assert selfcheck_of(survey).village.as_of == day
