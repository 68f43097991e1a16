"""The charts of a village's boards, made where they changed; and what is found, kept until something changes."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.finding import Finding
from wuhua.hanging.files import bytes_of, printed_cache
from wuhua.hanging.making import names_of
from wuhua.hanging.plan.charts import charts_of
from wuhua.hanging.plan.places import Plan, plan_boards
from wuhua.hanging.plan.room import find_crowded
from wuhua.outputs.board.chart import chart_digest, make_chart
from wuhua.publish.cache import Cache
from wuhua.publish.manifest import hash_bytes
from wuhua.rules.report import finding_of_row, finding_row

if TYPE_CHECKING:
    from wuhua.hanging.jobs import Hanging
    from wuhua.steps.survey import Survey

_KEPT, _CHARTS = "crowded", "charts"


def plan_sheets(
    survey: "Survey", jobs: "Sequence[Hanging]", sheets: Mapping[str, Sequence[str]]
) -> tuple[list[Plan], tuple[Finding, ...]]:
    """Plan the boards that the jobs name. ``sheets``: each job's files by its path."""
    plans = plan_boards(survey.village, jobs, sheets)
    return plans, find_crowded(survey, plans)


def write_charts(
    survey: "Survey",
    plans: Sequence[Plan],
    draft: bool,
    known: Mapping[str, str],
    stands: Callable[[str], bool],
    write: Callable[[str, bytes], object],
) -> dict[str, str]:
    """Write each board's chart; the digest of each by its path.

    ``known`` are the digests of the last ones: one that is the same and still ``stands`` is not made again.
    """
    found = {}
    for path, job in charts_of(survey, plans, draft).items():
        found[path] = chart_digest(job)
        if known.get(path) != found[path] or not stands(path):
            write(path, make_chart(job, work_folder(survey.settings.root)))
    return found


def hang_charts(
    survey: "Survey", jobs: "Sequence[Hanging]", counts: Mapping[str, int], folder: Path
) -> tuple[Finding, ...]:
    """Write the charts of printed jobs into any folder, but those that lie there; what finds no room.

    ``counts``: panels by the job's path.
    """
    plans, crowded = plan_sheets(survey, jobs, {path: tuple(names_of(path, count)) for path, count in counts.items()})
    cache = printed_cache(survey.settings)
    # Digest of what it shows and SHA-256 of the file, by folder and path.
    every: dict[str, dict[str, tuple[str, str]]] = cache.get(_CHARTS) or {}
    here = every.get(str(folder), {})

    def stands(path: str) -> bool:
        return here[path][1] == hash_bytes(bytes_of(folder / path))

    def write(path: str, data: bytes) -> None:
        (folder / path).write_bytes(data)

    shown = write_charts(survey, plans, False, {path: digest for path, (digest, _) in here.items()}, stands, write)
    every[str(folder)] = here | {path: (shows, hash_bytes(bytes_of(folder / path))) for path, shows in shown.items()}
    cache.set(_CHARTS, every)
    cache.commit()
    cache.close()
    return crowded


def work_folder(root: Path) -> Path:
    """Where compiled templates are kept; it may be deleted."""
    return root / ".wuhua" / "boards" / "templates"


def keep_crowded(cache: Cache, findings: Sequence[Finding]) -> None:
    """Remember what finds no room, so that an unchanged village says it again."""
    cache.set(_KEPT, tuple(map(finding_row, findings)))


def kept_crowded(cache: Cache) -> tuple[Finding, ...]:
    """What the last build remembered; none when it remembered nothing."""
    return tuple(map(finding_of_row, cache.get(_KEPT) or ()))
