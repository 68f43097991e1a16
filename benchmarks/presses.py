"""Other ways to print the same sheets: plain WeasyPrint, Chromium, Typst.

In: sheets as Markdown and as our own pages, a folder. Out: what one sheet costs each of them. All set the system's Noto CJK and one layout a
sheet; none looks for the largest type that fits or cuts fonts of its own. The Markdown becomes simple A3 pages without QR codes; our own
pages are printed on their own panels. Each press is started afresh for every sheet, or kept warm.
"""

import json
import shutil
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import mean

from markdown import markdown

from benchmarks.markup import TYPST_STYLE, to_typst
from benchmarks.measure import Cost, RunStuck, peak_of_tree, run, run_brood

SAME, PLAIN, CHROMIUM_EACH, CHROMIUM_WARM, TYPST = (
    "plain WeasyPrint of our own pages, a process a sheet",
    "plain WeasyPrint, a process a sheet",
    "Chromium, a process a sheet",
    "Chromium, one kept warm",
    "Typst, one kept warm",
)
#: As the tests start it: root has no sandbox, and nothing calls its maker.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
)
_ROOT = Path(__file__).resolve().parent.parent
_STYLE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
@page { size: A3; margin: 15mm }
body { font: 14pt "Noto Sans CJK SC" } h1 { font: bold 40pt "Noto Serif CJK SC"; text-align: center }
table { border-collapse: collapse; width: 100% } td, th { border: 0.3mm solid #444; padding: 1mm 2mm }
</style>"""
_WEASYPRINT = """
import sys, weasyprint
for name in sys.argv[1:]:
    weasyprint.HTML(filename=name).write_pdf(name.removesuffix("html") + "pdf", pdf_tags=True)
"""
#: The first sheet warms both and is not counted; nor is Playwright's driver, which a program of one's own would not need.
_CHROMIUM = """
import json, os, sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from playwright.sync_api import sync_playwright
from benchmarks.measure import ticks_of_tree, tree_of
program, count, arguments = sys.argv[2], int(sys.argv[3]), sys.argv[4:]
def one(number):
    page.goto(Path(f"{number}.html").resolve().as_uri())
    page.pdf(path=f"warm-{number}.pdf", prefer_css_page_size=True, tagged=True)
with sync_playwright() as playwright:
    mine = set(tree_of(os.getpid()))
    browser = playwright.chromium.launch(executable_path=program, args=arguments)
    root = min(pid for pid in tree_of(os.getpid()) if pid not in mine)
    page = browser.new_page()
    one(0)
    began, clock = ticks_of_tree(root), time.perf_counter()
    for number in range(1, count):
        one(number)
    spent = [ticks_of_tree(root) - began, time.perf_counter() - clock]
    browser.close()
Path("warm.json").write_text(json.dumps(spent))
"""
_TYPST = """
import json, sys, time
from pathlib import Path
import typst
compiler = typst.Compiler(root=".")
def one(number):
    compiler.compile(f"{number}.typ", output=f"typst-{number}.pdf", pdf_tags=True)
one(0)
began, clock = time.process_time(), time.perf_counter()
for number in range(1, int(sys.argv[1])):
    one(number)
Path("warm.json").write_text(json.dumps([time.process_time() - began, time.perf_counter() - clock]))
"""

#: A round: what a sheet costs, as the mean of the sample.
#: How long Chromium may take for one sheet; it takes two seconds.
_PATIENCE_S = 120.0
Round = Callable[[], Cost]


def _run_browser(command: Sequence[str], folder: Path) -> Cost:
    """Now and then Chromium prints its sheet and does not end; then it is asked once more."""
    try:
        return run_brood(command, folder, _PATIENCE_S)
    except RunStuck:
        return run_brood(command, folder, _PATIENCE_S)


class Presses:
    """The ways that this machine has, each ready to print the sheets."""

    def __init__(self, folder: Path, sheets: Sequence[str], own: Sequence[Sequence[str]] = ()) -> None:
        """``sheets``: each as Markdown; ``own``: each as the pages of HTML of its panels, none where only the Markdown is measured."""
        self._folder, self.count, self._own = folder, len(sheets), len(own)
        for number, pages in enumerate(own):
            (folder / f"own-{number}").mkdir()
            for panel, page in enumerate(pages):
                (folder / f"own-{number}" / f"{panel}.html").write_text(page, encoding="utf-8")
        for number, text in enumerate(sheets):
            page = _STYLE + markdown(text, extensions=["tables"])
            (folder / f"{number}.html").write_text(page, encoding="utf-8")
            (folder / f"{number}.typ").write_text(TYPST_STYLE + to_typst(text), encoding="utf-8")
        for name, script in (("plain.py", _WEASYPRINT), ("chromium.py", _CHROMIUM), ("typeset.py", _TYPST)):
            (folder / name).write_text(script, encoding="utf-8")
        self._chromium = shutil.which("chromium")

    def rounds(self) -> dict[str, Round]:
        """What is installed here, by name; each call prints the whole sample once."""
        found: dict[str, Round] = {}
        if self._own:
            found[SAME] = lambda: self._each(self._same, run, self._own)
        found[PLAIN] = lambda: self._each(self._plain, run)
        if self._chromium:
            found[CHROMIUM_EACH] = lambda: self._each(self._browser, _run_browser)
            if find_spec("playwright"):
                found[CHROMIUM_WARM] = lambda: self._warm(self._kept_browser())
        if find_spec("typst"):
            found[TYPST] = lambda: self._warm(self._typst())
        return found

    def sample(self, name: str) -> int:
        """How many sheets a press prints in a round."""
        return self._own if name == SAME else self.count

    def peaks(self) -> dict[str, float]:
        """The memory that each takes, in MiB of its whole tree: of the first sheet, or of the whole sample where it is kept warm."""
        commands = {
            SAME: self._same(0),
            PLAIN: self._plain(0),
            CHROMIUM_EACH: self._browser(0),
            CHROMIUM_WARM: self._kept_browser(),
            TYPST: self._typst(),
        }
        return {name: peak_of_tree(commands[name], self._folder) for name in self.rounds()}

    def _same(self, number: int) -> tuple[str, ...]:
        panels = sorted((self._folder / f"own-{number}").glob("*.html"))
        return sys.executable, "plain.py", *map(str, panels)

    def _plain(self, number: int) -> tuple[str, ...]:
        return sys.executable, "plain.py", f"{number}.html"

    def _browser(self, number: int) -> tuple[str, ...]:
        out = self._folder / f"chromium-{number}.pdf"
        own = ("--headless", f"--user-data-dir={self._folder / 'profile'}", "--no-pdf-header-footer")
        page = (self._folder / f"{number}.html").as_uri()
        return self._chromium or "", *CHROMIUM_ARGUMENTS, *own, f"--print-to-pdf={out}", page

    def _kept_browser(self) -> tuple[str, ...]:
        own = (str(_ROOT), self._chromium or "", str(self.count), *CHROMIUM_ARGUMENTS)
        return sys.executable, "chromium.py", *own

    def _typst(self) -> tuple[str, ...]:
        return sys.executable, "typeset.py", str(self.count)

    def _each(
        self, command: Callable[[int], tuple[str, ...]], measured: Callable[..., Cost], count: int | None = None
    ) -> Cost:
        costs = [measured(command(number), self._folder) for number in range(count or self.count)]
        return Cost(*(mean(getattr(cost, name) for cost in costs) for name in ("cpu_s", "wall_s", "load")))

    def _warm(self, command: tuple[str, ...]) -> Cost:
        """What the program itself measured, between its first sheet and its end."""
        whole = run(command, self._folder, limit_s=_PATIENCE_S + 10 * self.count)
        spent = json.loads((self._folder / "warm.json").read_text(encoding="ascii"))
        cpu, wall = (each / (self.count - 1) for each in spent)
        return Cost(cpu, wall, whole.load)
