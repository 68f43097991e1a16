"""Which body stands below which: the register's own words first, else the structure that the law gives (``law/structure.yml``)."""

import re
from collections import defaultdict

from wuhua.kinds.org.seated import seats_of, told_of
from wuhua.law.policy import Relation
from wuhua.model.facts import Facts
from wuhua.model.sheet import Link, Node, TreeBlock, Vacant, Value
from wuhua.model.village import Village

#: More bodies of one kind than this and a drawing names only the first.
_NAMED = 8
PARTY, LOWER_PARTY, STATION = "党组织", "下属党组织", "公共服务站"
_RANKS = ("党工委", "党委", "党总支", "党支部", "党小组")
_PARTS = re.compile("[和、，及与]")


def tree_block(rows: list[Facts], village: Village) -> TreeBlock:
    """The tree of the bodies in these rows, and of the station."""
    chart = _Chart(rows, village)
    roots = [kind for kind in chart.kinds if chart.above(kind) is None]
    note = "谁在谁下面：名册里写了的照名册；没写的照法律和各地做法。" + chart.versions()
    return TreeBlock("机构图", tuple(chart.node(kind) for kind in roots), note)


def short_name(name: str, village: Village) -> str:
    """A body's name without the village's, where something is left of it."""
    return name.removeprefix(village.name) or name


def grouped(rows: list[Facts]) -> dict[str, list[Facts]]:
    """Bodies by kind, in the order of the rows; party branches below the highest party body are a kind of their own."""
    found: dict[str, list[Facts]] = defaultdict(list)
    for row in rows:
        found[row.data["body"]].append(row)
    if len(party := found.get(PARTY, [])) > 1:
        ordered = sorted(party, key=_rank)
        found[PARTY], found[LOWER_PARTY] = ordered[:1], ordered[1:]
    return dict(found)


def _rank(row: Facts) -> tuple[int, str]:
    rank = row.data["party"][0] if row.data["party"] else ""
    return (_RANKS.index(rank) if rank in _RANKS else len(_RANKS), row.key)


class _Chart:
    """The kinds of bodies that a village has, and which stands below which."""

    def __init__(self, rows: list[Facts], village: Village) -> None:
        self._village, self._today = village, village.as_of
        self._rows = grouped(rows)
        self._stations = [] if STATION in self._rows else village.of("station")
        self._law = {relation.body: relation for relation in village.policy.relations}
        self._by_name = {row.data["name"]: kind for kind, found in self._rows.items() for row in found}
        have = {*self._rows, *([STATION] if self._stations else [])}
        self._parents: dict[str, str | None] = {kind: self._parent(kind, have) for kind in have}
        for kind in [kind for kind in self._parents.values() if kind and kind not in have]:
            self._parents.setdefault(kind, self._parent(kind, have))
        order = [*self._law, LOWER_PARTY]
        self.kinds = sorted(self._parents, key=lambda kind: (order.index(kind) if kind in order else len(order), kind))

    def above(self, kind: str) -> str | None:
        """The kind above; None for a root, and where the register's words run in a circle."""
        seen, at = {kind}, self._parents[kind]
        while at is not None:
            if at in seen or at not in self._parents:
                return None
            seen.add(at)
            at = self._parents[at]
        return self._parents[kind]

    def node(self, kind: str) -> Node:
        """A kind with all that stands below it."""
        law = self._law.get(kind, Relation(kind))
        below = tuple(self.node(each) for each in self.kinds if self.above(each) == kind)
        watches = f"监督{law.watches}" if law.watches else ""
        basis = "、".join(clause.name for clause in map(self._village.policy.clause, law.bases) if clause)
        rows = self._rows.get(kind, [])
        led = "，".join(dict.fromkeys(f"受{words}领导" for row in rows if (words := row.data["above"][0])))
        note = "；".join(filter(None, (law.note, led)))
        name, lines = self._told(kind, rows)
        return Node(name, (*lines, watches) if watches else lines, law.made, note, basis, below)

    def versions(self) -> str:
        """What is to be said of texts that are cited and have ended since; empty when there are none."""
        policy, today = self._village.policy, self._today.isoformat()
        cited = [policy.clause(ident) for kind in self.kinds if kind in self._law for ident in self._law[kind].bases]
        ended = dict.fromkeys(each.law + each.after for each in cited if each and each.end and today > each.end)
        return f"依据里的{'、'.join(ended)}。" if ended else ""

    def _told(self, kind: str, rows: list[Facts]) -> tuple[Value, tuple[Value, ...]]:
        if kind == STATION and not rows and self._stations:
            station = self._stations[0]
            return Link(STATION, station.key), (f"在岗{station.data['staff']}人",)
        if not rows:
            return kind, ()
        if len(rows) == 1:
            return Link(short_name(rows[0].data["name"], self._village), rows[0].key), self._lines(rows[0])
        names = tuple(Link(short_name(row.data["name"], self._village), row.key) for row in rows[:_NAMED])
        more = (Link(f"还有{len(rows) - _NAMED}个", "org/index"),) if len(rows) > _NAMED else ()
        return f"{kind}{len(rows)}个", (*names, *more)

    def _lines(self, row: Facts) -> tuple[Value, ...]:
        seats = seats_of(row, self._village)
        held, vacant = told_of(seats)
        head = seats[0] if seats and not isinstance(seats[0].person, Vacant) else None
        lines = (
            f"{head.post}{head.person}" if head else "",
            f"在任{held}人" if held else "",
            f"空缺{vacant}席" if vacant else "",
            f"一共{row.data['members']}人" if row.data["members"] else "",
        )
        return tuple(line for line in lines if line)

    def _parent(self, kind: str, have: set[str]) -> str | None:
        """What the register says of the first body of the kind, else what the law says; None where neither does."""
        if kind == LOWER_PARTY:
            return PARTY
        if kind in self._rows and (own := self._own_words(self._rows[kind][0], kind, have)):
            return own
        law = self._law.get(kind)
        for each in law.above if law else ():
            if each in have or (each in self._law and self._law[each].everybody):
                return each
        return None

    def _own_words(self, row: Facts, kind: str, have: set[str]) -> str | None:
        led, answers = row.data["above"]
        named = {self._by_name[name] for name in self._by_name if led and (led in name or name in led)} - {kind}
        if len(named) == 1:
            return named.pop()
        known = have | {each for each, law in self._law.items() if law.everybody}
        parts = [part for part in _PARTS.split(answers) if part in known and part != kind]
        return parts[0] if len(parts) == 1 else None
