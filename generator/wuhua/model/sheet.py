"""The narrow middle: a sheet and its blocks, the only thing that kinds and outputs both know.

A sheet is what is said, before any looks: plain frozen values that know their unit, no HTML, no colours. What a cell may hold stands in ``values``.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from msgspec import Struct

from wuhua.model.drawing import Node as Node
from wuhua.model.drawing import PlanBlock as PlanBlock
from wuhua.model.drawing import Spot as Spot
from wuhua.model.drawing import TreeBlock as TreeBlock
from wuhua.model.listing import LedgerLine as LedgerLine
from wuhua.model.listing import LinesBlock as LinesBlock
from wuhua.model.listing import LinesGroup as LinesGroup
from wuhua.model.listing import LinesPart as LinesPart
from wuhua.model.listing import ListedLine as ListedLine
from wuhua.model.procedure import Asked as Asked
from wuhua.model.procedure import Step as Step
from wuhua.model.procedure import StepsBlock as StepsBlock
from wuhua.model.procedure import Vote as Vote
from wuhua.model.values import Amount as Amount
from wuhua.model.values import Count as Count
from wuhua.model.values import Link as Link
from wuhua.model.values import Measure as Measure
from wuhua.model.values import Sentence as Sentence
from wuhua.model.values import Strong as Strong
from wuhua.model.values import Tone as Tone
from wuhua.model.values import Vacant as Vacant
from wuhua.model.values import Value as Value
from wuhua.model.values import Word as Word
from wuhua.model.values import unbound as unbound


class Figure(Struct, frozen=True):
    """One big figure: ``收进来 186,204.50``. ``gloss`` is the accountant's word beside the villager's."""

    label: str
    value: Value
    tone: Tone = Tone.PLAIN
    gloss: str = ""


class Badge(Struct, frozen=True):
    """One short state of the sheet: 正在公示 · 还剩4天, 晚公开13天, 示例. ``until``: after this day it is no longer so."""

    text: str
    tone: Tone = Tone.PLAIN
    until: date | None = None


class Column(Struct, frozen=True):
    """A column of a table. ``number`` aligns right in tabular figures; ``grow`` takes what width is left."""

    title: str
    number: bool = False
    grow: bool = False
    nowrap: bool = False


class FactsBlock(Struct, frozen=True):
    """Labels with values: 人口 3,200人.

    ``on``: the day of which it tells; ``later``: the same for the days after it, for a reader who comes then.
    """

    title: str
    rows: tuple[tuple[str, Value], ...]
    on: date | None = None
    later: tuple[tuple[date, tuple[tuple[str, Value], ...]], ...] = ()

    @classmethod
    def of(cls, title: str, rows: Iterable[tuple[str, Value]]) -> "FactsBlock":
        """The block without the labels that have nothing to show."""
        return cls(title, tuple((label, value) for label, value in rows if value is not None))


class TableBlock(Struct, frozen=True):
    """A table with a caption; every row as long as ``columns``; ``foot`` rows hold totals.

    ``board_only``: a list of persons, whose rows hang on the board while the web shows the foot alone. ``folded``: many rows that few ask
    for; a screen shows them when its reader asks.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    foot: tuple[tuple[Value, ...], ...] = ()
    note: str = ""
    board_only: bool = False
    folded: bool = False


class LedgerBlock(Struct, frozen=True):
    """One side of a ledger, line by line (FT-01): ``side`` is IN or OUT; ``total`` equals the lines' sum."""

    title: str
    side: Tone
    lines: tuple[LedgerLine, ...]
    total: Decimal


class Seat(Struct, frozen=True):
    """One seat of a body; ``person`` is Vacant when nobody holds it."""

    post: str
    person: str | Vacant
    duty: str = ""
    since: date | None = None
    until: date | None = None
    phone: str = ""
    also: tuple[Link, ...] = ()


class PeopleBlock(Struct, frozen=True):
    """The seats of a body; ``register``: people instead, each with a number for a post and all posts beside."""

    title: str
    seats: tuple[Seat, ...]
    note: str = ""
    register: bool = False


class Shift(Struct, frozen=True):
    """One shift of a duty roster. ``substitute`` stands in for ``person``."""

    hours: str
    person: str | Vacant
    phone: str = ""
    substitute: str = ""
    note: str = ""


class RosterBlock(Struct, frozen=True):
    """Who is on duty, day by day."""

    title: str
    days: tuple[tuple[date, tuple[Shift, ...]], ...]


class ChartBlock(Struct, frozen=True):
    """Horizontal bars, longest first; outputs draw it as SVG with its table. All values share one unit (yuan for Decimal)."""

    title: str
    bars: tuple[tuple[str, Decimal], ...]
    tone: Tone = Tone.PLAIN
    sentence: str = ""


class ProseBlock(Struct, frozen=True):
    """Paragraphs as the clerk wrote them; never Markdown, never HTML. ``signed``: whose notice it is, and of which day."""

    title: str
    paragraphs: tuple[str, ...]
    signed: tuple[str, date | None] | None = None

    @classmethod
    def of(cls, title: str, text: str) -> "ProseBlock":
        """A paragraph a line, without what is blank."""
        return cls(title, tuple(line.strip() for line in text.split("\n") if line.strip()))


class FilesBlock(Struct, frozen=True):
    """Files that go with the record: (words, path under ``content/``, size in bytes)."""

    title: str
    files: tuple[tuple[str, str, int], ...]


class CardsBlock(Struct, frozen=True):
    """Doors to other sheets: (words, key, one line under them, badge)."""

    title: str
    cards: tuple[tuple[str, str, str, Badge | None], ...]
    more: Link | None = None


Block = (
    FactsBlock
    | TableBlock
    | LedgerBlock
    | PeopleBlock
    | StepsBlock
    | RosterBlock
    | ChartBlock
    | ProseBlock
    | FilesBlock
    | CardsBlock
    | PlanBlock
    | TreeBlock
    | LinesBlock
)


class Envelope(Struct, frozen=True):
    """Who answers for the sheet, when, where it hangs, until when (the foot of every page and board).

    ``drafted``/``reviewed``/``approved`` are (who, when); None where the record does not say. ``keep_until`` is inclusive.
    """

    responsible: str = ""
    drafted: tuple[str, date | None] | None = None
    reviewed: tuple[str, date | None] | None = None
    approved: tuple[str, date | None] | None = None
    posted: date | None = None
    notice_from: date | None = None
    notice_until: date | None = None
    keep_until: date | None = None
    channels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    audience: str = "公众"
    basis: tuple[str, ...] = ()
    late_reason: str = ""


class Sheet(Struct, frozen=True):
    """What one record (or one overview) says, ready for every output.

    ``key`` is the address without suffix (``finance/2025-03-admin``); ``family`` one of 党务 村务 财务 服务;
    ``corrections`` are (day, place, what it said, what it says, why and by whom);
    ``digest`` the SHA-256 (hex) of the canonical record, empty for overviews.
    """

    key: str
    kind: str
    family: str
    title: str
    subtitle: str = ""
    headline: tuple[Figure, ...] = ()
    badges: tuple[Badge, ...] = ()
    summary: tuple[Sentence, ...] = ()
    blocks: tuple[Block, ...] = ()
    envelope: Envelope | None = None
    corrections: tuple[tuple[date, str, str, str, str], ...] = ()
    related: tuple[Link, ...] = ()
    digest: str = ""
    search_words: tuple[str, ...] = ()
