"""The pages of overview rooms: which must be made again, and those (step derive).

In: a survey, the marks that each page left when it was made. Out: the sheets to write; the marks to keep.
"""

from collections.abc import Container, Iterator
from datetime import date

from wuhua.model.sheet import Sheet
from wuhua.model.village import Village
from wuhua.model.watched import ALL, DAY, Watched, marks_of
from wuhua.outputs.site.shells import Section
from wuhua.overviews import corrections, headings, payees, periods, timeline, who, yearly
from wuhua.overviews.room import Room
from wuhua.publish.cache import Cache
from wuhua.steps.survey import Survey

ROOMS: tuple[Room, ...] = (
    yearly.ROOM,
    periods.ROOM,
    headings.ROOM,
    payees.ROOM,
    timeline.ROOM,
    who.ROOM,
    corrections.ROOM,
)
_KEPT = "rooms"


def room_sections(village: Village) -> Iterator[Section]:
    """The rooms that stand in the navigation here, in order."""
    for room in ROOMS:
        key = room.front(village) if room.door and room.front else ""
        if key:
            yield Section(room.name, room.title, room.door, key)


class RoomPages:
    """All rooms' pages of one build. ``was`` is the last build's today, None when there was none."""

    def __init__(self, survey: Survey, cache: Cache, was: date | None) -> None:
        self._village, self._cache = survey.village, cache
        self._rooms = {key: room for room in ROOMS for key in room.keys(self._village)}
        self._moved = survey.moves
        self._was = was

    @property
    def keys(self) -> set[str]:
        """The addresses of all of them."""
        return set(self._rooms)

    def sheets(self, standing: Container[str]) -> Iterator[Sheet]:
        """Those to be made: new ones, and those that asked for what has moved. ``standing``: paths in the release."""
        if not self._rooms:
            return
        kept: dict[str, tuple[str, ...]] = self._cache.get(_KEPT) or {}
        moved = self._moved_marks()
        looks = {}
        for key, room in self._rooms.items():
            looks[key] = kept.get(key, ())
            if key not in kept or f"{key}.html" not in standing or not moved.isdisjoint(looks[key]):
                watched = Watched(self._village)
                yield room.sheet(watched, key)
                looks[key] = tuple(sorted(watched.marks | {DAY}))
        if looks != kept:
            self._cache.set(_KEPT, looks)

    def _moved_marks(self) -> set[str]:
        rows = [row for pair in self._moved for row in pair if row]
        # The foot of a page tells the day that it was written on, and the village's name stands on all.
        anew = self._was != self._village.as_of or any(row.kind == "profile" for row in rows)
        headings_moved = {mark for pair in self._moved for mark in headings.moved_headings(*pair, self._village.policy)}
        return marks_of(rows) | headings_moved | ({ALL} if rows else set()) | ({DAY} if anew else set())
