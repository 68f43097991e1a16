"""A village that remembers what was asked of it, so that what was said of it can stand while none of that moves.

A rule's verdict and a record's page are both worked out of a village; each keeps the marks of what it asked for. A record that
comes, goes or changes leaves marks too: where the two meet, the verdict or the page must be made again.
"""

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from datetime import date
from typing import TYPE_CHECKING

from wuhua.model.village import Village

if TYPE_CHECKING:
    from wuhua.model.facts import Facts, LinkFact

#: Marks: all records were looked through; today was asked for.
ALL, DAY = "*", "@"
#: First letters of the other marks: a kind, an address, an identity, who refers to an identity, who hangs in a place, a kind's
#: year or month.
_KIND, _KEY, _IDENT, _LINKS, _PLACE, _DATED = "k", "a", "i", "l", "p", "d"


def kind_mark(kind: str) -> str:
    """The mark of having asked for all records of a kind."""
    return f"{_KIND}{kind}"


def heading_mark(month: str, heading: str) -> str:
    """The mark of having asked for a heading's lines in a month's ledgers."""
    return f"h{month}/{heading}"


def ledgers_mark(month: str) -> str:
    """The mark of having asked which ledgers a month has."""
    return f"c{month}"


def coarse(marks: Iterable[str]) -> set[str]:
    """The same in kinds, where thousands of identities were asked for: what must be made again is never less."""
    found = set()
    for mark in marks:
        kind = mark[1:].partition("/")[0]
        if mark[0] in (_KIND, _IDENT, _DATED):
            found.add(kind_mark("people" if kind == "person" else kind))
        elif mark != DAY:
            found.add(ALL)
    return found


def marks_of(rows: "Iterable[Facts | None]") -> set[str]:
    """Every mark that records touch by coming, going or changing: their facts as they were and as they are."""
    marks = set()
    for row in rows:
        if row is None:
            continue
        marks |= {kind_mark(row.kind), f"{_KEY}{row.key}", f"{_IDENT}{row.kind}/{row.ident}"}
        marks |= {f"{_LINKS}{link.kind}/{link.ident}" for link in row.links} | {
            f"{_PLACE}{name}" for name in row.places
        }
        marks |= {f"{_DATED}{row.kind}/{row.event[:length]}" for length in (4, 7)}
        if row.kind == "people":
            marks |= {f"{_IDENT}person/{ident}" for ident, *_ in row.data["people"]}
    return marks


class Watched(Village):
    """The same village; ``marks`` gathers what was asked for."""

    def __init__(self, village: Village) -> None:
        self._village = village
        self.policy, self.twins, self.unread = village.policy, village.twins, village.unread
        self.marks: set[str] = set()

    @property
    def facts(self) -> "Mapping[str, Facts]":  # type: ignore[override]
        """All records by address: one asked for by its address is one, anything else is all."""
        return _WatchedFacts(self._village.facts, self.marks)

    @property
    def as_of(self) -> date:  # type: ignore[override]
        """Today."""
        self.marks.add(DAY)
        return self._village.as_of

    def whole(self) -> Village:
        """As in the village; whatever is worked out of all records may move with any."""
        self.marks |= {ALL, DAY}
        return self._village

    def of(self, kind: str) -> "list[Facts]":
        """As in the village."""
        self.marks.add(kind_mark(kind))
        return self._village.of(kind)

    def dated(self, kind: str, start: str) -> "list[Facts]":
        """As in the village; ``start`` is a year, a month, or empty."""
        self.marks.add(f"{_DATED}{kind}/{start}")
        return self._village.dated(kind, start)

    def headed(self, heading: str, month: str) -> "list[Facts]":
        """As in the village."""
        self.marks |= {heading_mark(month, heading), ledgers_mark(month)}
        return self._village.dated("finance", month)

    def find(self, kind: str, ident: str | None) -> "Facts | None":
        """As in the village."""
        if ident is not None:
            self.marks.add(f"{_IDENT}{kind}/{ident}")
        return self._village.find(kind, ident)

    def links_to(self, row: "Facts") -> "list[tuple[Facts, LinkFact]]":
        """As in the village."""
        return self.links_by(row.kind, row.ident)

    def links_by(self, kind: str, ident: str) -> "list[tuple[Facts, LinkFact]]":
        """As in the village."""
        self.marks.add(f"{_LINKS}{kind}/{ident}")
        return self._village.links_by(kind, ident)

    def placed_at(self, name: str) -> "list[Facts]":
        """As in the village."""
        self.marks.add(f"{_PLACE}{name}")
        return self._village.placed_at(name)

    def person(self, ident: str | None) -> tuple[str, str, str] | None:
        """As in the village."""
        if ident is not None:
            self.marks.add(f"{_IDENT}person/{ident}")
        return self._village.person(ident)


class _WatchedFacts(Mapping[str, "Facts"]):
    """The records by address, telling which were asked for."""

    def __init__(self, facts: "Mapping[str, Facts]", marks: set[str]) -> None:
        self._facts, self._marks = facts, marks

    def __getitem__(self, key: str) -> "Facts":
        self._marks.add(f"{_KEY}{key}")
        return self._facts[key]

    def __iter__(self) -> Iterator[str]:
        self._marks.add(ALL)
        return iter(self._facts)

    def __len__(self) -> int:
        self._marks.add(ALL)
        return len(self._facts)

    def values(self) -> "ValuesView[Facts]":
        """As in the mapping, without its detour by the keys."""
        self._marks.add(ALL)
        return self._facts.values()

    def items(self) -> "ItemsView[str, Facts]":
        """As in the mapping, without its detour by the keys."""
        self._marks.add(ALL)
        return self._facts.items()
