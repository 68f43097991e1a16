"""A job and a look in, every size of its page out as CSS."""

from decimal import ROUND_HALF_UP, Decimal
from math import ceil

from jinja2 import Environment
from msgspec import Struct
from msgspec.structs import replace

from wuhua.outputs.board.job import BoardJob
from wuhua.outputs.board.page import accent_of, beside_mm, chart_beside, figure_texts
from wuhua.outputs.board.panel import Panel, gap_mm, inner_mm, margin_mm, readable_from
from wuhua.outputs.board.titles import longest_em, parted
from wuhua.outputs.board.widths import bold_ems, ems

#: How many times as high as its panel a page is while its natural height is sought.
_TALL = 40
#: The title's share of a line, beside the tags; a title shrinks to this part of its size for the sake of one line.
_TITLE_SHARE, _ONE_LINE = 0.75, 0.7
#: By what its spaced letters are wider; what the longer of two lines has of a title that may break anywhere.
_SPACED, _HALF = 1.04, 0.526
#: A title that would be smaller than so many times the rows' type has two lines.
_TITLE_LEAST = 1.3
#: Headings of blocks by their type, and at most by the title.
_HEADING, _HEADING_MOST = 1.3, 0.8
#: The foot by the panel's mean side, and at most by the type of the rows, in whose company it is read; never below that many mm.
_FOOT, _FOOT_MOST, _FOOT_LEAST = 0.0112, 0.9, 2.8
#: A correction's type, as a share of the panel's mean side.
_CORRECTION = 0.02


#: So many columns at most.
LANES_MOST = 4


class Look(Struct, frozen=True):
    """What is sought: body type in mm, the least row padding and space before a block in em of it.

    ``loose``: words too wide for the panel may break; amounts never do. ``head``: by what title, figures and sentences
    are smaller than they should be, because they alone would fill the panel.
    """

    body: float
    pad: float = 0.14
    block_gap: float = 0.7
    loose: bool = False
    head: float = 1.0

    def tight(self) -> "Look":
        """The same type with less space between rows."""
        return replace(self, pad=0.05, block_gap=0.35)


def as_mm(size: float) -> Decimal:
    """A measured size to two decimals."""
    return Decimal(str(size)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def write_sizes(job: BoardJob, look: Look, templates: Environment) -> str:
    """Write the sizes of a page as CSS, one so high that its natural height shows."""
    panel = job.panel
    mean, width = panel.mean_mm, inner_mm(panel)[0]
    title = title_mm(job, look)
    sentence = sentence_mm(job, look)
    foot = foot_mm(panel, look.body)
    figure = _figure_mm(job, mean * look.head, width, foot)
    return templates.get_template("board/sizes.css.j2").render(
        width=panel.width_mm,
        height=panel.height_mm * _TALL,
        margin=margin_mm(panel),
        wide=panel.wide,
        body=look.body,
        pad=look.pad,
        block_gap=look.block_gap,
        loose=look.loose,
        title=round(title, 2),
        title_width=_title_width(job, title, width),
        under=round(min(sentence, 0.55 * title), 2),
        tag=round(min(0.026 * mean, title), 2),
        heading=round(max(look.body, min(_HEADING * look.body, _HEADING_MOST * title)), 2),
        sentence=round(sentence, 2),
        correction=round(min(look.body, correction_mm(panel)), 2),
        beside=round(chart_mm(job, look), 2),
        label=round(min(sentence, figure), 2),
        figure=round(figure, 2),
        foot=round(foot, 2),
        seal=round(min(70.0, max(40.0, 0.055 * mean)), 1),
        code=round(min(100.0, max(34.0, 0.09 * mean)), 1),
        inner=width,
        answers=48 if panel.wide else 38,
        gap=gap_mm(panel),
        lanes=range(2, LANES_MOST + 1),
        accent=accent_of(job),
        distance=f"正文站在{readable_from(as_mm(look.body))}米内看得清",
    )


def sentence_mm(job: BoardJob, look: Look) -> float:
    """The type of the sentences: read from three metres, and hardly larger than the rows."""
    return max(0.0165 * job.panel.mean_mm * look.head, min(look.body * 1.08, 0.75 * title_mm(job, look)))


def foot_mm(panel: Panel, body: float) -> float:
    """The type of the foot beside rows of that type: hardly ever larger, and read from nearer on small paper."""
    return max(_FOOT_LEAST, min(_FOOT * panel.mean_mm, max(panel.legible_mm, _FOOT_MOST * body)))


def chart_mm(job: BoardJob, look: Look) -> float:
    """The type of the chart beside the sentences."""
    wanted = max(look.body, 0.85 * sentence_mm(job, look))
    index = chart_beside(job)
    return wanted if index is None else min(wanted, beside_mm(job, index))


def correction_mm(panel: Panel) -> float:
    """The largest type of a correction: it is read from as near as the rows are, and leaves them their room."""
    return max(panel.legible_mm, _CORRECTION * panel.mean_mm)


def title_mm(job: BoardJob, look: Look) -> float:
    """The type of the title: as large as six metres ask for; smaller when that spares a second line, or when two would not do."""
    wanted = 0.046 * job.panel.mean_mm * look.head
    line = inner_mm(job.panel)[0] * _TITLE_SHARE / max(4.0, _title_ems(job))
    if line >= max(_ONE_LINE * wanted, min(wanted, _TITLE_LEAST * look.body)):
        return min(wanted, line)
    return min(wanted, line / _line_share(job))


def _title_width(job: BoardJob, title: float, width: float) -> float:
    """How wide a title of that size may run, in mm: so that two lines come out alike."""
    line = _title_ems(job) * title
    return round(width if line <= width * _TITLE_SHARE else line * _line_share(job) + 1.2 * title, 1)


def _line_share(job: BoardJob) -> float:
    """What the longer of two lines has of the title."""
    lines, whole = parted(job.sheet.title), max(1.0, ems(job.sheet.title))
    return longest_em(lines) / whole if len(lines) > 1 else max(_HALF, ceil(whole / 2) / whole)


def _title_ems(job: BoardJob) -> float:
    return _SPACED * ems(job.sheet.title)


def _figure_mm(job: BoardJob, mean: float, width: float, foot: float) -> float:
    """As large as five metres ask for; smaller where the longest amount needs it, never too small to be read."""
    texts = figure_texts(job)
    if not texts:
        return mean
    cell = width / len(texts) - gap_mm(job.panel) - 1.4 * foot
    return max(job.panel.legible_mm, min(0.052 * mean, cell * 0.98 / max(1.0, *map(bold_ems, texts))))
