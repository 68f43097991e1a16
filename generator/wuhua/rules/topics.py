"""Matters that are published on their own (专项公开): who is asked, and whether one was ever published."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wuhua.model.facts import Facts

#: Kinds whose every record is such a matter: contracts, works, taken land, money raised for one matter.
SPECIAL = ("contract", "project", "land", "levy")


def is_told(row: "Facts") -> bool:
    """Whether a record was ever published: posted, or one of its stages was."""
    return bool(row.posted or row.data.get("told"))
