"""Panels and how far off their type can be read."""

from decimal import ROUND_FLOOR, Decimal
from math import sqrt

from msgspec import Struct

from wuhua.base.papers import PAPERS as PAPERS
from wuhua.base.papers import paper_size

#: The least height of a character, in mm for each metre of distance (JIS S 0032, acuity 0.8).
LEGIBLE_MM_PER_M = Decimal("4.5")
#: The same for old eyes with glasses of their own (acuity 0.5).
EASY_MM_PER_M = Decimal("6.8")


#: A panel that is longer than papers are is measured by the longest one of such proportion, as a share of its shorter side.
_SLENDER = 1.3
#: Beyond the size of such a square, in mm, a panel's type grows no more; and the largest body type, as a share of it.
_LARGEST_SIDE, _BODY = 1100.0, 0.034
#: The largest body type of all panels, in mm.
LARGEST_MM = _LARGEST_SIDE * _BODY


class Panel(Struct, frozen=True):
    """A sheet of paper or a board on the wall; lying when ``width_mm`` exceeds ``height_mm``.

    ``distance_m``: how far off its readers stand, which sets the least size of type.
    """

    name: str
    width_mm: int
    height_mm: int
    distance_m: Decimal = Decimal("1")

    @property
    def legible_mm(self) -> float:
        """The least size of type, in mm."""
        return float(self.distance_m * LEGIBLE_MM_PER_M)

    @property
    def easy_mm(self) -> float:
        """The size of type that old eyes read with ease, in mm."""
        return float(self.distance_m * EASY_MM_PER_M)

    @property
    def mean_mm(self) -> float:
        """What the type of head and foot is measured by, in mm: the side of a square of the same area.

        Beyond a metre and a bit readers stand no farther off, and the room belongs to the table. A strip has no room for more than its
        shorter side holds.
        """
        shorter = min(self.width_mm, self.height_mm)
        return min(_LARGEST_SIDE, _SLENDER * shorter, sqrt(self.width_mm * self.height_mm))

    @property
    def slender(self) -> bool:
        """Whether it stands as a strip, taller than any paper of its width."""
        return self.height_mm > _SLENDER**2 * self.width_mm

    @property
    def wide(self) -> bool:
        """Whether two columns suit it."""
        return self.width_mm > self.height_mm


def paper(name: str, lying: bool = False, distance_m: Decimal = Decimal("1")) -> Panel:
    """Give an ISO paper as a panel. Raises KeyError for a name that is not in ``PAPERS``."""
    return Panel(name, *paper_size(name, lying), distance_m)


def margin_mm(panel: Panel) -> float:
    """The blank border of a panel."""
    return round(0.036 * panel.mean_mm, 1)


def gap_mm(panel: Panel) -> float:
    """The space between the parts of a panel."""
    return round(0.013 * panel.mean_mm, 2)


def inner_mm(panel: Panel) -> tuple[float, float]:
    """Width and height within the border."""
    return panel.width_mm - 2 * margin_mm(panel), panel.height_mm - 2 * margin_mm(panel)


def most_mm(panel: Panel) -> float:
    """The largest body type that still leaves the title the largest."""
    return round(_BODY * panel.mean_mm, 2)


def readable_from(text_mm: Decimal) -> Decimal:
    """Tell from how many metres type of that size can be read, rounded down to a tenth."""
    return (text_mm / LEGIBLE_MM_PER_M).quantize(Decimal("0.1"), ROUND_FLOOR)


def paper_for(panel: Panel, factor: float) -> str | None:
    """Name the smallest larger paper whose type is ``factor`` times as large as this panel's; None when A0 is too small."""
    area = panel.width_mm * panel.height_mm
    fits = [
        name for name, (width, height) in PAPERS.items() if width * height > max(area * 1.1, area * factor * factor)
    ]
    return fits[0] if fits else None
