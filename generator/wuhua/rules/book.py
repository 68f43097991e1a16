"""Which rules there are. Every rule's file is found by its folder; who has kept the cards need not import what is not asked.

In: the family folders, or the cards of the same program. Out: rules by code, scope and kind.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple

import wuhua.rules as room
from wuhua.rules.rule import Rule


class Card(NamedTuple):
    """What must be known of a rule before it is imported."""

    code: str
    scope: str
    kinds: tuple[str, ...]
    module: str
    name: str
    #: Whether the rule looks at a part of each record's facts only.
    partial: bool = False


class Book:
    """All rules by code; a rule's file is imported when the rule is asked for."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self.cards: Mapping[str, Card] = {card.code: card for card in sorted(cards)}
        self._asked: dict[tuple[str, str], tuple[Rule, ...]] = {}

    def rule(self, code: str) -> Rule:
        """The rule of a code; KeyError when there is none."""
        found: Rule = import_module(self.cards[code].module).RULE
        return found

    def rules_for(self, scope: str, kind: str) -> tuple[Rule, ...]:
        """The rules of a scope that read a kind, by code."""
        if (scope, kind) not in self._asked:
            cards = [card for card in self.cards.values() if card.scope == scope]
            self._asked[scope, kind] = tuple(
                self.rule(card.code) for card in cards if not card.kinds or kind in card.kinds
            )
        return self._asked[scope, kind]

    def codes(self, scope: str) -> list[str]:
        """The codes of a scope's rules, sorted."""
        return [card.code for card in self.cards.values() if card.scope == scope]


_kept: list[Book] = []


def open_book() -> Book:
    """The rules of this program; every family folder is read unless the cards were kept."""
    return _kept[0] if _kept else _read_folders()


def keep_cards(rows: Iterable[tuple[Any, ...]] | None) -> None:
    """Take the cards that this very program wrote in an earlier run; None: the folders are read."""
    _kept[:] = [Book(Card(*row) for row in rows)] if rows else []


def card_rows() -> tuple[tuple[Any, ...], ...]:
    """The cards as plain tuples, for the cache."""
    return tuple(tuple(card) for card in open_book().cards.values())


@cache
def _read_folders() -> Book:
    cards = []
    for family in iter_modules(room.__path__):
        if family.ispkg:
            package = import_module(f"{room.__name__}.{family.name}")
            for each in iter_modules(package.__path__):
                module = f"{package.__name__}.{each.name}"
                rule: Rule = import_module(module).RULE
                cards.append(Card(rule.code, rule.scope, rule.kinds, module, rule.name, rule.part is not None))
    return Book(cards)
