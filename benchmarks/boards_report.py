"""What was measured of boards, as Markdown: the machine, targets, then every figure."""

from collections.abc import Iterator

from benchmarks.boards import Boards
from benchmarks.presses import CHROMIUM_EACH, CHROMIUM_WARM, PLAIN, SAME, TYPST
from benchmarks.report import Target, machine, table, targets

MARKS = "<!-- boards: make bench writes what follows -->", "<!-- boards: end -->"
_PACKAGES = ("weasyprint", "pydyf", "uharfbuzz", "playwright", "typst")
#: 110 MB, as the target has it.
_WORKER_MIB = 110e6 / 2**20


def report_boards(boards: Boards) -> str:
    """Everything about boards as one text."""
    return "\n\n".join(
        [machine(_PACKAGES, boards.loads), targets(list(_targets(boards))), _month(boards), _peers(boards)]
    )


def _targets(boards: Boards) -> Iterator[Target]:
    month, rounds = boards.month, boards.rounds
    asked = {SAME: 0.2, PLAIN: 0.2, CHROMIUM_EACH: 0.5, CHROMIUM_WARM: 0.5, TYPST: 4.0}
    for name, most in asked.items():
        if name in boards.peers:
            yield f"CPU of a sheet made, by {name}", boards.peers[name].cpu_ratio, most, "", rounds
    if PLAIN in boards.peers:
        hung = boards.peers[PLAIN].cpu_ratio * month.made / month.hung
        yield f"CPU of a sheet hung, by {PLAIN}", hung, asked[PLAIN], "", rounds
    yield "unchanged month, wall", boards.again.wall_s, 0.5, " s", rounds
    yield "modules of WeasyPrint that it imports", boards.imported, 0, "", 1
    yield "largest panel", month.heaviest_kb, 80, " kB", 1
    yield "largest chart of a board", month.chart_kb, 80, " kB", 1
    yield "largest panel of the archive, with attachments", month.record_kb, 110, " kB", 1
    yield "largest worker, peak", boards.worker_mib, _WORKER_MIB, " MiB", 1


def _month(boards: Boards) -> str:
    month = boards.month
    told = f"{month.made} sheets made, hung in {month.hung} places on {month.panels} panels"
    lines = (
        (told, "from nothing", f"{boards.ours.cpu_s:.1f}", f"{boards.ours.wall_s:.1f}", f"{boards.tree_mib:.0f}"),
        ("", "nothing changed", f"{boards.again.cpu_s:.2f}", f"{boards.again.wall_s:.2f}", ""),
    )
    return table(("a month of boards by wuhua", "", "CPU s", "wall s", "peak MiB"), lines)


def _peers(boards: Boards) -> str:
    month = boards.month
    mine = boards.ours.cpu_s / month.made
    lines = [
        ("wuhua", "the month by its sheets made", f"{mine:.2f}", f"{boards.ours.wall_s / month.made:.2f}", "", "", "")
    ]
    for name, peer in boards.peers.items():
        ratio, hung = peer.cpu_ratio, peer.cpu_ratio * month.made / month.hung
        figures = (
            f"{peer.sheet.cpu_s:.3g}",
            f"{peer.sheet.wall_s:.3g}",
            f"{peer.tree_mib:.0f}",
            f"{ratio:.3g}",
            f"{hung:.3g}",
        )
        lines.append((name, f"mean of {peer.sample}", *figures))
    heads = ("one sheet", "", "CPU s", "wall s", "peak MiB", "wuhua by it, a sheet made", "a sheet hung")
    return table(heads, lines)
