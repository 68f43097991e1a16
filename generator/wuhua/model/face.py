"""What every output needs to know of the village besides its sheets."""

from datetime import date

from msgspec import Struct


class Face(Struct, frozen=True):
    """The village as outputs see it.

    ``site_url`` ends with ``/`` or is empty (then sheets print no QR); ``demo`` marks everything 示例, ``draft`` everything 草稿;
    ``as_of`` is today; ``phone`` the complaints telephone (office), ``reply_days`` the promised answer time, None when no rule gives it.
    """

    name: str
    as_of: date
    place: str = ""
    site_url: str = ""
    phone: str = ""
    phone_owner: str = ""
    reply_days: int | None = None
    demo: bool = False
    draft: bool = False
    accent: str = "#a8232a"
    #: Path of the village's own face for notices, a 仿宋 say; empty where it has none.
    formal_font: str = ""
    #: Whether every page has a twin in traditional characters.
    traditional: bool = False
