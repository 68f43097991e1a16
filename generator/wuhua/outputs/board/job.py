"""What a board is made from, and what comes of it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from wuhua.base.finding import Finding
from wuhua.model.face import Face
from wuhua.model.sheet import Sheet, Tone
from wuhua.outputs.board.panel import Panel


class BoardJob(Struct, frozen=True):
    """One sheet for one panel.

    ``url``: where the same sheet is on the site; empty prints no QR code. ``code``: its short code without dashes; may be
    empty.
    """

    sheet: Sheet
    face: Face
    panel: Panel
    url: str
    code: str = ""


class BoardResult(Struct, frozen=True):
    """A finished board.

    ``pdfs``: one file a panel, several where one cannot hold it, empty where a finding stopped it. ``text_mm``: the
    smallest type of the body; ``distance_m``: from where that can be read; ``layouts``: how many were needed, besides those that only advice stands on.
    """

    job: BoardJob
    pdfs: tuple[bytes, ...] = ()
    text_mm: Decimal = Decimal(0)
    distance_m: Decimal = Decimal(0)
    layouts: int = 0
    findings: tuple[Finding, ...] = ()


OnDone = Callable[[BoardResult], None]


def printed(job: BoardJob) -> BoardJob:
    """Leave out what paper cannot keep: today, and states that change by the day; what a large figure says is not said twice."""
    told = [figure.value for figure in job.sheet.headline]
    badges = tuple(badge for badge in job.sheet.badges if badge.tone is not Tone.OPEN and badge.text not in told)
    sheet = replace(job.sheet, badges=badges, related=(), search_words=())
    return replace(job, sheet=sheet, face=replace(job.face, as_of=date.min))
