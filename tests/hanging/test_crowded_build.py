"""The command on a village whose board is too small, and the chart that it prints."""

import re
from pathlib import Path

import pypdfium2
import pytest

from tests.hanging.test_plan import BOARD, NOTICE, ZONES
from tests.village.kit import written_village, wuhua

FILES = {
    "公开栏/B1.yml": BOARD.format("东栏", 1100, 1000, ZONES),
    **{f"通知公告/n{day}.yml": NOTICE.format(day, "村务", "东栏") for day in (11, 12)},
}
CROWDED = FILES | {"公开栏/B1.yml": BOARD.format("东栏", 1100, 460, ZONES.replace("1000", "460"))}


def pages(path: Path) -> list[str]:
    """The text of each page of a PDF."""
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path)]


@pytest.mark.slow
def test_a_crowded_board_is_published_and_told_until_it_is_mended(tmp_path: Path) -> None:
    """Exit code 1 with B201 and a last line that says so, again when nothing changed; 0 when the board is large enough."""
    folder = written_village(tmp_path / "村", CROWDED)
    for _ in range(2):
        done = wuhua(folder, "build", "-q")
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout.count("B201:") == 1 and "贴不下" in done.stdout.splitlines()[-1]
    assert "公开栏没有变化" in done.stdout
    chart = "".join(pages(folder / "boards/B1/挂图.pdf"))
    assert re.search(r"贴不下的，共\d份", chart) and "五化自查" in chart
    written_village(folder, FILES)
    done = wuhua(folder, "build", "-q")
    assert (done.returncode, done.stderr, "B201" in done.stdout) == (0, "", False)


@pytest.mark.slow
def test_boards_printed_aside_bring_their_chart(tmp_path: Path) -> None:
    """``wuhua boards`` writes the chart beside the sheets, names every file in it, and tells what finds no room."""
    folder = written_village(tmp_path / "村", CROWDED)
    done = wuhua(folder, "boards", "-q", "--out", str(tmp_path / "out"))
    assert (done.returncode, done.stdout.count("B201:")) == (1, 1)
    written_village(folder, FILES)
    done = wuhua(folder, "boards", "-q", "--out", str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (0, "")
    (page,) = pages(tmp_path / "out/B1/挂图.pdf")
    # A long name goes on in the next line.
    told = re.sub(r"\s", "", page)
    names = {path.name for path in (tmp_path / "out/B1").iterdir()} - {"挂图.pdf"}
    assert len(names) >= 3 and all(name in told for name in names)
    with pypdfium2.PdfDocument(tmp_path / "out/B1/挂图.pdf") as opened:
        assert [round(side * 25.4 / 72) for side in opened[0].get_size()] == [210, 297]


@pytest.mark.slow
def test_an_unchanged_crowded_village_costs_no_press(tmp_path: Path) -> None:
    """The second build tells of the crowded board without importing WeasyPrint."""
    folder = written_village(tmp_path / "村", CROWDED)
    wuhua(folder, "build", "-q")
    done = wuhua(folder, "build", "-q", PYTHONPROFILEIMPORTTIME="1")
    assert (done.returncode, done.stdout.count("B201:")) == (1, 1)
    assert "wuhua.hanging.publishing" in done.stderr and "weasyprint" not in done.stderr


@pytest.mark.slow
def test_a_chart_is_the_same_bytes_from_a_cold_start(tmp_path: Path) -> None:
    """Without its cache the same village prints the same charts."""
    folder = written_village(tmp_path / "村", FILES)
    assert wuhua(folder, "build", "-q").returncode == 0
    before = (folder / "boards/B1/挂图.pdf").read_bytes()
    for kept in (folder / ".wuhua").glob("*.db"):
        kept.unlink()
    assert wuhua(folder, "build", "-q").returncode == 0
    assert (folder / "boards/B1/挂图.pdf").read_bytes() == before
