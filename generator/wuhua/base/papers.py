"""ISO paper, by name."""

#: Upright, width and height in mm, smallest first.
PAPERS = {"A4": (210, 297), "A3": (297, 420), "A2": (420, 594), "A1": (594, 841), "A0": (841, 1189)}


def paper_size(name: str, lying: bool = False) -> tuple[int, int]:
    """Width and height in mm. Raises KeyError for a name that is not in ``PAPERS``."""
    width, height = PAPERS[name]
    return (height, width) if lying else (width, height)
