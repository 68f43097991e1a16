"""A board's plan in, the A4 sheet out that a person carries to it: the drawing, where each paper hangs, what comes down."""

from datetime import date
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from wuhua.base.places import theme_dir
from wuhua.model.face import Face
from wuhua.model.sheet import PlanBlock
from wuhua.outputs.board.digest import machine_digest
from wuhua.outputs.board.widths import bold_ems

#: The room for the drawing on A4 within its borders, width and height in mm.
_ROOM = (186, 118)
_TEMPLATE = "plan"


class ChartRow(Struct, frozen=True):
    """One paper: its number in the drawing, words, zone and paper, its left upper corner in mm, its file.

    ``ground_mm``: how high its upper edge is above the ground; None where nobody wrote how high the board hangs.
    """

    number: int
    title: str
    zone: str
    paper: str
    left_mm: int
    top_mm: int
    ground_mm: int | None
    file: str


class ChartJob(Struct, frozen=True):
    """One board's chart. ``lower_edge_mm`` 0: not written; ``left`` finds no room; ``down`` should be taken down."""

    board: str
    place: str
    lower_edge_mm: int
    drawing: PlanBlock
    rows: tuple[ChartRow, ...]
    left: tuple[str, ...]
    down: tuple[str, ...]
    face: Face


def chart_digest(job: ChartJob) -> str:
    """The SHA-256 (hex) of all that a chart is made from."""
    made = sha256(f"{machine_digest()}\0{_steady(job)!r}".encode())
    variants = theme_dir() / "variants"
    for path in sorted((*variants.glob(f"{_TEMPLATE}.*"), *variants.glob("list.*"))):
        made.update(path.read_bytes())
    return made.hexdigest()


def make_chart(job: ChartJob, work_dir: Path) -> bytes:
    """Print a chart, A4, as many pages as its list needs. Raises MachineFault when a library or a font is missing."""
    from wuhua.outputs.blocks import NoLinks, render_block
    from wuhua.outputs.board.native import require_libraries

    require_libraries()
    from wuhua.outputs.board.variants.leaflet import print_leaflet
    from wuhua.outputs.templates import open_templates

    work_dir.mkdir(parents=True, exist_ok=True)
    templates = open_templates(work_dir)
    drawing = Markup(render_block(job.drawing, "", NoLinks(), templates, width_of=bold_ems))
    return print_leaflet(
        _TEMPLATE,
        f"{job.board} 挂图",
        "",
        chart_digest(job)[:32].encode(),
        templates,
        job=job,
        under=_under(job),
        drawing=drawing,
        drawing_mm=_drawing_mm(job.drawing),
        rows=[_cells(row) for row in job.rows],
        grounded=job.lower_edge_mm > 0,
        gap=gap_of(job.drawing),
    )


def _steady(job: ChartJob) -> ChartJob:
    """A chart stands while what hangs stands, whatever day it is."""
    return replace(job, face=replace(job.face, as_of=date.min))


def _drawing_mm(drawing: PlanBlock) -> tuple[int, int]:
    """The drawing's size on paper, with what stands around the board."""
    around = max(drawing.width_mm, drawing.height_mm) // 16
    whole = drawing.width_mm, drawing.height_mm + around
    wide, high = _ROOM
    return min(wide, high * whole[0] // whole[1]), min(high, wide * whole[1] // whole[0])


def _under(job: ChartJob) -> str:
    drawing = job.drawing
    scale = max(1, round(drawing.width_mm / max(1, _drawing_mm(drawing)[0])))
    parts = (
        job.face.name,
        job.place,
        f"宽{drawing.width_mm}毫米，高{drawing.height_mm}毫米",
        f"下沿离地{job.lower_edge_mm}毫米" if job.lower_edge_mm else "",
        f"图是实物的{scale}分之一",
    )
    return " · ".join(part for part in parts if part)


def gap_of(drawing: PlanBlock) -> str:
    """How much is left between papers and edges in the drawing's areas: as the first paper of each stands."""
    gaps = set()
    for _, area in drawing.areas:
        here = [spot.rect for spot in drawing.spots if area.holds(spot.rect)]
        gaps |= {min(rect.x for rect in here) - area.x} if here else set()
    told = [f"{gap // 10}厘米" if gap % 10 == 0 else f"{gap}毫米" for gap in sorted(gaps)]
    return "到".join(dict.fromkeys((told[0], told[-1]))) if told else ""


def _cells(row: ChartRow) -> tuple[str, ...]:
    ground = "" if row.ground_mm is None else _cm(row.ground_mm)
    return str(row.number), row.title, row.zone, row.paper, _cm(row.left_mm), _cm(row.top_mm), ground, row.file


def _cm(length_mm: int) -> str:
    return f"{length_mm // 10}.{length_mm % 10}"
