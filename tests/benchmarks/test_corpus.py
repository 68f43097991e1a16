"""The village that the benchmarks build, and the figures that they tell."""

import sys
from pathlib import Path

import pytest
from benchmarks import corpus, peers
from benchmarks.bench import main
from benchmarks.measure import Cost, RunBroken, medians, peak_of_tree, ratio, run
from benchmarks.pages import read_pages
from benchmarks.report import END, START, put_into, report
from benchmarks.sites import CHANGED, COLD, Peak, Row

from wuhua.checking import open_settings
from wuhua.hanging.jobs import hanging_jobs
from wuhua.pipeline import check


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A village of fifty records."""
    folder = tmp_path_factory.mktemp("bench") / "village"
    corpus.write_village(folder, 50)
    return folder


def test_corpus_is_clean(village: Path) -> None:
    """The village has all its records, nothing to find, and nothing that hangs."""
    found = check(open_settings(str(village / "site_config.yml")), corpus.TODAY)
    assert len(found.village.facts) == 50 + corpus.FIXED
    assert found.findings == ()
    assert {job.sheet.key for _, job, *_ in hanging_jobs(found, False)} == {"compliance"}


def test_corpus_is_the_same_each_time() -> None:
    """Two runs give the same bytes."""
    assert list(corpus.records(60)) == list(corpus.records(60))


@pytest.mark.parametrize("count", [7, 200, 1000, 5000, 10_000])
def test_corpus_has_the_size_that_is_asked(count: int) -> None:
    """Every size is met to the record, each under a name of its own; a record weighs about 4 kB."""
    made = list(corpus.records(count))
    assert len({name for name, _ in made}) == count
    assert count < 200 or 3500 < sum(len(text.encode()) for _, text in made) / count < 4500


def test_edit_changes_words_alone(village: Path) -> None:
    """An edited ledger has other words, the same figures, and is clean."""
    file = village / "content" / "财务收支" / "2025-12-经济账.yml"
    before = file.read_text(encoding="utf-8")
    for number in (1, 2):
        corpus.edit(file, number)
        assert f"（第{number}次改）" in file.read_text(encoding="utf-8")
    assert file.read_text(encoding="utf-8").replace("（第2次改）", "") == before
    assert check(open_settings(str(village / "site_config.yml")), corpus.TODAY).findings == ()


def test_peers_read_the_same_words(village: Path, tmp_path: Path) -> None:
    """A peer's pages are as many as the records and hold every line of a ledger."""
    pages = read_pages(village, corpus.TODAY)
    builder = peers.mkdocs(tmp_path, pages, "财务收支/2025-12-经济账.yml")
    assert len(pages) == 50 + corpus.FIXED
    page = tmp_path / "docs" / "finance" / "2025" / "2025-12-econ.md"
    source = (village / "content" / "财务收支" / "2025-12-经济账.yml").read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8").count("| 付-12") == source.count("凭证: 付-12")
    builder.edit(3)
    assert "第3次改" in page.read_text(encoding="utf-8")


def test_run_costs_what_it_costs(tmp_path: Path) -> None:
    """CPU and wall are those of the child; a child that fails is no measurement."""
    busy = "import time; t = time.process_time()\nwhile time.process_time() - t < 0.2: pass"
    cost = run((sys.executable, "-c", busy), tmp_path)
    assert 0.2 <= cost.cpu_s < 2 and cost.wall_s >= 0.2
    with pytest.raises(RunBroken, match="exit code 3"):
        run((sys.executable, "-c", "raise SystemExit(3)"), tmp_path)


def test_memory_is_that_of_the_whole_tree(tmp_path: Path) -> None:
    """What a grandchild holds is counted, what the measuring process holds is not."""
    mine = bytearray(b"x" * 200_000_000)
    hold = "import time; held = bytearray(b'x' * 60_000_000); time.sleep(0.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}], check=True)"
    assert 57 < peak_of_tree((sys.executable, "-c", parent), tmp_path) < 150
    assert len(mine) == 200_000_000


def test_figures_are_medians() -> None:
    """A disturbed round moves neither the medians nor the ratio."""
    assert medians([Cost(1, 1, 0), Cost(9, 9, 9), Cost(2, 2, 1)]) == Cost(2, 2, 1)
    assert ratio([(1, 2), (10, 20), (9, 3)]) == 0.5


def test_report_says_what_was_missed(tmp_path: Path) -> None:
    """A target that was not met is told as missed, and the table goes between its marks only."""
    cost = Cost(1, 1, 0)
    rows = [Row(5000, step, "hugo", cost, cost, 1.0, 1.0, 5) for step in (COLD, CHANGED)]
    peaks = [Peak(5000, "wuhua", 100, 1, 1), Peak(5000, "hugo", 1000, 1, 1)]
    told = report(rows, peaks)
    assert told.count("**missed**") == 2 and told.count("| met |") == 2
    page = tmp_path / "page.md"
    page.write_text(f"before\n{START}\nstale\n{END}\nafter\n", encoding="utf-8")
    put_into(page, told)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n") and text.endswith("\nafter\n") and "stale" not in text and told in text


@pytest.mark.slow
def test_quick_run(capsys: pytest.CaptureFixture[str]) -> None:
    """A quick run measures every step and ends well."""
    assert main(["--sizes", "50", "--rounds", "1", "--against", "mkdocs", "--no-boards"]) == 0
    told = capsys.readouterr().out
    assert all(f"| 50 {step}" in told for step in ("cold", "one record changed", "nothing changed"))
