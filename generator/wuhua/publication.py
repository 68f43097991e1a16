"""``wuhua build``, ``boards`` and ``serve``: the pipeline for people, with a report and an exit code."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.faults import MachineFault
from wuhua.base.finding import Finding
from wuhua.checking import Progress, is_open, open_settings, summary_of
from wuhua.clock import today
from wuhua.config import Settings
from wuhua.terminal import colour, progress, say

if TYPE_CHECKING:
    from wuhua.outputs.board.variants import Variant

#: How a sheet could be read better: it can be hung as it is.
_ADVICE = ("B101", "B105")
#: The last line where everything was made, and something finds no room on its board.
_CROWDED = "都做好了，也换上了；但有公开单在公开栏上贴不下，看上面的B201。"

#: The last line where a sheet was withdrawn and its record still says the same.
_HELD = "撤回的公开单没有做，看上面的B202：改好那份记录。"


def build_and_tell(
    *, draft: bool, boards: bool, offline: bool, as_of: date | None, config: str | None, quiet: bool
) -> int:
    """``wuhua build``: the exit code; ``as_of`` None is today, ``config`` None the village that lies around."""
    settings = open_settings(config)
    report, code = publish(settings, as_of or today(settings), draft, boards, colour(), progress(quiet), offline)
    say(report)
    return code


def publish(
    settings: Settings,
    as_of: date,
    draft: bool,
    boards: bool,
    colour: bool,
    progress: Progress | None,
    offline: bool = False,
) -> tuple[str, int]:
    """Build the site and the boards, and the archive when ``offline``; exit code 1 when a blocking finding left the old site standing, or a board is crowded."""
    from wuhua.pipeline import build

    built = build(settings, as_of, draft=draft, progress=progress)
    if not built.published:
        from wuhua.clerk.formats import show_report

        closing = "没有发布，原来的网站没有动。先改好上面不能发布的问题；想看样子，用 wuhua build --draft。"
        blocking = [finding for finding in built.findings if finding.blocks]
        return show_report(blocking, "text", f"{summary_of(built.findings)}\n{closing}", (), colour=colour), 1
    lines = [_site_line(built.out, built.survey is None, built.pages)]
    if offline:
        lines.append(_stick_line(built.out, settings.site_url, as_of))
    last: list[str] = []
    found: Sequence[Finding] = ()
    if boards:
        from wuhua.hanging.plan.room import is_crowded
        from wuhua.hanging.publishing import publish_boards
        from wuhua.hanging.withheld import is_withheld

        told, found = publish_boards(settings, as_of, draft, built.survey, built.state, progress)
        lines += told + _advice(found, colour)
        last = [_HELD] if is_withheld(found) else []
        last += [_CROWDED] if is_crowded(found) else []
    lines.append(_sum(built.findings, found) + ("逐条看：wuhua check" if is_open(built.findings) else ""))
    return "\n".join([*lines, *last]), int(bool(last))


def _sum(records: Sequence[Finding], boards: Sequence[Finding]) -> str:
    """The counts of the records' findings, then of the boards': these are told above, and no check repeats them."""
    if not boards:
        return summary_of(records)
    about = f"公开栏：{summary_of(boards)}"
    return about + ("记录没有发现问题。" if not records else f"记录：{summary_of(records)}")


def _advice(findings: Sequence[Finding], colour: bool) -> list[str]:
    """What is found of the boards: all that must be done, and of each kind of advice the first, the others counted."""
    from wuhua.base.caret import show_finding

    lines, counts = [], Counter(finding.code for finding in findings)
    told: set[str] = set()
    for finding in findings:
        if finding.code in _ADVICE and finding.code in told:
            continue
        told.add(finding.code)
        lines.append(show_finding(finding, colour=colour))
        if finding.code in _ADVICE and counts[finding.code] > 1:
            lines.append(f"{finding.code} 另有{counts[finding.code] - 1}张。逐张看：wuhua boards")
    return lines


def print_boards(
    settings: Settings,
    as_of: date,
    colour: bool,
    progress: Progress | None,
    *,
    board: str | None,
    record: str | None,
    paper: str,
    landscape: bool,
    out: str | None,
    variant: "Variant | None" = None,
    tile: str = "",
    black: bool = False,
) -> tuple[str, int]:
    """Make boards into a folder of the caller's choice; nothing is published. Exit code 1 for a finding that stops them, or a crowded board."""
    from wuhua.base.caret import show_finding
    from wuhua.hanging.copies import print_copies, wish_of
    from wuhua.hanging.jobs import hanging_jobs, panel_of, record_job
    from wuhua.hanging.printing import print_sheets
    from wuhua.hanging.withheld import hold_back
    from wuhua.pipeline import check
    from wuhua.steps.hangs import board_number

    wish, folder = wish_of(variant, tile, black), _folder(settings, out)
    survey = check(settings, as_of, progress)
    blocking = [finding for finding in survey.findings if finding.blocks]
    if blocking:
        lines = [show_finding(finding, colour=colour) for finding in blocking]
        return "\n\n".join([*lines, "没有做公开栏。先改好上面的问题。"]), 1
    board = board_number(survey.village.of("board"), board)
    panel = panel_of(paper, landscape) if paper else None
    if record:
        jobs = [record_job(survey, record, panel, False, board, landscape)]
    else:
        jobs = hanging_jobs(survey, False, board, panel)
        if not jobs:
            raise MachineFault("没有要贴的公开单：看看公开栏的编号，和各份记录“公开”里的地点、公开日期。")
    jobs, held = hold_back(survey, jobs)
    if not jobs:
        return "\n".join([*(show_finding(finding, colour=colour) for finding in held), _HELD]), 1
    if wish is not None:
        report, findings, code = print_copies(survey, jobs, wish, folder, progress)
    else:
        report, findings, code = print_sheets(survey, jobs, folder, progress)
    shown = (show_finding(finding, colour=colour) for finding in (*held, *findings))
    return "\n".join([*shown, report]), 1 if held else code


def print_changes(
    settings: Settings,
    as_of: date,
    colour: bool,
    progress: Progress | None,
    *,
    board: str | None,
    out: str | None,
    **others: object,
) -> tuple[str, int]:
    """Make the sheets that differ from what hangs, with the list to carry; exit code 1 when a finding stopped that."""
    from wuhua.base.caret import show_finding
    from wuhua.hanging.changes import print_changed

    if any(others.values()):
        raise MachineFault("--changed 只和 --board、--out 一起写：先看换栏清单，再单独打印要的那几张。")
    told, findings, code = print_changed(settings, as_of, board, _folder(settings, out), progress)
    return "\n".join([*(show_finding(finding, colour=colour) for finding in findings), told]), code


def _folder(settings: Settings, out: str | None) -> Path:
    """Where boards are put; MachineFault among the records or git's own files, where each of them would be one fault more."""
    if out is None:
        return settings.root / "print"
    folder = Path(out).absolute()
    real = folder.resolve()
    if real.is_relative_to(settings.content.resolve()) or ".git" in real.parts:
        raise MachineFault(f"--out 不能放在 {settings.content_name} 和 .git 里面：换一个文件夹，如 --out print。")
    return folder


def serve_site(settings: Settings, today: Callable[[], date], host: str, port: int) -> None:
    """Preview on this machine; a changed record shows itself within a second. Findings go to the terminal."""
    from wuhua.base.caret import show_finding
    from wuhua.outputs.site.serve import serve
    from wuhua.pipeline import build

    def rebuild() -> Path:
        built = build(settings, today(), draft=True, out=settings.root / ".wuhua" / "serve")
        for finding in built.findings:
            if finding.blocks:
                print(show_finding(finding))
        return built.out.resolve()

    serve(rebuild, [settings.content, settings.config_file], host, port)


def _site_line(out: Path, unchanged: bool, pages: int) -> str:
    if unchanged:
        return f"网站没有变化：{out / 'index.html'}"
    return f"网站已发布，共{pages}页：{out / 'index.html'}"


def _stick_line(site_dir: Path, site_url: str, as_of: date) -> str:
    from wuhua.outputs.site.page import show_size
    from wuhua.steps.offline import make_offline

    stick = make_offline(site_dir, site_url, as_of)
    if not stick.pages:
        return f"离线包没有变化：{stick.path}"
    return f"离线包已做好，共{stick.pages}页，{show_size(stick.size)}：{stick.path}"
