"""What a layer of rules is made of: limits, clauses, items of the catalogue, headings; all of them plain tuples."""

from typing import Any, NamedTuple

from wuhua.base.finding import Severity

#: Which severity speaks first.
WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


class Limit(NamedTuple):
    """One number of one layer.

    ``value`` is whole, yes or no, names, a share (numerator, denominator, strict), allowed counts, or bands;
    ``text`` the same for people. ``start`` and ``end`` are inclusive days, empty when open. ``village`` the name
    it holds for, empty for all.
    ``rank`` grows towards the village; ``strict`` is ``min``, ``max`` or ``near``.
    """

    name: str
    value: Any
    text: str
    basis: str
    layer: str
    severity: Severity
    start: str = ""
    end: str = ""
    village: str = ""
    rank: int = 0
    strict: str = "near"

    def in_force(self, day: str) -> bool:
        """Whether it holds on a day (``2025-03-08``); empty asks for the text that has no end."""
        return not self.end if not day else self.start <= day and (not self.end or day <= self.end)

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key, strictest first; between equals the law's verb, then the nearer layer."""
        size = self.value if self.strict != "near" else 0
        nearness = -self.rank if self.strict == "near" else 0
        return (-size if self.strict == "max" else size, nearness, WEIGHT[self.severity])


class Clause(NamedTuple):
    """One clause: its name for people, days in force, what is said after its end, whether its text was read."""

    ident: str
    name: str
    start: str = ""
    end: str = ""
    after: str = ""
    checked: bool = True


class Item(NamedTuple):
    """One item of the disclosure catalogue (公开目录).

    ``reviewer`` is empty where none is asked; ``deadline`` 定期 asks T03.
    ``board_only``: a list of persons, that hangs on the board while the web shows totals.
    """

    ident: str
    name: str
    core: bool
    family: str
    cadences: tuple[str, ...]
    deadline: str
    publisher: str
    reviewer: str
    forms: tuple[str, ...]
    board_only: bool
    basis: str


class Heading(NamedTuple):
    """One of the 42 first-level headings, or an old one with its successor in ``instead``."""

    name: str
    code: str = ""
    family: str = ""
    side: str = ""
    instead: str = ""
