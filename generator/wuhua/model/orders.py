"""Days of one record that must follow one another, as its kind tells them and T07 asks. In: days of a record. Out: :class:`Order`."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

Path = tuple[str | int, ...]


class Event(NamedTuple):
    """Something that happened: what messages call it, its day, where the day is written."""

    words: str
    day: date
    path: Path


class Order(NamedTuple):
    """Events in the order in which they must have happened, only those that are written.

    ``usual``: the order is what happens nearly always (a contract before the works); against it speaks a warning.
    """

    events: tuple[Event, ...]
    usual: bool = False


def order(*events: tuple[str, date | None, Path], usual: bool = False) -> Order:
    """Put events in their order; one without a day has not happened, or nobody wrote when."""
    return Order(tuple(Event(words, day, path) for words, day, path in events if day is not None), usual)


def stretches(listed: str, rows: Iterable[Any], last: str = "结束") -> Iterator[Order]:
    """The order of ``start`` and ``end`` of each row of a list; ``last`` the key of the end."""
    for index, row in enumerate(rows):
        yield order(("开始", row.start, (listed, index, "开始")), (last, row.end, (listed, index, last)))
