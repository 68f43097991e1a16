"""Which boards hang where; asked by several rules, so that no board at all is said once (F01)."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village


def boards_in_use(village: "Village") -> "list[Facts]":
    """Boards that are in use."""
    return [row for row in village.of("board") if row.data["in_use"]]


def is_boardless(village: "Village") -> bool:
    """Whether a village that wrote its 村情 has no fixed board in use."""
    return village.profile is not None and not any(row.data["fixed"] for row in boards_in_use(village))


def is_core(row: "Facts", policy: "Policy") -> bool:
    """Whether a record is what a core item of the catalogue asks to publish; a list for the board alone counts too.

    One guide is none: the item asks for the guides together, and no text for each of them on every board.
    """
    if row.kind == "guide":
        return False
    items = (policy.item(ident) for ident in row.items)
    return any(item.core for item in items if item)
