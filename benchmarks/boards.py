"""A month of boards: this program's workers against plain WeasyPrint, one process a board.

In: the example village of this repository. Out: what the month costs, and what one sheet costs plainly. The plain side gets the same
sheets as simple HTML, A3, one layout, Noto CJK as the machine has it, tags as ours; no fit, no QR code. A sheet that needs several panels
counts once on both sides.
"""

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean

from markdown import markdown

from benchmarks.measure import Cost, peak_of_tree, remove, run
from benchmarks.pages import read_pages
from benchmarks.peers import WUHUA

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


#: The panels of one sheet: ``-1of3`` before the suffix.
_PANEL = re.compile(r"(-\d+of\d+)?\.pdf$")


@dataclass(frozen=True)
class Boards:
    """A month: ``count`` sheets hung on ``files`` panels. ``again``: all were there. ``plain``: the mean of ``sample`` sheets."""

    count: int
    files: int
    ours: Cost
    again: Cost
    tree_mib: float
    plain: Cost
    plain_mib: float
    sample: int

    @property
    def cpu_ratio(self) -> float:
        """CPU of our month by the plain month's."""
        return self.ours.cpu_s / (self.plain.cpu_s * self.count)


def compare_boards(folder: Path, sample: int, tell: Callable[[str], None]) -> Boards:
    """Make the month, and so many of its sheets plainly. The site is built before, so that boards alone are timed."""
    village = folder / "example"
    village.mkdir()
    shutil.copytree(_ROOT / "content", village / "content")
    shutil.copy(_ROOT / "site_config.yml", village)
    command = (*WUHUA, "build", "-q", "--as-of", _DAY)
    run((*command, "--no-boards"), village)
    tree_mib = peak_of_tree(command, village)
    for name in ("boards", "boards.releases", ".wuhua/boards", ".wuhua/boards.db"):
        remove(village / name)
    ours, again = run(command, village), run(command, village)
    listed = re.findall(r"\S+\.pdf$", (village / "boards" / "清单.txt").read_text(encoding="utf-8"), re.MULTILINE)
    sheets = sorted({_PANEL.sub("", name) for name in listed})
    plain, plain_mib = _plain(folder, village, sheets, sample)
    whole = Cost(*(mean(getattr(cost, name) for cost in plain) for name in ("cpu_s", "wall_s", "load")))
    found = Boards(len(sheets), len(listed), ours, again, tree_mib, whole, plain_mib, len(plain))
    tell(f"{found.count} sheets: {ours.cpu_s:.1f} s CPU, plain {whole.cpu_s:.2f} s each, ratio {found.cpu_ratio:.3f}")
    return found


def _plain(folder: Path, village: Path, sheets: list[str], sample: int) -> tuple[list[Cost], float]:
    """A sample of the sheets that are records, each in a process of its own; and the memory that the first takes."""
    pages = {f"{page.kind}-{page.name}": page for page in read_pages(village, date.fromisoformat(_DAY))}
    (folder / "plain.py").write_text(_PLAIN, encoding="utf-8")
    named = (sheet.rpartition("/")[2].rpartition("-")[0] for sheet in sheets)
    records = [pages[name] for name in named if name in pages]
    costs = []
    for number, page in enumerate(records[:: max(1, len(records) // sample)]):
        text = _STYLE + markdown(page.text, extensions=["tables"])
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
        costs.append(run((sys.executable, "plain.py", f"{number}.html", f"{number}.pdf"), folder))
    return costs, peak_of_tree((sys.executable, "plain.py", "0.html", "0.pdf"), folder)
