"""Every sheet that hangs today, published as one folder: switched whole, what did not change kept."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from wuhua.base.finding import Finding
from wuhua.config import Settings
from wuhua.hanging.jobs import Hanging, hanging_jobs
from wuhua.hanging.making import in_files, make_jobs, names_of
from wuhua.hanging.plan.charts import CHART
from wuhua.hanging.plan.shown import keep_crowded, kept_crowded, plan_sheets, write_charts
from wuhua.hanging.withheld import hold_back
from wuhua.publish.cache import Cache
from wuhua.publish.writer import Publisher

if TYPE_CHECKING:
    from wuhua.checking import Progress
    from wuhua.steps.survey import Survey


class Hung(Struct, frozen=True):
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
            stands = cache.get("state") == state and cache.get("release") == publisher.current
            if stands and (publisher.current is None or publisher.is_as_left(cache.get("folder times") or {})):
                return ([f"公开栏没有变化：{folder}"] if publisher.current else []), kept_crowded(cache)
            if survey is None:
                from wuhua.pipeline import check

                survey = check(settings, as_of)
            jobs, held = hold_back(survey, hanging_jobs(survey, draft))
            made = (
                Hung(held)
                if not jobs and not publisher.current
                else _publish(settings, jobs, survey, draft, publisher, cache, progress, held)
            )
            cache.set("state", state)
            cache.commit()
            if not jobs:
                return [], held
    finally:
        cache.close()
    told = [f"公开栏已做好，共{made.made + made.kept}张，其中新做{made.made}张：{folder}"]
    return told + ([] if draft else _to_be_recorded(jobs, survey)), made.findings


def _to_be_recorded(jobs: list[Hanging], survey: "Survey") -> list[str]:
    """Remind of the sheets that nobody recorded as hung: their numbers would not answer once their records change."""
    from wuhua.steps.keepsakes import kept_codes

    codes = {one.job.code for one in jobs} - kept_codes(survey.listing) - {""}
    return [f"有{len(codes)}份还没有登记贴好。贴好以后运行 wuhua hung，以后改了，旧的编号也查得到。"] if codes else []


def _publish(
    settings: Settings,
    jobs: list[Hanging],
    survey: "Survey",
    draft: bool,
    publisher: Publisher,
    cache: Cache,
    progress: "Progress | None",
    held: tuple[Finding, ...],
) -> Hung:
    from wuhua.outputs.board import digest_of

    staging = publisher.stage(clone=True)
    known: dict[str, tuple[str, ...]] = cache.get("sheets") or {}
    marks = {one.path: digest_of(one.job) for one in jobs}
    kept = {
        path
        for path, mark in marks.items()
        if known.get(path, ("",))[0] == mark and _all_there(known[path], staging.digests)
    }
    todo = [(one.path, one.job) for one in jobs if one.path not in kept]
    sheets = {path: known[path] for path in kept}
    findings: list[Finding] = []
    for path, result in make_jobs(settings, todo, marks, progress):
        findings += result.findings
        names = tuple(names_of(path, len(result.pdfs)))
        for name, pdf in zip(names, result.pdfs, strict=True):
            staging.write(name, pdf)
        sheets[path] = (marks[path], *names)
    staging.write("清单.txt", _list(survey, jobs, sheets).encode())
    plans, crowded = plan_sheets(survey, jobs, {path: told[1:] for path, told in sheets.items()})
    stands = staging.digests.__contains__
    charts = write_charts(survey, plans, draft, cache.get("charts") or {}, stands, staging.write)
    wanted = {"清单.txt", *charts, *(name for told in sheets.values() for name in told[1:])}
    for path in sorted(staging.digests.keys() - wanted):
        staging.delete(path)
    release = staging.publish(dict(staging.digests))
    cache.set("sheets", sheets)
    cache.set("charts", charts)
    keep_crowded(cache, (*held, *crowded))
    cache.set("release", release)
    cache.set("folder times", publisher.folder_times(staging.digests))
    return Hung((*in_files(findings, survey), *held, *crowded), len(todo), len(kept))


def _all_there(told: tuple[str, ...], digests: Mapping[str, str]) -> bool:
    return all(name in digests for name in told[1:])


def _list(survey: "Survey", jobs: list[Hanging], sheets: Mapping[str, tuple[str, ...]]) -> str:
    """What to hang where, for the person who carries it."""
    lines = [f"{survey.village.name} 公开栏张贴清单（{survey.village.as_of.isoformat()}）"]
    board = ""
    for path, job, number, _ in jobs:
        if number != board:
            board = number
            lines += ["", survey.village.facts[f"board/{number}"].title, f"  贴在哪里看这张  A4  {number}/{CHART}"]
        lines += [f"  {job.sheet.title}  {job.panel.name}  {name}" for name in sheets.get(path, ("",))[1:]]
    return "\n".join(lines) + "\n"
