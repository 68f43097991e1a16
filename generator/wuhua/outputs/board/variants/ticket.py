"""The sheets of an order in, the ticket that goes to the print shop with them out."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from wuhua.base.dates import show_day
from wuhua.model.face import Face


class Order(Struct, frozen=True):
    """One file to be printed. ``places``: each board with its height above the ground; ``due`` None: left to be written in."""

    title: str
    file: str
    width_mm: int
    height_mm: int
    material: str
    copies: int
    places: tuple[str, ...] = ()
    due: date | None = None


def print_ticket(orders: Sequence[Order], face: Face, keeper: str, work_dir: Path) -> bytes:
    """Print the ticket on A4. ``keeper``: the post that answers for the boards; what is not known is left to be written in."""
    from wuhua.outputs.board.fonts import load_fonts
    from wuhua.outputs.board.variants.leaflet import print_leaflet
    from wuhua.outputs.board.variants.shop import BLEED_MM
    from wuhua.outputs.templates import open_templates

    bytecode = work_dir / "templates"
    bytecode.mkdir(parents=True, exist_ok=True)
    load_fonts()
    return print_leaflet(
        "ticket",
        f"{face.place}{face.name}公开单印刷单",
        "",
        b"wuhua-ticket",
        open_templates(bytecode),
        village=face.place + face.name,
        keeper=keeper,
        phone=face.phone,
        owner=face.phone_owner,
        day=show_day(face.as_of),
        orders=[_row(order) for order in orders],
        copies=sum(order.copies for order in orders),
        bleed=f"{BLEED_MM:g}",
    )


def _row(order: Order) -> dict[str, object]:
    return {
        "title": order.title,
        "file": order.file,
        "width_mm": order.width_mm,
        "height_mm": order.height_mm,
        "material": order.material,
        "copies": order.copies,
        "places": order.places,
        "due": show_day(order.due) if order.due else "",
    }
