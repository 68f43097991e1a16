"""Jobs in, boards out, on as many cores as there are; everything slow is loaded once, before the workers fork."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from pathlib import Path

from jinja2 import Environment
from msgspec.structs import replace

from wuhua.base.forks import cores, fork_map, may_fork
from wuhua.outputs.board.characters import board_text, characters_of, formal_characters, report_missing
from wuhua.outputs.board.digest import digest_of
from wuhua.outputs.board.fit import Fitter
from wuhua.outputs.board.fonts import cut_fonts, load_fonts
from wuhua.outputs.board.job import BoardJob, BoardResult, OnDone, printed
from wuhua.outputs.board.measure import Fitted, Layout
from wuhua.outputs.board.native import give_back_memory
from wuhua.outputs.board.notices import SLACK_MM, find_notices
from wuhua.outputs.board.panel import LEGIBLE_MM_PER_M, PAPERS, most_mm, paper, paper_for, readable_from
from wuhua.outputs.board.render import Press, warm
from wuhua.outputs.board.sizes import as_mm
from wuhua.outputs.templates import open_templates

#: What cannot be laid out for readers so far off is tried for nearer ones, so many times as near, down to so many metres.
_NEARER, _NEAREST_M = 0.7, 0.5
Write = Callable[[tuple[Layout, ...], Press], tuple[bytes, ...]]


def run(
    jobs: Sequence[BoardJob],
    work_dir: Path,
    workers: int | None,
    on_done: OnDone | None,
    make: Callable[..., BoardResult] | None = None,
    *wishes: Sequence[object],
) -> list[BoardResult]:
    """Make the boards; the contract is that of :func:`wuhua.outputs.board.make_boards`.

    ``make`` makes one from the templates' folder, its job and what ``wishes`` hold for it; None: :func:`make_board`.
    """
    bytecode = work_dir / "templates"
    bytecode.mkdir(parents=True, exist_ok=True)
    templates = open_templates(bytecode)
    load_fonts()
    missing = [report_missing(job, templates) for job in jobs]
    if any(missing):
        made: Iterator[BoardResult] = (
            BoardResult(job, findings=found) for job, found in zip(jobs, missing, strict=True)
        )
        return _collect(made, on_done)
    warm()
    count = min(len(jobs), workers or cores())
    with _pool(count) as each:
        return _collect(each(partial(make or make_board, bytecode), jobs, *wishes), on_done)


def make_board(bytecode: Path, job: BoardJob, write: Write | None = None) -> BoardResult:
    """Make one board in this process. ``write``: what makes files of its finished layouts; None: one file a panel."""
    templates = open_templates(bytecode)
    shown = printed(job)
    identifier = digest_of(job)[:32].encode()
    with _press(shown, templates) as press:
        fitted = _fitted(shown, press, templates)
        alone_on = _alone_on(shown, fitted, press, templates)
        pdfs = (write or partial(_write, identifier))(fitted.layouts, press) if fitted.settled else ()
    text = min(layout.text for layout in fitted.layouts)
    return BoardResult(
        job=job,
        pdfs=pdfs,
        text_mm=as_mm(text),
        distance_m=readable_from(as_mm(text)),
        layouts=fitted.tried,
        findings=find_notices(job, fitted, alone_on),
    )


def _fitted(job: BoardJob, press: Press, templates: Environment) -> Fitted:
    """Fit a sheet; as if it were read from nearer where type for so far leaves its rows no room: a small sheet is better than none."""
    fitted = Fitter(job, press, templates).fit()
    distance = min(float(job.panel.distance_m), most_mm(job.panel) / float(LEGIBLE_MM_PER_M))
    while not fitted.settled and distance > _NEAREST_M:
        distance = round(distance * _NEARER, 2)
        panel = replace(job.panel, distance_m=Decimal(str(distance)))
        fitted = Fitter(replace(job, panel=panel), press, templates).fit()
    return fitted


def _alone_on(job: BoardJob, fitted: Fitted, press: Press, templates: Environment) -> str:
    """The smallest paper on which a sheet of several panels is one that can be read; empty for none, or one already."""
    if len(fitted.layouts) < 2:
        return ""
    wanted = paper_for(job.panel, job.panel.legible_mm / max(0.1, fitted.alone_mm))
    names = list(PAPERS)
    for name in names[names.index(wanted) :] if wanted else ():
        panel = paper(name, job.panel.wide, job.panel.distance_m)
        if (
            most_mm(panel) >= panel.legible_mm - SLACK_MM
            and Fitter(replace(job, panel=panel), press, templates).is_one()
        ):
            return name
    return ""


def _write(identifier: bytes, layouts: tuple[Layout, ...], press: Press) -> tuple[bytes, ...]:
    return tuple(press.write(layout, identifier) for layout in layouts)


def _press(job: BoardJob, templates: Environment) -> Press:
    text = board_text(job, templates)
    return Press(cut_fonts(*characters_of(job, text), formal_characters(job), job.face.formal_font))


def _collect(made: Iterator[BoardResult], on_done: OnDone | None) -> list[BoardResult]:
    results = []
    for result in made:
        results.append(result)
        if on_done:
            on_done(result)
    return results


@contextmanager
def _pool(count: int) -> Iterator[Callable[..., Iterator[BoardResult]]]:
    """Give a ``map`` that keeps the order; in this process when one worker is enough, or none may be forked."""
    if count < 2 or not may_fork():
        yield map
        return
    # What is loaded by now is shared by all workers as long as the collector does not touch it.
    gc.collect()
    give_back_memory()
    gc.freeze()
    yield lambda make, *given: fork_map(
        lambda each: _tidily(make, *each), list(zip(*given, strict=False)), count, _calm_collector
    )
    gc.unfreeze()


def _tidily(make: Callable[..., BoardResult], *given: object) -> BoardResult:
    """Make a board and give its memory back, so that a worker takes what its largest board takes, not what all of them do.

    A layout's boxes and styles hold each other in rings that only the collector undoes, and it hardly runs meanwhile.
    """
    result = make(*given)
    gc.collect()
    give_back_memory()
    return result


def _calm_collector() -> None:
    """Look for rings less often than Python does, which costs a tenth of the time, but not so seldom that every layout of a board is kept."""
    gc.set_threshold(20_000, 5, 2)
