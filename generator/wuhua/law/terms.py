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
    """One clause: its name for people, days in force, what is said after its end, whether its text was read.

    ``law`` and ``article`` are the two halves of the name, ``version`` names the text (2018年修正), ``source`` says where
    it was read; each may be empty.
    """

    ident: str
    name: str
    start: str = ""
    end: str = ""
    after: str = ""
    checked: bool = True
    law: str = ""
    article: str = ""
    version: str = ""
    source: str = ""


class NoticePeriod(NamedTuple):
    """How long a matter is shown, or by when it is published, by one layer (B.2; input of T06).

    ``sense``: 公示 shown at least ``days``, 提前 published at least so many before, 以内 at most so many after.
    ``days`` 0: to be published, without a number. ``text`` the same for people; ``start`` and ``end`` as in Limit.
    """

    matter: str
    days: int
    working: bool
    basis: str
    layer: str
    severity: Severity
    start: str = ""
    end: str = ""
    sense: str = "公示"
    text: str = ""
    rank: int = 0

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key, strictest first: five working days count as a week; then the verb, then the nearer layer."""
        size = self.days * (7 if self.working else 5)
        return (size if self.sense == "以内" else -size, WEIGHT[self.severity], -self.rank)


class Columns(NamedTuple):
    """What a public list of persons may show and what it must not (B.3; input of V07).

    ``mode``: 名单 rows of persons, 栏上名单 the same on the board alone, 总数 counts and sums only.
    """

    matter: str
    may: tuple[str, ...]
    never: tuple[str, ...]
    basis: str
    layer: str
    mode: str = "名单"
    items: tuple[str, ...] = ()


class Item(NamedTuple):
    """One item of the disclosure catalogue (公开目录).

    ``reviewer`` is empty where none is asked; ``deadline`` as ``duties.read_deadline`` reads it, or words that another
    rule reads. ``board_only``: a list of persons, that hangs on the board while the web shows totals.
    ``verb`` 应当, 当地 or 提倡; ``applies`` 村, 社区, 集体, 小组 or empty for all; ``begun``: owed from its first record on.
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
    verb: str = "当地"
    applies: str = ""
    begun: bool = False
    checked: bool = True


class Heading(NamedTuple):
    """One of the 42 first-level headings, or an old one with its successor in ``instead``.

    ``gloss`` says in villagers' words what it is; empty for old ones.
    """

    name: str
    code: str = ""
    family: str = ""
    side: str = ""
    instead: str = ""
    gloss: str = ""


class Relation(NamedTuple):
    """Where a kind of body stands: below which (the first that a village has), how it comes about, whom it watches.

    ``everybody``: a meeting of all, that is there without a register. ``bases`` are ids of clauses, empty for local practice.
    """

    body: str
    above: tuple[str, ...] = ()
    made: str = ""
    watches: str = ""
    note: str = ""
    everybody: bool = False
    bases: tuple[str, ...] = ()
