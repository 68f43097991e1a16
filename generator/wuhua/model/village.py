"""The village as rules, views and overviews see it: the index of facts, the policy and today."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from wuhua.model.facts import Facts, LinkFact

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.values import Link


class Village:
    """All records' facts by key, in order of key; ``policy`` the rules in force here; ``as_of`` today.

    ``unread``: the kinds of which a file could not be read, so that nobody knows what is missing of them.
    """

    def __init__(
        self, facts: Iterable[Facts], policy: "Policy", as_of: date, unread: frozenset[str] = frozenset()
    ) -> None:
        rows = sorted(facts, key=_order)
        self.facts: dict[str, Facts] = {}
        for row in rows:
            self.facts.setdefault(row.key, row)
        #: Pairs of records that claim one address; only the first file's is in the index (G12 names them, and they block).
        self.twins = tuple(pair for pair in pairwise(rows) if pair[0].key == pair[1].key)
        self.policy = policy
        self.as_of = as_of
        self.unread = unread

    @cached_property
    def _by_kind(self) -> dict[str, list[Facts]]:
        found: dict[str, list[Facts]] = defaultdict(list)
        for row in self.facts.values():
            found[row.kind].append(row)
        return dict(found)

    @cached_property
    def _by_date(self) -> dict[str, dict[str, list[Facts]]]:
        """Of each kind that was asked for by date: its records by the year and by the month of their event."""
        return {}

    @cached_property
    def _by_ident(self) -> dict[tuple[str, str], Facts]:
        return {(row.kind, row.ident): row for row in reversed(self.facts.values())}

    @cached_property
    def _incoming(self) -> dict[tuple[str, str], list[tuple[Facts, LinkFact]]]:
        found: dict[tuple[str, str], list[tuple[Facts, LinkFact]]] = defaultdict(list)
        for row in self.facts.values():
            for link in row.links:
                found[link.kind, link.ident].append((row, link))
        return dict(found)

    def whole(self) -> "Village":
        """The village itself: what is worked out of all records is worked out once, whoever asks."""
        return self

    def of(self, kind: str) -> list[Facts]:
        """All records of a kind, in order of key; empty when there are none."""
        return self._by_kind.get(kind, [])

    def dated(self, kind: str, start: str) -> list[Facts]:
        """The records of a kind whose event was in a year (``2025``) or month (``2025-03``), in order of key; empty text: without one."""
        if kind not in self._by_date:
            found = self._by_date[kind] = defaultdict(list)
            for row in self.of(kind):
                for begin in {row.event[:4], row.event[:7]}:
                    found[begin].append(row)
        return self._by_date[kind].get(start, [])

    def headed(self, heading: str, month: str) -> list[Facts]:
        """The ledgers that end in a month, asked for one heading's lines alone (``out-514``): other lines may move."""
        return self.dated("finance", month)

    def find(self, kind: str, ident: str | None) -> Facts | None:
        """The record that a reference names; None when it resolves to nothing, or names nothing."""
        return self._by_ident.get((kind, ident)) if ident else None

    def link_to(self, kind: str, ident: str | None, words: str | None = None) -> "Link | str | None":
        """Words that lead to the record of an identity, without the link when no record answers to it.

        The words are its title (its bare identity when there is none) unless others are given; None for None.
        """
        # A check makes no links: only pages need to know what one is.
        from wuhua.model.values import Link

        target = self.find(kind, ident)
        return Link(words or target.title, target.key) if target else words or ident

    def links_to(self, row: Facts) -> list[tuple[Facts, LinkFact]]:
        """Who refers to a record, in order of key."""
        return self._incoming.get((row.kind, row.ident), [])

    def links_by(self, kind: str, ident: str) -> list[tuple[Facts, LinkFact]]:
        """Who refers to such an identity, whether a record answers to it or not, in order of key."""
        return self._incoming.get((kind, ident), [])

    def placed_at(self, name: str) -> list[Facts]:
        """The records that say they are posted at a place, in order of key."""
        return [row for row in self.facts.values() if name in row.places]

    @cached_property
    def _people(self) -> dict[str, tuple[str, str, str]]:
        return {
            ident: (name, phone, f"{register.key}#{ident}")
            for register in reversed(self.of("people"))
            for ident, name, phone in register.data["people"]
        }

    def person(self, ident: str | None) -> tuple[str, str, str] | None:
        """Name, office telephone and address of a registered person; None when nobody has that number."""
        return self._people.get(ident) if ident else None

    @property
    def profile(self) -> Facts | None:
        """The 村情 record; None when the village has not written it yet."""
        return next(iter(self.of("profile")), None)

    @property
    def name(self) -> str:
        """The village's name; 本村 while unknown."""
        return str(self.profile.data["name"]) if self.profile else "本村"


def _order(row: Facts) -> tuple[str, bool, str, str]:
    """By address; of two with one address, the file that is named for its own period comes first, then the original before its copy.

    Without its ending the name of a copy comes after the name that it was copied from: ``名册 - 副本``.
    """
    return row.key, row.period not in row.file, row.file.rpartition(".")[0], row.file
