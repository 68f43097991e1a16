"""What is in force at a place, read from a plain row that ``marshal`` can keep; nothing is built before it is asked for."""

import re
from datetime import date
from functools import cached_property
from typing import Any

from wuhua.base.finding import Severity
from wuhua.law.terms import Clause, Columns, Heading, Item, Limit, NoticePeriod, Relation

_SEVERITY = {severity.value: severity for severity in Severity}
#: A sub-heading stands behind its heading.
_SUB = re.compile(r"[-－—－·：:（(/]")


class Policy:
    """All that is in force at a place. Nothing of its row is built before it is asked for.

    ``layers`` from the widest to the village's own; ``digest`` (hex) of all files that it was read from.
    """

    def __init__(self, row: tuple[Any, ...]) -> None:
        self._row = row
        self.name: str = row[0]
        self.layers: tuple[str, ...] = tuple(row[1])
        self.digest: str = row[9]
        self._limits: dict[str, list[Limit]] = {}

    # Limits

    def limits(self, name: str, on: date | None = None, village: str = "") -> list[Limit]:
        """Every layer's word on a limit, the ruling one first; ``on`` None asks for the texts that have no end.

        A row for a single village counts only when its name stands in ``village``, and then over the general ones.
        """
        day = on.isoformat() if on else ""
        rows = [row for row in self._all(name) if row.in_force(day) and row.village in village]
        return sorted(rows, key=lambda row: not row.village)

    def limit(self, name: str, on: date | None = None, village: str = "") -> Limit | None:
        """The word that rules; None when no layer in force gives one."""
        return next(iter(self.limits(name, on, village)), None)

    def _all(self, name: str) -> list[Limit]:
        if name not in self._limits:
            rows = (Limit(*values) for values in self._row[2].get(name, ()))
            self._limits[name] = [row._replace(severity=_SEVERITY[row.severity]) for row in rows]
        return self._limits[name]

    @property
    def rows(self) -> tuple[Limit, ...]:
        """Every limit of every layer, by name, the strictest first."""
        return tuple(row for name in self._row[2] for row in self._all(name))

    # Notice periods and columns

    def notice_periods(self, matter: str, on: date | None = None) -> list[NoticePeriod]:
        """How long a matter is shown or by when it is published (T06), the strictest first; empty: no layer says."""
        day = on.isoformat() if on else ""
        rows = (NoticePeriod(*values) for values in self._row[6].get(matter, ()))
        rows = (row._replace(severity=_SEVERITY[row.severity]) for row in rows)
        return [row for row in rows if (row.start <= day and (not row.end or day <= row.end) if day else not row.end)]

    @property
    def matters(self) -> tuple[str, ...]:
        """The matters for which a layer gives a notice period."""
        return tuple(self._row[6])

    def columns(self, matter: str) -> Columns | None:
        """What a list of persons may show (V07); by the matter's name or an item's id; None when no layer says."""
        row = self._row[7].get(matter) or self._row[7].get(self._by_item.get(matter, ""))
        return Columns(*row) if row else None

    @cached_property
    def _by_item(self) -> dict[str, str]:
        return {ident: matter for matter, row in self._row[7].items() for ident in Columns(*row).items}

    @property
    def lists(self) -> tuple[Columns, ...]:
        """What all lists of persons may show."""
        return tuple(Columns(*row) for row in self._row[7].values())

    # Clauses

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause that a layer cites."""
        return tuple(Clause(*values) for values in self._row[3].values())

    def clause(self, ident: str) -> Clause | None:
        """A clause by its id; None when the table has none."""
        values = self._row[3].get(ident)
        return Clause(*values) if values else None

    def clause_named(self, text: str) -> Clause | None:
        """A clause by its id or by its name as a clerk writes it (C07); None when the table has none."""
        return self.clause(text) or next((clause for clause in self.clauses if clause.name == text), None)

    def basis(self, clause: str, on: date | None = None) -> str:
        """A clause as people read it; after its end with what became of it. An unknown id is a bug: KeyError."""
        found = Clause(*self._row[3][clause])
        ended = on is not None and found.end and on.isoformat() > found.end
        return found.name + (found.after if ended else "") + ("" if found.checked else "（未核）")

    # Catalogue and headings

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The disclosure catalogue of the place."""
        return tuple(Item(*values) for values in self._row[4].values())

    def item(self, ident: str) -> Item | None:
        """An item of the catalogue; None when there is none."""
        values = self._row[4].get(ident)
        return Item(*values) if values else None

    def family(self, name: str) -> str:
        """What the place calls 党务, 村务, 财务 or 服务; the name itself where it has no own word."""
        label: str = self._row[8].get(name, name)
        return label

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The collective's chart, old headings at its end."""
        return tuple(Heading(*values) for values in self._row[5].values())

    def heading(self, name: str) -> Heading | None:
        """A heading of the collective's chart, old ones with their successor; None when there is none."""
        values = self._row[5].get(name)
        return Heading(*values) if values else None

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Which body stands below which, from the widest down; what a village's own register says stands over it."""
        return tuple(Relation(*values) for values in self._row[10])

    def gloss(self, word: str) -> str:
        """What an accountant's word means, in villagers' words; a sub-heading's (管理费用-招待费) is its heading's. Empty: no row."""
        heading = self.heading_above(word)
        found: str = heading.gloss if heading else self._row[11].get(word, "")
        return found

    def heading_above(self, name: str) -> Heading | None:
        """The heading of the chart that a name is, or lies under as a sub-heading; None when it is neither."""
        return self.heading(name) or self.heading(_SUB.split(name, maxsplit=1)[0].strip())

    # The cache

    def row(self) -> tuple[Any, ...]:
        """The same as plain values, for the cache."""
        return self._row

    @staticmethod
    def from_row(row: tuple[Any, ...]) -> "Policy":
        """Read what ``row()`` gave."""
        return Policy(row)
