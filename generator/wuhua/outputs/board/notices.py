"""Fitted boards in, findings out: from how near they can be read, and what would read better."""

from decimal import Decimal

from wuhua.base.finding import Finding, Severity, Span
from wuhua.outputs.board.job import BoardJob
from wuhua.outputs.board.measure import Fitted
from wuhua.outputs.board.panel import LARGEST_MM, most_mm, paper_for, readable_from
from wuhua.outputs.board.pieces import row_count
from wuhua.outputs.board.sizes import as_mm

#: What to do about many panels where no paper holds all of it.
_SHARED_FIX = "就这样按“第几幅”的次序挂；想少几幅，换更大的纸，或者把记录按月、按小组分成几份"
#: Type is as large as it should be that lacks no more than this.
SLACK_MM = 0.02


def find_notices(job: BoardJob, fitted: Fitted, alone_on: str = "") -> tuple[Finding, ...]:
    """Tell where a board was shared among panels (B101), is too small (B102) or hard to read (B105) for its readers, or runs over (B104).

    ``alone_on``: the paper on which one panel would do; empty where none is known to.
    """
    found = []
    if not fitted.settled:
        found.append(_unsettled(job))
    if len(fitted.layouts) > 1:
        found.append(_shared(job, fitted, alone_on))
    text = min(layout.text for layout in fitted.layouts)
    least = min(job.panel.legible_mm, most_mm(job.panel))
    if text and text < least - SLACK_MM:
        found.append(_small(job, text))
    elif text and text < job.panel.easy_mm - SLACK_MM:
        found.append(_hard(job, text))
    return tuple(found)


def _shared(job: BoardJob, fitted: Fitted, alone_on: str) -> Finding:
    alone, count = as_mm(fitted.alone_mm), len(fitted.layouts)
    rows = -(-sum(row_count(block) for block in job.sheet.blocks) // count)
    return _advice(
        job,
        "B101",
        message=f"{job.panel.name}一幅放不下“{job.sheet.title}”：分成{count}幅，每幅约{rows}行",
        note=f"只用一幅，正文{alone:.1f}毫米，站到{readable_from(alone)}米内才看得清",
        fix=f"要一幅看清，改用{alone_on}" if alone_on else _SHARED_FIX,
    )


def _small(job: BoardJob, text: float) -> Finding:
    size = as_mm(text)
    return _advice(
        job,
        "B102",
        message=f"“{job.sheet.title}”正文{size:.1f}毫米：站到{readable_from(size)}米内才看得清",
        note=f"看的人站在{job.panel.distance_m}米外",
        fix=_nearer(job, size) or f"要看清，{_larger(job, job.panel.legible_mm / max(0.1, text))}，或少写几列、几个字",
    )


def _hard(job: BoardJob, text: float) -> Finding:
    size = as_mm(text)
    far = text < job.panel.legible_mm - SLACK_MM
    larger = f"要看着不吃力，{_larger(job, job.panel.easy_mm / max(0.1, text))}"
    seen = f"站到{readable_from(size)}米内才看得清" if far else f"{job.panel.distance_m}米外看得清"
    # Only what is a record can be printed large by its address.
    printed = f"；不换也能贴，另备一份大字的：wuhua boards --record {job.sheet.key} --variant large"
    return _advice(
        job,
        "B105",
        message=f"“{job.sheet.title}”正文{size:.1f}毫米：{seen}，老人看着吃力",
        note=f"{job.panel.distance_m}米外，{as_mm(job.panel.easy_mm):.1f}毫米的字看着不吃力",
        fix=(_nearer(job, size) or larger) + (printed if "/" in job.sheet.key else ""),
    )


def _advice(job: BoardJob, code: str, message: str, note: str, fix: str) -> Finding:
    """How a sheet could be read better; it can be hung as it is."""
    return Finding(
        code=code,
        message=message,
        span=Span(job.sheet.key),
        severity=Severity.WARNING,
        note=note,
        fix=fix,
        basis="ISO 24509，JIS S 0032",
    )


def _unsettled(job: BoardJob) -> Finding:
    return Finding(
        code="B104",
        message=f"“{job.sheet.title}”在{job.panel.name}上排不下",
        span=Span(job.sheet.key),
        note="有一行或一段比整幅还长",
        fix="把这一段分成几段，或换更大的展板",
        blocks=True,
    )


def _nearer(job: BoardJob, size: Decimal) -> str:
    """What to do where no panel is large enough for readers so far off; empty where one is."""
    if job.panel.legible_mm <= LARGEST_MM:
        return ""
    return (
        f"{job.panel.distance_m}米外多大的纸都看不清：站到{readable_from(size)}米内看；人站得近的，改公开栏的“阅读距离”"
    )


def _larger(job: BoardJob, factor: float) -> str:
    name = paper_for(job.panel, factor)
    return f"改用{name}" if name else "改用更大的展板"
