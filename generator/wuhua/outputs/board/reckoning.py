"""A sheet's blocks and its panel in, the body type that will do out, before any layout."""

from collections.abc import Sequence
from functools import cached_property
from math import ceil

from msgspec import Struct

from wuhua.model.sheet import Block
from wuhua.outputs.board.folding import Fold, fold_block
from wuhua.outputs.board.job import BoardJob
from wuhua.outputs.board.page import SENTENCES
from wuhua.outputs.board.panel import gap_mm, inner_mm
from wuhua.outputs.board.pieces import guess_heights, least_tallest, line_need, row_widths, words_of
from wuhua.outputs.board.sizes import LANES_MOST, Look, chart_mm, correction_mm, foot_mm, sentence_mm
from wuhua.outputs.board.widths import ems, firm_need

#: How much of its words' width a table needs, since some of them wrap.
_WRAPS, _WRAPS_NARROW = 0.8, 1.0
#: How many em any column holds, and one beside others on a standing panel, whose words are to be read in lines.
_FIRM_LEAST, _LINE_LEAST = 2.0, 16.0
#: How much of their room the blocks should fill: they turn out a tenth taller as often as a tenth lower.
_FILLED = 0.9
#: How many em a correction's own words take, and how tall its lines are.
_CORRECTION_EMS, _CORRECTION_LINE = 20, 1.45
#: How tall a line of the sentences is, in em.
_SENTENCE_LINE = 1.5
#: How tall title, figures and the space around them are, by the panel's mean side; the foot in em of its own, and at least by that side.
_TITLE, _FIGURES, _FOOT, _FOOT_LEAST = 0.1, 0.105, 17.9, 0.13
#: A block is shared among columns from so many rows on.
_CUT_FROM = 4
#: A column more makes type so many times as large.
_EARNED = 1.1


class Reckoning(Struct, dict=True):
    """What can be reckoned of blocks, given with their places in the sheet. Sizes of type are in mm of body type, none above ``most``.

    ``beside``: the place in the sheet of the chart beside the sentences; None without one. ``head``: see :class:`Look`. ``fold``: which
    words stand under their rows.
    """

    job: BoardJob
    blocks: Sequence[tuple[int, Block]]
    beside: int | None
    most: float
    head: float = 1.0
    fold: Fold = Fold.NOTHING

    # Some hundred sizes of type are tried: what does not depend on them is reckoned once.

    @cached_property
    def _widths(self) -> list[tuple[float, ...]]:
        return [row_widths(block) for _, block in self.blocks]

    @cached_property
    def _shown(self) -> list[Block]:
        return [fold_block(block, self.fold)[0] for _, block in self.blocks]

    @cached_property
    def _line_need(self) -> float:
        return max(map(line_need, self._shown), default=0.0)

    @cached_property
    def _firm_need(self) -> float:
        return max([_FIRM_LEAST, *map(firm_need, self._shown)])

    def lanes(self, least: float) -> int:
        """How many columns earn their rows of headings without making rows wrap; ``least``: the least type."""
        best = 1
        for more in range(2, LANES_MOST + 1):
            if self.widest(more) >= least and self._earned(best, more, least):
                best = more
        return best

    def _earned(self, few: int, more: int, least: float) -> bool:
        """Whether more columns take fewer panels, or make type larger on as many."""
        before, now = (ceil(self.share_at(least, lanes) / _FILLED) for lanes in (few, more))
        return now < before or (now == before and self.guess(more, now) > _EARNED * self.guess(few, now))

    def widest(self, lanes: int) -> float:
        """The body type at which the blocks' words are as wide as one of so many columns."""
        wraps, least = (_WRAPS, _FIRM_LEAST) if lanes <= 1 + self.job.panel.wide else (_WRAPS_NARROW, _LINE_LEAST)
        need = self._line_need * wraps
        return min(self.firmest(lanes), self.lane(lanes) / max(least, need))

    def firmest(self, lanes: int) -> float:
        """The body type at which what never breaks is as wide as one of so many columns."""
        return min(self.most, self.lane(lanes) / self._firm_need)

    def guess(self, lanes: int, panels: int = 1) -> float:
        """The body type with which the blocks, in so many columns, fill their room, that of several panels like the first."""
        low, high = 0.5, self.widest(lanes)
        while high - low > 0.05:
            body = (low + high) / 2
            low, high = (body, high) if self.share_at(body, lanes) < _FILLED * panels else (low, body)
        return low

    def share_at(self, body: float, lanes: int) -> float:
        """How much of its room the blocks would fill with this type."""
        sheet, panel = self.job.sheet, self.job.panel
        left = inner_mm(panel)[1] - panel.mean_mm * self.head * (_TITLE + _FIGURES * bool(sheet.headline))
        left -= max(_FOOT * foot_mm(panel, body), _FOOT_LEAST * panel.mean_mm) + self._lead(body) + self._corrections()
        line = self.lane(lanes) / body
        heights = [
            guess_heights(block, line, widths) for (_, block), widths in zip(self.blocks, self._widths, strict=True)
        ]
        tall = [height.fixed + sum(height.rows) for height in heights]
        # Blocks of few rows are hardly shared among columns.
        uncut = [each for each, height in zip(tall, heights, strict=True) if len(height.rows) < _CUT_FROM]
        tallest = max([sum(tall) / lanes, *uncut])
        if len(uncut) == len(tall):
            tallest = max(tallest, least_tallest(tall, lanes))
        return tallest * body / max(1.0, left)

    def _lead(self, body: float) -> float:
        """How tall the sentences and the chart beside them are with this type, in mm."""
        sheet, look = self.job.sheet, Look(body, head=self.head)
        size = sentence_mm(self.job, look)
        share = SENTENCES if sheet.summary and self.beside is not None else 1.0
        line = inner_mm(self.job.panel)[0] * share / size
        lines = sum(ceil(sum(map(ems, words_of(sentence))) / line) for sentence in sheet.summary)
        tall = lines * _SENTENCE_LINE * size
        if self.beside is not None:
            tall = max(tall, guess_heights(sheet.blocks[self.beside], line).fixed * chart_mm(self.job, look))
        return tall + gap_mm(self.job.panel) if tall else 0.0

    def _corrections(self) -> float:
        """How tall the corrections under the blocks are at most, in mm."""
        size = correction_mm(self.job.panel)
        line = inner_mm(self.job.panel)[0] / size
        told = (sum(ems(str(part)) for part in parts) for parts in self.job.sheet.corrections)
        return sum(size * _CORRECTION_LINE * (0.5 + ceil((words + _CORRECTION_EMS) / line)) for words in told)

    def lane(self, lanes: int) -> float:
        """The width of one of so many columns, in mm."""
        return (inner_mm(self.job.panel)[0] - gap_mm(self.job.panel) * 2 * (lanes - 1)) / lanes
