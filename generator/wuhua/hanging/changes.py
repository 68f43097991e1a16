"""``wuhua boards --changed``: only what differs from what hangs is made, with a list for the person who carries it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.codes import show_code
from wuhua.base.writing import write_whole
from wuhua.config import Settings
from wuhua.hanging.jobs import Hanging, hanging_jobs
from wuhua.hanging.making import in_files, names_of
from wuhua.hanging.printing import print_jobs, write_printed
from wuhua.hanging.walls import Act, Change, changes_of, checklist
from wuhua.hanging.withheld import hold_back

if TYPE_CHECKING:
    from wuhua.base.finding import Finding
    from wuhua.checking import Progress
    from wuhua.outputs.board.errand import Swap
    from wuhua.steps.survey import Survey

#: The list as text, and as a page to print and carry.
LIST, PAGE = "换栏清单.txt", "换栏清单.pdf"


def print_changed(
    settings: Settings, as_of: date, board: str | None, out: Path | None, progress: "Progress | None"
) -> tuple[str, "tuple[Finding, ...]", int]:
    """Make what must be hung, and the list: the report, what was found, exit code 1 when a finding stopped it all."""
    from wuhua.pipeline import check
    from wuhua.steps.hangs import board_number
    from wuhua.steps.standing import Standings

    survey = check(settings, as_of, progress)
    blocking = tuple(finding for finding in survey.findings if finding.blocks)
    if blocking:
        return "没有做公开栏。先改好上面的问题。", blocking, 1
    board = board_number(survey.village.of("board"), board)
    changes = [each for each in changes_of(survey, Standings(survey)) if board in (None, each.board)]
    if not changes:
        return "墙上的和该贴的一样，不用换。", (), 0
    wanted = {(each.board, each.new.code) for each in changes if each.new is not None}
    every, held = hold_back(survey, hanging_jobs(survey, False, board))
    jobs = [one for one in every if (one.board, one.job.code) in wanted]
    printed = print_jobs(settings, jobs, progress)
    folder = out or settings.root / "print"
    count, found = write_printed(settings, printed, folder)
    made = {each.path: names_of(each.path, len(each.result.pdfs)) for each in printed}
    files = {(one.board, one.job.sheet.key): list(made[one.path]) for one in jobs}
    write_whole(folder / LIST, checklist(survey, changes, files).encode())
    write_whole(folder / PAGE, _page(survey, changes, {(one.board, one.job.code): one for one in jobs}, files))
    taken = sum(each.act is not Act.HANG for each in changes)
    hung = sum(each.act is not Act.TAKE for each in changes)
    findings = (*held, *in_files(found, survey))
    return f"要取下{taken}张、挂上{hung}张，做好{count}幅：{folder / PAGE}", findings, 0


def _page(
    survey: "Survey",
    changes: list[Change],
    jobs: dict[tuple[str, str], Hanging],
    files: dict[tuple[str, str], list[str]],
) -> bytes:
    """The list as a page: board by board, in the order of the changes."""
    from wuhua.outputs.board.errand import Stop, print_errand
    from wuhua.steps.site import face_of

    facts = survey.village.facts
    stops: list[Stop] = []
    for board in dict.fromkeys(change.board for change in changes):
        row = facts[f"board/{board}"]
        swaps = tuple(_swap(each, jobs, files) for each in changes if each.board == board)
        stops.append(Stop(row.title, board, row.data["place"], swaps))
    return print_errand(stops, face_of(survey, False), survey.settings.root / ".wuhua" / "boards")


def _swap(change: Change, jobs: dict[tuple[str, str], Hanging], files: dict[tuple[str, str], list[str]]) -> "Swap":
    from wuhua.outputs.board.errand import Down, Swap, Up

    old, new = change.old, change.new
    job = jobs.get((change.board, new.code)) if new else None
    return Swap(
        change.title,
        Down(old.day, show_code(old.code)) if old else None,
        Up(show_code(new.code), job.job.panel.name if job else "", tuple(files.get((change.board, new.key), ())))
        if new
        else None,
        change.by,
    )
