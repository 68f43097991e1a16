"""What a layout showed in, what to try next out: the search for the largest body type that fits, in few layouts."""

from math import floor, log

from msgspec import Struct

from wuhua.outputs.board.measure import Layout
from wuhua.outputs.board.sizes import Look

#: A layout whose blocks fill this share of their room is good enough, the first and the second; of the third it is enough
#: that it fits: what is left goes between the rows.
_ENOUGH = (0.88, 0.8, 0.0)
#: So many layouts are tried where none fits.
MOST_TRIES = 9
#: How much of their room blocks should fill, and how near a line may come to its width: as a rule, and where another
#: layout too large would be one too many; less still where the head took room too.
FULL, _FULL_SURELY, _CROWDED_SURELY = 0.94, 0.86, 0.78
_WIDE, _WIDE_SURELY = 0.985, 0.96
#: A head that leaves the blocks less than this share of the panel is made smaller, so that it takes no more than that one.
ROOM_LEAST, _HEAD_SHARE = 0.17, 0.65
_HEAD_LEAST, _HEAD_MOST, _HEAD_STEP = 0.3, 1.9, 0.7
#: Blocks that fill less than this share of their room, though as large as they may be, leave some of it to the head.
_BARE = 0.45
#: How the share of the room that blocks fill grows with their type: their lines grow, wrap more often, and leave less room.
GROWTH = 1.8


class Aim(Struct):
    """The search for the body type: between which sizes, in mm, and the best so far.

    ``head``: by what the head is larger than it should be (see :class:`Look`); ``loose``: words may break; ``crowded``: after how
    many layouts the head had to shrink, each time by more.
    """

    least: float
    most: float
    body: float
    head: float
    loose: bool = False
    tried: int = 0
    crowded: int = 0
    before: tuple[float, float] = (0.0, 0.0)
    best: tuple[Look, Layout] | None = None

    def look(self) -> Look:
        """What to try next."""
        return Look(round(max(self.least, min(self.body, self.most)), 2), loose=self.loose, head=round(self.head, 2))

    def done(self, look: Look, share: float) -> bool:
        """Whether a layout that fits is good enough, given how many there were."""
        enough = _ENOUGH[min(self.tried, len(_ENOUGH)) - 1]
        return share >= enough or (look.body >= 0.99 * self.most and (share >= _BARE or look.head >= _HEAD_MOST))

    def is_last_resort(self, look: Look) -> bool:
        """Whether a look is the smallest there is, and the last that should be tried."""
        return self.tried == len(_ENOUGH) - 1 and self.best is None and look.body <= self.least

    def over(self) -> bool:
        """Whether to be content with what there is."""
        return self.tried >= (len(_ENOUGH) if self.best else MOST_TRIES)

    def can_clear(self, look: Look) -> bool:
        """Whether the head can still be made smaller."""
        return look.body > self.least or look.head > _HEAD_LEAST

    def widen(self, most: float, body: float) -> None:
        """Begin anew with rows that need less width: up to which size, and where to begin."""
        self.most, self.body = most, body

    def learn(self, look: Look, layout: Layout, share: float, roomy: float) -> None:
        """Go on from a layout; ``share``: how much of their room its blocks fill, ``roomy``: how much of the panel that is."""
        crowded = roomy < ROOM_LEAST and self.can_clear(look)
        if crowded:
            share *= self._clear(look, roomy)
        if layout.over > 1:
            self._narrow(look.body, layout.over)
        if crowded or layout.over > 1:
            self.body = min(self.body if crowded else look.body, look.body * self._step(share, GROWTH))
        else:
            self._weigh(look, layout, share, roomy)

    def rearranged(self, look: Look, share: float) -> None:
        """Go on after the blocks were set otherwise; ``share``: how much of their room they fill now."""
        self.body = look.body * self._step(share, GROWTH)

    def _clear(self, look: Look, roomy: float) -> float:
        """Make a head smaller that takes nearly all: by smaller type where that may be, else itself; what becomes of the share."""
        self.crowded += 1
        smaller = (_HEAD_SHARE / (1 - roomy)) ** (self.crowded / GROWTH)
        if look.body > self.least:
            self.body = max(self.least, look.body * smaller)
            self.most = max(self.least, min(self.most, look.body * 0.99))
            self.head = max(min(1.0, self.head), self.head * smaller)
        else:
            self.head = max(_HEAD_LEAST, self.head * min(_HEAD_STEP, smaller))
        return roomy / (1 - _HEAD_SHARE)

    def _narrow(self, body: float, over: float) -> None:
        """Bring a line into its width: by smaller type, or by breaking words where it would fall under the least."""
        near = _WIDE if self.tried < 2 else _WIDE_SURELY
        self.most = min(self.most, floor(100 * near * body / over) / 100)
        if self.most < self.least and not self.loose:
            self.loose, self.most = True, max(body, self.least)
        self.least = min(self.least, self.most)

    def _weigh(self, look: Look, layout: Layout, share: float, roomy: float) -> None:
        """Go on from a layout that is only too tall, or leaves too much: to the head where the blocks can take no more."""
        if share < _BARE and look.body >= 0.99 * self.most:
            self.best = look, layout
            larger = (1 - roomy * share / FULL) / (1 - roomy)
            self.head = min(_HEAD_MOST, look.head * larger ** (1 / GROWTH))
            return
        if share > 1:
            self.most = look.body * 0.995
        else:
            self.best = look, layout
        body = look.body * self._step(share, _power(self.before, (look.body, share)))
        held = self.best[0].body if self.best else 0.0
        self.body = (held + self.most) / 2 if body <= held else body if body > self.least * 1.04 else self.least
        self.before = look.body, share

    def _step(self, share: float, power: float) -> float:
        """By what to multiply the type so that the blocks nearly fill their room; by less where the next layout has to fit."""
        if self.best or self.tried < 2:
            return grow_to(FULL, share, power)
        return grow_to(_CROWDED_SURELY if self.crowded else _FULL_SURELY, share, power)


def grow_to(full: float, share: float, power: float = GROWTH) -> float:
    """By what to multiply the type so that blocks which fill this share of their room fill so much of it; a threefold at most."""
    return min(3.0, max(0.3, (full / share) ** (1 / power))) if share else 3.0


def _power(before: tuple[float, float], now: tuple[float, float]) -> float:
    """How height grows with type: from two layouts when there are two."""
    if not before[0] or before[0] == now[0] or before[1] <= 0 or now[1] <= 0:
        return GROWTH
    return min(2.2, max(0.8, log(before[1] / now[1]) / log(before[0] / now[0])))
