"""A month of boards: this program's workers against other ways to print the same sheets.

In: the example village of this repository. Out: what the month costs, how large its files and its workers are, and what one sheet costs the
others. A sheet that needs several panels counts once; one that hangs on several boards of a size is made once, and counts once on both sides.
"""

import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import pikepdf

from benchmarks.catching import catch_pages
from benchmarks.measure import Cost, medians, peaks_of_tree, ratio, remove, run
from benchmarks.pages import read_pages
from benchmarks.peers import WUHUA
from benchmarks.presses import Presses, Round

_ROOT = Path(__file__).resolve().parent.parent
#: The day on which the example village stands still.
_DAY = "2026-01-20"
_ASKED = ("-q", "--as-of", _DAY)
_BUILD = (*WUHUA, "build", *_ASKED)
_MADE = ("boards", "boards.releases", ".wuhua/boards", ".wuhua/boards.db")
#: Where each sheet hangs on its board: no sheet that a villager reads.
_CHART = "挂图.pdf"
#: The panels of one sheet: ``-1of3`` before the suffix.
_PANEL = re.compile(r"(-\d+of\d+)?\.pdf$")


@dataclass(frozen=True)
class Peer:
    """Another way: of how many sheets it is the mean what one costs it, our CPU for a sheet by its own, the memory of its whole tree."""

    sample: int
    sheet: Cost
    cpu_ratio: float
    tree_mib: float


@dataclass(frozen=True)
class Month:
    """What was made. ``hung``: places where a sheet hangs; ``made``: sheets that differ; ``panels``: files that hang.

    ``heaviest_kb``: the largest of them, ``chart_kb``: the largest chart that shows what hangs where; ``record_kb``: the largest of the
    archive's files, with all that is attached, by its panels.
    """

    hung: int
    made: int
    panels: int
    heaviest_kb: float
    chart_kb: float
    record_kb: float


@dataclass(frozen=True)
class Boards:
    """A month measured: medians of ``rounds``. ``again``: all sheets were there; ``imported``: how much of WeasyPrint it then loads."""

    month: Month
    rounds: int
    ours: Cost
    again: Cost
    imported: int
    tree_mib: float
    worker_mib: float
    peers: Mapping[str, Peer]
    loads: tuple[float, ...]


def compare_boards(folder: Path, sample: int, rounds: int, tell: Callable[[str], None]) -> Boards:
    """Make the month and, in turn, some of its sheets by each peer. The site is built before, so that boards alone are timed."""
    village = folder / "example"
    village.mkdir()
    shutil.copytree(_ROOT / "content", village / "content")
    shutil.copy(_ROOT / "site_config.yml", village)
    run((*_BUILD, "--no-boards"), village)
    tree_mib, worker_mib = peaks_of_tree(_BUILD, village)
    month, sheets = _read_month(village)
    presses = Presses(folder, _records(village, sheets, sample), _own_pages(village, folder, sheets, sample))
    found = _Rounds(village, presses.rounds(), tell)
    for _ in range(rounds):
        found.once(month.made)
    peaks = presses.peaks()
    run(_BUILD, village, {"PYTHONPROFILEIMPORTTIME": "1"})
    told = (village / ".output").read_text(encoding="utf-8")
    return Boards(
        month,
        rounds,
        medians(found.ours),
        medians(found.again),
        len(re.findall(r"\bweasyprint\b", told)),
        tree_mib,
        worker_mib,
        {
            name: Peer(
                presses.sample(name),
                medians(costs),
                ratio([(a.cpu_s / month.made, b.cpu_s) for a, b in found.pairs(name)]),
                peaks[name],
            )
            for name, costs in found.theirs.items()
        },
        tuple(cost.load for cost in (*found.ours, *(cost for costs in found.theirs.values() for cost in costs))),
    )


class _Rounds:
    """Ours and each peer in turn: A B C A B C."""

    def __init__(self, village: Path, others: Mapping[str, Round], tell: Callable[[str], None]) -> None:
        self._village, self._others, self._tell = village, others, tell
        self.ours: list[Cost] = []
        self.again: list[Cost] = []
        self.theirs: dict[str, list[Cost]] = {name: [] for name in others}

    def once(self, made: int) -> None:
        """One round: the month anew, the month unchanged, the sample by every peer."""
        for name in _MADE:
            remove(self._village / name)
        self.ours.append(run(_BUILD, self._village))
        self.again.append(run(_BUILD, self._village))
        for name, other in self._others.items():
            self.theirs[name].append(other())
        mine = self.ours[-1].cpu_s / made
        told = (
            f"{name} {mine / costs[-1].cpu_s:.3f} of {costs[-1].cpu_s:.3f} s" for name, costs in self.theirs.items()
        )
        self._tell(f"a sheet {mine:.3f} s CPU; {'; '.join(told)}; load {self.ours[-1].load:.1f}")

    def pairs(self, name: str) -> list[tuple[Cost, Cost]]:
        """Ours and a peer's, round by round."""
        return list(zip(self.ours, self.theirs[name], strict=True))


def _read_month(village: Path) -> tuple[Month, dict[str, list[str]]]:
    """What hangs, and the sheets that differ by the names of their first files: the SHA-256 of each panel."""
    boards = village / "boards"
    listed = re.findall(r"\S+\.pdf$", (boards / "清单.txt").read_text(encoding="utf-8"), re.MULTILINE)
    panels: dict[str, list[bytes]] = {}
    for name in sorted(name for name in listed if not name.endswith(_CHART)):
        panels.setdefault(_PANEL.sub("", name), []).append((boards / name).read_bytes())
    digests = {name: [sha256(file).hexdigest() for file in files] for name, files in panels.items()}
    made = {tuple(each): name for name, each in reversed(digests.items())}
    month = Month(
        len(panels),
        len(made),
        sum(map(len, panels.values())),
        max(len(file) for files in panels.values() for file in files) / 1000,
        max(file.stat().st_size for file in boards.glob(f"*/{_CHART}")) / 1000,
        _record_kb(village),
    )
    return month, {name: digests[name] for name in sorted(made.values())}


def _record_kb(village: Path) -> float:
    """Print the archive's files; how large the largest is by its panels."""
    out = village / "records"
    run((*WUHUA, "boards", *_ASKED, "--variant", "record", "--out", str(out)), village)
    sizes = []
    for file in out.rglob("*.pdf"):
        with pikepdf.open(file) as opened:
            sizes.append(file.stat().st_size / len(opened.pages))
    remove(out)
    return max(sizes) / 1000


def _records(village: Path, sheets: Iterable[str], sample: int) -> list[str]:
    """So many of the sheets that are records, as Markdown: every n-th."""
    pages = {f"{page.kind}-{page.name}": page.text for page in read_pages(village, date.fromisoformat(_DAY))}
    named = dict.fromkeys(sheet.rpartition("/")[2].rpartition("-")[0] for sheet in sheets)
    records = [pages[name] for name in named if name in pages]
    return records[:: max(1, len(records) // sample)]


def _own_pages(village: Path, folder: Path, sheets: Mapping[str, Sequence[str]], sample: int) -> list[list[str]]:
    """So many of all the sheets as the program's own pages, one a panel: every n-th, the month made once more to catch them."""
    for name in _MADE:
        remove(village / name)
    caught = folder / "caught"
    catch_pages(village, _BUILD[len(WUHUA) :], caught)
    chosen = list(sheets.values())[:: max(1, len(sheets) // sample)]
    return [[(caught / f"{digest}.html").read_text(encoding="utf-8") for digest in panels] for panels in chosen]
