"""What the last build left behind for this one."""

from datetime import date

from msgspec import Struct, field

from wuhua.base.finding import Finding
from wuhua.model.sheet import Badge, Tone
from wuhua.overviews.due import Missing


class Dues(Struct):
    """What pages tell of duties: what is absent, each section's light as (words, tone); ``stands``: all of it as before."""

    absent: Missing | None = None
    lights: dict[str, tuple[str, str]] = {}
    stands: bool = False

    def light(self, kind: str) -> Badge | None:
        """A section's light; None when it owes nothing by a day."""
        return Badge(self.lights[kind][0], Tone(self.lights[kind][1])) if kind in self.lights else None


class Last(Struct):
    """What the last build left: its today, its findings by file, its pages in order. Empty when there was none."""

    as_of: date | None = None
    findings: dict[str, list[Finding]] = {}
    order: list[str] = []
    overviews: list[str] = []
    dues: Dues = field(default_factory=Dues)
