"""Which sheets hang on which board today, at which size; made by warm workers, published whole, skipped when unchanged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.faults import MachineFault
from wuhua.base.finding import Finding
from wuhua.config import Settings
from wuhua.publish.cache import Cache
from wuhua.publish.writer import Publisher

if TYPE_CHECKING:
    from wuhua.checking import Progress
    from wuhua.model.facts import Facts
    from wuhua.outputs.board import BoardJob, BoardResult, Panel
    from wuhua.steps.survey import Survey

#: Where a board's zone names no paper.
_PAPER = "A3"
#: The strip at a board's foot.
_FOOT = "A4"


@dataclass(frozen=True)
class Hung:
    """What came of it: findings, how many sheets were made anew, how many kept."""

    findings: tuple[Finding, ...] = ()
    made: int = 0
    kept: int = 0


def publish_boards(
    settings: Settings, as_of: date, draft: bool, survey: "Survey | None", state: str, progress: "Progress | None"
) -> tuple[list[str], tuple[Finding, ...]]:
    """Make every sheet that hangs today and switch the folder whole; lines for the report. ``survey`` None: read it again if need be."""
    folder = settings.boards_dir.with_name(settings.boards_dir.name + "-draft") if draft else settings.boards_dir
    cache = Cache(settings.cache_file.with_name(f"{folder.name}.db"))
    try:
        with Publisher(folder) as publisher:
            if cache.get("state") == state and cache.get("release") == publisher.current:
                return ([f"公开栏没有变化：{folder}"] if publisher.current else []), ()
            if survey is None:
                from wuhua.pipeline import check

                survey = check(settings, as_of)
            jobs = hanging_jobs(survey, draft)
            made = (
                Hung()
                if not jobs and not publisher.current
                else _publish(settings, jobs, survey, publisher, cache, progress)
            )
            cache.set("state", state)
            cache.commit()
            if not jobs:
                return [], ()
    finally:
        cache.close()
    return [f"公开栏已做好，共{made.made + made.kept}张，其中新做{made.made}张：{folder}"], made.findings


def _publish(
    settings: Settings,
    jobs: "list[tuple[str, str, BoardJob]]",
    survey: "Survey",
    publisher: Publisher,
    cache: Cache,
    progress: "Progress | None",
) -> Hung:
    from wuhua.outputs.board import digest_of

    staging = publisher.stage(clone=True)
    known: dict[str, tuple[str, ...]] = cache.get("sheets") or {}
    marks = {path: digest_of(job) for _, path, job in jobs}
    kept = {
        path
        for path, mark in marks.items()
        if known.get(path, ("",))[0] == mark and _all_there(known[path], staging.digests)
    }
    todo = [(path, job) for _, path, job in jobs if path not in kept]
    sheets = {path: known[path] for path in kept}
    findings: list[Finding] = []
    for path, result in _make(settings, todo, marks, progress):
        findings += result.findings
        names = tuple(_names(path, len(result.pdfs)))
        for name, pdf in zip(names, result.pdfs, strict=True):
            staging.write(name, pdf)
        sheets[path] = (marks[path], *names)
    staging.write("清单.txt", _list(survey, jobs, sheets).encode())
    wanted = {"清单.txt", *(name for told in sheets.values() for name in told[1:])}
    for path in sorted(staging.digests.keys() - wanted):
        staging.delete(path)
    release = staging.publish(dict(staging.digests))
    cache.set("sheets", sheets)
    cache.set("release", release)
    return Hung(in_files(findings, survey), len(todo), len(kept))


def in_files(findings: Iterable[Finding], survey: "Survey") -> tuple[Finding, ...]:
    """Findings of boards at their records' files, each once however many boards it was found on."""
    facts, folder = survey.village.facts, survey.settings.content_name
    placed = {
        replace(found, span=replace(found.span, file=f"{folder}/{facts[found.span.file].file}"))
        if found.span.file in facts
        else found: None
        for found in findings
    }
    return tuple(placed)


def _all_there(told: tuple[str, ...], digests: Mapping[str, str]) -> bool:
    return all(name in digests for name in told[1:])


def _make(
    settings: Settings,
    todo: "list[tuple[str, BoardJob]]",
    marks: Mapping[str, str],
    progress: "Progress | None",
) -> "Iterable[tuple[str, BoardResult]]":
    """Make each sheet once, however many boards it hangs on: ``marks`` are the jobs' digests by path."""
    from wuhua.outputs.board import make_boards

    first = {marks[path]: job for path, job in reversed(todo)}
    done = 0

    def tell(_: object) -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress("做公开栏", done, len(first))

    results = make_boards(list(first.values()), settings.root / ".wuhua" / "boards", on_done=tell)
    made = dict(zip(first, results, strict=True))
    return ((path, made[marks[path]]) for path, _ in todo)


def hanging_jobs(
    survey: "Survey", draft: bool, board: str | None = None, wanted: "Panel | None" = None
) -> "list[tuple[str, str, BoardJob]]":
    """(board's name, file's path, job) of every sheet that hangs today; ``board`` only on that one, ``wanted`` another paper."""
    from wuhua.kinds.board.view import sheets_on

    found = []
    for row in survey.village.of("board"):
        if row.data["in_use"] and board in (None, row.ident):
            for facts in sheets_on(row, survey.village):
                panel = wanted or _panel_on(row, facts)
                job = _job(survey, facts, panel, draft)
                if job is not None:
                    found.append((row.title, f"{row.ident}/{facts.kind}-{facts.ident}-{panel.name}.pdf", job))
            found += _missing_job(survey, row, draft)
            if _takes_affairs(row):
                found.append((row.title, *selfcheck_job(survey, wanted or _affairs_panel(row), draft, f"{row.ident}/")))
    return found


def _takes_affairs(board: "Facts") -> bool:
    """Whether the village's own affairs hang here; a board without zones takes everything."""
    zones = board.data["zones"]
    return not zones or any(zone[0] in ("村务", "居务") for zone in zones)


def _affairs_panel(board: "Facts") -> "Panel":
    from wuhua.outputs.board import paper

    zone = next((zone for zone in board.data["zones"] if zone[0] in ("村务", "居务")), None)
    return paper((zone and zone[3]) or _PAPER, bool(zone and zone[4]), Decimal(board.data["reading_m"]))


def selfcheck_job(survey: "Survey", panel: "Panel", draft: bool, folder: str = "") -> "tuple[str, BoardJob]":
    """(file's path, job) of 五化自查 on a panel."""
    from wuhua.outputs.board import BoardJob
    from wuhua.overviews.compliance import KEY, board_sheet
    from wuhua.steps.selfcheck import selfcheck_of
    from wuhua.steps.site import face_of

    url = f"{survey.settings.site_url}{KEY}.html" if survey.settings.site_url else ""
    job = BoardJob(board_sheet(selfcheck_of(survey)), face_of(survey, draft), panel, url)
    return f"{folder}{KEY}-{panel.name}.pdf", job


def _missing_job(survey: "Survey", board: "Facts", draft: bool) -> "list[tuple[str, str, BoardJob]]":
    """The sheet at a board's foot that says what should hang there and does not; nothing when nothing is missing."""
    from wuhua.outputs.board import BoardJob, paper
    from wuhua.overviews.due import KEY, missing_sheet
    from wuhua.steps.site import face_of

    sheet = missing_sheet(survey.village, board)
    if sheet is None:
        return []
    panel = paper(_FOOT, True, Decimal(board.data["reading_m"]))
    url = f"{survey.settings.site_url}{KEY}.html" if survey.settings.site_url else ""
    name = f"{board.ident}/{KEY}-{panel.name}.pdf"
    return [(board.title, name, BoardJob(sheet, face_of(survey, draft), panel, url))]


def record_job(survey: "Survey", key: str, panel: "Panel", draft: bool) -> "tuple[str, str, BoardJob]":
    """The job of one record on a panel; MachineFault when there is no such record."""
    if key.removesuffix(".html") == "compliance":
        return "", *selfcheck_job(survey, panel, draft)
    facts = survey.village.facts.get(key.removesuffix(".html"))
    job = _job(survey, facts, panel, draft) if facts else None
    if facts is None or job is None:
        raise MachineFault(f"没有记录 {key}。记录的网址写成 finance/2025-03-admin 这样。")
    return "", f"{facts.kind}-{facts.ident}-{panel.name}.pdf", job


def panel_of(text: str, landscape: bool) -> "Panel":
    """A paper by name or ``900x1200`` in mm; MachineFault for anything else."""
    from wuhua.outputs.board import PAPERS, Panel, paper

    if text.upper() in PAPERS:
        return paper(text.upper(), landscape)
    sides = text.lower().replace("×", "x").split("x")
    if len(sides) == 2 and all(side.isascii() and side.isdigit() and 50 <= int(side) <= 5000 for side in sides):
        width, height = map(int, sides)
        return Panel(f"{width}x{height}", *((height, width) if landscape else (width, height)))
    raise MachineFault(f"纸张“{text}”写成 A4、A3、A2、A1、A0，或 宽x高 毫米，如 900x1200（50到5000）。")


def _panel_on(board: "Facts", facts: "Facts") -> "Panel":
    from wuhua.kinds import kinds_by_ident
    from wuhua.outputs.board import paper

    family = facts.data.get("family") or kinds_by_ident()[facts.kind].family
    zones = {zone[0]: zone for zone in board.data["zones"]}
    zone = zones.get(family) or next(iter(zones.values()), None)
    return paper((zone and zone[3]) or _PAPER, bool(zone and zone[4]), Decimal(board.data["reading_m"]))


def _job(survey: "Survey", facts: "Facts", panel: "Panel", draft: bool) -> "BoardJob | None":
    from wuhua.outputs.board import BoardJob
    from wuhua.steps.sheets import derive
    from wuhua.steps.site import face_of

    derived = derive(survey.settings, survey.village, facts, (), survey.attachments.sizes)
    url = f"{survey.settings.site_url}{facts.key}.html" if survey.settings.site_url else ""
    return BoardJob(derived.sheet, face_of(survey, draft), panel, url) if derived else None


def _names(path: str, count: int) -> Iterable[str]:
    stem = path.removesuffix(".pdf")
    return [path] if count == 1 else [f"{stem}-{number}of{count}.pdf" for number in range(1, count + 1)]


def _list(survey: "Survey", jobs: "list[tuple[str, str, BoardJob]]", sheets: Mapping[str, tuple[str, ...]]) -> str:
    """What to hang where, for the person who carries it."""
    lines = [f"{survey.village.name} 公开栏张贴清单（{survey.village.as_of.isoformat()}）"]
    board = ""
    for title, path, job in jobs:
        if title != board:
            board = title
            lines += ["", board]
        lines += [f"  {job.sheet.title}  {job.panel.name}  {name}" for name in sheets.get(path, ("",))[1:]]
    return "\n".join(lines) + "\n"


def write_files(folder: Path, results: "Iterable[tuple[str, BoardResult]]") -> tuple[int, list[Finding]]:
    """Write boards into any folder; how many, and what was found."""
    count = 0
    findings: list[Finding] = []
    try:
        for path, result in results:
            findings += result.findings
            for name, pdf in zip(_names(path, len(result.pdfs)), result.pdfs, strict=True):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(pdf)
                count += 1
    except OSError as error:
        raise MachineFault(f"写不了 {folder}：{error.strerror}。看看磁盘满没满、有没有写权限。") from error
    return count, findings


def print_jobs(
    settings: Settings, jobs: "list[tuple[str, str, BoardJob]]", progress: "Progress | None"
) -> "Iterable[tuple[str, BoardResult]]":
    """Make jobs without publishing them."""
    from wuhua.outputs.board import digest_of

    marks = {path: digest_of(job) for _, path, job in jobs}
    return _make(settings, [(path, job) for _, path, job in jobs], marks, progress)
