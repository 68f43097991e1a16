"""The rules in force at a place (当地规定): limits, clauses, catalogue, headings.

In: a place's name and the village's own rules. Out: a frozen ``Policy`` that ``marshal`` can keep as ``row()``.
The names of limits, their form and whose word counts stand in ``limits.yml``; among them

==================  =============================================  =========================================
定期公开截止日        day of the month after the period, inclusive   T03
值班表截止日          day of the roster's own month                  T03
公开栏保留天数        days, the day of posting not counted           T05
任期年数 届满提醒天数  years; days                                    T12
至少形式数            channels of a core item                        M01
公开栏必备 财务公开栏必备  boards at least                            F01 M02
公开栏分区            names of zones at one site                     F02
公开栏随时可看 自然村都有公开栏  yes                                   P01 P02
其他占比上限          per cent of one side                           C04
公开前审核 审批经手分开  yes                                           G13
四议两公开步骤 合并提议商议  names of steps; yes                       D01
村民会议到会 …到会户 …通过 代表会议到会 …通过  shares                   D03 D04
村委会人数 居委会人数 村委会女成员数 监督委员会人数 监督委员会席位       R01 R02
服务站人数 服务站站长数 服务站副站长数 服务站日常负责人数               R04 R05
议事会席位 小组议事会人数下限 小组议事会试点小组                        R09
==================  =============================================  =========================================
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
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


@dataclass(frozen=True, eq=False)
class Policy:
    """All that is in force at a place.

    ``layers`` from the widest to the village's own; ``digest`` (hex) of all files that it was read from.
    """

    name: str
    layers: tuple[str, ...]
    rows: tuple[Limit, ...]
    clauses: tuple[Clause, ...]
    items: tuple[Item, ...]
    headings: tuple[Heading, ...]
    digest: str

    @cached_property
    def _limits(self) -> dict[str, list[Limit]]:
        found: dict[str, list[Limit]] = {}
        for row in sorted(self.rows, key=lambda row: row.order):
            found.setdefault(row.name, []).append(row)
        return found

    @cached_property
    def _clauses(self) -> dict[str, Clause]:
        return {clause.ident: clause for clause in self.clauses}

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.ident: item for item in self.items}

    @cached_property
    def _headings(self) -> dict[str, Heading]:
        return {heading.name: heading for heading in self.headings}

    def limits(self, name: str, on: date | None = None, village: str = "") -> list[Limit]:
        """Every layer's word on a limit, the ruling one first; ``on`` None asks for the texts that have no end.

        A row for a single village counts only when its name stands in ``village``, and then over the general ones.
        """
        day = on.isoformat() if on else ""
        rows = [row for row in self._limits.get(name, ()) if row.in_force(day) and row.village in village]
        return sorted(rows, key=lambda row: not row.village)

    def limit(self, name: str, on: date | None = None, village: str = "") -> Limit | None:
        """The word that rules; None when no layer in force gives one."""
        return next(iter(self.limits(name, on, village)), None)

    def basis(self, clause: str, on: date | None = None) -> str:
        """A clause as people read it; after its end with what became of it. An unknown id is a bug: KeyError."""
        found = self._clauses[clause]
        ended = on is not None and found.end and on.isoformat() > found.end
        return found.name + (found.after if ended else "") + ("" if found.checked else "（未核）")

    def item(self, ident: str) -> Item | None:
        """An item of the catalogue; None when there is none."""
        return self._items.get(ident)

    def heading(self, name: str) -> Heading | None:
        """A heading of the collective's chart, old ones with their successor; None when there is none."""
        return self._headings.get(name)

    def row(self) -> tuple[Any, ...]:
        """The same as plain tuples, for the cache."""
        limits = tuple(tuple(row._replace(severity=row.severity.value)) for row in self.rows)  # type: ignore[arg-type]
        tables = (self.clauses, self.items, self.headings)
        return (self.name, self.layers, limits, *(tuple(map(tuple, table)) for table in tables), self.digest)

    @staticmethod
    def from_row(row: tuple[Any, ...]) -> "Policy":
        """Read what ``row()`` gave."""
        name, layers, limits, clauses, items, headings, digest = row
        rows = (Limit(*values) for values in limits)
        return Policy(
            name,
            tuple(layers),
            tuple(row._replace(severity=Severity(row.severity)) for row in rows),
            tuple(Clause(*values) for values in clauses),
            tuple(Item(*values) for values in items),
            tuple(Heading(*values) for values in headings),
            digest,
        )


def load_policy(place: str, local_rules: Iterable[tuple[str, str, str]] = ()) -> tuple[Policy, list[str]]:
    """Read the rules of a place with the village's own (name, value, basis) on top; and what was wrong, in Chinese.

    An unknown place falls back to 全国; an own rule that cannot be read is left out.
    """
    from wuhua.law.files import read_policy

    return read_policy(place, tuple(local_rules))
