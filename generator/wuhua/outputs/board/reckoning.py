"""A sheet's blocks and its panel in, the body type that will do out, before any layout."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from wuhua.model.sheet import Block
from wuhua.outputs.board.job import BoardJob
from wuhua.outputs.board.page import SENTENCES
from wuhua.outputs.board.panel import gap_mm, inner_mm
from wuhua.outputs.board.pieces import guess_heights, line_need, words_of
from wuhua.outputs.board.sizes import Look, chart_mm, correction_mm, sentence_mm
from wuhua.outputs.board.widths import ems, firm_need

#: How much of its words' width a table needs, since some of them wrap.
_WRAPS = 0.8
#: How many em any column holds.
_FIRM_LEAST = 2.0
#: How much of their room the blocks should fill: they turn out a tenth taller as often as a tenth lower.
_FILLED = 0.9
#: How many em a correction's own words take, and how tall its lines are.
_CORRECTION_EMS, _CORRECTION_LINE = 20, 1.45
#: How tall a line of the sentences is, in em.
_SENTENCE_LINE = 1.5


@dataclass(slots=True)
class Reckoning:
    """What can be reckoned of blocks, given with their places in the sheet. Sizes of type are in mm of body type, none above ``most``.

    ``beside``: the place in the sheet of the chart beside the sentences; None without one.
    """

    job: BoardJob
    blocks: Sequence[tuple[int, Block]]
    beside: int | None
    most: float

    def suits_two(self, least: float) -> bool:
        """Whether a second column earns its second row of headings without making rows wrap; ``least``: the least type."""
        return self.widest(2) >= least and self.guess(2) > 1.1 * self.guess(1)

    def widest(self, lanes: int) -> float:
        """The body type at which the blocks' words are as wide as one of so many columns."""
        need = max((line_need(block) * _WRAPS for _, block in self.blocks), default=0.0)
        return min(self.firmest(lanes), self.lane(lanes) / max(_FIRM_LEAST, need))

    def firmest(self, lanes: int) -> float:
        """The body type at which what never breaks is as wide as one of so many columns."""
        firm = max([_FIRM_LEAST, *(firm_need(block) for _, block in self.blocks)])
        return min(self.most, self.lane(lanes) / firm)

    def guess(self, lanes: int) -> float:
        """The body type with which the blocks, in so many columns, fill their room."""
        low, high = 0.5, self.widest(lanes)
        while high - low > 0.05:
            body = (low + high) / 2
            low, high = (body, high) if self.share_at(body, lanes) < _FILLED else (low, body)
        return low

    def share_at(self, body: float, lanes: int) -> float:
        """How much of its room the blocks would fill with this type."""
        sheet, panel = self.job.sheet, self.job.panel
        left = inner_mm(panel)[1] - panel.mean_mm * (0.3 + 0.105 * bool(sheet.headline))
        left -= self._lead(body) + self._corrections()
        heights = [guess_heights(block, self.lane(lanes) / body) for _, block in self.blocks]
        return sum(height.fixed + sum(height.rows) for height in heights) * body / lanes / max(1.0, left)

    def _lead(self, body: float) -> float:
        """How tall the sentences and the chart beside them are with this type, in mm."""
        sheet, look = self.job.sheet, Look(body)
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
