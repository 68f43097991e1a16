"""The rules in force at a place (当地规定): limits, clauses, catalogue, headings.

In: a place's name and the village's own rules. Out: a frozen ``Policy`` that ``marshal`` can keep as ``row()``.
The names of limits, their form and whose word counts stand in ``limits.yml``; among them

==================  =============================================  =========================================
定期公开截止日        day of the month after the period, inclusive   T03
值班表截止日          day of the roster's own month                  T03
公开栏保留天数        days, the day of posting not counted           T05
任期年数 集体组织任期年数 届满提醒天数  years; years; days             T12
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
from hashlib import blake2b
from pathlib import Path
from typing import Any

from wuhua.base.finding import Severity
from wuhua.law.terms import WEIGHT, Clause, Heading, Item, Limit

__all__ = ["WEIGHT", "Clause", "Heading", "Item", "Limit", "Policy", "law_digest", "load_policy"]


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
    # The loader is not needed while the cached row holds.
    from wuhua.law.files import read_layers

    parts, problems = read_layers(place, tuple(local_rules))
    return Policy(*parts), problems


def law_digest() -> str:
    """Digest (hex) of every file of this room, without reading YAML: a cached row holds as long as it is the same."""
    whole = blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.yml")):
        data = path.read_bytes()
        whole.update(f"{path.name} {len(data)}\n".encode() + data)
    return whole.hexdigest()
