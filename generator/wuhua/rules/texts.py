"""Every text of a record, gathered once for all the rules that look at texts.

In: a record. Out: its texts in no particular order, and which classes of parts it is made of.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from wuhua.model.record import Record


class Texts(NamedTuple):
    """``texts`` as the clerk wrote them, ``whole`` the same joined by line breaks, ``parts`` the classes of the parts."""

    texts: list[str]
    whole: str
    parts: frozenset[type]


class _Last:
    """Rules ask about the same record one after the other."""

    record: "Record | None" = None
    found = Texts([], "", frozenset())


def texts_of(record: "Record") -> Texts:
    """Gather a record's texts; asked again of the same record it costs nothing."""
    if _Last.record is not record:
        texts: list[str] = []
        parts: set[type] = set()
        _gather(record, texts, parts)
        _Last.record, _Last.found = record, Texts(texts, "\n".join(texts), frozenset(parts))
    return _Last.found


def _gather(part: Any, texts: list[str], parts: set[type]) -> None:
    parts.add(part.__class__)
    for value in part.__dict__.values():
        kind = value.__class__
        if kind is str:
            texts.append(value)
        elif kind is list:
            _gather_list(value, texts, parts)
        elif hasattr(value, "__pydantic_fields_set__"):
            _gather(value, texts, parts)


def _gather_list(items: list[Any], texts: list[str], parts: set[type]) -> None:
    for item in items:
        kind = item.__class__
        if kind is str:
            texts.append(item)
        elif kind is list:
            _gather_list(item, texts, parts)
        elif hasattr(item, "__pydantic_fields_set__"):
            _gather(item, texts, parts)
