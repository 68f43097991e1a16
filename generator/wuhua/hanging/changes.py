"""``wuhua boards --changed``: only what differs from what hangs is made, with a list for the person who carries it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.config import Settings
from wuhua.hanging.files import keep_printed
from wuhua.hanging.jobs import hanging_jobs
from wuhua.hanging.making import in_files, names_of, print_jobs, write_files
from wuhua.hanging.walls import Act, changes_of, checklist

if TYPE_CHECKING:
    from wuhua.base.finding import Finding
    from wuhua.checking import Progress

LIST = "换栏清单.txt"


def print_changed(
    settings: Settings, as_of: date, board: str | None, out: Path | None, progress: "Progress | None"
) -> tuple[str, "tuple[Finding, ...]", int]:
    """Make what must be hung, and the list: the report, what was found, exit code 1 when a finding stopped it all."""
    from wuhua.pipeline import check
    from wuhua.steps.standing import Standings

    survey = check(settings, as_of, progress)
    blocking = tuple(finding for finding in survey.findings if finding.blocks)
    if blocking:
        return "没有做公开栏。先改好上面的问题。", blocking, 1
    changes = [each for each in changes_of(survey, Standings(survey)) if board in (None, each.board)]
    if not changes:
        return "墙上的和该贴的一样，不用换。", (), 0
    wanted = {(each.board, each.new.code) for each in changes if each.new is not None}
    jobs = [one for one in hanging_jobs(survey, False, board) if (one.board, one.job.code) in wanted]
    results = list(print_jobs(settings, jobs, progress))
    folder = out or settings.root / "print"
    count, found = write_files(folder, results)
    keep_printed(settings, results)
    made = {path: names_of(path, len(result.pdfs)) for path, result in results}
    files = {(one.board, one.job.sheet.key): list(made[one.path]) for one in jobs}
    (folder / LIST).parent.mkdir(parents=True, exist_ok=True)
    (folder / LIST).write_text(checklist(survey, changes, files), "utf-8")
    taken = sum(each.act is not Act.HANG for each in changes)
    hung = sum(each.act is not Act.TAKE for each in changes)
    return f"要取下{taken}张、挂上{hung}张，做好{count}幅：{folder / LIST}", in_files(found, survey), 0
