"""What an overview room is: pages across kinds that are made one by one, each only when what it asked for has moved."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from wuhua.model.sheet import Sheet
from wuhua.model.village import Village


class Room(NamedTuple):
    """A group of pages that no single record stands behind.

    ``name`` is the ``kind`` of its sheets; ``keys(village)`` gives all its addresses, cheaply, for every build asks;
    ``sheet(village, key)`` makes one: it should ask the village narrowly, for it is made again when any of that moves.
    ``door`` and ``title`` put its ``front`` page in the navigation, before the door's sections; empty ``door``: it is not there.
    """

    name: str
    keys: Callable[[Village], Iterable[str]]
    sheet: Callable[[Village, str], Sheet]
    door: str = ""
    title: str = ""
    front: Callable[[Village], str] | None = None
