"""Floor 3: one record kind, one folder, found by its name; no list to edit."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from wuhua.model.kind import Kind


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind whose folder stands here, by its order among sections, then its name."""
    found = [import_module(f"{__name__}.{room.name}").KIND for room in iter_modules(__path__) if room.ispkg]
    return tuple(sorted(found, key=lambda kind: (kind.order, kind.ident)))


@cache
def kinds_by_title() -> dict[str, Kind]:
    """Kinds by the name of their folder under ``content/``."""
    return {kind.title: kind for kind in all_kinds()}


@cache
def kinds_by_ident() -> dict[str, Kind]:
    """Kinds by their folder in addresses."""
    return {kind.ident: kind for kind in all_kinds()}
