"""What a kind of record is: a light card that costs nothing to read, with the heavy parts behind a door.

A kind's folder says ``KIND = Kind(...)`` in ``__init__.py``; its ``record.py`` (class ``RECORD``, function ``facts``) and ``view.py``
(function ``view``) are imported when the first record of that kind is read, so that an unchanged village imports neither.
"""

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record
    from wuhua.model.sheet import Sheet
    from wuhua.model.village import Village


class Kind(Struct, frozen=True, dict=True):
    """A sort of record (公开事项).

    ``ident`` is its folder in addresses, ``title`` its folder under ``content/``, ``family`` 党务 村务 财务 or 服务, ``door`` the section on
    the home page (钱怎么花 事怎么定 谁在管 去哪办 or 公告), ``items`` the catalogue items that it publishes unless a record names others,
    ``core`` whether these are core items, ``order`` its place among sections. ``parts``: (item, what of a record is to be written
    for it, as messages name it) of items that a record answers for only where it holds that part.
    """

    ident: str
    title: str
    family: str
    door: str
    package: str
    items: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    order: int = 50
    lead: str = ""

    @cached_property
    def _record(self) -> Any:
        return import_module(f"{self.package}.record")

    @property
    def record(self) -> "type[Record]":
        """The pydantic class of its records."""
        found: type[Record] = self._record.RECORD
        return found

    @property
    def facts(self) -> "Callable[[Record, str], Facts]":
        """``facts(record, file)``: the record's row in the index; ``file`` relative to ``content/``."""
        function: Callable[[Record, str], Facts] = self._record.facts
        return function

    @property
    def view(self) -> "Callable[[Record, Facts, Village], Sheet]":
        """``view(record, facts, village)``: the record's sheet, without envelope and badges (the derive step adds these)."""
        function: Callable[[Record, Facts, Village], Sheet] = import_module(f"{self.package}.view").view
        return function
