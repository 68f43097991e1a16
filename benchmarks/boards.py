"""A month of boards: this program's workers against plain WeasyPrint, one process a board.

In: the example village of this repository. Out: CPU and wall of each, by board. The plain side gets the same sheets as simple HTML, A3,
one layout, Noto CJK as the machine has it; no fit, no QR code, no marks for screen readers that we would not also write.
"""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from benchmarks.markdown import read_pages
from benchmarks.measure import Cost, peak_of_tree, run

_ROOT = Path(__file__).resolve().parent.parent
#: The day on which the example village stands still.
_DAY = "2026-01-20"
_PLAIN = """
import sys, weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_tags=True)
"""
_STYLE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
@page { size: A3; margin: 15mm }
body { font: 14pt "Noto Sans CJK SC" } h1 { font: bold 40pt "Noto Serif CJK SC"; text-align: center }
table { border-collapse: collapse; width: 100% } td, th { border: 0.3mm solid #444; padding: 1mm 2mm }
</style>"""


@dataclass(frozen=True)
class Boards:
    """What a month came to. ``ours`` made ``count`` boards in one run; ``again`` found them all made; ``plain`` is one board's mean."""

    count: int
    ours: Cost
    again: Cost
    peak_mib: float
    plain: Cost
    plain_peak_mib: float
    sample: int

    @property
    def cpu_ratio(self) -> float:
        """CPU of our month by the plain month's."""
        return self.ours.cpu_s / (self.plain.cpu_s * self.count)


def compare_boards(folder: Path, sample: int, tell: Callable[[str], None]) -> Boards:
    """Make the month and, one in so many, the same sheets plainly; the site is built before, so that boards alone are timed."""
    village = folder / "example"
    village.mkdir()
    shutil.copytree(_ROOT / "content", village / "content")
    shutil.copy(_ROOT / "site_config.yml", village / "site_config.yml")
    command = (sys.executable, "-m", "wuhua.cli", "build", "-q", "--as-of", _DAY)
    run((*command, "--no-boards"), village)
    peak = peak_of_tree(command, village)
    shutil.rmtree(village / ".wuhua" / "boards")
    for name in ("boards", "boards.releases", ".wuhua/boards.db"):
        path = village / name
        path.unlink() if path.is_symlink() or path.is_file() else shutil.rmtree(path, ignore_errors=True)
    ours = run(command, village)
    again = run(command, village)
    hung = [line.split() for line in (village / "boards" / "清单.txt").read_text(encoding="utf-8").splitlines()]
    names = [words[-1] for words in hung if words and words[-1].endswith(".pdf")]
    costs, peaks = _plain(folder, village, names, sample)
    plain = Cost(*(mean(getattr(cost, name) for cost in costs) for name in ("cpu_s", "wall_s", "peak_mib", "load")))
    found = Boards(len(names), ours, again, peak, plain, max(peaks), len(costs))
    tell(f"{found.count} boards: {ours.cpu_s:.1f} s CPU, plain {plain.cpu_s:.2f} s each, ratio {found.cpu_ratio:.3f}")
    return found


def _plain(folder: Path, village: Path, names: list[str], sample: int) -> tuple[list[Cost], list[float]]:
    """Every so-manieth board of the list, each in a process of its own."""
    from datetime import date

    from markdown import markdown

    pages = {f"{page.kind}-{page.name}": page for page in read_pages(village, date.fromisoformat(_DAY))}
    (folder / "plain.py").write_text(_PLAIN, encoding="utf-8")
    costs, peaks = [], []
    step = max(1, len(names) // sample)
    for number, name in enumerate(names[::step]):
        page = next((page for stem, page in pages.items() if os.path.basename(name).startswith(stem + "-")), None)
        if page is None:
            continue
        file = folder / f"{number}.html"
        file.write_text(_STYLE + markdown(page.text, extensions=["tables"]), encoding="utf-8")
        command = (sys.executable, "plain.py", file.name, f"{number}.pdf")
        costs.append(run(command, folder))
        peaks.append(costs[-1].peak_mib)
    return costs, peaks
