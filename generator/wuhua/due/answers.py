"""What of a record says which duties it answers for: while it stands, so does everything that is told of duties."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wuhua.model.facts import Facts

#: What the shelf, the papers and the rules on duties ask of ``data``.
_ANSWERS = ("series", "nil", "nils", "group", "book", "body", "lines", "told", "persons")


def answer_of(row: "Facts") -> tuple[Any, ...]:
    """The part of a record's facts by which it answers for duties: its outline, and the names in ``data`` that count."""
    return (row.outline, bool(row.cents.get("opening")), *(row.data.get(name) for name in _ANSWERS))
