"""Jobs in, boards as large as their panels allow out: body type first, what is left goes between rows and parts."""

from dataclasses import dataclass, replace
from math import sqrt
from typing import Any

from jinja2 import Environment

from wuhua.outputs.board.aim import FULL, GROWTH, ROOM_LEAST, Aim, grow_to
from wuhua.outputs.board.job import BoardJob
from wuhua.outputs.board.measure import Layout
from wuhua.outputs.board.page import Page, can_fold, chart_beside, flowing, is_formal, write_page
from wuhua.outputs.board.panel import gap_mm, inner_mm, most_mm
from wuhua.outputs.board.pieces import (
    PLAIN_GROWTH,
    Heights,
    Piece,
    balance,
    flow,
    grown,
    join,
)
from wuhua.outputs.board.reckoning import Reckoning
from wuhua.outputs.board.render import Press
from wuhua.outputs.board.sizes import Look, write_sizes
from wuhua.outputs.board.stretch import stretch
from wuhua.outputs.datum import check_board

#: Blocks that fill no more than this come together by less space between their rows.
_SQUEEZE = 1.08
#: Two columns are narrow that hold type no larger than this many times the one that they have.
_NARROW = 1.3
#: Blocks that would fill less than this share of their room leave some of it to larger words above them.
_SPARSE, _GENEROUS = 0.7, (1.2, 1.35, 1.6, 1.9)
#: So many more panels are tried where one came out taller than foreseen.
_MORE_PANELS = 4
#: So often larger type on several panels is tried by reckoning alone.
_LARGER_TRIES = 2
#: Larger type on several panels is worth another layout from this gain on, while there were no more than so many a panel.
_WORTH, _GROWN_TRIES = 1.04, 2


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
        self._room = inner_mm(job.panel)[1]
        self._gap = gap_mm(job.panel)
        self._most, self._head = most_mm(job.panel), 1.0
        self._least = round(min(job.panel.legible_mm, self._most), 2)
        self._only_one = False
        self._arrange(chart_beside(job), False)
        plain = self._most
        for larger in _GENEROUS:
            if self._reckoned.share_at(self._most, self._lanes) < _SPARSE:
                self._most, self._head = plain * larger, larger
        self._reckoned.most = self._most
        self._folds = can_fold(job)
        self._tried = 0
        self._parsed: tuple[Page, str, Any] | None = None
        #: The HTML that each layout was made of.
        self._written: dict[int, str] = {}

    def _arrange(self, beside: int | None, folded: bool) -> None:
        """Set out the blocks: the chart beside the sentences, or with the others; words of crowded tables under their rows."""
        self._beside, self._folded = beside, folded
        self._blocks = flowing(self._job, beside)
        self._reckoned = Reckoning(self._job, self._blocks, beside is not None, self._most)
        can_two = self._job.panel.wide and not self._only_one and not is_formal(self._job)
        self._lanes = 2 if can_two and self._reckoned.suits_two(self._least) else 1
        columns = tuple(tuple(pieces) for pieces in balance(self._blocks, self._lanes))
        self._whole = Page(columns, beside=beside, folded=folded)

    def fit(self) -> Fitted:
        """Fit on one panel, or on several when one would fall under the legible size."""
        look, layout = self._find_body()
        share = layout.columns / self._left(layout)
        if share <= 1 or not self._blocks or layout.columns == 0:
            return self._fitted([layout], look, look.body)
        look, layouts = self._share(look, layout)
        return self._fitted(layouts, look, round(look.body * grow_to(FULL, share), 2))

    def _fitted(self, layouts: list[Layout], look: Look, alone_mm: float) -> Fitted:
        """Cut every panel to its height and spread what is left of it."""
        check_board(self._job.sheet, [self._written[id(layout)] for layout in layouts])
        settled = all(map(self._fits, layouts))
        for layout in layouts:
            stretch(layout.document, self._job.panel.height_mm, self._left(layout), look.body)
        return Fitted(tuple(layouts), self._tried, alone_mm, settled)

    def _fits(self, layout: Layout) -> bool:
        return layout.over <= 1 and layout.columns <= self._left(layout)

    def _lay(self, page: Page, look: Look) -> Layout:
        """Lay a page out, so high that its natural height shows."""
        self._tried += 1
        if self._parsed is None or self._parsed[0] is not page:
            html = write_page(self._job, page, self._templates)
            self._parsed = page, html, self._press.read(html)
        layout = self._press.lay(self._parsed[2], write_sizes(self._job, look, self._templates))
        self._written[id(layout)] = self._parsed[1]
        return layout

    def _left(self, layout: Layout) -> float:
        """What the blocks may take of the height, in mm."""
        return max(1.0, self._room - layout.foot - self._gap - (layout.main - layout.columns))

    # one panel

    def _find_body(self) -> tuple[Look, Layout]:
        """Find the largest type that fits, nearly; the least one, too tall, where none does."""
        most = max(self._least, self._reckoned.firmest(self._lanes))
        aim = Aim(self._least, most, self._reckoned.guess(self._lanes), self._head)
        while True:
            look = aim.look()
            layout = self._lay(self._whole, look)
            aim.tried += 1
            left = self._left(layout)
            share, roomy = layout.columns / left, left / self._room
            if roomy < ROOM_LEAST and look.body <= aim.least and look.head < 1 and self._beside is not None:
                self._arrange(None, self._folded)
            elif layout.over > 1 and not self._folded and self._folds and look.body < layout.over * aim.least:
                self._arrange(self._beside, True)
            elif layout.over > 1 or (roomy < ROOM_LEAST and aim.can_clear(look)):
                aim.learn(look, layout, share, roomy)
            elif share > 1 and look.body <= aim.least:
                return self._squeeze(look, layout, share)
            elif share <= 1 and aim.done(look, share):
                return look, layout
            else:
                aim.learn(look, layout, share, roomy)
            if aim.over():
                return aim.best or (look, layout)

    def _squeeze(self, look: Look, layout: Layout, share: float) -> tuple[Look, Layout]:
        """Bring the rows closer where that spares a second panel."""
        if share <= _SQUEEZE:
            tight = replace(look, pad=0.05, block_gap=0.35)
            closer = self._lay(self._whole, tight)
            if self._fits(closer):
                return tight, closer
        return look, layout

    # several panels

    def _share(self, look: Look, layout: Layout) -> tuple[Look, list[Layout]]:
        """Share the blocks among as few panels as the least type allows; let the type grow while none is added."""
        heights = self._measured(layout)
        count = len(self._pour(heights, layout, 1.0))
        narrow = self._lanes > 1 and self._reckoned.widest(self._lanes) < _NARROW * look.body
        if narrow and len(self._pour(heights, layout, _SPARSE)) <= count:
            layout = self._widen(look, layout, count)
            heights = self._measured(layout)
        larger = max(
            (step for step in range(100, 161, 2) if len(self._pour(heights, layout, (100 / step) ** GROWTH)) <= count),
            default=100,
        )
        most = self._reckoned.firmest(self._lanes)
        size = min(most, look.body * larger / 102)
        if size == most and self._folds and not self._folded:
            # Folded tables are narrower.
            size = min(self._most, look.body * larger / 102)
        elif done := self._lay_larger(look, layout, heights, count, most):
            return done
        while size > look.body * _WORTH and self._tried < _GROWN_TRIES * count:
            larger_look = replace(look, body=round(size, 2))
            layouts, over = self._grow(larger_look, count)
            if layouts:
                return larger_look, layouts
            size = size / over * 0.97 if over > 1 else sqrt(size * look.body)
        return look, self._lay_all(look, heights, layout, count, _MORE_PANELS)

    def _lay_larger(
        self, look: Look, layout: Layout, heights: dict[int, Heights], count: int, most: float
    ) -> tuple[Look, list[Layout]] | None:
        """Lay out as many panels with type as large as it may be where rows hardly wrap more often; None when they do."""
        for _ in range(_LARGER_TRIES):
            size = self._larger(look.body, layout, heights, count, most)
            if size < look.body * _WORTH:
                break
            larger = replace(look, body=size)
            taller = grown(heights, size / look.body)
            layouts = self._lay_all(larger, taller, layout, count, 1)
            if all(map(self._fits, layouts)):
                return larger, layouts
            last = layouts[-1]
            most = min(size / last.over * 0.97, size * grow_to(FULL, last.columns / self._left(last), PLAIN_GROWTH))
        return None

    def _larger(self, body: float, layout: Layout, heights: dict[int, Heights], count: int, most: float) -> float:
        """The largest type up to ``most`` with which so many panels will do; 0 where that is no larger."""
        sizes = (round(body * step / 100, 2) for step in range(160, 103, -2))
        fits = (
            size
            for size in sizes
            if size <= most and len(self._pour(grown(heights, size / body), layout, 1.0)) <= count
        )
        return next(fits, 0.0)

    def _measured(self, layout: Layout) -> dict[int, Heights]:
        """The heights of the blocks in a layout of the whole sheet."""
        return join([piece for column in self._whole.columns for piece in column], layout.heights)

    def _widen(self, look: Look, layout: Layout, count: int) -> Layout:
        """Set half empty panels in one column, whose lines hold larger type; as before where that takes more panels."""
        self._only_one = True
        self._arrange(self._beside, self._folded)
        wide = self._lay(self._whole, look)
        if wide.over <= 1 and len(self._pour(self._measured(wide), wide, 1.0)) <= count:
            return wide
        self._only_one = False
        self._arrange(self._beside, self._folded)
        return layout

    def _grow(self, look: Look, count: int) -> tuple[list[Layout], float]:
        """Lay out as many panels with larger type, the words of crowded tables folded or not; none when it does not do, and
        how far its widest line ran over.
        """
        unfolded, over = self._folded, 1.0
        for folded in sorted({unfolded, self._folds}):
            if folded != self._folded:
                self._arrange(self._beside, folded)
            wide = self._lay(self._whole, look)
            over = wide.over
            if over > 1:
                continue
            measured = self._measured(wide)
            roomy = self._left(wide) >= ROOM_LEAST * self._room
            if roomy and len(self._pour(measured, wide, 1.0)) <= count:
                layouts = self._lay_all(look, measured, wide, count, 1)
                if all(map(self._fits, layouts)):
                    return layouts, 1.0
            break
        if self._folded != unfolded:
            self._arrange(self._beside, unfolded)
        return [], over

    def _lay_all(self, look: Look, heights: dict[int, Heights], layout: Layout, count: int, tries: int) -> list[Layout]:
        """Lay out each panel, filled as evenly as can be; more panels where one came out taller than foreseen."""
        layouts: list[Layout] = []
        for limit in range(count, count + tries):
            part = next((step for step in range(40, 101) if len(self._pour(heights, layout, step / 100)) <= limit), 100)
            groups = self._pour(heights, layout, part / 100)
            layouts = self._lay_groups(groups, look, limit == count + tries - 1 > count)
            if all(map(self._fits, layouts)):
                break
        return layouts

    def _lay_groups(self, groups: list[tuple[tuple[Piece, ...], ...]], look: Look, last: bool) -> list[Layout]:
        """Lay out each panel; the first that does not fit is the last, unless nothing else will be tried."""
        layouts: list[Layout] = []
        for number, group in enumerate(groups, 1):
            layouts.append(self._lay(Page(group, number, len(groups), self._beside, self._folded), look))
            if not last and not self._fits(layouts[-1]):
                break
        return layouts

    def _pour(self, heights: dict[int, Heights], layout: Layout, part: float) -> list[tuple[tuple[Piece, ...], ...]]:
        """Pour the blocks into panels, each filled to this part of its room."""
        first, later = self._left(layout), self._room - layout.foot - 2.4 * self._gap - layout.head
        slots = flow(self._blocks, heights, first * part * 0.98, later * part * 0.98, self._lanes)
        return [tuple(map(tuple, slots[start : start + self._lanes])) for start in range(0, len(slots), self._lanes)]
