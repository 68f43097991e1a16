"""The boards' part of the benchmarks: what the peers are given, how their cost is counted, what is told of it."""

import os
import select
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from benchmarks.boards import Boards, Month, Peer
from benchmarks.boards_report import MARKS, report_boards
from benchmarks.catching import stand_alone
from benchmarks.markup import TYPST_STYLE, escape, to_typst
from benchmarks.measure import Cost, RunStuck, peaks_of_tree, run, run_brood
from benchmarks.pages import _value
from benchmarks.presses import CHROMIUM_EACH, CHROMIUM_WARM, PLAIN, SAME, TYPST, Presses

from wuhua.model.sheet import Amount, Count, Vacant

SHEET = """# 2025年3月收支

- 收进来：**37,742.50** 本期*收入*

第1条 #[a] $b$ <c@d> _e_ ~f `g` // 1/2 "h" it's \\| =i +j -k 100%

| 项目 | 数值 |
|---|---|
| 路灯\\|水渠 | 1. |
| 公厕 |  |

1. 党组织提议 3月1日
"""
MONTH = Month(hung=100, made=50, panels=120, heaviest_kb=76.0, chart_kb=103.0, record_kb=77.0)
BOARDS = Boards(
    month=MONTH,
    rounds=3,
    ours=Cost(25.0, 15.0, 2.0),
    again=Cost(0.2, 0.2, 2.0),
    imported=0,
    tree_mib=280.0,
    worker_mib=99.0,
    peers={
        PLAIN: Peer(12, Cost(1.0, 1.0, 2.0), 0.5, 190.0),
        CHROMIUM_EACH: Peer(12, Cost(2.0, 1.5, 2.0), 0.25, 560.0),
        TYPST: Peer(12, Cost(0.01, 0.01, 2.0), 50.0, 100.0),
    },
    loads=(1.0, 3.5),
)


def test_markdown_becomes_typst() -> None:
    """Headings, lists, bold words and tables are Typst's own; whatever else it would read as more than itself is not."""
    told = to_typst(SHEET)
    assert told.startswith("= 2025年3月收支\n")
    assert "\n- 收进来：#strong[37,742.50]; 本期\\*收入\\*\n" in told
    assert "#table(columns: 2,\n  table.header([项目], [数值]),\n  [路灯|水渠], [1\\.],\n  [公厕], [],\n)" in told
    assert told.endswith("1. 党组织提议 3月1日\n")
    assert escape("3. 月 1.5") == "3\\. 月 1.5"


def test_typst_prints_the_same_words(tmp_path: Path) -> None:
    """No sign of a sheet is lost on the way, and nothing of it is read as a command."""
    typst = pytest.importorskip("typst", reason="`make bench` brings Typst")
    (tmp_path / "one.typ").write_text(TYPST_STYLE + to_typst(SHEET), encoding="utf-8")
    pdf = typst.compile(str(tmp_path / "one.typ"))
    page = pypdfium2.PdfDocument(pdf)[0]
    text = "".join(page.get_textpage().get_text_bounded().split())
    assert [round(side * 25.4 / 72) for side in page.get_size()] == [297, 420]
    for words in (
        "37,742.50本期*收入*",
        "第1条#[a]$b$<c@d>_e_~f`g`//1/2",
        "=i+j-k100%",
        "路灯|水渠",
        "党组织提议3月1日",
    ):
        assert words in text


def test_every_value_has_words() -> None:
    """Amounts and gaps are told as a villager reads them; a value that has no words stops the measurement."""
    assert _value(Amount(Count(3, "户"), lead="多")) == "多3户"
    assert _value(Vacant("（待选）")) == "空缺（待选）"
    with pytest.raises(TypeError, match="no words"):
        _value(object())


def test_orphans_are_counted(tmp_path: Path) -> None:
    """What a grandchild works after its parent went away is counted, which waiting for the child alone does not do."""
    busy = "import time; t = time.process_time()\nwhile time.process_time() - t < 0.5: pass"
    orphan = (sys.executable, "-c", f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {busy!r}])")
    assert run(orphan, tmp_path).cpu_s < 0.4
    assert 0.5 <= run_brood(orphan, tmp_path).cpu_s < 2


def _watched(pid: int) -> int | None:
    """A descriptor that can be read when a process has ended; None for one that is gone."""
    try:
        return os.pidfd_open(pid)
    except ProcessLookupError:
        return None


def test_who_does_not_end_is_ended(tmp_path: Path) -> None:
    """A program that hangs, or leaves behind one that does, is killed with all that it started, and is no measurement."""
    leave = "import subprocess, sys, time; print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']).pid, flush=True)"
    for measured, program in ((run, f"{leave}; time.sleep(600)"), (run_brood, leave)):
        with pytest.raises(RunStuck, match="did not end in 4 s"):
            measured((sys.executable, "-c", program), tmp_path, limit_s=4)
        # The kernel takes its time where the machine is busy.
        watched = _watched(int((tmp_path / ".output").read_text()))
        assert watched is None or select.select([watched], [], [], 20)[0]


def test_the_largest_child_is_told_by_itself(tmp_path: Path) -> None:
    """Of two children the larger one's memory is told, without the other's."""
    hold = "import time; held = b'x' * {}_000_000; time.sleep(0.5)"
    start = "subprocess.Popen([sys.executable, '-c', {!r}])"
    children = ", ".join(start.format(hold.format(size)) for size in (20, 60))
    parent = f"import subprocess, sys; [one.wait() for one in [{children}]]"
    tree, largest = peaks_of_tree((sys.executable, "-c", parent), tmp_path)
    assert 57 < largest < 77 < tree < 150


def test_the_report_says_what_was_missed() -> None:
    """Each target has its row; ratios by sheets made and by sheets hung stand side by side; a missing peer has no row."""
    told = report_boards(BOARDS)
    rows = {line.split(" | ")[0].strip("| "): line for line in told.splitlines() if line.startswith("| ")}
    missed = {name for name, line in rows.items() if "**missed**" in line}
    assert missed == {
        f"CPU of a sheet made, by {PLAIN}",
        f"CPU of a sheet made, by {TYPST}",
        f"CPU of a sheet hung, by {PLAIN}",
        "largest chart of a board",
    }
    assert "| met |" in rows["largest worker, peak"] and "| met |" in rows["unchanged month, wall"]
    assert rows[PLAIN].endswith("| 0.5 | 0.25 |") and CHROMIUM_WARM not in told
    assert "Load while measuring: 1.0 to 3.5." in told
    assert "**missed**" in report_boards(replace(BOARDS, imported=1)).split("modules of WeasyPrint")[1].splitlines()[0]


def test_the_page_has_room_for_the_boards(root: Path) -> None:
    """The marks between which the boards' figures go are in the page, once each, after the sites'."""
    page = (root / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert [page.count(mark) for mark in MARKS] == [1, 1]
    assert page.index("<!-- measured: end -->") < page.index(MARKS[0]) < page.index(MARKS[1])


@pytest.mark.slow
@pytest.mark.browser
def test_every_peer_prints_the_sample(tmp_path: Path) -> None:
    """Two sheets by each way that is installed: a cost that is more than nothing, and A3 that holds the words."""
    own = "<html><head><title>路灯</title></head><body><p>路灯</body></html>"
    pages = [stand_alone(own, "@page { size: 100mm 200mm }", 'p { font-family: "Wuhua Sans" }')] * 2
    presses = Presses(tmp_path, [SHEET, SHEET.replace("路灯", "水井")], [pages])
    costs = {name: one() for name, one in presses.rounds().items()}
    assert costs[PLAIN].cpu_s > 0.1 and all(cost.cpu_s > 0 for cost in costs.values())
    names = {PLAIN: "1.pdf", CHROMIUM_EACH: "chromium-1.pdf", CHROMIUM_WARM: "warm-1.pdf", TYPST: "typst-1.pdf"}
    assert [presses.sample(SAME), presses.sample(PLAIN)] == [1, 2]
    assert [round(side * 25.4 / 72) for side in pypdfium2.PdfDocument(tmp_path / "own-0/1.pdf")[0].get_size()] == [
        100,
        200,
    ]
    for name in costs.keys() - {SAME}:
        page = pypdfium2.PdfDocument(tmp_path / names[name])[0]
        assert [round(side * 25.4 / 72) for side in page.get_size()] == [297, 420]
        assert "水井" in page.get_textpage().get_text_bounded()
