"""A record's facts: the few hundred bytes that the index keeps of it, so that nothing needs all records whole.

Only values that ``marshal`` can write live here: text, int, bool, None, bytes, tuples and dicts of these. Money is whole cents,
days are ``2025-03-08``, periods are the clerk's text.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from marshal import dumps, loads
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.dates import add_days

if TYPE_CHECKING:
    from wuhua.model.record import Correction, Notice, Record


class LinkFact(NamedTuple):
    """A reference to another record: ``path`` where it is written, ``kind`` id and ``ident`` of the target; ``say`` for the way back.

    ``say`` holds primitives that the target's page shows (day, summary, cents of a payment).
    """

    path: tuple[str | int, ...]
    kind: str
    ident: str
    say: tuple[Any, ...] = ()


def split_address(address: str) -> tuple[str, str]:
    """A sheet's kind and ident, as a :class:`LinkFact` names its target: ``notice/n2512`` gives (notice, n2512)."""
    kind, _, ident = address.partition("/")
    return kind, ident


class Facts(NamedTuple):
    """One row of the index.

    ``key`` is the address (``finance/2025-03-admin``), ``ident`` what references name, ``day`` sorts (newest first), ``due_from`` the
    last day of what it reports on (a period's end, an event's day); empty text where the record does not say.
    ``cents`` holds totals by name; ``data`` what its kind needs, and under ``fixes`` its 更正 where it has some;
    ``files`` names its attachments below ``content/附件``, in the record's order; ``digest`` is the SHA-256 (hex) of the
    canonical record where it hangs somewhere, else empty.
    """

    key: str
    kind: str
    file: str
    ident: str
    title: str
    items: tuple[str, ...] = ()
    period: str = ""
    day: str = ""
    due_from: str = ""
    drafted: str = ""
    reviewed: str = ""
    approved: str = ""
    posted: str = ""
    notice_from: str = ""
    notice_until: str = ""
    keep_until: str = ""
    removed: str = ""
    channels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    late_reason: str = ""
    waived: Mapping[str, str] = {}
    cents: Mapping[str, int] = {}
    links: tuple[LinkFact, ...] = ()
    names: tuple[str, ...] = ()
    data: Mapping[str, Any] = {}
    files: tuple[str, ...] = ()
    digest: str = ""

    @property
    def event(self) -> str:
        """The day of what it tells of, else the day that sorts it; empty where it says neither."""
        return self.due_from or self.day

    @property
    def outline(self) -> tuple[Any, ...]:
        """All that the envelope tells: from ``key`` to ``waived``."""
        return self[:21]

    def row(self) -> tuple[Any, ...]:
        """The same as plain tuples, for the cache; what is large in ``data`` packed."""
        packed = self.data if isinstance(self.data, Packed) else pack(self.data)
        links = tuple(tuple(link) for link in self.links)
        return (*self[:22], links, self.names, packed.plain, packed.names, packed.packed, self.files, self.digest)


class Packed(Mapping[str, Any]):
    """What a kind knows of its record; lists and tables are unpacked when one is asked for: most builds ask few of 5,000."""

    __slots__ = ("_rest", "names", "packed", "plain")

    def __init__(self, plain: dict[str, Any], names: tuple[str, ...], packed: bytes) -> None:
        self.plain = plain
        self.names = names
        self.packed = packed
        self._rest: dict[str, Any] | None = None

    def _unpacked(self) -> dict[str, Any]:
        if self._rest is None:
            self._rest = loads(self.packed) if self.packed else {}
        return self._rest

    def __getitem__(self, name: str) -> Any:
        plain = self.plain
        return plain[name] if name in plain else self._unpacked()[name]

    def get(self, name: str, default: Any = None) -> Any:
        """As any mapping's; what is not there is known without unpacking."""
        return self.plain.get(name, default) if name not in self.names else self._unpacked()[name]

    def __contains__(self, name: object) -> bool:
        return name in self.plain or name in self.names

    def __iter__(self) -> Iterator[str]:
        yield from self.plain
        yield from self.names

    def __len__(self) -> int:
        return len(self.plain) + len(self.names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]


def pack(data: Mapping[str, Any]) -> Packed:
    """Pack what a kind knows of its record: single values stay at hand; bytes are packed already, and large."""
    plain = {name: value for name, value in data.items() if not isinstance(value, (tuple, dict, bytes))}
    rest = {name: value for name, value in data.items() if name not in plain}
    return Packed(plain, tuple(rest), dumps(rest) if rest else b"")


def facts_of_row(row: tuple[Any, ...]) -> Facts:
    """Read a row of the cache."""
    links = row[22]
    if links:
        links = tuple([LinkFact._make(link) for link in links])
    return _make(Facts, (*row[:22], links, row[23], Packed(row[24], row[25], row[26]), row[27], row[28]))


#: Five thousand rows are read before anything else can begin.
_make = tuple.__new__


def cents(amount: Decimal) -> int:
    """Yuan as whole cents."""
    return int(amount.scaleb(2))


def yuan(number: int) -> Decimal:
    """Whole cents as Decimal yuan with two decimals."""
    return Decimal(number).scaleb(-2)


def iso(day: date | None) -> str:
    """A day as the index writes it; empty for None."""
    return day.isoformat() if day else ""


def day_of(text: str) -> date | None:
    """A day of the index; None for empty."""
    return date.fromisoformat(text) if text else None


def ident_of(given: str | None, file: str) -> str:
    """The record's identity: its 编号, else the ASCII beginning of its file name (``2025-02`` of ``2025-02-路灯改造.yml``);
    a year with which its title begins is none of it (``2025-08`` of ``2025-08-2026年度预算.yml``).

    A file name without one gives eight hexadecimal digits of its BLAKE2 digest, so that an address never holds Chinese.
    """
    if given:
        return given
    stem = file.rpartition("/")[2].rpartition(".")[0]
    found = re.match(r"[0-9A-Za-z]+(?:-(?![0-9]{4}年)[0-9A-Za-z]+)*", stem)
    return found[0][:60] if found else blake2b(stem.encode(), digest_size=4).hexdigest()


def envelope_facts(record: "Record", kind: str, file: str, ident: str, **more: Any) -> Facts:
    """A row with all that the envelope tells; ``more`` adds what the kind knows and may override ``title`` or ``items``."""
    paper = record.disclosure
    values: dict[str, Any] = {"items": tuple(record.items), "waived": {w.rule: w.reason for w in record.waivers}}
    if paper is not None:
        values |= {
            "drafted": iso(paper.drafted.day if paper.drafted else None),
            "reviewed": iso(paper.reviewed.day if paper.reviewed else None),
            "approved": iso(paper.approved.day if paper.approved else None),
            "posted": iso(paper.posted),
            "notice_from": iso(paper.notice.start if paper.notice else None),
            "notice_until": iso(notice_end(paper.notice) if paper.notice else None),
            "keep_until": iso(paper.keep_until),
            "removed": iso(paper.removed),
            "channels": tuple(paper.channels),
            "places": tuple(paper.places),
            "late_reason": paper.late_reason or "",
        }
    values |= more
    if record.title:
        values["title"] = record.title
    if record.items:
        values["items"] = tuple(record.items)
    if record.attachments:
        values["files"] = tuple(file.name for file in record.attachments)
    if record.corrections:
        values["data"] = {**values.get("data", {}), "fixes": tuple(map(_fix, record.corrections))}
    values.setdefault("day", values.get("posted", "") or values.get("due_from", ""))
    return Facts(key=f"{kind}/{ident}", kind=kind, file=file, ident=ident, **values)


def _fix(fix: "Correction") -> tuple[str, ...]:
    """A 更正 as (ISO day, place, before, after, reason, by)."""
    return (iso(fix.day), fix.place, fix.before, fix.after, fix.reason, fix.by)


def notice_end(notice: "Notice") -> date | None:
    """Last day of a notice period, inclusive; the start day is not counted (民法典第201条). None when open-ended."""
    if notice.end is not None:
        return notice.end
    return add_days(notice.start, notice.days) if notice.days is not None else None
