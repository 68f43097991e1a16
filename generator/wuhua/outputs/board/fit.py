"""Jobs in, boards as large as their panels allow out: body type first, what is left goes between rows and parts."""

from typing import Any

from jinja2 import Environment
from msgspec.structs import replace

from wuhua.outputs.board.aim import FULL, ROOM_LEAST, Aim, grow_to
from wuhua.outputs.board.folding import Fold, folds
from wuhua.outputs.board.job import BoardJob
from wuhua.outputs.board.measure import Fitted, Layout
from wuhua.outputs.board.page import Page, chart_beside, flowing, is_formal, write_page
from wuhua.outputs.board.panel import gap_mm, inner_mm, most_mm
from wuhua.outputs.board.pieces import Heights, balance, guess_heights, join
from wuhua.outputs.board.reckoning import Reckoning
from wuhua.outputs.board.render import Press
from wuhua.outputs.board.sharing import Group, Sharing
from wuhua.outputs.board.sizes import Look, sentence_mm, title_mm, write_sizes
from wuhua.outputs.board.stretch import stretch
from wuhua.outputs.datum import check_board

#: Blocks that fill no more than this come together by less space between their rows.
_SQUEEZE = 1.08
#: Two columns are narrow that hold type no larger than this many times the one that they have.
_NARROW = 1.3
#: Blocks that would fill less than this share of their room get larger type than a board's usual one, and so do the words above them.
_ROOMY, _GENEROUS = 0.8, (1.2, 1.35, 1.6, 1.9)
#: What is seen from five metres is at least so many mm high; it is made smaller, step by step, where sentences would be more than so
#: many times as large as the rows.
_FROM_AFAR, _BESIDE_ROWS, _HEAD_STEP = 22.5, 1.6, 0.1
#: Rows of a near-empty sheet are at most so many times as large as its title.
_UNDER_TITLE = 0.85
#: A reckoned type may turn out larger, so that it is enough to be this part of what is needed.
_NEARLY = 0.8
#: Panels are half empty that blocks fill no more than this share of.
_SPARSE = 0.7
#: A strip's words go under their rows where type becomes so many times as large.
_EARNED = 1.1
#: Columns are shared anew where that takes at most this share of the height.
_EVENER = 0.95
#: So many more panels are tried where one came out taller than foreseen.
_MORE_PANELS = 4
#: So many layouts a panel are made at most while there is another way.
_MOST_TRIES = 3
#: So often larger type is tried on several panels, the second time one that surely fits.
_LARGER_TRIES = 2


class Fitter:
    """Fits one job; counts its layouts. Sizes depend on the job alone, never on earlier builds: so do the bytes."""

    def __init__(self, job: BoardJob, press: Press, templates: Environment) -> None:
        self._job, self._press, self._templates = job, press, templates
        self._room = inner_mm(job.panel)[1]
        self._gap = gap_mm(job.panel)
        self._most, self._head = most_mm(job.panel), 1.0
        self._least = round(min(job.panel.legible_mm, self._most), 2)
        self._only_one = False
        self._arrange(chart_beside(job), Fold.NOTHING)
        plain = self._most
        for larger in _GENEROUS:
            if self._reckoned.share_at(self._most, self._lanes) < _ROOMY:
                title = title_mm(job, Look(plain * larger, head=larger))
                self._most, self._head = min(plain * larger, max(plain, _UNDER_TITLE * title)), larger
        self._reckoned.most = self._most
        while self._is_topheavy():
            self._head = round(self._head - _HEAD_STEP, 2)
            self._arrange(self._beside, Fold.NOTHING)
        self._folds = folds(job.sheet.blocks)
        if job.panel.slender:
            self._fold_slender()
        self._tried = 0
        self._parsed: tuple[Page, str, Any] | None = None
        #: The page and its HTML that each layout was made of.
        self._made_of: dict[int, tuple[Page, str]] = {}

    def is_one(self) -> bool:
        """Whether one panel holds all of it in the least type: by reckoning where that is plain, else by a layout or two."""
        if self._reckoned.guess(self._lanes) < _NEARLY * self._least:
            return False
        look = Look(self._least, head=self._head).tight()
        layout = self._lay(self._whole, look)
        if not self._fits(layout) and self._even_out(look, layout):
            layout = self._lay(self._whole, look)
        return self._fits(layout)

    def _fold_slender(self) -> None:
        """On a strip lines are short and height is plenty: fold where that makes type larger."""
        sizes: dict[Fold, float] = {}
        for fold in (Fold.NOTHING, *self._folds):
            self._arrange(self._beside, fold)
            sizes[fold] = self._reckoned.guess(self._lanes)
        best = max(sizes, key=lambda fold: sizes[fold])
        self._arrange(self._beside, best if sizes[best] > _EARNED * sizes[Fold.NOTHING] else Fold.NOTHING)

    def _is_topheavy(self) -> bool:
        """Whether title and figures, large enough for five metres even if smaller, leave the rows little beside such sentences."""
        smaller = Look(max(self._least, self._reckoned.guess(self._lanes)), head=self._head - _HEAD_STEP)
        if title_mm(self._job, smaller) < _FROM_AFAR:
            return False
        return sentence_mm(self._job, replace(smaller, head=self._head)) > _BESIDE_ROWS * smaller.body

    def _arrange(self, beside: int | None, fold: Fold) -> None:
        """Set out the blocks: the chart beside the sentences, or with the others; words of crowded tables under their rows."""
        self._beside, self._fold = beside, fold
        self._blocks = flowing(self._job, beside)
        self._reckoned = Reckoning(self._job, self._blocks, beside, self._most, self._head, fold)
        single = self._only_one or is_formal(self._job)
        self._lanes = 1 if single else self._reckoned.lanes(self._least)
        self._evened = False
        self._whole = self._page({index: guess_heights(block, 40) for index, block in self._blocks})

    def _page(self, heights: dict[int, Heights]) -> Page:
        """All blocks on a single panel, in columns as even as these heights tell."""
        columns = tuple(tuple(pieces) for pieces in balance(self._blocks, self._lanes, heights))
        return Page(columns, beside=self._beside, fold=self._fold)

    def _even_out(self, look: Look, layout: Layout) -> float:
        """Share the blocks among two columns by what they turned out to measure: what they fill of their room then, as they would
        with this type. 0 where they are even enough, or were shared so before.
        """
        if self._lanes < 2 or self._evened:
            return 0.0
        heights = self._sharing(look, layout).heights
        even = self._page(heights)
        tallest = max(
            sum(heights[piece.index].of(piece.start, piece.stop) for piece in pieces) for pieces in even.columns
        )
        if len(even.columns) < self._lanes or tallest > _EVENER * layout.columns:
            return 0.0
        self._whole, self._evened = even, True
        return tallest / self._left(layout)

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
        check_board(self._job.sheet, [self._made_of[id(layout)][1] for layout in layouts])
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
        self._made_of[id(layout)] = self._parsed[:2]
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
            if aim.is_last_resort(look):
                look = look.tight()
            layout = self._lay(self._whole, look)
            aim.tried += 1
            left = self._left(layout)
            share, roomy = layout.columns / left, left / self._room
            if roomy < ROOM_LEAST and look.body <= aim.least and look.head < 1 and self._beside is not None:
                self._arrange(None, self._fold)
            elif layout.over * aim.least > look.body and self._give_width(layout):
                aim.widen(max(self._least, self._reckoned.firmest(self._lanes)), self._reckoned.guess(self._lanes))
            elif layout.over > 1 or (roomy < ROOM_LEAST and aim.can_clear(look)):
                aim.learn(look, layout, share, roomy)
            elif share > 1 and look.body <= aim.least:
                return self._squeeze(self._whole, look, layout)
            elif share <= 1 and aim.done(look, share):
                return look, layout
            elif even := self._even_out(look, layout):
                aim.rearranged(look, even)
            else:
                aim.learn(look, layout, share, roomy)
            if aim.over():
                return aim.best or (look, layout)

    def _give_width(self, layout: Layout) -> bool:
        """Where a line is too long for the least type: a single column, else words under their rows; whether there is such a way."""
        fold = next((fold for fold in self._folds if fold > self._fold), Fold.NOTHING)
        if layout.over <= 1 or (self._lanes == 1 and not fold):
            return False
        single = self._lanes > 1
        self._only_one = self._only_one or single
        self._arrange(self._beside, self._fold if single else fold)
        return True

    def _squeeze(self, page: Page, look: Look, layout: Layout) -> tuple[Look, Layout]:
        """Bring the rows closer where that is enough to make a page fit."""
        if look != look.tight() and layout.over <= 1 and 1 < layout.columns / self._left(layout) <= _SQUEEZE:
            closer = self._lay(page, look.tight())
            if self._fits(closer):
                return look.tight(), closer
        return look, layout

    # several panels

    def _share(self, look: Look, layout: Layout) -> tuple[Look, list[Layout]]:
        """Share the blocks among as few panels as the least type allows; let the type grow while none is added."""
        sharing = self._rearranged(look, self._sharing(look, layout))
        count = len(sharing.groups())
        most = self._most if self._fold else self._reckoned.firmest(self._lanes)
        for _ in range(_LARGER_TRIES):
            larger = sharing.larger(count, most)
            if not larger:
                break
            wanted = replace(look, body=larger.body)
            groups = larger.evenly(count)
            layouts = self._lay_groups(groups, wanted)
            if all(map(self._fits, layouts)):
                return wanted, layouts
            last = layouts[-1]
            # What was too tall showed how much height this type costs.
            most = sharing.surely(larger.body, groups, len(layouts), last.columns / self._left(last), last.over)
        for limit in range(count, count + _MORE_PANELS):
            layouts = self._lay_groups(sharing.evenly(limit), look, every=limit == count + _MORE_PANELS - 1)
            if all(map(self._fits, layouts)):
                break
        return look, layouts

    def _sharing(self, look: Look, layout: Layout) -> Sharing:
        """What a layout of the whole sheet shows of its blocks' heights."""
        page, _ = self._made_of[id(layout)]
        pieces = [piece for column in page.columns for piece in column]
        room = self._room - layout.foot - self._gap
        head, short = layout.main - layout.columns, layout.head + 1.4 * self._gap
        return Sharing(
            self._blocks,
            join(pieces, layout.heights),
            self._lanes,
            self._reckoned.lane(self._lanes),
            look.body,
            room,
            head,
            short,
        )

    def _rearranged(self, look: Look, sharing: Sharing) -> Sharing:
        """Where type could grow but for its width: half empty panels in one column, crowded tables folded; as before where that
        takes more panels.
        """
        count = len(sharing.groups())
        narrow = self._lanes > 1 and self._reckoned.widest(self._lanes) < _NARROW * look.body
        one = narrow and len(sharing.groups(_SPARSE)) <= count
        larger = sharing.larger(count, self._most)
        crowded = larger is not None and larger.body > self._reckoned.firmest(1 if one else self._lanes)
        fold = max(self._fold, Fold.TABLES) if crowded and Fold.TABLES in self._folds else self._fold
        if not one and fold == self._fold:
            return sharing
        before = self._only_one, self._fold
        self._only_one = self._only_one or one
        self._arrange(self._beside, fold)
        layout = self._lay(self._whole, look)
        anew = self._sharing(look, layout)
        if layout.over <= 1 and len(anew.groups()) <= count:
            return anew
        self._only_one = before[0]
        self._arrange(self._beside, before[1])
        return sharing

    def _lay_groups(self, groups: list[Group], look: Look, every: bool = False) -> list[Layout]:
        """Lay out each panel; none after the first that does not fit, unless ``every`` one is wanted."""
        layouts: list[Layout] = []
        for number, group in enumerate(groups, 1):
            page = Page(group, number, len(groups), self._beside, self._fold)
            layout = self._lay(page, look)
            # Others follow, and all of them once more where one does not fit.
            if self._tried + 1 + 2 * len(groups) - number <= _MOST_TRIES * len(groups):
                _, layout = self._squeeze(page, look, layout)
            layouts.append(layout)
            if not every and not self._fits(layout):
                break
        return layouts
