"""A procedure as kinds and outputs both know it: steps in order, how a meeting voted, what the law asks beside what was reached."""

from datetime import date

from msgspec import Struct

from wuhua.model.values import Sentence, Tone


class Asked(Struct, frozen=True):
    """One number that the law asks of a vote, beside what was reached.

    ``what`` is 到会 or 同意 (with 按户 where households count), ``share`` the law's share in words, of ``base``; ``least`` the
    smallest number that suffices, in ``unit``; ``of_all``: the base is everybody, not those present.
    """

    what: str
    share: str
    base: int
    least: int
    reached: int
    unit: str
    holds: bool
    basis: str = ""
    of_all: bool = False


class Vote(Struct, frozen=True):
    """How a meeting voted. ``asked`` is what the law asks; ``need`` says in words why nothing is, or more; ``passed`` None: no vote was asked."""

    due: int | None
    present: int | None
    in_favour: int | None
    against: int | None
    abstained: int | None
    invalid: int | None = None
    recused: int | None = None
    need: str = ""
    passed: bool | None = None
    asked: tuple[Asked, ...] = ()


class Step(Struct, frozen=True):
    """One step of a procedure; ``day`` None: not reached yet. ``tone``: GOOD done, OPEN under way, PLAIN to come, LATE overdue.

    ``key``: the sheet that its name leads to; ``state`` stands for the tone's own word; ``said`` are sentences below the note.
    """

    name: str
    day: date | None
    tone: Tone = Tone.PLAIN
    note: str = ""
    vote: Vote | None = None
    until: date | None = None
    key: str = ""
    state: str = ""
    said: tuple[Sentence, ...] = ()


class StepsBlock(Struct, frozen=True):
    """A procedure in order, with its votes (四议两公开), or the steps of a service guide. Not ``numbered``: a line of days.

    ``first`` is the number of the first step: of what runs over to another panel, not 1.
    """

    title: str
    steps: tuple[Step, ...]
    numbered: bool = True
    first: int = 1
