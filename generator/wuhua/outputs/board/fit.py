"""Jobs in, boards as large as their panels allow out: body type first, what is left goes between the rows."""

from dataclasses import dataclass, replace
from math import log

from jinja2 import Environment

from wuhua.model.sheet import LedgerBlock, ProseBlock, RosterBlock
from wuhua.outputs.board.job import BoardJob
from wuhua.outputs.board.page import Page, flowing, write_page
from wuhua.outputs.board.pieces import Heights, Piece, balance, flow, guess_heights, line_need, rows_of
from wuhua.outputs.board.render import Layout, Press
from wuhua.outputs.board.sizes import Look, gap_mm, inner_mm, most_mm, write_sizes

#: Beyond these, in em, a table looks deserted.
_PAD_MOST, _BLOCK_GAP_MOST = 0.7, 3.0
#: Blocks that fill at least this share of their room are finished by padding.
_NEARLY = 0.84
#: How much of its words' width a table needs, since some of them wrap.
_WRAPS = 0.8
#: A head that leaves the blocks less than this share of the panel is made smaller.
_ROOM_LEAST = 0.25
_TRIES = 7


@dataclass(frozen=True, slots=True)
class Fitted:
    """A board's finished layouts, one a panel.

    ``alone_mm``: the body type that a single panel would have had. ``settled``: all of it lies within its panels.
    """

    layouts: tuple[Layout, ...]
    tried: int
    alone_mm: float
    settled: bool


class Fitter:
    """Fits one job; counts its layouts. Sizes depend on the job alone, never on earlier builds: so do the bytes."""

    def __init__(self, job: BoardJob, press: Press, templates: Environment) -> None:
        self._job, self._press, self._templates = job, press, templates
        self._blocks = flowing(job)
        self._width, self._room = inner_mm(job.panel)
        self._gap = gap_mm(job.panel)
        self._most = most_mm(job.panel)
        self._least = min(job.panel.legible_mm, self._most)
        self._lanes = 2 if job.panel.wide and self._suits_two() else 1
        self._prosy = any(isinstance(block, ProseBlock) for _, block in self._blocks)
        self._tried = 0

    def fit(self) -> Fitted:
        """Fit on one panel, or on several when one would fall under the legible size."""
        page = Page(tuple(tuple(pieces) for pieces in balance(self._blocks, self._lanes)))
        look, layout = self._find_body(page)
        share = layout.columns / self._left(layout)
        if share <= 1 or not self._blocks or layout.columns == 0:
            return self._fitted((self._finish(page, look, layout),), look.body)
        made = tuple(self._finish(*shared) for shared in self._share(page, look, layout))
        return self._fitted(made, round(look.body * _step(share, 1.2), 2))

    def _fitted(self, layouts: tuple[Layout, ...], alone_mm: float) -> Fitted:
        return Fitted(layouts, self._tried, alone_mm, all(map(self._settled, layouts)))

    def _settled(self, layout: Layout) -> bool:
        return layout.pages == 1 and layout.over <= 1 and layout.columns <= self._left(layout)

    def _lay(self, page: Page, look: Look, tall: bool) -> Layout:
        self._tried += 1
        parsed = self._press.read(write_page(self._job, page, self._templates))
        return self._press.lay(parsed, write_sizes(self._job, look, tall, self._templates))

    def _left(self, layout: Layout) -> float:
        """What the blocks may take of the height, in mm."""
        return max(1.0, self._room - layout.foot - self._gap - (layout.main - layout.columns))

    # one panel

    def _find_body(self, page: Page) -> tuple[Look, Layout]:
        """Find the largest type that fits; the least one, too tall, where none does."""
        least, most, loose, head = self._least, self._most, False, 1.0
        body, before, best = self._guess(self._lanes), (0.0, 0.0), None
        for _ in range(_TRIES):
            look = Look(round(max(least, min(body, most)), 2), loose=loose, head=round(head, 2))
            layout = self._lay(page, look, True)
            left = self._left(layout)
            share = layout.columns / left
            if left < _ROOM_LEAST * self._room and head > 0.3:
                head *= 0.7
            elif layout.over > 1:
                most = look.body * 0.985 / layout.over
                if most < least and not loose:
                    loose, most = True, self._most
                least = min(least, most)
                body = min(most, look.body * _step(share, 1.2))
            elif (
                _NEARLY <= share <= 1 or (share > 1 and look.body <= least) or (share < 1 and look.body >= most - 0.02)
            ):
                return look, layout
            else:
                best, most = (best, look.body * 0.995) if share > 1 else ((look, layout), most)
                body = look.body * _step(share, _power(before, (look.body, share), self._prosy))
                body = (best[0].body + most) / 2 if best and body <= best[0].body else body
                before = look.body, share
        return best or (look, layout)

    def _suits_two(self) -> bool:
        """Whether a second column earns its second row of headings without making rows wrap."""
        return self._widest(2) >= self._least and self._guess(2) > 1.1 * self._guess(1)

    def _lane(self, lanes: int) -> float:
        return (self._width - self._gap * 2 * (lanes - 1)) / lanes

    def _widest(self, lanes: int) -> float:
        """The body type at which the blocks' words are as wide as a column."""
        need = max((line_need(block) for _, block in self._blocks), default=0.0)
        return min(self._most, self._lane(lanes) / (need * _WRAPS) if need else self._most)

    def _guess(self, lanes: int) -> float:
        """Reckon the body type without a layout, from rows and words."""
        sheet, mean = self._job.sheet, self._job.panel.mean_mm
        lead = bool(sheet.summary) or len(self._blocks) < len(sheet.blocks)
        left = self._room - mean * (0.3 + 0.105 * bool(sheet.headline) + 0.105 * lead)
        low, high = 0.5, self._widest(lanes)
        while high - low > 0.05:
            body = (low + high) / 2
            heights = [guess_heights(block, self._lane(lanes) / body) for _, block in self._blocks]
            tall = sum(height.fixed + sum(height.rows) for height in heights) / lanes
            low, high = (body, high) if tall * body < left * 0.95 else (low, body)
        return low

    # several panels

    def _share(self, page: Page, look: Look, layout: Layout) -> list[tuple[Page, Look, Layout]]:
        """Share the blocks among as few panels as the least type allows; let the type grow while none is added."""
        heights = _join([piece for column in page.columns for piece in column], layout.heights)
        count = len(self._pour(heights, layout, 1.0))
        larger = max(
            (step for step in range(100, 161, 2) if len(self._pour(heights, layout, 100 / step)) <= count), default=100
        )
        if larger > 104 and look.body * larger / 100 <= self._most:
            grown = replace(look, body=round(look.body * larger / 102, 2))
            wide = self._lay(page, grown, True)
            measured = _join([piece for column in page.columns for piece in column], wide.heights)
            if wide.over <= 1 and len(self._pour(measured, wide, 1.0)) <= count:
                look, layout, heights = grown, wide, measured
        even = min(
            step for step in range(40, 101) if len(self._pour(heights, layout, step / 100)) <= count or step == 100
        )
        groups = self._pour(heights, layout, even / 100)
        pages = [Page(group, number, len(groups)) for number, group in enumerate(groups, 1)]
        return [(shared, look, self._foresee(shared, heights, layout)) for shared in pages]

    def _pour(self, heights: dict[int, Heights], layout: Layout, part: float) -> list[tuple[tuple[Piece, ...], ...]]:
        """Pour the blocks into panels, each filled to this part of its room."""
        first, later = self._left(layout), self._room - layout.foot - 2.4 * self._gap - layout.head
        slots = flow(self._blocks, heights, first * part * 0.98, later * part * 0.98, self._lanes)
        return [tuple(map(tuple, slots[start : start + self._lanes])) for start in range(0, len(slots), self._lanes)]

    def _foresee(self, page: Page, heights: dict[int, Heights], layout: Layout) -> Layout:
        """Reckon a page's heights from rows measured before, to spare a layout."""
        tall = max(sum(heights[piece.index].of(piece.start, piece.stop) for piece in column) for column in page.columns)
        above = layout.main - layout.columns if page.number == 1 else layout.head + 1.4 * self._gap
        return replace(layout, columns=tall, main=above + tall)

    # the end

    def _finish(self, page: Page, look: Look, measured: Layout) -> Layout:
        """Spread what is left between the rows and lay the page out at its true height."""
        spare = (self._left(measured) - measured.columns) * 0.98
        wanted = _spread(page, look, spare)
        final = self._lay(page, wanted, False)
        for _ in range(_TRIES):
            if self._settled(final):
                break
            if spare <= 0 or final.over > 1 or final.pages > 1:
                spare = 0.0
                shrunk = look.body * (0.97 if final.pages == 1 else 0.85)
                look = replace(look, body=round(shrunk, 2), loose=final.over > 1 or look.loose)
            else:
                spare *= min(0.9, 0.985 * (self._left(final) - measured.columns) / (final.columns - measured.columns))
            wanted = _spread(page, look, spare)
            final = self._lay(page, wanted, False)
        return final


def _spread(page: Page, look: Look, spare: float) -> Look:
    rows = max((sum(_padded(piece) for piece in column) for column in page.columns), default=0)
    gaps = max((len(column) - 1 for column in page.columns), default=0)
    if spare <= 0 or not rows:
        return look
    pad = min(_PAD_MOST, look.pad + spare / (2 * rows * look.body))
    rest = spare - (pad - look.pad) * 2 * rows * look.body
    gap = min(_BLOCK_GAP_MOST, look.block_gap + rest / (gaps * look.body)) if gaps else look.block_gap
    return replace(look, pad=round(pad, 4), block_gap=round(gap, 4))


def _padded(piece: Piece) -> int:
    """How many rows of a piece carry padding, those of its head and foot among them."""
    rows = rows_of(piece.block)[piece.start : piece.stop]
    lines = sum(max(1, len(day[1])) for day in rows) if isinstance(piece.block, RosterBlock) else len(rows)
    return max(1, lines) + 3


def _step(share: float, power: float) -> float:
    """By what to multiply the type so that the blocks fill nearly all their room."""
    return min(3.0, max(0.3, (0.94 / share) ** (1 / power))) if share else 3.0


def _power(before: tuple[float, float], now: tuple[float, float], prosy: bool) -> float:
    """How height grows with type: from two layouts when there are two, else as paragraphs or a table do."""
    if not before[0] or before[0] == now[0] or before[1] <= 0 or now[1] <= 0:
        return 1.9 if prosy else 1.2
    return min(2.2, max(0.8, log(before[1] / now[1]) / log(before[0] / now[0])))


def _join(pieces: list[Piece], measured: tuple[Heights, ...]) -> dict[int, Heights]:
    """Put the heights of a block's pieces together again."""
    joined: dict[int, Heights] = {}
    for piece, height in zip(pieces, measured, strict=True):
        had = joined.get(piece.index, Heights(0.0, ()))
        rows = had.rows + height.rows
        carried = rows[0] if rows and isinstance(piece.block, LedgerBlock) else 0.0
        joined[piece.index] = Heights(max(had.fixed, height.fixed), rows, carried)
    return joined
