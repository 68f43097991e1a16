"""A part of a whole as people read it, in whole numbers: no float, no Decimal."""


def show_share(part: int, whole: int) -> str:
    """A part in tenths of a per cent, half up: ``94.2%``; ``0%`` and ``100%`` only when it is exactly so.

    ``part`` lies between 0 and ``whole``.
    """
    if part in (0, whole):
        return "100%" if part else "0%"
    tenths = min(max((2000 * part + whole) // (2 * whole), 1), 999)
    return f"{tenths // 10}.{tenths % 10}%"
